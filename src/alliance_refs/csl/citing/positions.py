"""Positions of cites: first, subsequent, ibid, ibid-with-locator, near-note.

In: the clusters of a document in order, cites sorted. Out: for each cite the positions
that test true, and the note that cites its item first (CSL 1.0.2, Choose, position).
Clusters in running text and clusters in notes make two sequences of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from alliance_refs.csl.evaluation.context import FIRST, SUBSEQUENT
from alliance_refs.model import Cite, Cluster

_IBID = frozenset(("subsequent", "ibid"))
_IBID_WITH_LOCATOR = frozenset(("subsequent", "ibid", "ibid-with-locator"))
_NEAR = frozenset(("near-note",))

POSITIONS = {
    "first": FIRST,
    "subsequent": SUBSEQUENT,
    "ibid": _IBID,
    "ibid-with-locator": _IBID_WITH_LOCATOR,
    "near-note": SUBSEQUENT | _NEAR,
}


@dataclass(frozen=True, slots=True)
class PlacedCite:
    """A cite with the positions that test true for it, and the preceding note that cites its
    item first (or 0)."""

    cite: Cite
    positions: frozenset[str] = FIRST
    first_note: int = 0


@dataclass(slots=True)
class _Sequence:
    """What a pass over clusters remembers: the last cluster, its note and all that the note
    cites; and notes by key."""

    previous: Sequence[Cite] = ()
    note: int = 0
    cited_in_note: set[str] = field(default_factory=set)
    first: dict[str, int] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)


def place_cites(
    clusters: Iterable[tuple[Cluster, Sequence[Cite]]], near_note_distance: int = 5
) -> list[tuple[PlacedCite, ...]]:
    """The cites of each cluster, placed; cites come in the order they will show."""
    text, notes = _Sequence(), _Sequence()
    placed = []
    for cluster, cites in clusters:
        sequence = notes if cluster.note else text
        placed.append(
            tuple(
                _place(sequence, cites, index, cluster.note, near_note_distance)
                for index in range(len(cites))
            )
        )
        if cluster.note != sequence.note or not cluster.note:
            sequence.cited_in_note = set()
        sequence.previous, sequence.note = cites, cluster.note
        sequence.cited_in_note.update(cite.key for cite in cites)
    return placed


def _place(
    sequence: _Sequence, cites: Sequence[Cite], index: int, note: int, distance: int
) -> PlacedCite:
    cite = cites[index]
    if cite.key not in sequence.first:
        sequence.first[cite.key] = sequence.last[cite.key] = note
        return PlacedCite(cite)
    before = _before(sequence, cites, index, note)
    positions = SUBSEQUENT
    if before is not None and before.key == cite.key:
        positions = _repeated(before, cite)
    if note and note - sequence.last[cite.key] <= distance:
        positions |= _NEAR
    sequence.last[cite.key] = note
    first = sequence.first[cite.key]
    return PlacedCite(cite, positions, first if first != note else 0)


def _before(sequence: _Sequence, cites: Sequence[Cite], index: int, note: int) -> Cite | None:
    """The cite that an ibid would point to; none after a note that cites several items, or
    one that cites none. In one note it is the last one before."""
    if index:
        return cites[index - 1]
    if note and note == sequence.note and sequence.previous:
        return sequence.previous[-1]
    if len(sequence.cited_in_note) > 1:
        return None
    if note > sequence.note + 1:
        return None
    return sequence.previous[0] if len(sequence.previous) == 1 else None


def _repeated(before: Cite, cite: Cite) -> frozenset[str]:
    if before.locator and not cite.locator:
        return SUBSEQUENT
    same = (before.locator, before.label or "page") == (cite.locator, cite.label or "page")
    return _IBID if same or not cite.locator else _IBID_WITH_LOCATOR
