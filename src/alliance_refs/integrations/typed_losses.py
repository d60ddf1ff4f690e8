"""What a style would lose of a typed citation, or say that it does not: then it stays as typed.

In: a citation, its work, and what the style writes. Out: the reason in words, "" for none.
"""

from __future__ import annotations

import re
from functools import cache

from alliance_refs.integrations.unread_words import (
    no_field_holds,
    strange_words,
    unread_number,
    unread_words,
)
from alliance_refs.model import Citation, Date, Item, Markup, plain_text
from alliance_refs.parsing import lexicon
from alliance_refs.text.folding import fold

UNDATED = "it is not said when it came out"
# A work is known by one of these.
_TELLING = ("author", "editor", "title", "container-title", "archive")


def loss(citation: Citation, work: Item, written: Markup, *, first: bool, undated: str = "") -> str:
    """Why a citation had better stay as typed; `first` when its work is described here.

    `undated` is what the style writes for a missing date; a work whose date is not said may
    have one.

    >>> from alliance_refs.spans import Span
    >>> item = Item("kim", "book", {"title": "War"})
    >>> short = Citation("War, 60 disagrees", Span(0, 17), "short", item, locator="60")
    >>> loss(short, item, ("War, 60",), first=False)
    "no field holds its words 'disagrees'"
    """
    if not any(variable in work for variable in _TELLING):
        return "too little of it was read"
    shown = plain_text(written)
    if words := unread_words(citation, work):
        return no_field_holds(words)
    if words := strange_words(citation, work):
        return f"{work.key} has no {', '.join(map(repr, words))}"
    if _others().search(citation.text) and not _others().search(shown):
        return "not all of its authors are named"
    if undated and "issued" not in work and undated in shown.lower():
        return "" if undated in citation.text.lower() else UNDATED
    missing = _missing_source(work, shown) if first else unread_number(citation, work, shown)
    return f"the style would leave out {missing!r}" if missing else ""


def shows(words: str, written: str) -> bool:
    """Whether all words are among those written."""
    return set(fold(words).split()) <= set(fold(written).split())


def _missing_source(work: Item, shown: str) -> str:
    """What a source is found by and a style may have no place for: who keeps it, the day of a
    letter or a newspaper, the year of a first edition, a remark."""
    issued, original = (work.get(name) for name in ("issued", "original-date"))
    day = issued.start.day if isinstance(issued, Date) and issued.start else None
    year = original.year if isinstance(original, Date) else None
    kept = (str(work.get(name, "")) for name in ("archive", "note"))
    said = (*kept, str(day or ""), str(year or ""))
    return next((words for words in said if not shows(words, shown)), "")


@cache
def _others() -> re.Pattern[str]:
    spaced = [word for word in lexicon.listed("names.others") if " " in word]
    return re.compile(rf"\b{lexicon.alternatives(spaced)}(?!\w)", re.IGNORECASE)
