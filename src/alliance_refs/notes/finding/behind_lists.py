"""Notes that stand behind a list of works, without a heading of their own.

Programs that write a document as plain text put its notes at the very end, below the list of
references. The list is not numbered; the notes are, and the text calls them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from alliance_refs.notes.finding.bodies import number_of, numbered_bodies
from alliance_refs.notes.finding.markers import find_markers
from alliance_refs.notes.finding.regions import Region, TextLine

# What an entry of a list says and a sentence before one does not.
_DATED = re.compile(r"\b(?:1[4-9]|20)\d\d\b|https?://")


def apart_from_lists(regions: Sequence[Region]) -> Iterator[Region]:
    """The regions, each list of works apart from the notes behind it."""
    running = [line for region in regions if region.kind == "body" for line in region.lines]
    called = {marker.number for marker in find_markers(running, ())}
    for region in regions:
        start = _first_note(region.lines) if region.kind == "references" and called else 0
        behind = Region("endnotes", "", region.lines[start:])
        bodies = numbered_bodies(behind) if start else []
        if bodies and 2 * sum(body.number in called for body in bodies) >= len(bodies):
            yield Region(region.kind, region.heading, region.lines[:start])
            yield behind
        else:
            yield region


def _first_note(lines: Sequence[TextLine]) -> int:
    """Where a paragraph is numbered 1 behind entries that are not numbered; 0 when none is."""
    dated = 0
    for at, line in enumerate(lines):
        found = number_of(line) if line.opens else None
        if found:
            return at if found[0] == "1" and dated else 0
        dated += bool(_DATED.search(line.text))
    return 0
