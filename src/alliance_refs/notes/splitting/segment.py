"""What a segment is: a stretch between commas, bibliographic, prose or a signal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from alliance_refs.notes.splitting.atoms import Atom

SegmentKind = Literal["biblio", "prose", "signal"]


class Segment(NamedTuple):
    """Atoms `start` to `end` of one sentence; `stop` is the mark that follows, if any."""

    kind: SegmentKind
    start: int
    end: int
    stop: str
    sentence: int


# Words that join two citations.
JOINERS = frozenset("and or und oder et ou y o e & sowie".split())


def spaced(part: Sequence[Atom]) -> str:
    """The words of some atoms, spaced as they stand."""
    return "".join((" " if atom.gap else "") + atom.text for atom in part).strip()
