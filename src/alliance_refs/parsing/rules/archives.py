"""Manuscripts: the library or archive that holds them, their shelf mark, their leaves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from alliance_refs.parsing.lexicon import alternatives, listed
from alliance_refs.parsing.rules.draft import Claim, Draft
from alliance_refs.spans import Span

_LEAVES = re.compile(
    r"[\s,]+(?P<locator>(?:ff?|fos?|fols?|folios?|Bl|Blatt|cc?)\.?\s?\d+\s?[abrv]?(?:\s?[-–]\s?\d+\s?[abrv]?)?)\s*\.?$"
)


@cache
def _holder() -> re.Pattern[str]:
    holders = alternatives(listed("archives.holders"))
    return re.compile(
        rf"^\W*(?:MSS?\.?\s)?(?P<archive>(?:{holders})(?:\s\(?[A-Z]{{2,6}}\)?)?)(?:,\s|:\s|\s)(?=\S)"
    )


def archives(draft: Draft) -> Iterator[Claim]:
    """Claims on the holder, shelf mark and leaves of a manuscript."""
    holder = _holder().match(draft.open)
    if holder is None:
        return
    leaves = _LEAVES.search(draft.open)
    end = leaves.start() if leaves else len(draft.open.rstrip(" ."))
    if "\0" in draft.open[holder.end() : end]:
        return
    yield Claim(Span(*holder.span("archive")), "archive", "archive", 0.9)
    yield Claim(Span(holder.end(), end), "title", "archive", 0.7)
    if leaves:
        yield Claim(Span(*leaves.span("locator")), "locator", "archive", 0.9)
