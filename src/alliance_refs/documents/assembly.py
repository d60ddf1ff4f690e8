"""Blocks of a zipped document -> `Document`, whose source is the visible text itself.

In: the visible text of each block, with places in the XML of its part. Out: a document in
which the blocks stand one after another, an empty line between, and maps into the parts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from alliance_refs.documents.numbered import Numbered
from alliance_refs.documents.visible import VisibleText
from alliance_refs.errors import Diagnostic
from alliance_refs.model import Block, BlockKind, Document, Part, Passage
from alliance_refs.spans import OffsetMap, Piece, Source, Span

_GAP = "\n\n"
# A short paragraph that ends no sentence may head a list as well.
_HEADS = re.compile(r"[^.!?\n]{1,60}")


@dataclass(slots=True)
class Assembly:
    """A document while its blocks are added, part after part."""

    blocks: list[Block] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)
    size: int = 0
    begun: int = 0
    pieces: list[Piece] = field(default_factory=list)

    def add(self, kind: BlockKind, text: VisibleText, level: int = 0, label: str = "") -> None:
        """Adds a block; one without visible text is left out, unless it is a note."""
        written = text.passage()
        if written.text or kind == "note":
            self.add_block(Block(kind, written, Span(0, 0), level, label))

    def add_note(self, text: VisibleText, note: Numbered) -> None:
        """Adds a note; its calls have the same id."""
        self.add_block(Block("note", text.passage(), Span(0, 0), 0, *note))

    def add_block(self, block: Block) -> None:
        """Adds a block whose passage has its places in the part."""
        written = block.passage
        start, size = self.size, len(written.text)
        offsets = OffsetMap((Piece(0, size, start, size),))
        passage = Passage(written.text, written.marks, offsets)
        self.blocks.append(replace(block, passage=passage, span=Span(start, start + size)))
        self.pieces += (
            piece._replace(clean=piece.clean + start) for piece in written.offsets.pieces
        )
        self.texts.append(written.text)
        self.size += size + len(_GAP)

    def imply_heading(self, at: int) -> None:
        """Adds a heading for a list of references at a place of the part, if none is there."""
        last = self.blocks[-1] if self.blocks else None
        if last and (last.kind == "heading" or _HEADS.fullmatch(last.passage.text)):
            return
        heading = VisibleText()
        heading.write("References", at, 0)
        self.add("heading", heading, 9)

    def end_part(self, name: str) -> None:
        """Ends the part that the blocks added since the last one come from."""
        end = max(self.size - len(_GAP), self.begun)
        self.parts.append(Part(name, Span(self.begun, end), OffsetMap(tuple(self.pieces))))
        self.begun = self.size
        self.pieces = []

    def document(self, name: str, format: str, language: str = "") -> Document:
        """The finished document; `name` is what its source is called in messages."""
        source = Source(_GAP.join(self.texts), name)
        return Document(
            source, format, tuple(self.blocks), language, tuple(self.found), tuple(self.parts)
        )
