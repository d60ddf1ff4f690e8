"""A document's regions -> note bodies, blocks that cite, running text: who owns which lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from alliance_refs.model import Document, Marker
from alliance_refs.notes.finding.behind_lists import apart_from_lists
from alliance_refs.notes.finding.bodies import (
    NoteBody,
    labelled_bodies,
    lettered_bodies,
    numbered_bodies,
    unheaded_bodies,
)
from alliance_refs.notes.finding.bracketed import bracketed_notes
from alliance_refs.notes.finding.interspersed import Interspersed, interspersed_bodies
from alliance_refs.notes.finding.markers import find_markers
from alliance_refs.notes.finding.regions import Region, TextLine
from alliance_refs.notes.finding.signs import SignNotes, sign_notes


class Found(NamedTuple):
    """Note bodies in order of series, regions of other citations, lines of running text.

    `signs` are the calls of the notes that go by signs.
    """

    bodies: list[NoteBody]
    loose: list[Region]
    running: list[TextLine]
    signs: list[Marker]


def find_bodies(document: Document, regions: Sequence[Region]) -> Found:
    """The notes of a document, wherever they stand, and what is left of its lines."""
    bodies = list(labelled_bodies(document))
    loose: list[Region] = []
    unnumbered: list[TextLine] = []
    for region in apart_from_lists(regions):
        found = _under_heading(region)
        first = _first_series(bodies, found)
        bodies += (replace(body, series=body.series + first) for body in found)
        if not found and region.kind in ("endnotes", "footnotes"):
            unnumbered += region.lines
        elif not found and region.kind not in ("body", "contents"):
            loose.append(region)
    running = [line for region in regions if region.kind == "body" for line in region.lines]
    bracketed = bracketed_notes(running)
    bodies, running = [*bodies, *bracketed.bodies], bracketed.running
    if not bodies:
        bodies, running = _without_heading(running)
    signed = _with_signs(document, running, unnumbered, beside_numbers=bool(bodies))
    calls = [*bracketed.markers, *signed.markers]
    return Found([*bodies, *signed.bodies], loose, signed.running, calls)


def _under_heading(region: Region) -> list[NoteBody]:
    """The notes or the numbered works of a region that a heading opens."""
    if region.kind in ("endnotes", "footnotes"):
        return numbered_bodies(region)
    if region.kind == "references":
        # One number above 1 is that of a page, in its running head.
        numbered = numbered_bodies(region)
        is_head = len(numbered) == 1 and int(numbered[0].number) > 1
        return lettered_bodies(region) if is_head else numbered or lettered_bodies(region)
    return []


def _with_signs(
    document: Document,
    running: Sequence[TextLine],
    unnumbered: Sequence[TextLine],
    *,
    beside_numbers: bool,
) -> SignNotes:
    """Notes that go by signs, in the running text or under a heading of their own.

    What stands under such a heading and is no note is not running text either.
    """
    apart = {line.passage.span for line in unnumbered}
    lines = sorted((*running, *unnumbered), key=lambda line: line.passage.span)
    found = sign_notes(lines, document.source.text, beside_numbers)
    left = [line for line in found.running if line.passage.span not in apart]
    return found._replace(running=left)


def _first_series(bodies: Sequence[NoteBody], found: Sequence[NoteBody]) -> int:
    """The series that further notes begin: the last one where their numbers go on from it."""
    numbered = [body for body in bodies if body.number.isdecimal()]
    if not numbered:
        return 0
    last = max(reversed(numbered), key=lambda body: body.series)
    goes_on = (
        found
        and last.kind == found[0].kind
        and found[0].number.isdecimal()
        and int(found[0].number) == int(last.number) + 1
    )
    return last.series if goes_on else last.series + 1


def _without_heading(running: list[TextLine]) -> tuple[list[NoteBody], list[TextLine]]:
    """Notes at the end of the text or between its paragraphs, and the lines left."""
    at_end, start = unheaded_bodies(running)
    between = interspersed_bodies(running)
    if len(between.bodies) > len(at_end) or _is_parted(between, at_end):
        return between
    return at_end, running[:start]


def _is_parted(between: Interspersed, at_end: Sequence[NoteBody]) -> bool:
    """Whether text that calls notes stands between those taken for a list at the end."""
    if not at_end or len(between.bodies) < len(at_end):
        return False
    first = between.bodies[0].passage.span.start
    later = [line for line in between.running if line.passage.span.start > first]
    numbers = {body.number for body in between.bodies}
    calls = [marker for marker in find_markers(later, numbers) if marker.number in numbers]
    return 2 * len(calls) >= len(between.bodies) - 1 > 0
