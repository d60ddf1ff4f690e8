"""Notes that say what they are in square brackets: "[Footnote 12: Harrison, p. 4.]".

Transcribed books set them below the paragraph that calls "[12]", or without a number
where they are called.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from alliance_refs.model import Marker, Passage
from alliance_refs.notes.finding.bodies import NoteBody
from alliance_refs.notes.finding.joining import join_lines
from alliance_refs.notes.finding.markers import marker_at
from alliance_refs.notes.finding.regions import TextLine
from alliance_refs.notes.finding.series import FIRST_SIGN_SERIES, is_sign
from alliance_refs.spans import Span

_OPENS = re.compile(
    r"\[(?:Footnote|Sidenote|Fußnote|Fussnote|Note de bas de page)(?:\s+(?P<label>\d{1,4}|[A-Za-z]{1,2}|[*†‡§¶]{1,4}))?:\s*",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[\[\]]")
# A note that is not closed within so many lines is none.
_LONGEST = 60


class Bracketed(NamedTuple):
    """The notes, the calls of those that stand where they are called, the lines left."""

    bodies: list[NoteBody]
    markers: list[Marker]
    running: list[TextLine]


class _Place(NamedTuple):
    line: int
    at: int


def bracketed_notes(lines: Sequence[TextLine]) -> Bracketed:
    """The notes in brackets that say that they are notes."""
    bodies: list[NoteBody] = []
    markers: list[Marker] = []
    running: list[TextLine] = []
    series, last, unlabelled = 0, 0, 0
    at, begin = 0, 0
    while at < len(lines):
        line = lines[at]
        match = _OPENS.search(line.text, begin)
        close = _close(lines, _Place(at, match.end())) if match else None
        if not match or not close:
            running += _left(line, begin, len(line.text))
            at, begin = at + 1, 0
            continue
        running += _left(line, begin, match.start())
        label = match["label"]
        if not label:
            unlabelled += 1
            label = str(unlabelled)
            markers.append(marker_at(line.passage, label, Span(*match.span()), "[n]"))
        if label.isdecimal():
            series += int(label) == 1 and last > 1
            last = int(label)
        text = _text(lines, _Place(at, match.end()), close)
        own = FIRST_SIGN_SERIES if is_sign(label) else series
        bodies.append(NoteBody(label, text, "footnotes", own))
        at, begin = close.line, close.at + 1
    return Bracketed(bodies, markers, running)


def _left(line: TextLine, begin: int, end: int) -> Iterator[TextLine]:
    if line.text[begin:end].strip() or (begin == 0 and end == len(line.text)):
        yield line._replace(passage=line.passage.cut(begin, end))


def _close(lines: Sequence[TextLine], start: _Place) -> _Place | None:
    """Where the bracket closes that is open at `start`."""
    depth = 1
    for line in range(start.line, min(start.line + _LONGEST, len(lines))):
        for match in _BRACKET.finditer(lines[line].text, start.at if line == start.line else 0):
            depth += 1 if match[0] == "[" else -1
            if not depth:
                return _Place(line, match.start())
    return None


def _text(lines: Sequence[TextLine], start: _Place, end: _Place) -> Passage:
    parts = []
    for at in range(start.line, end.line + 1):
        passage = lines[at].passage
        low = start.at if at == start.line else 0
        high = end.at if at == end.line else len(passage)
        parts.append(passage.cut(low, high))
    return join_lines(parts)
