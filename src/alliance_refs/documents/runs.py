"""Pairs of emphasis marks, in one pass.

In: runs of signs with what stands on either side. Out: which marks open and close
what (CommonMark 0.31, Emphasis and strong emphasis; Org and AsciiDoc pair theirs at words).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Pair(NamedTuple):
    """An opening and a closing mark: each `size` code points (2 is strong), from `open`
    and from `close` onward."""

    open: int
    close: int
    size: int


@dataclass(slots=True)
class Run:
    """A run of equal marks from `start` to `end`; shrinks as its marks find partners."""

    char: str
    start: int
    end: int
    opens: bool
    closes: bool
    length: int


def delimiter_run(text: str, start: int, end: int) -> Run:
    """The run of marks at `start`, with what it may do given its neighbours."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    left = not after.isspace() and (not _is_punctuation(after) or _is_edge(before))
    right = not before.isspace() and (not _is_punctuation(before) or _is_edge(after))
    if text[start] == "_":
        opens = left and (not right or _is_punctuation(before))
        closes = right and (not left or _is_punctuation(after))
    else:
        opens, closes = left, right
    return Run(text[start], start, end, opens, closes, end - start)


# Behind these a word goes on or a sentence ends, and no mark opens; behind the others none closes.
_NO_OPENERS = frozenset(")]}.,;:!?")
_NO_CLOSERS = frozenset("([{")


def word_run(text: str, start: int, end: int) -> Run:
    """The run of marks at `start`, where marks open before words and close behind them.

    >>> [word_run("a /b/ c/d", at, at + 1).opens for at in (2, 4, 7)]
    [True, False, False]
    """
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    opens = not (_is_blank(after) or before.isalnum() or before in _NO_OPENERS)
    closes = not (_is_blank(before) or before in _NO_CLOSERS or after.isalnum())
    return Run(text[start], start, end, opens, closes, end - start)


def _is_blank(char: str) -> bool:
    """Whether a mark beside a character marks nothing; a space of no width says so on purpose."""
    return char.isspace() or char == "\u200b"


def pair_runs(runs: Iterable[Run]) -> list[Pair]:
    """The pairs that the runs make, inner ones before outer ones."""
    pairs: list[Pair] = []
    openers: list[Run] = []
    # Below these heights of the stack no opener for that kind of closer is left.
    bottoms: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        while run.closes and run.start < run.end:
            kind = (run.char, run.opens, run.length % 3)
            found = _find_opener(openers, run, bottoms.get(kind, 0))
            if found is None:
                bottoms[kind] = len(openers)
                break
            del openers[found + 1 :]
            pairs.append(_join(openers[found], run))
            if openers[found].start == openers[found].end:
                openers.pop()
        if run.opens and run.start < run.end:
            openers.append(run)
    return pairs


def _find_opener(openers: list[Run], closer: Run, bottom: int) -> int | None:
    for at in range(len(openers) - 1, bottom - 1, -1):
        opener = openers[at]
        if opener.char == closer.char and not _clash(opener, closer):
            return at
    return None


def _clash(opener: Run, closer: Run) -> bool:
    """CommonMark's rule of three, which keeps `**a*` from pairing."""
    if not (opener.closes or closer.opens):
        return False
    both_of_three = opener.length % 3 == 0 and closer.length % 3 == 0
    return (opener.length + closer.length) % 3 == 0 and not both_of_three


def _join(opener: Run, closer: Run) -> Pair:
    size = 2 if min(opener.end - opener.start, closer.end - closer.start) >= 2 else 1
    opener.end -= size
    pair = Pair(opener.end, closer.start, size)
    closer.start += size
    return pair


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _is_edge(char: str) -> bool:
    return char.isspace() or _is_punctuation(char)
