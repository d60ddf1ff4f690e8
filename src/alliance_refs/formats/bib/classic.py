"""What classic BibTeX has in the place of BibLaTeX's types and fields (btxdoc, 3.1 and 3.2).

Styles of BibTeX print nothing of types and fields that they do not know. So a collection
goes as a book, a subtitle with its title, and so on.
"""

from __future__ import annotations

from collections.abc import Mapping

from alliance_refs.formats.bib.titles import PREFIXES, join_title
from alliance_refs.formats.bib.types import TYPES
from alliance_refs.model import Item
from alliance_refs.text.latex_bibstrings import BIBSTRINGS

_TYPES = frozenset(
    """article book booklet conference inbook incollection inproceedings manual mastersthesis
    misc phdthesis proceedings techreport unpublished""".split()
)
_NEAREST = {
    **dict.fromkeys("mvbook collection mvcollection reference mvreference".split(), "book"),
    **dict.fromkeys("bookinbook suppbook suppcollection inreference".split(), "incollection"),
    **{row.entry: row.bibtex for row in TYPES if row.bibtex},
    "mvproceedings": "proceedings",
    "suppperiodical": "article",
}

# How BibTeX spells fields, for entry types where that differs.
_NAMES: dict[tuple[str, str], str] = {
    ("", "journaltitle"): "journal",
    ("", "location"): "address",
    ("", "annotation"): "annote",
    ("thesis", "institution"): "school",
    ("", "langid"): "language",
    ("", "eprinttype"): "archiveprefix",
    ("", "eprintclass"): "primaryclass",
}


def classic_type(type: str, item: Item) -> str:
    """The entry type of BibTeX that is nearest to one of BibLaTeX.

    >>> classic_type("collection", Item("a", "book")), classic_type("dataset", Item("b"))
    ('book', 'misc')
    """
    if type == "thesis" and item.get("genre") == BIBSTRINGS["mathesis"]:
        return "mastersthesis"
    if type == "inbook" and "container-title" in item:
        # An "inbook" of BibTeX has but one title, that of the book.
        return "incollection"
    return type if type in _TYPES else _NEAREST.get(type, "misc")


def classic_fields(entry: str, fields: Mapping[str, str]) -> dict[str, str]:
    """The fields of an entry under BibTeX's names, subtitles with their titles.

    >>> classic_fields("thesis", {"title": "Seoul", "subtitle": "A City", "institution": "SNU"})
    {'title': 'Seoul: A City', 'school': 'SNU'}
    """
    whole = dict(fields)
    for prefix in PREFIXES:
        for part, mark in (("subtitle", ":"), ("titleaddon", ".")):
            more = whole.pop(prefix + part, "")
            if more:
                whole[prefix + "title"] = join_title(whole.get(prefix + "title", ""), mark, more)
    named: dict[str, str] = {}
    for name, raw in whole.items():
        named.setdefault(_NAMES.get((entry, name)) or _NAMES.get(("", name), name), raw)
    return named
