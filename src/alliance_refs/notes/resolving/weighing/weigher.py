"""`Weigher`: the work that a citation most likely means, by a small trained network."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alliance_refs.model import CitationForm
from alliance_refs.notes.resolving.matching import says_no_less, traits
from alliance_refs.notes.resolving.memory import Memory
from alliance_refs.notes.resolving.naming import COMPLETING
from alliance_refs.notes.resolving.weighing.features import (
    Asked,
    Features,
    compare,
    none_features,
    own_features,
    work_features,
)
from alliance_refs.notes.resolving.works import FIRST, Tie, Works, says_imprint

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Options:
    """What a citation may mean: no work met before, or one of `numbers`; a row for each."""

    numbers: tuple[int, ...]
    rows: tuple[Features, ...]


def options(asked: Asked, works: Works, may_be: Callable[[int], bool] | None = None) -> Options:
    """What a citation may mean (of all works, or those that `may_be`), and what speaks for each."""
    memory = works.memory
    numbers = memory.candidates(asked.said, (*asked.tie.works, *asked.before), asked.there)
    if may_be is not None:
        numbers = [number for number in numbers if may_be(number)]
    own = own_features(asked, memory)
    rows = [work_features(asked, number, works) for number in numbers]
    if rows:
        compare(rows)
    none = none_features(rows, asked)
    return Options(tuple(numbers), tuple(own | row for row in (none, *rows)))


def rows_of(rows: Sequence[Features], places: Mapping[str, int]) -> Array:
    """The features of each option as a row of numbers, those without a place left out."""
    values = np.zeros((len(rows), len(places)), dtype=np.float32)
    for at, row in enumerate(rows):
        for name, value in row.items():
            place = places.get(name)
            if place is not None:
                values[at, place] = value
    return values


class Weigher:
    """Chooses among what a citation may mean by the weights of one trained network."""

    def __init__(self, features: Sequence[str], weights: Mapping[str, Array]) -> None:
        self._features = tuple(features)
        self._places = {name: at for at, name in enumerate(features)}
        self._weights = weights

    def to_bytes(self) -> bytes:
        """The weights as a file: NumPy's `.npz`, halves of precision, without pickles."""
        out = io.BytesIO()
        names = np.frombuffer("\n".join(self._features).encode(), dtype=np.uint8)
        arrays: dict[str, Any] = {n: a.astype(np.float16) for n, a in self._weights.items()}
        np.savez_compressed(out, features=names, **arrays)
        return out.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> Weigher:
        """The weights of such a file."""
        with np.load(io.BytesIO(data), allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        features = bytes(arrays.pop("features")).decode().split("\n")
        return cls(features, {name: array.astype(np.float32) for name, array in arrays.items()})

    def chances(self, found: Options) -> Array:
        """How likely each is meant, no work met before first; they add up to 1."""
        values = rows_of(found.rows, self._places)
        hidden = np.maximum(values @ self._weights["first"] + self._weights["first-bias"], 0)
        scores = hidden @ self._weights["second"]
        likely = np.exp(scores - scores.max())
        return np.asarray(likely / likely.sum(), dtype=np.float32)

    def choose(self, asked: Asked, works: Works) -> Tie:
        """The tie to the work most likely meant: that of the rules where they agree.

        What fits several works by the same words stays open, an Ibid. apart, which has none of its
        own (Chicago 17, 14.34, forbids it behind a note of several works; who writes it most often
        means the last of them). What else they leave open stays so, and what they tie a
        back-reference to stands, unless one work is much more likely than the others.
        """
        found = options(asked, works)
        if not found.numbers:
            return asked.tie
        chances = self.chances(found)
        at = int(chances.argmax())
        # What was read as short is short, unless that is clearly wrong.
        points_back = _BACK if at else (*_BACK, "short")
        needed = _CERTAIN if asked.tie.reason or asked.citation.form in points_back else 0.0
        if chances[at] < needed:
            return asked.tie
        number = found.numbers[at - 1] if at else None
        is_ibid = asked.citation.form == "ibid"
        if number in asked.tie.works and not is_ibid and not _stands_out(number, asked, found):
            return asked.tie
        if number is not None and _is_by_another(asked, number, works):
            return asked.tie
        tie = tie_to(asked, number, float(chances[at]), works)
        if number is None or tie is asked.tie or tie.rule == COMPLETING:
            return tie
        rule = f"{WEIGHED}: {_told(asked, number, works.memory)}"
        return replace(tie, rule=rule, doubt=asked.tie.reason if is_ibid else "")

    def look_later(self, asked: Asked, works: Works, unit: int) -> int | None:
        """The work described behind a unit that a citation in it means, if it means one."""

        def is_later(number: int) -> bool:
            return works.memory.known[number].first > unit and says_imprint(works.items[number])

        found = options(asked, works, is_later)
        at = int(self.chances(found).argmax()) if found.numbers else 0
        return found.numbers[at - 1] if at else None


# A wrong tie is worse than an open one. Of ties so likely nine in ten are right.
_CERTAIN = 0.85

WEIGHED = "weighed"


def _is_by_another(asked: Asked, number: int, works: Works) -> bool:
    """Whether a full citation names another person in full than the author of a work does.

    Articles of one dictionary have all words but these in common.
    """
    says, known = traits(asked.citation.item), works.traits[number]
    named = asked.citation.form == "full" and all(says.initials) and all(known.initials)
    return named and bool(says.families and known.families) and not {*says.names} & {*known.names}


_BACK = ("ibid", "op-cit", "supra")


def _stands_out(number: int, asked: Asked, found: Options) -> bool:
    """Whether a citation has more words of one of the works that rules find than of the others."""
    shares = {n: row["share"] for n, row in zip(found.numbers, found.rows[1:], strict=True)}
    others = [shares.get(other, 0.0) for other in asked.tie.works if other != number]
    return all(shares[number] > share for share in others)


def _told(asked: Asked, number: int, memory: Memory) -> str:
    """The words of a citation that an earlier one of the work has, for who asks why."""
    known = memory.known[number].words
    words = [word for word, _ in asked.said.words if word in known]
    if words:
        return f'"{" ".join(words)}" in an earlier citation'
    letters = [one for one in asked.said.sigla if memory.stands_for(one, number)]
    return f'"{letters[0]}" for words of an earlier citation' if letters else "where it stands"


def tie_to(asked: Asked, number: int | None, chance: float, works: Works) -> Tie:
    """The tie that means a work, or none met before; the one that rules made where it does."""
    tie, citation = asked.tie, asked.citation
    if number is None:
        if not tie.works or tie.rule == FIRST:
            return tie
        if citation.form in _BACK:
            return Tie((), citation.form, WEIGHED, 0.0, "no work cited before is clearly meant")
        form: CitationForm = "idem" if citation.form == "idem" else "full"
        return Tie((), form, FIRST, says=tie.says or citation.item)
    if tie.works == (number,):
        return tie
    if citation.form in (*_BACK, "idem"):
        return Tie((number,), citation.form, WEIGHED, chance)
    if says_imprint(citation.item) and not says_imprint(works.items[number]):
        return Tie((number,), "full", COMPLETING, chance, says=citation.item)
    says_all = citation.form != "short" and tie.form != "short"
    if says_all and says_no_less(citation.item, works.first[number]):
        return Tie((number,), "full", WEIGHED, chance, says=citation.item)
    return Tie((number,), "short", WEIGHED, chance)
