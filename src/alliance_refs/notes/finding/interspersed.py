"""Numbered notes that stand between the paragraphs of the text, without a heading.

Below a section, or the page that was there: "[1] Harrison ..." after a paragraph that
calls "[1]". A paragraph is believed to be a note when its number is called above it and
was answered by none since.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from alliance_refs.notes.finding.bodies import NoteBody, number_of
from alliance_refs.notes.finding.joining import join_lines
from alliance_refs.notes.finding.markers import find_markers
from alliance_refs.notes.finding.regions import TextLine
from alliance_refs.spans import Span
from alliance_refs.text.headings import is_heading

# So many notes, and so large a part of the numbers called, make the rest believable.
_FEWEST = 2
_ANSWERED_PART = 0.6


class Interspersed(NamedTuple):
    """The notes in order, and the lines that are left."""

    bodies: list[NoteBody]
    running: list[TextLine]


def interspersed_bodies(lines: Sequence[TextLine]) -> Interspersed:
    """The notes that stand between paragraphs; none when too few calls find theirs."""
    found = {at: start for at, line in enumerate(lines) if (start := _start_of(line))}
    starts = _without_headings(found, lines)
    calls = _calls(lines, starts)
    believed = _believed(starts, calls)
    called = {number for _, number in calls}
    answered = {starts[at][0] for at in believed}
    headings = sum(is_heading(lines[at].text[starts[at][1] :]) for at in believed)
    few = len(believed) < _FEWEST or len(answered) < _ANSWERED_PART * len(called)
    if few or 2 * headings > len(believed):
        return Interspersed([], list(lines))
    taken: set[int] = set()
    bodies: list[NoteBody] = []
    series = 0
    for at in believed:
        number, text = starts[at]
        series += bool(bodies) and int(number) <= int(bodies[-1].number)
        own = _extent(lines, at, starts)
        taken.update(own)
        first = lines[at].passage
        parts = [first.cut(text, len(first)), *(lines[other].passage for other in own[1:])]
        bodies.append(NoteBody(number, join_lines(parts), "footnotes", series))
    return Interspersed(bodies, [line for at, line in enumerate(lines) if at not in taken])


def _start_of(line: TextLine) -> tuple[str, int] | None:
    """The number that a paragraph begins with, and where its text begins."""
    if line.kind in ("heading", "table", "quote"):
        return None
    found = number_of(line)
    return (found[0], len(line.passage) - len(found[1])) if found else None


def _without_headings(
    starts: dict[int, tuple[str, int]], lines: Sequence[TextLine]
) -> dict[int, tuple[str, int]]:
    """The starts without the headings of sections whose number opens a later paragraph too."""
    last = {number: at for at, (number, _) in starts.items()}
    return {
        at: (number, text)
        for at, (number, text) in starts.items()
        if at == last[number] or not is_heading(lines[at].text[text:])
    }


def _calls(lines: Sequence[TextLine], starts: dict[int, tuple[str, int]]) -> list[tuple[int, str]]:
    """Lines and the numbers they call; what a note begins with is no call."""
    numbers = {number for number, _ in starts.values()}
    rest = [
        line._replace(passage=line.passage.cut(starts[at][1], len(line.passage)))
        if at in starts
        else line
        for at, line in enumerate(lines)
    ]
    places = [line.passage.span for line in rest]
    markers = find_markers(rest, numbers)
    return [(_line_of(marker.span, places), marker.number) for marker in markers]


def _line_of(span: Span, places: Sequence[Span]) -> int:
    low, high = 0, len(places)
    while low < high:
        middle = (low + high) // 2
        if places[middle].end < span.start:
            low = middle + 1
        else:
            high = middle
    return low


def _believed(starts: dict[int, tuple[str, int]], calls: Sequence[tuple[int, str]]) -> list[int]:
    """The lines of paragraphs whose number is called above and not answered yet."""
    waiting: set[str] = set()
    out: list[int] = []
    turn = 0
    for at in sorted(starts):
        while turn < len(calls) and calls[turn][0] < at:
            waiting.add(calls[turn][1])
            turn += 1
        number = starts[at][0]
        if number in waiting:
            waiting.discard(number)
            out.append(at)
    return out


def _extent(lines: Sequence[TextLine], first: int, starts: dict[int, tuple[str, int]]) -> list[int]:
    """The lines of a note: those of its paragraph, up to the next that begins with a number."""
    out = [first]
    for at in range(first + 1, len(lines)):
        if at in starts or lines[at].block != lines[first].block:
            break
        out.append(at)
    return out
