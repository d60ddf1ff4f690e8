"""Inline text: what one pass over a block's raw text drops, marks, and cuts out as notes.

In: a raw passage and a format's table of signs. Out: the passage that a reader sees, with
marks, and the notes that are written in it where they are called.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from alliance_refs.documents.runs import Run, pair_runs
from alliance_refs.model import Mark, MarkKind, Passage
from alliance_refs.model.passage import Edit
from alliance_refs.spans import Span

# Punctuation that ends the sentence a bare address stands in, not the address.
_ADDRESS_TAIL = ".,;:!?'\""


def bare_address(found: str) -> str:
    """An address without the punctuation of the sentence that it stands in.

    >>> bare_address("https://example.org/a_(b)).")
    'https://example.org/a_(b)'
    """
    url = found.rstrip(_ADDRESS_TAIL)
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1].rstrip(_ADDRESS_TAIL)
    return url


@dataclass(frozen=True, slots=True)
class InlineNote:
    """A note written where it is called: its raw text and the label it has or got."""

    label: str
    passage: Passage


class NotePlace(NamedTuple):
    """Where a note is written, its text from `inner` to the bracket that ends it."""

    start: int
    inner: int
    end: int
    label: str = ""


# Gives the next number for a note without a label.
NumberNote = Callable[[], str]


@dataclass(slots=True)
class Scan:
    """What one pass over a raw passage has found so far."""

    raw: Passage
    edits: list[Edit] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    notes: list[NotePlace] = field(default_factory=list)
    # What runs mean that begin at these places, whatever their signs.
    meant: dict[int, MarkKind | None] = field(default_factory=dict)

    def drop(self, start: int, end: int) -> None:
        """Takes a stretch out of the visible text."""
        self.edits.append(Edit(start, end))

    def show(self, match: re.Match[str], text: str) -> None:
        """Shows some text in the place of what was matched."""
        self.edits.append(Edit(match.start(), match.end(), text))

    def mark(self, start: int, end: int, kind: MarkKind, target: str = "") -> None:
        """Marks a stretch of the raw text."""
        self.marks.append(Mark(Span(start, end), kind, target))

    def keep(self, whole: Span, inner: Span, kind: MarkKind | None, target: str = "") -> None:
        """Shows only the inner part of a stretch, marked."""
        self.drop(whole.start, inner.start)
        if kind:
            self.mark(*inner, kind, target)
        self.drop(inner.end, whole.end)

    def keep_inside(self, match: re.Match[str], size: int, kind: MarkKind | None) -> None:
        """Shows what was matched without the `size` signs at either end, marked."""
        start, end = match.span()
        self.keep(Span(start, end), Span(start + size, end - size), kind)

    def address(self, match: re.Match[str]) -> int:
        """Marks an address that stands in the text by itself; returns where it ends."""
        end = match.start() + len(bare_address(match[0]))
        self.mark(match.start(), end, "link", self.raw.text[match.start() : end])
        return end

    def call(self, start: int, end: int, label: str) -> None:
        """Shows a stretch as the call for a note."""
        self.edits.append(Edit(start, end, f"[^{label}]"))
        self.mark(start, end, "note", label)

    def emphasise(self, kinds: Mapping[str, MarkKind | None], since: int = 0) -> None:
        """Pairs the runs met from the one of that count on; `kinds` says what signs mean."""
        runs = self.runs[since:]
        del self.runs[since:]
        for open_at, close_at, size in pair_runs(runs):
            kind = self.meant.get(open_at, kinds[self.raw.text[open_at : open_at + size]])
            whole, inner = Span(open_at, close_at + size), Span(open_at + size, close_at)
            self.keep(whole, inner, kind)

    def finish(self, number_note: NumberNote | None) -> tuple[Passage, tuple[InlineNote, ...]]:
        """The visible passage, and the outermost notes written in it; none without numbers."""
        inner = tuple(self._cut_notes(number_note)) if self.notes and number_note else ()
        edits = _without_nested(sorted(self.edits))
        return self.raw.edit(edits, self.marks), inner

    def _cut_notes(self, number_note: NumberNote) -> Iterator[InlineNote]:
        """Cuts notes out of the text; a call with the note's label stays in the place of each."""
        places = _outermost(sorted(self.notes))
        self.marks[:] = [mark for mark in self.marks if not _inside(mark.span.start, places)]
        self.edits[:] = [edit for edit in self.edits if not _inside(edit.start, places)]
        for start, inner, end, named in places:
            label = named or number_note()
            yield InlineNote(label, self.raw.cut(inner, end - 1))
            self.call(start, end, label)


Found = TypeVar("Found", bound=Scan)


def read_signs(
    scan: Found,
    special: re.Pattern[str],
    handlers: Mapping[str, Callable[[Found, re.Match[str]], int | None]],
) -> None:
    """Hands each sign that `special` finds to the handler of its group's name.

    A handler returns where the pass goes on, None for the end of the sign.
    """
    text, at = scan.raw.text, 0
    while match := special.search(text, at):
        at = handlers[match.lastgroup or ""](scan, match) or match.end()


def _outermost(places: list[NotePlace]) -> list[NotePlace]:
    out: list[NotePlace] = []
    for place in places:
        if not out or place.start >= out[-1].end:
            out.append(place)
    return out


def _inside(at: int, places: list[NotePlace]) -> bool:
    found = bisect_right(places, at, key=lambda place: place.start) - 1
    return found >= 0 and at < places[found].end


def _without_nested(edits: list[Edit]) -> list[Edit]:
    """The edits that do not begin inside an earlier one."""
    out: list[Edit] = []
    end = 0
    for edit in edits:
        if edit.start >= end:
            out.append(edit)
            end = edit.end
    return out
