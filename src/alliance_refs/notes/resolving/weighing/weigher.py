"""`Weigher`: the work that a citation most likely means, by a small trained network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alliance_refs.notes.resolving.matching import says_no_less
from alliance_refs.notes.resolving.weighing.features import (
    Asked,
    Features,
    compare,
    none_features,
    own_features,
    work_features,
)
from alliance_refs.notes.resolving.weighing.memory import Memory
from alliance_refs.notes.resolving.works import FIRST, Tie, Works

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Options:
    """What a citation may mean: no work met before, or one of `numbers`; a row for each."""

    numbers: tuple[int, ...]
    rows: tuple[Features, ...]


def options(asked: Asked, works: Works, memory: Memory) -> Options:
    """What a citation may mean, and what speaks for each."""
    numbers = memory.candidates(asked.said, (*asked.tie.works, *asked.before), asked.there)
    own = own_features(asked, memory)
    rows = [work_features(asked, number, works, memory) for number in numbers]
    if rows:
        compare(rows)
    none = none_features(rows, asked)
    return Options(tuple(numbers), tuple(own | row for row in (none, *rows)))


class Weigher:
    """Chooses among what a citation may mean by the weights of one trained network."""

    def __init__(self, features: Sequence[str], weights: Mapping[str, Array]) -> None:
        self._places = {name: at for at, name in enumerate(features)}
        self._weights = weights

    def chances(self, found: Options) -> Array:
        """How likely each is meant, no work met before first; they add up to 1."""
        values = np.zeros((len(found.rows), len(self._places)), dtype=np.float32)
        for at, row in enumerate(found.rows):
            for name, value in row.items():
                place = self._places.get(name)
                if place is not None:
                    values[at, place] = value
        hidden = np.maximum(values @ self._weights["first"] + self._weights["first-bias"], 0)
        scores = hidden @ self._weights["second"]
        likely = np.exp(scores - scores.max())
        return np.asarray(likely / likely.sum(), dtype=np.float32)

    def choose(self, asked: Asked, works: Works, memory: Memory) -> Tie:
        """The tie to the work most likely meant: that of the rules where they agree."""
        found = options(asked, works, memory)
        if not found.numbers:
            return asked.tie
        chances = self.chances(found)
        at = int(chances.argmax())
        return tie_to(asked, found.numbers[at - 1] if at else None, float(chances[at]), works)


WEIGHED = "what it says and where it stands, weighed"
_BACK = ("ibid", "op-cit", "supra", "idem")


def tie_to(asked: Asked, number: int | None, chance: float, works: Works) -> Tie:
    """The tie that means a work, or none met before; the one that rules made where it does."""
    tie, citation = asked.tie, asked.citation
    if number is None:
        if not tie.works or tie.rule == FIRST:
            return tie
        if citation.form in _BACK[:3]:
            return Tie((), citation.form, WEIGHED, 0.0, "no work cited before is clearly meant")
        form = "idem" if citation.form == "idem" else "full"
        return Tie((), form, FIRST, says=tie.says or citation.item)
    if tie.works == (number,):
        return tie
    if citation.form in _BACK:
        return Tie((number,), citation.form, WEIGHED, chance)
    says_all = citation.form != "short" and tie.form != "short"
    if says_all and says_no_less(citation.item, works.first[number]):
        return Tie((number,), "full", WEIGHED, chance, says=citation.item)
    return Tie((number,), "short", WEIGHED, chance)
