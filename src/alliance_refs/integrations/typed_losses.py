"""What a style would lose of a typed citation, or say that it does not: then it stays as typed.

In: a citation, its work, and what the style writes. Out: the reason in words, "" for none.
"""

from __future__ import annotations

import re
from functools import cache

from alliance_refs.csl.locales.locale import Locale
from alliance_refs.integrations.unread_words import (
    is_named,
    no_field_holds,
    strange_words,
    unread_number,
    unread_words,
)
from alliance_refs.model import Citation, Date, Item, Markup, plain_text
from alliance_refs.parsing import lexicon
from alliance_refs.text.folding import fold

UNDATED = "it is not said when it came out"
# What a source is found by, and what is said of it besides.
_FOUND_BY = ("archive", "archive_location", "number", "volume", "note")
# A work is known by one of these.
_TELLING = ("author", "editor", "title", "container-title", "archive")


def loss(
    citation: Citation, work: Item, written: Markup, *, first: bool, locale: Locale | None = None
) -> str:
    """Why a citation had better stay as typed; `first` when its work is described here.

    `locale` has the style's words for a missing date and "ibid."; a work whose date is not said
    may have one.

    >>> from alliance_refs.spans import Span
    >>> item = Item("kim", "book", {"title": "War"})
    >>> short = Citation("War, 60 disagrees", Span(0, 17), "short", item, locator="60")
    >>> loss(short, item, ("War, 60",), first=False)
    "no field holds its words 'disagrees'"
    """
    if not any(variable in work for variable in _TELLING):
        return "too little of it was read"
    shown = plain_text(written)
    if citation.form == "mention":
        return "a sentence only mentions it"
    if not _is_whole(shown) and _is_whole(citation.text):
        return "its quotation marks or brackets were torn"
    if words := unread_words(citation, work):
        return no_field_holds(words)
    if words := strange_words(citation, work):
        return f"{work.key} has no {', '.join(map(repr, words))}"
    if _others().search(citation.text) and not _others().search(shown):
        return "not all of its authors are named"
    undated, ibid = (_term(locale, name) for name in ("no date", "ibid"))
    if undated and "issued" not in work and undated in shown.lower():
        return "" if undated in citation.text.lower() else UNDATED
    if "title" not in work and fold(shown).partition(" ")[0] not in fold(citation.text).split():
        return "its title was not read"  # "In: Diary ..."
    same = ibid and fold(ibid) in fold(shown)
    if not (same or is_named(shown, work, citation.locator)):
        return "the style would not say what is cited"
    missing = (
        _missing_source(citation, work, shown) if first else unread_number(citation, work, shown)
    )
    return f"the style would leave out {missing!r}" if missing else ""


def _term(locale: Locale | None, name: str) -> str:
    return (locale.term(name, "short") or "").lower() if locale else ""


def shows(words: str, written: str) -> bool:
    """Whether all words are among those written."""
    return set(fold(words).split()) <= set(fold(written).split())


def _is_whole(text: str) -> bool:
    """Whether each quotation mark and bracket that opens closes too."""
    return all(text.count(pair[0]) == text.count(pair[1]) for pair in ("“”", "«»", "()", "[]"))


def _missing_source(citation: Citation, work: Item, shown: str) -> str:
    """What a source is found by and a style may have no place for: who keeps it, the day of a
    letter or a newspaper, the year of a first edition, a remark, the author (of a hearing)."""
    issued, original = (work.get(name) for name in ("issued", "original-date"))
    day = issued.start.day if isinstance(issued, Date) and issued.start else None
    year = original.year if isinstance(original, Date) else None
    kept = (str(work.get(name, "")) for name in _FOUND_BY)
    said = (*kept, str(day or ""), str(year or ""), _author(citation, work, shown))
    return next((words for words in said if not shows(words, shown)), "")


def _author(citation: Citation, work: Item, shown: str) -> str:
    """An author who was typed, where none of the authors is shown; "" else."""
    families = [name.full_family or name.literal for name in work.get("author", ())]
    if any(shows(family, shown) for family in families):
        return ""
    return next((family for family in families if shows(family, citation.text)), "")


@cache
def _others() -> re.Pattern[str]:
    spaced = [word for word in lexicon.listed("names.others") if " " in word]
    return re.compile(rf"\b{lexicon.alternatives(spaced)}(?!\w)", re.IGNORECASE)
