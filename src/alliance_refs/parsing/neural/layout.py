"""`Layout`: how the units of several citations lie side by side, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Layout:
    """How the units of a batch lie: step by step, the longest citation first.

    `packed[k]` is the unit (counted over the batch in its own order) at place k; `mirror[k]`
    the place of the unit that the backward direction meets when the forward one meets k;
    `active[t]` how many citations have more than t units.
    """

    packed: Ints
    mirror: Ints
    active: list[int]
    lengths: list[int]

    @classmethod
    def of(cls, lengths: Sequence[int]) -> Layout:
        """The layout of citations with these numbers of units."""
        if len(lengths) == 1:
            return cls._of_one(lengths[0])
        sizes = np.asarray(lengths, dtype=np.int64)
        order = np.argsort(-sizes, kind="stable")
        ordered = sizes[order]
        steps = int(ordered[0]) if len(ordered) else 0
        active = [int(np.searchsorted(-ordered, -t, side="left")) for t in range(steps)]
        starts = np.cumsum(sizes) - sizes
        begins = np.cumsum([0, *active])
        packed = [starts[order[:count]] + t for t, count in enumerate(active)]
        mirror = [
            begins[ordered[:count] - 1 - t] + np.arange(count) for t, count in enumerate(active)
        ]
        return cls(_joined(packed), _joined(mirror), active, list(lengths))

    @classmethod
    def _of_one(cls, length: int) -> Layout:
        places = np.arange(length)
        return cls(places, places[::-1], [1] * length, [length])

    def split(self, values: NDArray[Any]) -> list[NDArray[Any]]:
        """Values in the places of this layout, as one array a citation."""
        back = np.empty_like(values)
        back[self.packed] = values
        return np.split(back, np.cumsum(self.lengths)[:-1])


def _joined(parts: Sequence[Ints]) -> Ints:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)
