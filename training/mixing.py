"""Notes changed and put together, so that the splitter meets more than were written.

Citations change places with others of their kind, references written for the tagger stand in
notes behind signals and between one another, notes run into one, italics and letters get lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from random import Random
from typing import NamedTuple

from alliance_refs.parsing.labelled import Labelled
from training.noise import (
    broken_word,
    ligatures,
    open_end,
    other_dashes,
    other_quotes,
    plain_letters,
    scanned,
    shifted_spaces,
)
from training.pieces import Piece, joined, pieces_of

EXCHANGED, JOINED, PLAIN, NOISY = 0.15, 0.12, 0.3, 0.35
_LETTERS = (scanned, broken_word, ligatures, plain_letters, other_dashes, shifted_spaces)


class Part(NamedTuple):
    """Pieces of a note that make one citation, or (label "") stand between two."""

    label: str
    pieces: tuple[Piece, ...]


def parts_of(note: Labelled) -> list[Part]:
    """The citations of a note and what stands between them, in order."""
    ends = {stretch.end for stretch in note.stretches} | {s.start for s in note.stretches}
    parts: list[Part] = []
    at = 0
    for piece in pieces_of(note):
        if parts and at not in ends:
            parts[-1] = Part(parts[-1].label, (*parts[-1].pieces, piece))
        else:
            parts.append(Part(piece.label, (piece,)))
        at += len(piece.text)
    return parts


class Mixer:
    """Changes notes; citations are drawn from notes and references of the same source."""

    def __init__(self, notes: Iterable[Labelled], references: Iterable[Labelled]) -> None:
        self._pools: dict[tuple[str, str], list[Part]] = defaultdict(list)
        self._seams: dict[str, list[str]] = defaultdict(list)
        for note in notes:
            parts = parts_of(note)
            for part in parts:
                if part.label:
                    self._pools[note.source, part.label].append(part)
            for before, seam, after in zip(parts, parts[1:], parts[2:], strict=False):
                if before.label == after.label == "full" and len(seam.pieces) == 1:
                    self._seams[note.source].append(seam.pieces[0].text)
        self._references: dict[str, list[Part]] = defaultdict(list)
        for reference in references:
            self._references[reference.source].append(_whole(reference))

    def changed(self, note: Labelled, others: Sequence[Labelled], random: Random) -> Labelled:
        """The note with some of its citations exchanged and some of its letters lost."""
        parts = parts_of(note)
        if random.random() < JOINED:
            other = random.choice(others)
            if other.source == note.source:
                parts = [*parts, Part("", (Piece(" "),)), *parts_of(other)]
        parts = [self._exchanged(part, note.source, random) for part in parts]
        return _worn(note, parts, random)

    def composed(self, source: str, references: str, random: Random) -> Labelled:
        """A note of some references, joined as citations of that source are."""
        pool, seams = self._references[references], self._seams[source]
        parts = [random.choice(pool)]
        for _ in range(random.choice((0, 0, 1, 1, 2, 3))):
            parts += [Part("", (Piece(random.choice(seams)),)), random.choice(pool)]
        parts.append(Part("", (Piece("."),)))
        return _worn(Labelled("", (), source), parts, random)

    def _exchanged(self, part: Part, source: str, random: Random) -> Part:
        pool = self._pools[source, part.label]
        if not part.label or not pool or random.random() > EXCHANGED:
            return part
        return random.choice(pool)


def _whole(reference: Labelled) -> Part:
    """A reference as one citation; its title, or what holds it, in italics."""
    text = reference.text.rstrip(" .;,")
    label = "container" if any(s.label == "container" for s in reference.stretches) else "title"
    pieces = [
        Piece(piece.text, "full", piece.label == label)
        for piece in pieces_of(Labelled(text, _within(reference, len(text))))
    ]
    return Part("full", tuple(pieces))


def _within(reference: Labelled, end: int) -> tuple[object, ...]:
    return tuple(
        stretch._replace(end=min(stretch.end, end))
        for stretch in reference.stretches
        if stretch.start < end
    )


def _worn(note: Labelled, parts: Sequence[Part], random: Random) -> Labelled:
    """The note that some parts make, perhaps with italics and letters lost."""
    pieces = [piece for part in _apart(parts) for piece in part.pieces]
    if random.random() < PLAIN:
        pieces = [piece._replace(italic=False) for piece in pieces]
    if random.random() < NOISY:
        change = random.choice(_LETTERS)
        pieces = [piece._replace(text=change(piece.text, random)) for piece in pieces]
    if random.random() < 0.12:
        pieces = other_quotes(pieces, random)
    if random.random() < 0.1:
        pieces = open_end(pieces, random)
    return joined(note, pieces)


def _apart(parts: Sequence[Part]) -> Iterable[Part]:
    """The parts; two citations never touch, or they would be one."""
    for at, part in enumerate(parts):
        if at and part.label and parts[at - 1].label:
            yield Part("", (Piece(" "),))
        yield part
