"""Places in a text: `Span`, `Source` (text with a name and a line index), `OffsetMap`.

In: code points of the text as it was read. Out: half-open spans, 1-based lines and
columns, and spans carried back from a cleaned text into the untouched source.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of text: `start` to `end`, code points, half-open.

    >>> Span(4, 9).cut("The Korea Times")
    'Korea'
    """

    start: int
    end: int

    def cut(self, text: str) -> str:
        """The words of `text` that this span covers."""
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        """The same span, `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    @property
    def size(self) -> int:
        """The number of code points covered."""
        return self.end - self.start


class Place(NamedTuple):
    """Where a span begins, as an editor counts: line and column from 1."""

    name: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.name}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Source:
    """A text as it was read, the name it goes by in messages, and its line starts.

    >>> source = Source("one\\ntwo", "memo.txt")
    >>> str(source.place(5))
    'memo.txt:2:2'
    """

    text: str
    name: str = "<text>"
    _starts: tuple[int, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(_line_starts(self.text)))

    def place(self, offset: int) -> Place:
        """The line and column of code point `offset`."""
        line = bisect_right(self._starts, offset)
        return Place(self.name, line, offset - self._starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """The text of line `number` (from 1), without its line end."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def offset(self, line: int, column: int = 1) -> int:
        """The code point at `line` and `column`, both from 1."""
        return self._starts[line - 1] + column - 1


def _line_starts(text: str) -> Iterator[int]:
    yield 0
    at = text.find("\n")
    while at >= 0:
        yield at + 1
        at = text.find("\n", at + 1)


class Piece(NamedTuple):
    """One run of an offset map: `size` code points at `clean`, from `source` onward.

    A run with `width` other than `size` stands for source text of another length (an
    escape, an entity, squeezed white space); it is never cut in the middle.
    """

    clean: int
    size: int
    source: int
    width: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Carries spans of a cleaned text back into the source it was cleaned from.

    `pieces` are in order and cover the cleaned text without gaps.

    >>> OffsetMap((Piece(0, 3, 10, 3), Piece(3, 1, 20, 5))).span(Span(2, 4))
    Span(start=12, end=25)
    """

    pieces: tuple[Piece, ...]

    def span(self, clean: Span) -> Span:
        """The source span of a span of the cleaned text."""
        if not self.pieces:
            return Span(0, 0)
        if clean.size == 0:
            at = self._start(clean.start)
            return Span(at, at)
        return Span(self._start(clean.start), self._end(clean.end))

    def cut(self, start: int, end: int) -> OffsetMap:
        """The map of the cleaned text from `start` to `end`, counted from 0 again."""
        first = max(bisect_right(self.pieces, start, key=_clean_start) - 1, 0)
        out: list[Piece] = []
        for at in range(first, len(self.pieces)):
            if self.pieces[at].clean >= end:
                break
            cut = _cut_piece(self.pieces[at], start, end)
            if cut:
                out.append(cut)
        return OffsetMap(tuple(out) or self._anchor(start))

    def _anchor(self, at: int) -> tuple[Piece, ...]:
        return (Piece(0, 0, self._start(at), 0),) if self.pieces else ()

    def _start(self, at: int) -> int:
        piece = self.pieces[max(bisect_right(self.pieces, at, key=_clean_start) - 1, 0)]
        inside = at - piece.clean
        if piece.size == piece.width:
            return piece.source + min(inside, piece.size)
        return piece.source if inside < piece.size else piece.source + piece.width

    def _end(self, at: int) -> int:
        piece = self.pieces[max(bisect_right(self.pieces, at - 1, key=_clean_start) - 1, 0)]
        if piece.size == piece.width:
            return piece.source + min(at - piece.clean, piece.size)
        return piece.source + piece.width


def _clean_start(piece: Piece) -> int:
    return piece.clean


def _cut_piece(piece: Piece, start: int, end: int) -> Piece | None:
    low, high = max(piece.clean, start), min(piece.clean + piece.size, end)
    if low >= high:
        return None
    if piece.size != piece.width:
        return Piece(low - start, high - low, piece.source, piece.width)
    return Piece(low - start, high - low, piece.source + low - piece.clean, high - low)


def join_maps(parts: Iterable[tuple[int, OffsetMap]]) -> OffsetMap:
    """One map from several, each given with the place in the joined text where it begins."""
    return OffsetMap(
        tuple(
            Piece(piece.clean + at, piece.size, piece.source, piece.width)
            for at, part in parts
            for piece in part.pieces
            if piece.size
        )
    )
