"""Markers and note bodies -> pairs, and diagnostics for what does not pair.

Where numbers begin again (chapters under one heading), the series of marks and the
series of notes are matched in order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from alliance_refs.errors import Diagnostic, diagnose
from alliance_refs.model import Marker
from alliance_refs.notes.finding.bodies import NoteBody
from alliance_refs.notes.finding.series import in_series, is_sign
from alliance_refs.spans import Source

NoteId = tuple[int, str]


class Linked(NamedTuple):
    """Markers (with their section), markers by series and number, and what was noticed."""

    markers: tuple[Marker, ...]
    by_note: Mapping[NoteId, tuple[Marker, ...]]
    diagnostics: tuple[Diagnostic, ...]


def link(markers: Sequence[Marker], bodies: Sequence[NoteBody], source: Source) -> Linked:
    """Every marker with the note it calls.

    Diagnostics: `marker-without-note`, `note-without-marker`, `note-number-repeated`,
    `marker-repeated` (not for numbered reference lists, which are cited many times).
    """
    sections = {body.series: body.section for body in bodies}
    known = {(body.series, body.number) for body in bodies}
    placed = [
        (series, replace(marker, section=sections.get(series, "")))
        for series, marker in _placed(markers, bodies, known)
    ]
    by_note: dict[NoteId, list[Marker]] = defaultdict(list)
    for series, marker in placed:
        by_note[series, marker.number].append(marker)
    found = [
        *_lost_markers(placed, known, source),
        *_lost_notes(bodies, by_note, source),
        *_repeated_notes(bodies, source),
        *_repeated_markers(by_note, bodies, source),
    ]
    found.sort(key=lambda diagnostic: diagnostic.span or (0, 0))
    links = {note: tuple(calls) for note, calls in by_note.items()}
    return Linked(tuple(marker for _, marker in placed), links, tuple(found))


def _placed(
    markers: Sequence[Marker], bodies: Sequence[NoteBody], known: set[NoteId]
) -> Iterator[tuple[int, Marker]]:
    """Each marker with its series; one that is not in the series due is in the one that has it."""
    works = _cited_works(markers, bodies)
    own = [marker for marker in markers if not works.is_meant(marker)]
    last = max(
        (
            body.series
            for body in bodies
            if not is_sign(body.number) and not (works.numbers and body.kind == "references")
        ),
        default=0,
    )
    due = in_series(own, last, Counter(body.number for body in bodies))
    having: dict[str, set[int]] = defaultdict(set)
    for series, number in known:
        having[number].add(series)
    told = {body.id: body.series for body in bodies if body.id}
    for marker in markers:
        series = works.numbers[marker.number] if works.is_meant(marker) else next(due)[0]
        series = told.get(marker.id, series)
        if (series, marker.number) not in known and len(having[marker.number]) == 1:
            (series,) = having[marker.number]
        yield series, marker


class _Works(NamedTuple):
    """The works of a numbered list beside notes, and the styles of the marks that mean them."""

    numbers: Mapping[str, int]
    styles: frozenset[str]

    def is_meant(self, marker: Marker) -> bool:
        return marker.style in self.styles and marker.number in self.numbers


def _cited_works(markers: Sequence[Marker], bodies: Sequence[NoteBody]) -> _Works:
    """Where a document has notes and a numbered list of works, how a mark is set tells them apart.

    Notes are called as the format knows ("[^n]") or by raised figures, works by "[n]".
    """
    styles = {marker.style for marker in markers if marker.style != "*"}
    numbers = {
        body.number: body.series
        for body in bodies
        if body.kind == "references" and not is_sign(body.number)
    }
    has_notes = any(body.kind != "references" and not is_sign(body.number) for body in bodies)
    of_works = styles - {"[^n]"} if "[^n]" in styles else styles & {"[n]"}
    if not numbers or not has_notes or styles == of_works:
        return _Works({}, frozenset())
    return _Works(numbers, frozenset(of_works))


def _lost_markers(
    placed: Sequence[tuple[int, Marker]], known: set[NoteId], source: Source
) -> Iterator[Diagnostic]:
    lost = [marker for series, marker in placed if (series, marker.number) not in known]
    if lost and not known:
        yield diagnose(
            "notes-not-found",
            f"{len(lost)} note markers, but no notes were found",
            source,
            lost[0].span,
            hint='put the notes under a heading such as "Notes", each with its number',
        )
        return
    for marker in lost:
        yield diagnose(
            "marker-without-note",
            f"the mark calls note {marker.number}, but there is no note {marker.number}",
            source,
            marker.span,
            hint="add the note, or correct the number",
        )


def _lost_notes(
    bodies: Sequence[NoteBody], by_note: Mapping[NoteId, list[Marker]], source: Source
) -> Iterator[Diagnostic]:
    if not by_note:
        return
    # A note may be called inside another note; formats that know calls say so.
    inside = {
        mark.id or mark.target
        for body in bodies
        for mark in body.passage.marks
        if mark.kind == "note"
    }
    for body in bodies:
        is_called = (body.series, body.number) in by_note or bool({body.id, body.number} & inside)
        if not is_called and body.kind != "references":
            yield diagnose(
                "note-without-marker",
                f"nothing in the text calls note {body.number}",
                source,
                body.passage.span,
                hint="mark the place it belongs to, or take the note out",
            )


def _repeated_notes(bodies: Sequence[NoteBody], source: Source) -> Iterator[Diagnostic]:
    seen: set[NoteId] = set()
    for body in bodies:
        if (body.series, body.number) in seen:
            yield diagnose(
                "note-number-repeated",
                f"two notes have the number {body.number}",
                source,
                body.passage.span,
                hint="number the notes anew; marks are tied to the first",
            )
        seen.add((body.series, body.number))


def _repeated_markers(
    by_note: Mapping[NoteId, list[Marker]], bodies: Sequence[NoteBody], source: Source
) -> Iterator[Diagnostic]:
    listed = {(body.series, body.number) for body in bodies if body.kind == "references"}
    counts = Counter({note: len(calls) for note, calls in by_note.items() if note not in listed})
    for note, count in counts.items():
        if count > 1:
            yield diagnose(
                "marker-repeated",
                f"note {note[1]} is called {count} times",
                source,
                by_note[note][1].span,
                severity="info",
                hint="fine if it is meant; otherwise correct the number",
            )
