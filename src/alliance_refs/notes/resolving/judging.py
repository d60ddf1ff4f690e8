"""Who has the last word on which work a citation means, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from alliance_refs.notes.resolving.weighing.features import Asked
from alliance_refs.notes.resolving.works import Tie, Works


@dataclass(frozen=True, slots=True)
class Decided:
    """A citation as it was asked about, the tie that stands, and the unit it is in, from 1."""

    asked: Asked
    tie: Tie
    unit: int


class Judge(Protocol):
    """What has the last word on which work a citation means."""

    def choose(self, asked: Asked, works: Works) -> Tie:
        """The tie that stands, given the one that rules propose."""

    def look_later(self, asked: Asked, works: Works, unit: int) -> int | None:
        """The work described behind a unit that a citation in it means, if it means one."""
