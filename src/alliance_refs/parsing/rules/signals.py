"""What may stand before a citation whose form is known: a note's number, a signal."""

from __future__ import annotations

from functools import cache

from alliance_refs.parsing.lexicon import any_of


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
