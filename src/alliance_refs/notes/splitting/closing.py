"""Where brackets and quotations of a text close, found once for every mark that may open one.

In: a text. Out: for the place of an opening mark, where its stretch ends. Marks count up and down
from left to right; a stretch closes where they are first lower than behind its opening mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import NamedTuple

# What opens a stretch, and what closes it.
PAIRS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‘": "’",
    '"': '"',
    "'": "'",
    "‚": "‘’",
    "(": ")",
    "[": "]",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
}
BRACKETS = "(["
_SINGLE = "'‘‚"
# A quotation or bracket that is not closed within this many code points is none.
_LONGEST_STRETCH = 1500


class _Mark(NamedTuple):
    """A mark: its place, how it counts, and whether what is open before it is never closed."""

    at: int
    step: int
    is_bar: bool = False


class Closings:
    """The ends of the stretches of one text.

    >>> text = "(a [b) c] (d"
    >>> [Closings(text).end(at) for at in (0, 3, 10)]
    [9, 6, 0]
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends: dict[str, Mapping[int, int]] = {}

    def end(self, start: int) -> int:
        """Where the stretch ends that the mark at `start` opens; 0 when it is not closed."""
        char = self._text[start]
        kind = BRACKETS if char in BRACKETS else char
        if kind not in self._ends:
            self._ends[kind] = _ends(self._text, kind)
        end = self._ends[kind].get(start, 0)
        return end if end <= start + _LONGEST_STRETCH else 0


def _ends(text: str, opening: str) -> Mapping[int, int]:
    """The ends of all stretches by where they open, with one of the marks in `opening`."""
    marks = tuple(_brackets(text) if opening == BRACKETS else _quotes(text, opening))
    depths = tuple(accumulate(mark.step for mark in marks))
    found: dict[int, int] = {}
    # By the count behind it, where the next mark ends.
    nearest: dict[int, int] = {}
    for mark, depth in zip(reversed(marks), reversed(depths), strict=True):
        if text[mark.at] in opening and depth - 1 in nearest:
            found[mark.at] = nearest[depth - 1]
        if mark.is_bar:
            nearest.clear()
        nearest[depth] = mark.at + 1
    return found


_BRACKET = re.compile(r"[()\[\]]")


def _brackets(text: str) -> Iterator[_Mark]:
    """Brackets of either kind close each other."""
    for match in _BRACKET.finditer(text):
        yield _Mark(match.start(), 1 if match[0] in BRACKETS else -1)


def _quotes(text: str, opening: str) -> Iterator[_Mark]:
    """The marks that count for the quotations that `opening` opens."""
    closing = PAIRS[opening]
    for match in re.finditer(f"[{opening}{closing}]", text):
        at = match.start()
        before, after = text[max(at - 1, 0)], text[at + 1 : at + 2]
        opens_again = match[0] == opening and before.isspace() and after.isalnum()
        if match[0] == "'" and opening == "'" and before in " ,(" and after.isupper():
            # Another title opens: the one before was never closed.
            yield _Mark(at, 0, is_bar=True)
        elif match[0] not in closing or opens_again:
            yield _Mark(at, 1)
        elif opening in _SINGLE and after.isalnum():
            yield _Mark(at, 0)
        else:
            yield _Mark(at, -1)
