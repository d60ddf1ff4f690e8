"""Works with the short titles that their author calls them by.

In: works, and the citations of a document. Out: the works, each with a `title-short`: the one
that was typed ("Port Jews"), else the title without its subtitle. Without it, styles print
the whole title each time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from alliance_refs.model import Citation, Item
from alliance_refs.text.folding import fold

_SHORT_FORMS = frozenset(("short", "op-cit", "supra"))
_SUBTITLE = re.compile(r"\s?:\s")
# "La Vie ouvrière…"
_CUT_SHORT = " .…"
# A title of so many words is its own short title (Chicago 17, 14.33).
_SHORT_ENOUGH = 4


def with_short_titles(works: Mapping[str, Item], citations: Iterable[Citation]) -> dict[str, Item]:
    """The works by key, in the same order; a short title that is known already stays.

    >>> from alliance_refs.model import Name
    >>> war = Item("kim", "book", {"author": [Name("Kim")], "title": "War and Its Ends: A History"})
    >>> with_short_titles({"kim": war}, ())["kim"]["title-short"]
    'War and Its Ends'
    """
    typed: dict[str, str] = {}
    for citation in citations:
        work = works.get(citation.key or "")
        title = citation.item.get("title")
        if work and citation.form in _SHORT_FORMS and _shortens(title, work.get("title")):
            typed.setdefault(work.key, str(title).rstrip(_CUT_SHORT))
    return {key: _with_short_title(work, typed.get(key, "")) for key, work in works.items()}


def _with_short_title(work: Item, typed: str) -> Item:
    title = work.get("title")
    # A style prints both titles of a work that has no author, the short one in his place.
    named = "author" in work or "editor" in work
    if "title-short" in work or not named or not isinstance(title, str):
        return work
    short = typed or _main_title(title)
    return work.replace(title_short=short) if short else work


def _shortens(short: object, title: object) -> bool:
    """Whether a title is made of words of another, in their order, and of fewer."""
    if not isinstance(short, str) or not isinstance(title, str):
        return False
    picked, words = fold(short).split(), fold(title).split()
    rest = iter(words)
    return 0 < len(picked) < len(words) and all(word in rest for word in picked)


def _main_title(title: str) -> str:
    """A long title without its subtitle; empty where there is nothing to leave out."""
    found = _SUBTITLE.search(title)
    return title[: found.start()] if found and len(title.split()) > _SHORT_ENOUGH else ""
