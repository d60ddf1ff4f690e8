"""`Label`: the closed set of what a word of a citation can be, and the variable it fills.

A tagger gives every token one of these labels; the field layer turns runs of one label
into CSL variables. `other` is everything that no field holds: punctuation, "In:", "pp."; so is
`entry-number`, the number before an entry in a list.
"""

from __future__ import annotations

from typing import Literal, get_args

Label = Literal[
    "other",
    "author",
    "editor",
    "translator",
    "director",
    "title",
    "container",
    "series",
    "series-number",
    "volume",
    "volumes",
    "issue",
    "part",
    "pages",
    "locator",
    "date",
    "original-date",
    "accessed",
    "publisher",
    "place",
    "edition",
    "url",
    "doi",
    "isbn",
    "issn",
    "id",
    "number",
    "genre",
    "status",
    "authority",
    "archive",
    "original-title",
    "translated-title",
    "note",
    "signal",
    "entry-number",
]

LABELS: tuple[Label, ...] = get_args(Label)

# The variables that take the words of a label as they stand.
TEXT_VARIABLES: dict[Label, str] = {
    "title": "title",
    "container": "container-title",
    "series": "collection-title",
    "series-number": "collection-number",
    "volume": "volume",
    "volumes": "number-of-volumes",
    "issue": "issue",
    "part": "part-number",
    "pages": "page",
    "publisher": "publisher",
    "place": "publisher-place",
    "edition": "edition",
    "url": "URL",
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "number": "number",
    "genre": "genre",
    "status": "status",
    "authority": "authority",
    "archive": "archive",
    "original-title": "original-title",
    "note": "note",
}

# What may stand before the first name or title of a citation.
BEFORE: frozenset[Label] = frozenset({"signal", "entry-number"})

NAME_VARIABLES: dict[Label, str] = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "director": "director",
}

DATE_VARIABLES: dict[Label, str] = {
    "date": "issued",
    "original-date": "original-date",
    "accessed": "accessed",
}
