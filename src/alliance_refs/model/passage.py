"""`Passage`: the visible text of a stretch of source, with its style and its way back.

What a reader sees ("Korean End Game"), which runs of it are italic, bold, raised or a
link, and for every code point where it stands in the untouched source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from alliance_refs.spans import OffsetMap, Piece, Span, join_maps

MarkKind = Literal[
    "italic", "bold", "superscript", "subscript", "small-caps", "code", "link", "note"
]


class Mark(NamedTuple):
    """A styled run of a passage: `span` in its visible text.

    `target` is a link's address, or for a `note` the label or text of the note it calls.
    """

    span: Span
    kind: MarkKind
    target: str = ""


NO_OFFSETS = OffsetMap(())


@dataclass(frozen=True, slots=True)
class Passage:
    """Visible text, its marks, and the map from its code points to the source.

    >>> passage = plain_passage("see Kim", 100)
    >>> passage.cut(4, 7).text, passage.source(Span(4, 7))
    ('Kim', Span(start=104, end=107))
    """

    text: str
    marks: tuple[Mark, ...] = ()
    offsets: OffsetMap = NO_OFFSETS

    def __len__(self) -> int:
        return len(self.text)

    def source(self, span: Span) -> Span:
        """The source span of a span of the visible text."""
        return self.offsets.span(span)

    @property
    def span(self) -> Span:
        """The source span of the whole passage."""
        return self.offsets.span(Span(0, len(self.text)))

    def cut(self, start: int, end: int) -> Passage:
        """The passage from `start` to `end` of the visible text."""
        whole = Span(start, end)
        marks = tuple(_cut_marks(self.marks, whole))
        return Passage(self.text[start:end], marks, self.offsets.cut(start, end))

    def strip(self) -> Passage:
        """The passage without white space at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, max(len(self.text.rstrip()), start))

    def squeeze(self) -> Passage:
        """The passage with every run of white space made one space, none at the ends."""
        if not _LOOSE.search(self.text):
            return self.strip()
        kept = [(match.start(), match.end()) for match in _RUN.finditer(self.text)]
        return join(_squeezed(self, kept))

    def marked(self, kind: MarkKind) -> tuple[Span, ...]:
        """The spans of the visible text that carry a mark of that kind, in order."""
        return tuple(sorted(mark.span for mark in self.marks if mark.kind == kind))


_LOOSE = re.compile(r"[^\S ]|  ")
_RUN = re.compile(r"\S+")


def plain_passage(text: str, start: int = 0) -> Passage:
    """A passage without marks whose text stands in the source as it is, from `start`."""
    return Passage(text, (), OffsetMap((Piece(0, len(text), start, len(text)),)))


def join(parts: Iterable[Passage]) -> Passage:
    """One passage from several, in order."""
    texts: list[str] = []
    marks: list[Mark] = []
    maps: list[tuple[int, OffsetMap]] = []
    at = 0
    for part in parts:
        texts.append(part.text)
        marks += (mark._replace(span=mark.span.shift(at)) for mark in part.marks)
        maps.append((at, part.offsets))
        at += len(part.text)
    return Passage("".join(texts), tuple(_merged(marks)), join_maps(maps))


def _squeezed(passage: Passage, kept: list[tuple[int, int]]) -> Iterator[Passage]:
    last = 0
    for number, (start, end) in enumerate(kept):
        if number:
            gap = passage.source(Span(last, start))
            piece = Piece(0, 1, gap.start, gap.size)
            marks = (
                Mark(Span(0, 1), mark.kind, mark.target)
                for mark in passage.marks
                if mark.span.covers(Span(last, start))
            )
            yield Passage(" ", tuple(marks), OffsetMap((piece,)))
        yield passage.cut(start, end)
        last = end


def _cut_marks(marks: Iterable[Mark], whole: Span) -> Iterator[Mark]:
    for mark in marks:
        low, high = max(mark.span.start, whole.start), min(mark.span.end, whole.end)
        empty = mark.span.size == 0 and whole.start <= mark.span.start < whole.end
        if low < high or empty:
            yield mark._replace(span=Span(low, high).shift(-whole.start))


def _merged(marks: list[Mark]) -> Iterator[Mark]:
    """Joins runs of one kind and target that touch, which cutting and joining tore."""
    open_runs: dict[tuple[str, str], int] = {}
    out: list[Mark] = []
    for mark in marks:
        key = (mark.kind, mark.target)
        last = open_runs.get(key)
        if last is not None and mark.kind != "note" and out[last].span.end == mark.span.start:
            out[last] = out[last]._replace(span=Span(out[last].span.start, mark.span.end))
        else:
            open_runs[key] = len(out)
            out.append(mark)
    return iter(out)
