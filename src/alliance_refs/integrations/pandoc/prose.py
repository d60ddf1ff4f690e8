"""A pandoc document read as prose: what the stages of notes know, and the way back.

In: the blocks of a pandoc document. Out: `Prose`: a `Document` whose source is the visible
text, in the order of reading (a note's words stand at its call), the span of every element
in it, and the lists of inlines that can be cut (pandoc-types, Text.Pandoc.Definition).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from alliance_refs.integrations.pandoc.inlines import QUOTES, SPACES
from alliance_refs.model import Block, BlockKind, Document, Mark, Passage
from alliance_refs.model.passage import MarkKind
from alliance_refs.spans import OffsetMap, Piece, Source, Span

Json = Any
NAME = "<pandoc>"

_MARKS: dict[str, MarkKind] = {
    "Emph": "italic",
    "Strong": "bold",
    "Superscript": "superscript",
    "Subscript": "subscript",
    "SmallCaps": "small-caps",
}
PARAGRAPHS = ("Para", "Plain")
# The inlines of these stand last, or first, among their parts.
_WITH_ATTRIBUTES = ("Span", "Cite", "Quoted", "Link")
_UNREAD = ("RawInline", "Image")
# What stands in the text for a citation that is live already.
LIVE = "￼"


class Inlines(NamedTuple):
    """A list of inlines and the span of its words."""

    inlines: list[Json]
    span: Span


@dataclass(frozen=True, slots=True)
class Prose:
    """`lists` are the lists of inlines of the text, `note_lists` those of notes, in order;
    `spans` has the span of each inline by its identity; `notes` the `Note` elements;
    `live` the places of live citations."""

    document: Document
    lists: tuple[Inlines, ...]
    note_lists: tuple[Inlines, ...]
    spans: dict[int, Span]
    notes: tuple[Json, ...]
    live: tuple[int, ...]

    def list_at(self, span: Span) -> Inlines | None:
        """The list that a span stands in; None for one that runs over two of a note's."""
        at = bisect_left(self.notes, span.start, key=self._place) - 1
        inside = at >= 0 and span.start < self.spans[id(self.notes[at])].end
        return _covering(self.note_lists if inside else self.lists, span)

    def _place(self, note: Json) -> int:
        return self.spans[id(note)].start

    def lists_in(self, span: Span) -> list[Inlines]:
        """The lists of the text that share words with a span, in order."""
        first = max(bisect_right(self.lists, span.start, key=_start) - 1, 0)
        last = bisect_right(self.lists, span.end, key=_start)
        return [one for one in self.lists[first:last] if one.span.meets(span)]

    def list_before(self, at: int) -> Inlines | None:
        """The last list of the text with words that ends before a place."""
        index = bisect_right(self.lists, at, key=_start) - 1
        while index >= 0 and (self.lists[index].span.end > at or not self.lists[index].span.size):
            index -= 1
        return self.lists[index] if index >= 0 else None


def _start(one: Inlines) -> int:
    return one.span.start


def _covering(lists: tuple[Inlines, ...], span: Span) -> Inlines | None:
    at = bisect_right(lists, span.start, key=_start) - 1
    return lists[at] if at >= 0 and lists[at].span.covers(span) else None


@dataclass(slots=True)
class _Open:
    """A block whose words are being read."""

    kind: BlockKind
    level: int = 0
    label: str = ""
    size: int = 0
    texts: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    waiting: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class _Reading:
    texts: list[str] = field(default_factory=list)
    size: int = 0
    open: list[_Open] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    lists: list[Inlines] = field(default_factory=list)
    note_lists: list[Inlines] = field(default_factory=list)
    notes: list[Json] = field(default_factory=list)
    spans: dict[int, Span] = field(default_factory=dict)
    live: list[int] = field(default_factory=list)


def read_prose(blocks: list[Json], language: str = "") -> Prose:
    """The document of these blocks.

    >>> word = {"t": "Str", "c": "War."}
    >>> read_prose([{"t": "Para", "c": [word]}]).document.blocks[0].passage.text
    'War.'
    """
    reading = _Reading()
    _read_blocks(reading, blocks, "paragraph")
    source = Source("".join(reading.texts), NAME)
    document = Document(source, "pandoc", tuple(reading.blocks), language)
    # A list is done with after the notes inside it.
    lists = sorted(reading.lists, key=_start)
    return Prose(
        document,
        tuple(lists),
        tuple(reading.note_lists),
        reading.spans,
        tuple(reading.notes),
        tuple(reading.live),
    )


def _write(reading: _Reading, text: str) -> None:
    """Adds words to the source and to the block that is open."""
    one = reading.open[-1]
    last = one.pieces[-1] if one.pieces else None
    if last is not None and last.source + last.width == reading.size:
        size = last.size + len(text)
        one.pieces[-1] = last._replace(size=size, width=size)
    elif text:
        one.pieces.append(Piece(one.size, len(text), reading.size, len(text)))
    one.texts.append(text)
    one.size += len(text)
    reading.texts.append(text)
    reading.size += len(text)


@contextmanager
def _block(reading: _Reading, one: _Open) -> Iterator[None]:
    """A block from its first word to its last; what is read inside belongs to it."""
    start = reading.size
    reading.open.append(one)
    yield
    reading.open.pop()
    text = "".join(one.texts)
    # Where there are no words there is still a place.
    offsets = OffsetMap(tuple(one.pieces) or (Piece(0, 0, start, 0),))
    passage = Passage(text, tuple(sorted(one.marks)), offsets)
    block = Block(one.kind, passage, Span(start, reading.size), one.level, one.label)
    found = [block, *one.waiting] if text.strip() or one.kind == "note" else one.waiting
    if reading.open:
        reading.open[-1].waiting += found
    else:
        reading.blocks += found
        _gap(reading)


def _gap(reading: _Reading) -> None:
    reading.texts.append("\n\n")
    reading.size += 2


def _read_blocks(reading: _Reading, blocks: list[Json], kind: BlockKind, label: str = "") -> None:
    """Paragraphs of one item stand together in one block, as lines."""
    joined: list[list[Json]] = []
    for block in [*blocks, None]:
        content: Json = block.get("c") if isinstance(block, dict) else None
        name = block.get("t") if isinstance(block, dict) else ""
        if name in PARAGRAPHS and label:
            joined.append(content)
            continue
        if joined:
            _read_lists(reading, joined, _Open(kind, label=label))
            joined, label = [], ""
        if block is not None:
            _read_block(reading, str(name), content, kind)


def _read_block(reading: _Reading, name: str, content: Json, kind: BlockKind) -> None:
    if name in PARAGRAPHS:
        _read_lists(reading, [content], _Open(kind))
    elif name == "Header":
        _read_lists(reading, [content[2]], _Open("heading", level=int(content[0])))
    elif name == "CodeBlock":
        with _block(reading, _Open("code")):
            _write(reading, str(content[1]))
    elif name == "LineBlock":
        _read_lists(reading, content, _Open(kind))
    elif name == "BlockQuote":
        _read_blocks(reading, content, "quote")
    elif name in ("BulletList", "OrderedList"):
        _read_items(reading, content)
    elif name != "RawBlock":
        _read_parts(reading, content, "table" if name == "Table" else kind)


def _read_items(reading: _Reading, content: Json) -> None:
    """Items of a list, with the numbers that it will print."""
    ordered = bool(content) and len(content) == 2 and not _is_block(content[0][:1])
    items, start, style = (
        (content[1], content[0][0], content[0][1]) if ordered else (content, 0, {})
    )
    numbered = ordered and style.get("t") in ("Decimal", "DefaultStyle", "Example")
    for number, item in enumerate(items, start):
        # A bullet has no label; a space keeps its paragraphs together.
        _read_blocks(reading, item, "list-item", str(number) if numbered else " ")


def _is_block(parts: list[Json]) -> bool:
    return bool(parts) and isinstance(parts[0], dict)


def _read_parts(reading: _Reading, content: Json, kind: BlockKind) -> None:
    """Blocks inside divisions, tables, figures and definitions, wherever they stand."""
    waiting = [content]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict) and one.get("t") in _BLOCKS:
            _read_block(reading, one["t"], one.get("c"), kind)
        elif isinstance(one, list) and one and _is_inline(one[0]):
            _read_lists(reading, [one], _Open(kind))
        elif isinstance(one, list):
            waiting += reversed(one)


_BLOCKS = frozenset(
    """Plain Para LineBlock CodeBlock BlockQuote OrderedList BulletList DefinitionList Header
    Table Figure Div""".split()
)


def _is_inline(one: Json) -> bool:
    return isinstance(one, dict) and one.get("t") not in _BLOCKS and "t" in one


def _read_lists(reading: _Reading, lists: list[list[Json]], one: _Open) -> None:
    """Lists of inlines as the lines of one block."""
    one.label = one.label.strip()
    with _block(reading, one):
        _read_lines(reading, lists)


def _read_lines(reading: _Reading, lists: list[list[Json]]) -> None:
    for count, inlines in enumerate(lists):
        if count:
            _write(reading, "\n")
        start = reading.size
        _read_inlines(reading, inlines)
        kind = reading.open[-1].kind
        kept = reading.note_lists if kind == "note" else reading.lists
        kept.append(Inlines(inlines, Span(start, reading.size)))


def _read_inlines(reading: _Reading, inlines: list[Json]) -> None:
    for inline in inlines:
        if isinstance(inline, dict):
            start = reading.size
            _read_inline(reading, inline)
            reading.spans[id(inline)] = Span(start, reading.size)


def _read_inline(reading: _Reading, inline: Json) -> None:
    kind, content = inline.get("t"), inline.get("c")
    if kind == "Str":
        _write(reading, str(content))
    elif kind in SPACES:
        _write(reading, " " if kind == "Space" else "\n")
    elif kind == "Note":
        _read_note(reading, inline)
    elif kind == "Cite":
        reading.live.append(reading.size)
        _write(reading, LIVE)
    elif kind in ("Code", "Math"):
        _write(reading, str(content[-1]))
    elif kind not in _UNREAD and isinstance(content, list):
        _read_container(reading, kind, content)


def _read_container(reading: _Reading, kind: str, content: list[Json]) -> None:
    opening, closing = (
        QUOTES.get(content[0].get("t", ""), ("", "")) if kind == "Quoted" else ("", "")
    )
    _write(reading, opening)
    start = reading.open[-1].size
    _read_inlines(reading, inside(kind, content))
    end = reading.open[-1].size
    if kind in _MARKS:
        reading.open[-1].marks.append(Mark(Span(start, end), _MARKS[kind]))
    elif kind == "Link":
        reading.open[-1].marks.append(Mark(Span(start, end), "link", str(content[2][0])))
    _write(reading, closing)


def inside(kind: str, content: list[Json]) -> list[Json]:
    """The inlines that an inline element holds."""
    found = content[1] if kind in _WITH_ATTRIBUTES else content
    return found if isinstance(found, list) else []


def _read_note(reading: _Reading, note: Json) -> None:
    """A note: its call in the text, its words in a block of their own behind it."""
    reading.notes.append(note)
    label = str(len(reading.notes))
    start = reading.open[-1].size
    _write(reading, f"[^{label}]")
    reading.open[-1].marks.append(Mark(Span(start, reading.open[-1].size), "note", label))
    lists = [block["c"] for block in note["c"] if block.get("t") in PARAGRAPHS]
    _read_lists(reading, lists, _Open("note", label=label))
