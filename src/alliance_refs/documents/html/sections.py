"""Notes that count from 1 again in every chapter of a page or a book: named by its heading.

In: blocks whose notes and calls have ids. Out: the same blocks, each note with the section
it is counted in, where numbers begin again at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from alliance_refs.model import Block

_LONGEST_NAME = 80


@dataclass(slots=True)
class _Chapters:
    """The chapters so far, by name; `notes` are the ids of the last one's, by their numbers."""

    names: list[str] = field(default_factory=list)
    homes: dict[str, int] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)
    highest: int = 0
    headings: list[Block] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    first: tuple[Block, ...] = ()

    def call(self, id: str, number: int) -> None:
        """Takes in a call; a number that another note of the chapter has begins the next."""
        if id in self.homes:
            return
        is_taken = self.notes.get(number, id) != id
        if not self.names or (is_taken and (number == 1 or number < self.highest)):
            self._begin()
        self.notes[number] = id
        self.highest = max(self.highest, number)
        self.homes[id] = len(self.names) - 1
        self.headings.clear()

    def _begin(self) -> None:
        level = min((heading.level for heading in self.headings), default=0)
        name = _name(self.headings, level)
        if not self.names:
            self.first = tuple(self.headings)
        elif len(self.names) == 1:
            # Above the first chapter stands the title of the whole.
            self.names[0] = _name(self.first, level) or self.names[0]
            self.taken = {self.names[0]}
        if not name or name in self.taken:
            name = f"{name} {len(self.names) + 1}".strip()
        self.taken.add(name)
        self.names.append(name)
        self.notes.clear()
        self.highest = 0


def _name(headings: Sequence[Block], level: int) -> str:
    """The last heading of a level."""
    named = [heading.passage.text for heading in headings if heading.level == level]
    return " ".join(named[-1].split())[:_LONGEST_NAME] if named else ""


def with_sections(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, their notes told apart by chapters where two have the same number."""
    chapters = _Chapters()
    labels = {block.id: block.label for block in blocks if block.kind == "note"}
    for block in blocks:
        if block.kind == "heading":
            chapters.headings.append(block)
        for mark in block.passage.marks:
            if mark.kind == "note" and labels.get(mark.id, "").isdecimal():
                chapters.call(mark.id, int(labels[mark.id]))
    return tuple(blocks) if len(chapters.names) < 2 else tuple(_named(blocks, chapters))


def _named(blocks: Sequence[Block], chapters: _Chapters) -> Iterator[Block]:
    """A note that nothing calls is counted with the one before it."""
    last = 0
    for block in blocks:
        if block.kind == "note":
            last = chapters.homes.get(block.id, last)
            block = replace(block, section=chapters.names[last])
        yield block
