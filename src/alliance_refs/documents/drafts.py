"""`Draft`: a block whose lines are known and whose inline text is not read yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from alliance_refs.documents.inline import InlineNote, NumberNote
from alliance_refs.documents.lines import LONGEST_BLOCK, Line, passage_of, span_of, too_long
from alliance_refs.errors import Diagnostic
from alliance_refs.model import Block, BlockKind, Passage
from alliance_refs.spans import Source


@dataclass(slots=True)
class Draft:
    """A block before its inline text is read; a literal one is taken as it is written."""

    kind: BlockKind
    lines: list[Line]
    level: int = 0
    label: str = ""
    is_literal: bool = False


# Reads the inline text of a block: the visible passage, and the notes written in it.
ReadInline = Callable[[Passage, NumberNote | None], tuple[Passage, tuple[InlineNote, ...]]]

# Notes written in notes deeper than this stay in the text of the one around them.
_DEEPEST = 10


def finish(drafts: Sequence[Draft], read: ReadInline, named: Iterable[str] = ()) -> Iterator[Block]:
    """The blocks of some drafts, each followed by the notes that are written in it.

    Notes without labels are numbered in order; they step over the labels that are taken, by
    notes apart from the text and by those that are `named` in it.
    """
    taken = {*named, *(draft.label for draft in drafts if draft.kind == "note")}
    number_note = _free_numbers(taken).__next__
    for draft in drafts:
        raw, span = passage_of(draft.lines), span_of(draft.lines)
        if draft.is_literal or len(raw) > LONGEST_BLOCK:
            yield Block(draft.kind, _trim(raw), span)
            continue
        passage, notes = read(raw, number_note)
        if passage.text.strip() or draft.kind == "note":
            yield Block(draft.kind, _trim(passage), span, draft.level, draft.label)
        for note in notes:
            yield from _inline_note(note, read, number_note, _DEEPEST)


def _free_numbers(taken: set[str]) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        if str(number) not in taken:
            yield str(number)


def _inline_note(
    note: InlineNote, read: ReadInline, number_note: NumberNote, depth: int
) -> Iterator[Block]:
    passage, inner = read(note.passage, number_note if depth else None)
    yield Block("note", passage.strip(), note.passage.span, label=note.label)
    for deeper in inner:
        yield from _inline_note(deeper, read, number_note, depth - 1)


def _trim(passage: Passage) -> Passage:
    return passage if passage.text == passage.text.strip() else passage.strip()


def long_blocks(source: Source, blocks: Iterable[Block]) -> tuple[Diagnostic, ...]:
    """What is said of blocks that are too long for prose, whose inline text is not read."""
    long = (block.span for block in blocks if len(block.passage) > LONGEST_BLOCK)
    return tuple(too_long(source, span) for span in long)
