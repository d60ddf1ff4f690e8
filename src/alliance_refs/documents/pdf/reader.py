"""PDF -> `Document`: the extracted text as plain text, with the marks that its fonts tell.

The source of the document is the extracted text, pages divided by form feeds; there is no
way back into the file.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from alliance_refs.documents.pdf.pages import StyledSpan, read_pages
from alliance_refs.documents.plain.reader import read_plain
from alliance_refs.model import Block, Document, Mark, Passage
from alliance_refs.spans import Source, Span


def read_pdf(data: bytes, name: str = "<pdf>") -> Document:
    """The document in the bytes of a PDF; raises as `read_pages` does."""
    pages = read_pages(data, name)
    plain = read_plain(Source("".join(pages.texts), name))
    blocks = tuple(_styled(block, pages.styled) for block in plain.blocks)
    return Document(plain.source, "pdf", blocks, pages.language, tuple(pages.found))


def _styled(block: Block, styled: Sequence[StyledSpan]) -> Block:
    marks = tuple(_marks(block.passage, block.span, styled))
    if not marks:
        return block
    passage = block.passage
    marks = tuple(sorted((*passage.marks, *_joined(marks, passage.text))))
    return replace(block, passage=Passage(passage.text, marks, passage.offsets))


def _marks(passage: Passage, place: Span, styled: Sequence[StyledSpan]) -> Iterator[Mark]:
    """The styled stretches of the source inside a block, as places of its visible text."""
    first = max(bisect_left(styled, place.start, key=lambda found: found.span.start) - 1, 0)
    pieces = [piece for piece in passage.offsets.pieces if piece.size == piece.width]
    starts = [piece.source for piece in pieces]
    for found in styled[first:]:
        if found.span.start >= place.end:
            return
        at = max(bisect_right(starts, found.span.start) - 1, 0)
        for piece in pieces[at:]:
            if piece.source >= found.span.end:
                break
            low = max(found.span.start, piece.source)
            high = min(found.span.end, piece.source + piece.size)
            if low < high:
                shift = piece.clean - piece.source
                yield Mark(Span(low + shift, high + shift), found.kind)


def _joined(marks: Sequence[Mark], text: str) -> Iterator[Mark]:
    """The marks, those of one kind made one when only white space stands between them."""
    last: dict[str, Mark] = {}
    for mark in marks:
        before = last.get(mark.kind)
        gap = text[before.span.end : mark.span.start] if before else "x"
        if before and mark.kind != "superscript" and not gap.strip():
            mark = Mark(Span(before.span.start, mark.span.end), mark.kind)
        elif before:
            yield before
        last[mark.kind] = mark
    yield from last.values()
