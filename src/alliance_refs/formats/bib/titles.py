"""Titles that BibLaTeX keeps in several fields and CSL in one (BibLaTeX manual, 2.3.5).

In: an entry and how it is read. Out: the CSL title variables that `title`, `subtitle`,
`titleaddon`, their `book...` and `main...` fellows and `issuetitle` make together.
"""

from __future__ import annotations

from collections.abc import Mapping

from alliance_refs.formats.bib.entries import Entry
from alliance_refs.formats.bib.forms import CONVERTERS, Reading
from alliance_refs.formats.bib.text import plain_latex
from alliance_refs.formats.bib.types import ARTICLES, BOOKS, PARTS
from alliance_refs.model import plain_text

# The fields that make one title together, by the prefix of their names.
PREFIXES = ("", "book", "main", "issue", "journal")
_ENDS_SENTENCE = (".", "?", "!", ":", ";", ",")
COMPOSED = frozenset(
    prefix + part for prefix in PREFIXES for part in ("subtitle", "titleaddon")
) | {"maintitle", "issuetitle"}
_READ_TITLE = CONVERTERS["title"].read


def read_titles(entry: Entry, reading: Reading) -> dict[str, str]:
    """Title variables for an entry with any of the `COMPOSED` fields, or of a periodical.

    >>> from alliance_refs.formats.bib.parts import Block
    >>> from alliance_refs.formats.bib.profiles import BIBLATEX
    >>> fields = {"title": "Seoul", "subtitle": "A History", "maintitle": "Cities"}
    >>> read_titles(Entry("book", "x", fields, Block("entry", 0, 0)), Reading(BIBLATEX, lowered=True))
    {'title': 'Cities', 'volume-title': 'Seoul: A history'}
    """
    own = _composed(entry.fields, "", reading)
    if entry.type == "periodical" and reading.profile.volume_titles:
        journal = _composed(entry.fields, "", reading._replace(lowered=False))
        return _said(
            {"title": _composed(entry.fields, "issue", reading), "container-title": journal}
        )
    main = _composed(entry.fields, "main", reading)
    if entry.type in PARTS:
        return _said({"title": own, **_part_of(entry.fields, main, reading)})
    if main and reading.profile.volume_titles:
        return _said({"title": main, "volume-title": own})
    if entry.type in BOOKS:
        own = own or _composed(entry.fields, "book", reading)
        return _said({"title": own, "container-title": main})
    container = _composed(entry.fields, "book", reading) or main
    if entry.type in ARTICLES or not container:
        journal = _composed(entry.fields, "journal", reading._replace(lowered=False))
        container = journal or container
    return _said({"title": own, "container-title": container})


def short_title(entry: Entry, reading: Reading) -> str:
    """The short title: `shorttitle`, or what stands before the subtitle or the colon.

    A multi-volume work has none of its own, unless the entry is a part of it; that of a
    periodical is its own, not its issue's.
    """
    fields = entry.fields
    has_main = bool(fields.get("maintitle")) and reading.profile.volume_titles
    is_periodical = entry.type == "periodical" and reading.profile.volume_titles
    if fields.get("shorttitle", "none") == "" or is_periodical:
        return ""
    if "shorttitle" in fields and (not has_main or entry.type in PARTS):
        return _READ_TITLE(fields["shorttitle"], reading) or ""
    if not reading.profile.short_titles:
        return ""
    title = fields.get("title", "")
    has_more = bool(fields.get("subtitle") or fields.get("titleaddon")) and not has_main
    before, colon, after = _READ_TITLE(title, reading).partition(":")
    if not (has_more or (colon and after.startswith(" "))):
        return ""
    return before.strip() if before.count("<") == before.count("</") * 2 else ""


def _part_of(fields: Mapping[str, str], main: str, reading: Reading) -> dict[str, str]:
    book = _composed(fields, "book", reading)
    if main and reading.profile.volume_titles:
        return {"container-title": main, "volume-title": book}
    return {"container-title": book or main}


def _composed(fields: Mapping[str, str], prefix: str, reading: Reading) -> str:
    title = _READ_TITLE(fields.get(prefix + "title", ""), reading)
    subtitle = _READ_TITLE(fields.get(prefix + "subtitle", ""), reading)
    addon = fields.get(prefix + "titleaddon", "") if reading.profile.title_addons else ""
    with_subtitle = join_title(title, ":", subtitle)
    return join_title(with_subtitle, ".", _READ_TITLE(addon, reading))


def join_title(first: str, mark: str, second: str) -> str:
    """A title and what belongs to it, the mark between them where the title ends in none.

    >>> join_title("Seoul", ":", "A City"), join_title("Whose War?", ":", "A City")
    ('Seoul: A City', 'Whose War? A City')
    """
    if not (first and second):
        return first or second
    return f"{first} {second}" if first.endswith(_ENDS_SENTENCE) else f"{first}{mark} {second}"


def _said(titles: Mapping[str, str]) -> dict[str, str]:
    return {variable: title for variable, title in titles.items() if title}


def unsaid_titles(entry: Entry, reading: Reading, values: Mapping[str, object]) -> dict[str, str]:
    """The title fields, raw, whose parts or letters the variables no longer show."""
    unsaid: dict[str, str] = {}
    spoken = _TITLES - _OF_JOURNAL if entry.type == "periodical" else _TITLES
    for name, raw in entry.fields.items():
        if name not in spoken or not raw:
            continue
        head = _head(name)
        if head:
            unsaid[name] = raw
            unsaid[head] = entry.fields.get(head, "")
        elif _is_unsaid(name, entry, values) or _is_lowered(raw, reading):
            unsaid[name] = raw
            if name == "maintitle" and entry.type in PARTS:
                unsaid["booktitle"] = entry.fields.get("booktitle", "")
    return unsaid


_TITLES = COMPOSED | {"title", "booktitle", "shorttitle", "series", "eventtitle", "origtitle"}

# The names of a periodical, which nothing lowers.
_OF_JOURNAL = frozenset({"title", "shorttitle"})


def _head(name: str) -> str:
    """The title that a subtitle or an addition belongs to, "" for other fields."""
    for part in ("subtitle", "titleaddon"):
        if name.endswith(part):
            return name.removesuffix(part) + "title"
    return ""


def _is_unsaid(name: str, entry: Entry, values: Mapping[str, object]) -> bool:
    """Whether a title field that is not always read filled no variable."""
    if name == "maintitle":
        return "volume-title" not in values
    return name == "issuetitle" and entry.type != "periodical"


def _is_lowered(raw: str, reading: Reading) -> bool:
    if not reading.lowered:
        return False
    read = _READ_TITLE(raw, reading)
    return read != raw and plain_text(read) != plain_text(plain_latex(raw))
