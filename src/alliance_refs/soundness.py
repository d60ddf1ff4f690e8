"""What an editor would query in a bibliography, though every entry is well read.

In: a library, and the text of its file where there is one. Out: diagnostics: a date that is
none, an identifier that cannot be right, an entry without a title, a type or a field of a
`.bib` file whose name is misspelt. Each names the entry, and its place where the file tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, NamedTuple

from alliance_refs.errors import Diagnostic, diagnose
from alliance_refs.formats.bib.fields import FIELD_ALIASES, FIELDS
from alliance_refs.formats.bib.remarks import SPECIAL_FIELDS
from alliance_refs.formats.bib.types import FOREIGN_TYPES, NEAREST, TYPE_ALIASES, TYPES
from alliance_refs.model import Date, Item, Library
from alliance_refs.spans import Source, Span

_ENTRY = re.compile(r"^[ \t]*@[A-Za-z]+[ \t]*[{(][ \t]*([^\s,{}()]+)[ \t]*,", re.MULTILINE)

# One of these says what a work is; a newspaper may be cited by its name and day alone.
_NAMED_BY = (
    *("title", "container-title", "collection-title", "title-short", "reviewed-title"),
    *("genre", "number", "note", "URL", "DOI", "event-title", "archive", "archive_location"),
)
# Entries of abbreviations ("Acc." for Accius) are no works, and want no title.
_SHORTHANDS = frozenset({"shorthand", "entryset"})
_DATES = ("issued", "accessed", "original-date", "event-date", "submitted", "available-date")
# A year with a letter for a figure ("20O1"), or with one figure too many.
_MISTYPED_YEAR = re.compile(r"(?<!\w)(?=\w*\d)[\dOolI]{4,5}(?!\w)")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DOI = re.compile(r"10\.\d+(?:\.\d+)*/\S")
_NUMBER = re.compile(r"\d[\d\u2010-\u2013 -]*[\dXx]")
_BLANKS = re.compile(r"[^\dXx]+")

_TYPE_NAMES = {
    *(row.entry for row in (*TYPES, *FOREIGN_TYPES)),
    *(row.bibtex for row in TYPES if row.bibtex),
    *TYPE_ALIASES,
    *NEAREST,
    *("misc", "dataset", "software", "conference", "electronic", "www", "set", "xdata"),
}
_FIELD_NAMES = {
    *(row.field for row in FIELDS),
    *FIELD_ALIASES,
    *SPECIAL_FIELDS,
    *("author", "editor", "translator", "title", "subtitle", "booktitle", "journal", "crossref"),
    *("date", "urldate", "keywords", "abstract", "series", "edition", "pages", "volume"),
    # Fields that hold nothing for a bibliography entry, yet are no slips (BibLaTeX manual, 2.2).
    *"""abstractnote afterword annotator authortype bibdate booksubtitle booktitleaddon bookauthor
    bookpagination commentator creationdate editora editoratype
    editorb editorbtype editorc editorctype editortype entryset eventdate
    eventtitle eventtitleaddon execute foreword gender holder indexsorttitle indextitle institution
    introduction issuesubtitle issuetitle issuetitleaddon journalsubtitle journaltitleaddon label
    langidopts mainsubtitle maintitle maintitleaddon modificationdate nameaddon options
    organization origdate origlanguage origlocation origpublisher origtitle owner pagination
    presort pubstate related relatedoptions relatedstring relatedtype reprinttitle shortauthor
    shorteditor shorthand shorthandintro shortjournal shortseries shorttitle sortkey sortname
    sortshorthand sorttitle sortyear timestamp titleaddon translator venue version xref""".split(),
}
# A name of few letters is near to too many others.
_SHORTEST = {"type": 3, "field": 5}
_LONGEST = 40


def unsound(library: Library, source: Source | None = None) -> Iterator[Diagnostic]:
    """The queries, entry by entry in the order of the library.

    >>> [flaw] = unsound(Library([Item("kim", "book", {"title": "Peace", "DOI": "doi.org/x"})]))
    >>> print(flaw)
    warning[wrong-identifier]: kim: 'doi.org/x' is no DOI
        a DOI begins with "10.", a number and a stroke
    """
    places = _places(source)
    for key, item in library.items():
        for flaw in _flaws(item):
            said, span = f"{key}: {flaw.message}", places.get(key)
            yield diagnose(flaw.code, said, source if span else None, span, hint=flaw.hint)


def _places(source: Source | None) -> Mapping[str, Span]:
    """Where the entries of a `.bib` file begin; nothing for other files."""
    found = _ENTRY.finditer(source.text) if source else ()
    places: dict[str, Span] = {}
    for match in found:
        places.setdefault(match[1], Span(*match.span(1)))
    return places


class Flaw(NamedTuple):
    """What is wrong with an entry, before its key and its place are known."""

    code: str
    message: str
    hint: str


def _flaws(item: Item) -> Iterator[Flaw]:
    kept = _kept_of_bib(item)
    yield from _names_of_bib(kept)
    if not any(item.get(variable) for variable in _NAMED_BY) and not _SHORTHANDS & {*kept[1]}:
        yield Flaw("missing-title", "nothing says what this work is called", "give it a title")
    yield from _dates(item)
    yield from _identifiers(item)


def _dates(item: Item) -> Iterator[Flaw]:
    for variable in _DATES:
        date = item.get(variable)
        said = str(date.literal) if isinstance(date, Date) else ""
        if _MISTYPED_YEAR.search(said) and not _YEAR.search(said):
            yield Flaw(
                "unreadable-date",
                f"{said!r} is no date",
                "write it as 2003, 2003-05 or 2003-05-27",
            )


def _identifiers(item: Item) -> Iterator[Flaw]:
    doi = str(item.get("DOI") or "").strip()
    if doi and not _DOI.match(doi):
        yield Flaw(
            "wrong-identifier",
            f"{doi!r} is no DOI",
            'a DOI begins with "10.", a number and a stroke',
        )
    for variable, is_right in (("ISBN", _is_isbn), ("ISSN", _is_issn)):
        for match in _NUMBER.finditer(str(item.get(variable) or "")):
            figures = _BLANKS.sub("", match[0]).upper()
            if not is_right(figures):
                said = f"{match[0]!r} is no {variable}: its figures do not add up"
                yield Flaw("wrong-identifier", said, "compare it with the work")


def _is_isbn(figures: str) -> bool:
    """Whether the check digit is right; numbers of other lengths are left alone.

    >>> _is_isbn("9783161484100"), _is_isbn("9783161484101"), _is_isbn("080442957X")
    (True, False, True)
    """
    if len(figures) == 13 and figures.isdecimal():
        return sum(int(one) * (1, 3)[place % 2] for place, one in enumerate(figures)) % 10 == 0
    return len(figures) != 10 or _adds_up_to_eleven(figures)


def _is_issn(figures: str) -> bool:
    return len(figures) != 8 or _adds_up_to_eleven(figures)


def _adds_up_to_eleven(figures: str) -> bool:
    """Whether figures with falling weights, "X" for ten at the end, make a multiple of 11."""
    if not figures[:-1].isdecimal():
        return False
    values = [10 if one == "X" else int(one) for one in figures]
    return sum(weight * value for weight, value in enumerate(reversed(values), 1)) % 11 == 0


def _kept_of_bib(item: Item) -> tuple[str, Mapping[str, Any]]:
    """The type and the fields of a `.bib` entry that CSL has no place for."""
    kept: Any = item.get("custom")
    kept = kept.get("biblatex") if isinstance(kept, Mapping) else None
    if not isinstance(kept, Mapping):
        return "", {}
    fields = kept.get("fields")
    return str(kept.get("type") or ""), fields if isinstance(fields, Mapping) else {}


def _names_of_bib(kept: tuple[str, Mapping[str, Any]]) -> Iterator[Flaw]:
    """A type or a field that is unknown, and near one that is known."""
    type, fields = kept
    if meant := _meant(type, "type"):
        yield Flaw("misspelt-type", f"there is no entry type {type!r}", f"did you mean {meant}?")
    for name in fields:
        if meant := _meant(str(name), "field"):
            yield Flaw("misspelt-field", f"there is no field {name!r}", f"did you mean {meant}?")


@lru_cache(maxsize=2048)
def _meant(name: str, kind: str) -> str:
    """The known name that a misspelt one is near to; "" for known names and for strange ones."""
    known = _TYPE_NAMES if kind == "type" else _FIELD_NAMES
    lower = name.lower()
    if lower in known or not lower.isalpha() or not _SHORTEST[kind] <= len(lower) <= _LONGEST:
        return ""
    near = get_close_matches(lower, sorted(known), 1, 0.82)
    # A longer name of a field ("titleshort", "fjournal") is another one, of somebody's own.
    is_longer = kind == "field" and near and near[0] in lower
    return near[0] if near and not is_longer else ""
