"""Signals: the words that lead to a citation, when they were not cut off before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from alliance_refs.parsing.lexicon import any_of
from alliance_refs.parsing.rules.draft import Claim, Draft
from alliance_refs.spans import Span


@cache
def optional_signal() -> str:
    """The source of a pattern, without groups, for the signal that may stand before a citation."""
    return rf"(?:(?i:{any_of('signals.signals')}),?\s+)?"


# The number of the note that a citation stands in, which scans glue to it: "12 See", "9JEAN".
_NUMBER = r"(?:\d{1,3}(?:[.)]{1,2}\s?|\s|(?=[^\W\d_])))?"


@cache
def opening() -> str:
    """The source of a pattern, without groups, for what may stand before a citation: marks, the
    number of its note, a signal."""
    return rf"^\W{{0,3}}{_NUMBER}{optional_signal()}"


@cache
def _pattern() -> re.Pattern[str]:
    words = any_of("signals.signals")
    return re.compile(
        rf"^\W{{0,3}}(?P<signal>{words})(?P<gap>[,:]?\s+)(?=(?-i:[^\W\d_a-zà-ÿ])|[\"“'‘«*(\d])",
        re.I,
    )


def signals(draft: Draft) -> Iterator[Claim]:
    """A claim on the signal that a citation begins with."""
    match = _pattern().match(draft.open)
    if match:
        yield Claim(Span(*match.span("signal")), "signal", "signal", 0.9)
        yield Claim(Span(*match.span("gap")), "other", "signal")
