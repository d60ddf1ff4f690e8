"""Pages whose columns stand side by side (`pdftotext -layout`) -> text in reading order.

In: a text, its pages parted by form feeds. Out: the same lines, those of the left column of each
page before those of its right one; lines across the page stay where they are between them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from alliance_refs.documents.lines import Line, split_lines
from alliance_refs.errors import Diagnostic, diagnose
from alliance_refs.model import Part
from alliance_refs.spans import OffsetMap, Piece, Source, Span

# Where words begin again behind a gap, and what a gap is.
_AFTER_GAP = re.compile(r"\s{2,}(?=\S)")
# A gutter is believed from so many lines on that have words on both sides of it, in such a part
# of a page's lines; so large a part may run across it.
_FEWEST_LINES = 8
_FEWEST_SPLIT = 0.35
_MOST_ACROSS = 0.25
# Paragraphs of the right column may be indented so far.
_INDENT = 4
# Prose has so many words on a side; the cells of a table have fewer.
_FEWEST_WORDS = 3.0


def in_reading_order(source: Source) -> tuple[Source, tuple[Part, ...], tuple[Diagnostic, ...]]:
    """The source with its columns one after another, and the way back; else as it is."""
    if "\f" not in source.text and source.text.count("\n") < _FEWEST_LINES:
        return source, (), ()
    pages = [list(_page_lines(source.text, start, end)) for start, end in _pages(source.text)]
    gutters = [_gutter(page) for page in pages]
    if not any(gutters):
        return source, (), ()
    texts: list[str] = []
    pieces: list[Piece] = []
    size = 0
    for page, gutter in zip(pages, gutters, strict=True):
        for line in _ordered(page, gutter) if gutter else page:
            pieces.append(Piece(size, len(line.text), line.start, len(line.text)))
            pieces.append(Piece(size + len(line.text), 1, line.end, 0))
            texts.append(line.text + "\n")
            size += len(line.text) + 1
    part = Part(source.name, Span(0, size), OffsetMap(tuple(pieces)))
    ordered = Source("".join(texts), source.name)
    message = "columns side by side are read one after another; lines are counted in that order"
    found = diagnose("columns-put-in-order", message, ordered, Span(0, 0), severity="info")
    return ordered, (part,), (found,)


def _pages(text: str) -> Iterator[tuple[int, int]]:
    starts = [0, *(match.start() for match in re.finditer("\f", text))]
    yield from zip(starts, [*starts[1:], len(text)], strict=True)


def _page_lines(text: str, start: int, end: int) -> Iterator[Line]:
    return (Line(start + line.start, line.text) for line in split_lines(text[start:end]))


def _gutter(lines: Sequence[Line]) -> int:
    """The column where the right half of a page begins, 0 when there are no halves."""
    texts = [line.text.rstrip() for line in lines if not line.is_blank]
    width = max(map(len, texts), default=0)
    begins = Counter(
        match.end()
        for text in texts
        for match in _AFTER_GAP.finditer(text)
        if 0.3 * width < match.end() < 0.7 * width
    )
    if not begins:
        return 0
    gutter = max(begins, key=lambda at: (sum(begins[at + more] for more in range(_INDENT)), -at))
    return gutter if _parts(texts, gutter) else 0


def _parts(texts: Sequence[str], gutter: int) -> bool:
    """Whether a gutter parts two columns of prose."""
    across = sum(_runs_across(text, gutter) for text in texts)
    both = [
        (text[:gutter].split(), text[gutter:].split())
        for text in texts
        if not _runs_across(text, gutter) and text[:gutter].strip() and text[gutter:].strip()
    ]
    if len(both) < max(_FEWEST_LINES, _FEWEST_SPLIT * len(texts)):
        return False
    words = min(sum(len(pair[side]) for pair in both) for side in (0, 1))
    return across <= _MOST_ACROSS * len(texts) and words >= _FEWEST_WORDS * len(both)


def _runs_across(text: str, gutter: int) -> bool:
    return bool(text[gutter - 2 : gutter].strip()) and len(text) > gutter


def _ordered(lines: Sequence[Line], gutter: int) -> Iterator[Line]:
    """The lines of a page, column after column between lines that run across it."""
    left: list[Line] = []
    right: list[Line] = []
    head = _head(lines)
    for at, line in enumerate(lines):
        if at == head or _runs_across(line.text, gutter) or _is_lone(line.text, gutter):
            yield from (*left, *right, line)
            left, right = [], []
            continue
        left.append(Line(line.start, line.text[:gutter].rstrip()))
        right.append(line.drop(gutter))
    yield from (*left, *right)


def _head(lines: Sequence[Line]) -> int:
    """The running head of a page: its first line, when an empty one follows; else -1."""
    first = next((at for at, line in enumerate(lines) if not line.is_blank), -1)
    return first if lines[first + 1 : first + 2] and lines[first + 1].is_blank else -1


def _is_lone(text: str, gutter: int) -> bool:
    """Whether a line holds a page number between the columns alone."""
    stripped = text.strip()
    return stripped.isdecimal() and len(text) - len(text.lstrip()) > gutter // 2
