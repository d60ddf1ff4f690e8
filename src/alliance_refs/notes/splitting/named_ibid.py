"""A name before an Ibid. belongs to it: "Lenz, ebd., S. 15" names whose work it is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from alliance_refs.notes.forms import back_reference
from alliance_refs.notes.splitting.atoms import Atom
from alliance_refs.notes.splitting.names import name_start
from alliance_refs.spans import Span

# A name of a person has so many words and initials at most.
_LONGEST_NAME = 6
# What a name that opens a sentence stands behind.
_OPENS_BEHIND = frozenset(".;:(–—")


def with_names(
    text: str, sequence: Sequence[Atom], signals: Mapping[int, int], spans: Sequence[Span]
) -> list[Span]:
    """The spans of citations, those of an Ibid. with the name that stands before it.

    >>> from alliance_refs.model import plain_passage
    >>> from alliance_refs.notes.splitting.atoms import atoms
    >>> text = "Lenz, ebd., S. 15."
    >>> with_names(text, atoms(plain_passage(text)), {}, [Span(6, 17)])[0].cut(text)
    'Lenz, ebd., S. 15'
    """
    ends = sorted(signals.values())
    out: list[Span] = []
    floor = 0
    for span in spans:
        at = bisect_left(sequence, span.start, key=lambda atom: atom.span.start)
        led = ends[bisect_left(ends, at + 1) - 1] if ends and ends[0] <= at else 0
        end = _name_end(sequence, at, span.cut(text))
        first = _name_before(sequence, max(floor, led), end) if end else at
        out.append(
            Span(sequence[first].span.start, span.end) if first < min(at, end or at) else span
        )
        floor = bisect_left(sequence, span.end, key=lambda atom: atom.span.start)
    return out


def _name_end(sequence: Sequence[Atom], at: int, text: str) -> int:
    """Where a name that belongs to the citation at an atom may end, 0 if none can."""
    back = back_reference(text)
    if back is None or back.form != "ibid":
        return 0
    if back.before:
        return at + 1 if back.before[0].isupper() else 0
    return at - 1 if at and sequence[at - 1].text == "," else 0


def _name_before(sequence: Sequence[Atom], floor: int, end: int) -> int:
    """Where a name begins that opens a sentence and ends at `end`; `end` if none does."""
    begin = max(floor, end - _LONGEST_NAME)
    first = name_start(sequence, begin, end)
    opens = first == floor or (first > floor and sequence[first - 1].text in _OPENS_BEHIND)
    return first if opens else end
