"""Lines of one paragraph -> one passage, so that what is italic over a line end stays one run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from alliance_refs.model import Mark, Passage, join, plain_passage
from alliance_refs.notes.finding.regions import TextLine
from alliance_refs.spans import Span


def join_lines(lines: Iterable[Passage]) -> Passage:
    """One squeezed passage of several lines, a space between them.

    A style that one line ends with and the next begins with runs through the space.
    """
    parts: list[Passage] = []
    for line in lines:
        if parts:
            parts.append(_space(parts[-1], line))
        parts.append(line)
    return join(parts).squeeze()


def joined(lines: Sequence[TextLine]) -> Passage:
    """One squeezed passage of several lines."""
    return join_lines(line.passage for line in lines)


def _space(before: Passage, after: Passage) -> Passage:
    plain = plain_passage(" ", after.span.start)
    opened = {(mark.kind, mark.target) for mark in after.marks if mark.span.start == 0}
    closed = {
        (mark.kind, mark.target)
        for mark in before.marks
        if mark.span.end == len(before) and mark.span.size and mark.kind != "note"
    }
    marks = tuple(Mark(Span(0, 1), kind, target) for kind, target in sorted(opened & closed))
    return Passage(plain.text, marks, plain.offsets)
