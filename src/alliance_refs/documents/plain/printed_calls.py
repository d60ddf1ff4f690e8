"""Notes of printed pages and the numbers that call them: what is known of each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Call(NamedTuple):
    """A number in the running text that calls a note: its line, and where in the line.

    `doubt` is 0 for a number run into a word or a mark, 1 behind a mark and a space, 2
    behind a word and a space, 3 behind another number.
    """

    line: int
    start: int
    end: int
    doubt: int = 0


class Start(NamedTuple):
    """A line that a note begins on: its number, and where its text begins in the line."""

    line: int
    number: int
    text: int
    call: Call | None


# Stands before all calls.
NO_CALL = Call(-1, 0, 0)


@dataclass(frozen=True, slots=True)
class Calls:
    """The numbers in the running text that may call notes; `tops` are where pages begin."""

    by_number: Mapping[int, Sequence[Call]]
    tops: Sequence[int] = ()

    def before(self, start: Start, since: Call) -> Call | None:
        """The likeliest call of a note's number after the last one's call and above the note."""
        known = self.by_number.get(start.number, ())
        at = bisect_right(known, since)
        best: Call | None = None
        for call in known[at : at + _MOST_CALLS]:
            if call.line >= start.line:
                break
            if best is None or call.doubt < best.doubt:
                best = call
            if not best.doubt:
                break
        return best or self._on_page(start)

    def _on_page(self, start: Start) -> Call | None:
        """A call in another column of the note's page: columns may stand in any order."""
        page = bisect_right(self.tops, start.line) - 1
        if page < 0:
            return None
        known = self.by_number.get(start.number, ())
        at = bisect_right(known, Call(self.tops[page], 0, 0))
        close = (call for call in known[at : at + _MOST_CALLS] if not call.doubt)
        return next((call for call in close if call.line < start.line), None)


# Of the figures that may call a note so many are looked at.
_MOST_CALLS = 200
