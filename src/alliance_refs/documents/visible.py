"""Visible text that grows piece by piece, each piece with the source it stands for.

In: words as a reader sees them, with their places. Out: a `Passage` with its marks.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from alliance_refs.model import Mark, MarkKind, Passage
from alliance_refs.spans import OffsetMap, Piece, Span


@dataclass(slots=True)
class VisibleText:
    """The text of one block while it is written; `size` is what it measures so far.

    >>> text = VisibleText()
    >>> text.write("Korean", 3)
    >>> text.write("\\u2019", 9, 8)
    >>> text.passage().text, text.passage().source(Span(6, 7))
    ('Korean’', Span(start=9, end=17))
    """

    size: int = 0
    texts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    styles: dict[tuple[MarkKind, str], list[int]] = field(default_factory=dict)
    last_marks: dict[tuple[MarkKind, str], int] = field(default_factory=dict)

    def write(self, text: str, start: int, width: int | None = None) -> None:
        """Adds `text` for the source from `start` on: as long as itself, or `width`."""
        if not text:
            return
        width = len(text) if width is None else width
        last = self.pieces[-1] if self.pieces else None
        if last and last.size == last.width and len(text) == width and _touch(last, start):
            grown = last.size + width
            self.pieces[-1] = Piece(last.clean, grown, last.source, grown)
        else:
            self.pieces.append(Piece(self.size, len(text), start, width))
        self.texts.append(text)
        self.size += len(text)

    def space(self, start: int, width: int = 1, char: str = " ") -> None:
        """Adds a space for white space in the source, unless one stands there already."""
        if self.texts and not self.texts[-1][-1].isspace():
            self.write(char, start, width)

    def call(self, label: str, start: int, width: int, id: str = "") -> None:
        """Adds the call for a note, written `[^label]` whatever the source has for it."""
        begin = self.size
        self.write(f"[^{label}]", start, width)
        self.marks.append(Mark(Span(begin, self.size), "note", label, id))

    def open(self, kind: MarkKind, target: str = "") -> None:
        """What follows is of that style, until it is closed as often as it was opened."""
        self.styles.setdefault((kind, target), []).append(self.size)

    def close(self, kind: MarkKind, target: str = "") -> None:
        """Ends a style; of one inside itself only the outermost is marked."""
        starts = self.styles.get((kind, target))
        if not starts:
            return
        start = starts.pop()
        if not starts and start < self.size:
            self._mark(start, kind, target)

    def _mark(self, start: int, kind: MarkKind, target: str) -> None:
        """Marks the text from `start` on; runs of one kind that touch become one."""
        last = self.last_marks.get((kind, target), -1)
        if last >= 0 and self.marks[last].span.end == start:
            start = self.marks[last].span.start
            self.marks[last] = Mark(Span(start, self.size), kind, target)
            return
        self.last_marks[kind, target] = len(self.marks)
        self.marks.append(Mark(Span(start, self.size), kind, target))

    def passage(self) -> Passage:
        """The text so far without white space at its ends; open styles end here."""
        for (kind, target), starts in self.styles.items():
            if starts and starts[0] < self.size:
                self._mark(starts[0], kind, target)
        self.styles.clear()
        whole = Passage(
            "".join(self.texts), tuple(sorted(self.marks)), OffsetMap(tuple(self.pieces))
        )
        return whole if whole.text == whole.text.strip() else whole.strip()


def _touch(piece: Piece, start: int) -> bool:
    return piece.source + piece.width == start
