"""`Passage`: the visible text of a stretch of source, with its style and its way back.

What a reader sees ("Korean End Game"), which runs of it are italic, bold, raised or a
link, and for every code point where it stands in the untouched source.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from alliance_refs.spans import OffsetMap, Piece, Span, join_maps

MarkKind = Literal[
    "italic", "bold", "superscript", "subscript", "small-caps", "code", "link", "note"
]


class Mark(NamedTuple):
    """A styled run of a passage: `span` in its visible text.

    `target` is a link's address, or for a `note` the label or text of the note it calls;
    `id` tells that note from others of its label (`Block.id`), where the format does.
    """

    span: Span
    kind: MarkKind
    target: str = ""
    id: str = ""


NO_OFFSETS = OffsetMap(())


class Edit(NamedTuple):
    """`start` to `end` of a passage's text give way to `text`, or go when it is empty."""

    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Visible text, its marks, and the map from its code points to the source.

    >>> passage = plain_passage("see Kim", 100)
    >>> passage.cut(4, 7).text, passage.source(Span(4, 7))
    ('Kim', Span(start=104, end=107))
    """

    text: str
    marks: tuple[Mark, ...] = field(default=(), repr=False)
    offsets: OffsetMap = field(default=NO_OFFSETS, repr=False)

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

    def lines(self) -> tuple[Passage, ...]:
        """The passage cut at its line ends, which belong to no line; linear in its size."""
        ends = [match.start() for match in _LINE_END.finditer(self.text)]
        starts = [0, *(end + 1 for end in ends)]
        bounds = [Span(*pair) for pair in zip(starts, [*ends, len(self.text)], strict=True)]
        marks: list[list[Mark]] = [[] for _ in bounds]
        for mark in self.marks:
            first = bisect_right(starts, mark.span.start) - 1
            last = bisect_right(starts, max(mark.span.end - 1, mark.span.start)) - 1
            for line in range(first, last + 1):
                marks[line] += _cut_marks((mark,), bounds[line])
        return tuple(
            Passage(span.cut(self.text), tuple(own), self.offsets.cut(*span))
            for span, own in zip(bounds, marks, strict=True)
        )

    def strip(self) -> Passage:
        """The passage without white space at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        if not start and not self.text[-1:].isspace():
            return self
        return self.cut(start, max(len(self.text.rstrip()), start))

    def squeeze(self) -> Passage:
        """The passage with every run of white space made one space, none at the ends.

        Characters that nobody sees (soft hyphens, word joiners, zero-width spaces) go as well;
        letters and the accents behind them become one, as NFC has them.

        >>> plain_passage("Mu\u0308ller, Sozio\xadlogie,  1990").squeeze().text
        'Müller, Soziologie, 1990'
        """
        edits = [Edit(*match.span(), _squeezed(match[0])) for match in _loose(self.text)]
        return self.edit(edits).strip() if edits else self.strip()

    def edit(self, edits: Sequence[Edit], marks: Sequence[Mark] = ()) -> Passage:
        """The passage with stretches taken out or replaced, and marks added.

        `edits` are in order and do not overlap; the spans of `marks` count code points
        before editing. A replacement stands for the source of what it replaces.

        >>> passage = plain_passage("a *b* c")
        >>> passage.edit([Edit(2, 3), Edit(4, 5)], [Mark(Span(3, 4), "italic")]).text
        'a b c'
        """
        if not edits and not marks:
            return self
        out = join(_edited(self, edits))
        shifts = _shifts(edits)
        moved = (
            mark._replace(span=Span(_moved(mark.span.start, shifts), _moved(mark.span.end, shifts)))
            for mark in marks
        )
        return Passage(out.text, tuple(sorted((*out.marks, *moved))), out.offsets)

    def marked(self, kind: MarkKind) -> tuple[Span, ...]:
        """The spans of the visible text that carry a mark of that kind, in order."""
        return tuple(sorted(mark.span for mark in self.marks if mark.kind == kind))


_LINE_END = re.compile("\n")
_WHITE = re.compile(r"[\s\u200b\u2060\ufeff\u00ad]+")
_SEEN = re.compile(r"\s")
# White space as above, or a letter and the marks over and under it, or a Korean syllable in pieces.
_APART = re.compile(
    rf"{_WHITE.pattern}|[^\W\d_][\u0300-\u036f\u0653-\u0655\u3099\u309a]{{1,8}}"
    r"|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
)


def _loose(text: str) -> Iterator[re.Match[str]]:
    """What squeezing changes; letters apart are looked for only where some are."""
    pattern = _WHITE if unicodedata.is_normalized("NFC", text) else _APART
    return (match for match in pattern.finditer(text) if match[0] != " ")


def _squeezed(loose: str) -> str:
    if loose[0].isalpha():
        return unicodedata.normalize("NFC", loose)
    return " " if _SEEN.search(loose) else ""


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


def _edited(passage: Passage, edits: Sequence[Edit]) -> Iterator[Passage]:
    """Kept and replaced stretches by turns, beginning with a kept one: 2n + 1 of them."""
    at = 0
    for start, end, text in edits:
        yield passage.cut(at, start)
        source = passage.source(Span(start, end))
        piece = Piece(0, len(text), source.start, source.size)
        yield Passage(text, (), OffsetMap((piece,) if text else ()))
        at = end
    yield passage.cut(at, len(passage.text))


class _Shift(NamedTuple):
    """From `start` on, the old place `start` stands at `new`; up to `end` all do."""

    start: int
    end: int
    new: int


def _shifts(edits: Sequence[Edit]) -> list[_Shift]:
    out = [_Shift(0, 0, 0)]
    for start, end, text in edits:
        last = out[-1]
        begin = last.new + start - last.end
        out.append(_Shift(start, end, begin + len(text)))
    return out


def _moved(at: int, shifts: Sequence[_Shift]) -> int:
    """The place after editing; inside an edit, its end."""
    shift = shifts[bisect_right(shifts, at, key=lambda shift: shift.end) - 1]
    return shift.new + at - shift.end


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
