"""BibLaTeX's fields and CSL's variables, one table read both ways (BibLaTeX manual, 2.2.2).

Reading takes the first row of a field that fits the entry type; writing the first row of
a variable. `form` names how the value is converted, see `bib_forms`.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from alliance_refs.formats.bib.profiles import ProfileName
from alliance_refs.formats.bib.types import ARTICLES, BOOKS, PARTS, TYPE_ALIASES

Form: TypeAlias = Literal[
    "text",
    "journal",
    "title",
    "names",
    "date",
    "verbatim",
    "doi",
    "list",
    "house",
    "edition",
    "series",
    "key",
    "genre",
    "pages",
    "language",
    "keywords",
]


class FieldRow(NamedTuple):
    """A field, the CSL variable it fills, how its value is converted, and where this holds."""

    field: str
    variable: str
    form: Form = "text"
    types: frozenset[str] = frozenset()
    profile: ProfileName | None = None


_PATENT = frozenset({"patent"})
_INPROCEEDINGS = frozenset({"inproceedings"})
_PERIODICAL = frozenset({"periodical"})
_PUBLISHED_BY_INSTITUTION = frozenset(
    {"thesis", "report", *(alias for alias in TYPE_ALIASES if alias.endswith(("thesis", "report")))}
)

FIELDS: tuple[FieldRow, ...] = (
    FieldRow("author", "author", "names"),
    FieldRow("bookauthor", "container-author", "names"),
    FieldRow("editor", "editor", "names"),
    FieldRow("translator", "translator", "names"),
    FieldRow("title", "container-title", "text", _PERIODICAL, "biblatex"),
    FieldRow("issuetitle", "title", "title", _PERIODICAL, "biblatex"),
    FieldRow("issuetitle", "volume-title", "title", frozenset(), "plain"),
    FieldRow("title", "title", "title"),
    FieldRow("booktitle", "title", "title", BOOKS),
    FieldRow("shorttitle", "container-title-short", "journal", _PERIODICAL, "biblatex"),
    FieldRow("shorttitle", "title-short", "title"),
    FieldRow("journaltitle", "container-title", "journal", ARTICLES),
    FieldRow("booktitle", "container-title", "title", PARTS),
    FieldRow("journaltitle", "container-title", "journal"),
    FieldRow("booktitle", "container-title", "title"),
    FieldRow("shortjournal", "container-title-short", "journal"),
    FieldRow("date", "issued", "date"),
    FieldRow("volume", "volume"),
    FieldRow("number", "issue", "text", _INPROCEEDINGS, "plain"),
    FieldRow("number", "issue", "text", ARTICLES),
    FieldRow("number", "collection-number", "text", BOOKS | PARTS),
    FieldRow("number", "number"),
    FieldRow("isrn", "number"),
    FieldRow("issue", "issue"),
    FieldRow("pages", "page", "pages"),
    FieldRow("eid", "number", "text", frozenset(), "plain"),
    FieldRow("eid", "page", "pages"),
    FieldRow("part", "part-number", "text", frozenset(), "plain"),
    FieldRow("chapter", "chapter-number"),
    FieldRow("edition", "edition", "edition"),
    FieldRow("version", "version"),
    FieldRow("volumes", "number-of-volumes"),
    FieldRow("pagetotal", "number-of-pages"),
    FieldRow("series", "collection-title", "series", ARTICLES),
    FieldRow("series", "collection-title", "title"),
    FieldRow("type", "genre", "genre"),
    FieldRow("institution", "publisher", "house", _PUBLISHED_BY_INSTITUTION),
    FieldRow("publisher", "publisher", "house"),
    FieldRow("location", "jurisdiction", "list", _PATENT),
    FieldRow("location", "publisher-place", "list"),
    FieldRow("origdate", "original-date", "date"),
    FieldRow("origpublisher", "original-publisher", "house"),
    FieldRow("origlocation", "original-publisher-place", "list"),
    FieldRow("origtitle", "original-title", "title"),
    FieldRow("eventtitle", "event-title", "title"),
    FieldRow("eventdate", "event-date", "date"),
    FieldRow("venue", "event-place"),
    FieldRow("pubstate", "status", "key"),
    FieldRow("doi", "DOI", "doi"),
    FieldRow("url", "URL", "verbatim"),
    FieldRow("urldate", "accessed", "date"),
    FieldRow("isbn", "ISBN"),
    FieldRow("issn", "ISSN"),
    FieldRow("pmid", "PMID"),
    FieldRow("pmcid", "PMCID"),
    FieldRow("langid", "language", "language"),
    FieldRow("library", "call-number"),
    FieldRow("keywords", "keyword", "keywords"),
    FieldRow("abstract", "abstract"),
    FieldRow("note", "note"),
    FieldRow("annotation", "annote"),
)

# Other names for fields (BibLaTeX manual, 2.2.5), and those of classic BibTeX and of managers.
FIELD_ALIASES: dict[str, str] = {
    "journal": "journaltitle",
    "address": "location",
    "school": "institution",
    "annote": "annotation",
    "archiveprefix": "eprinttype",
    "primaryclass": "eprintclass",
    "hyphenation": "langid",
    "origyear": "origdate",
    "lccn": "library",
    "urlaccessdate": "urldate",
    "lastchecked": "urldate",
    "lastaccessed": "urldate",
    "numpages": "pagetotal",
    "page_count": "pagetotal",
    "articleno": "eid",
    "article-number": "eid",
    "art_number": "eid",
    "abbrev_source_title": "shortjournal",
    "journal-iso": "shortjournal",
    "place": "location",
    "collection": "series",
}


@lru_cache(maxsize=256)
def rows_by_field(entry: str, profile: ProfileName) -> dict[str, FieldRow]:
    """For entries of this type: the row that reads each field."""
    rows: dict[str, FieldRow] = {}
    for row in FIELDS:
        if (not row.types or entry in row.types) and row.profile in (None, profile):
            rows.setdefault(row.field, row)
    return rows


@lru_cache(maxsize=256)
def rows_by_variable(entry: str) -> dict[str, FieldRow]:
    """For entries of this type: the row that writes each variable."""
    rows: dict[str, FieldRow] = {}
    by_field = rows_by_field(entry, "biblatex")
    for row in FIELDS:
        if by_field.get(row.field) == row:
            rows.setdefault(row.variable, row)
    return rows
