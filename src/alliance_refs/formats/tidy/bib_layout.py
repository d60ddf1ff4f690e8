"""A .bib file taken apart for tidying: what stands before each entry stays with it.

In: a text and its blocks. Out: chunks in order, each a block with the text before it, so
that an entry takes its comment along when it moves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from alliance_refs.formats.bib.parts import Block

_BLANK_LINES = re.compile(r"\n(?:[ \t]*\r?\n)+")
_DEFINES = frozenset({"string", "preamble"})


class Chunk(NamedTuple):
    """A block that is more than text, and the comment lines that stand right before it."""

    comment: str
    block: Block


class Layout(NamedTuple):
    """The chunks of a file, and the text before and after all of them."""

    head: str
    chunks: tuple[Chunk, ...]
    tail: str


def take_apart(text: str, blocks: Iterable[Block]) -> Layout:
    """The layout of a .bib text; words between entries go with the entry after them."""
    chunks: list[Chunk] = []
    head = before = ""
    for block in blocks:
        if block.kind == "text":
            before += text[block.start : block.end]
            continue
        if not chunks:
            head, before = _head_and_comment(before)
        chunks.append(Chunk(_trimmed(before), block))
        before = ""
    return Layout(head, tuple(chunks), _trimmed(before))


def _head_and_comment(before: str) -> tuple[str, str]:
    """The heading of a file, and the comment that stands right above its first entry."""
    gaps = list(_BLANK_LINES.finditer(before))
    cut = gaps[-1].start() if gaps else 0
    return _trimmed(before[:cut]), before[cut:]


def _trimmed(words: str) -> str:
    """Words without blank lines around them, and with one at most between them."""
    return _BLANK_LINES.sub("\n\n", words).strip()


def put_together(layout: Layout, write: Callable[[Block], str]) -> str:
    """The text of a layout, a blank line between its parts."""
    parts = [layout.head]
    for chunk in layout.chunks:
        body = write(chunk.block).strip()
        parts.append(f"{chunk.comment}\n{body}" if chunk.comment else body)
    parts.append(layout.tail)
    text = "\n\n".join(filter(None, parts))
    return text + "\n" if text else ""


def sort_chunks(
    chunks: Sequence[Chunk], rank: Callable[[Block], tuple[object, ...]]
) -> tuple[Chunk, ...]:
    """Definitions first, entries in order of rank, all else where it stood."""
    defined = [chunk for chunk in chunks if chunk.block.kind in _DEFINES]
    others = [chunk for chunk in chunks if chunk.block.kind not in _DEFINES]
    entries = iter(
        sorted(
            (chunk for chunk in others if chunk.block.kind == "entry"),
            key=lambda chunk: rank(chunk.block),
        )
    )
    placed = (next(entries) if chunk.block.kind == "entry" else chunk for chunk in others)
    return (*defined, *placed)
