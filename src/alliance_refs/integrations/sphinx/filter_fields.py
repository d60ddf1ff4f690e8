"""What a filter sees of a work: the values of its fields, by BibTeX's names or CSL's.

In: an item and a name. Out: a set of values, empty where the work has none.
"""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from alliance_refs.model import Date, Item, Name

Values: TypeAlias = frozenset[str]

# BibTeX's words for CSL's types; the first is meant where a file does not say another.
_BIBTEX_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "thesis": "phdthesis",
    "report": "techreport",
    "manuscript": "unpublished",
    "pamphlet": "booklet",
    "webpage": "online",
    "document": "misc",
}
_FIELDS = {
    "address": "publisher-place",
    "booktitle": "container-title",
    "doi": "DOI",
    "institution": "publisher",
    "isbn": "ISBN",
    "issn": "ISSN",
    "journal": "container-title",
    "journaltitle": "container-title",
    "location": "publisher-place",
    "organization": "publisher",
    "pages": "page",
    "school": "publisher",
    "series": "collection-title",
    "url": "URL",
}


def field_values(item: Item, name: str) -> Values:
    """The values of a field.

    >>> report = Item("kim", "report", {"number": "7", "URL": "https://example.org"})
    >>> sorted(field_values(report, "type")), field_values(report, "url")
    (['report', 'techreport'], frozenset({'https://example.org'}))
    """
    if name in _SPECIAL:
        return frozenset(_SPECIAL[name](item))
    typed = _typed(item, "fields")
    kept = typed.get(name) if isinstance(typed, dict) else None
    variable = _FIELDS.get(name, name.replace("_", "-"))
    value = kept or item.get(variable)
    if isinstance(value, tuple):
        return frozenset(words for one in value for words in _names(one))
    return frozenset((str(value),)) if value else frozenset()


def keywords(item: Item) -> Values:
    """The key words of a work, each by itself."""
    words = str(item.get("keyword") or item.get("keywords") or "")
    return frozenset(word.strip() for word in re.split(r"[,;]", words) if word.strip())


def _types(item: Item) -> Values:
    """The type as its file has it, and CSL's where that is no word of BibTeX's."""
    typed = _typed(item, "type")
    if isinstance(typed, str) and typed:
        # Manuals and proceedings are books to CSL alone.
        return frozenset((typed, item.type)) - {"book"}
    return frozenset((item.type, _BIBTEX_TYPES.get(item.type, item.type)))


def _year(item: Item) -> Values:
    issued = item.get("issued")
    if not isinstance(issued, Date):
        return frozenset()
    year = str(issued.year) if issued.year is not None else issued.literal
    return frozenset((year,)) if year else frozenset()


def _number(item: Item) -> Values:
    """BibTeX's `number`, which CSL has two variables for."""
    return frozenset(str(item[name]) for name in ("number", "issue") if item.get(name))


def _names(value: object) -> Values:
    """A name both ways round: filters look for "Kim, Min" and for "Min Kim"."""
    return frozenset((str(value), value.inverted) if isinstance(value, Name) else (str(value),))


def _typed(item: Item, part: str) -> Any:
    """What a .bib file says that CSL has no place for."""
    custom = item.get("custom")
    kept = custom.get("biblatex") if isinstance(custom, dict) else None
    return kept.get(part) if isinstance(kept, dict) else None


_SPECIAL = {"type": _types, "year": _year, "number": _number, "keywords": keywords}
