"""The network: rows of features to scores of labels, in NumPy on one thread.

Embeddings, two bidirectional LSTM layers, one linear layer. Citations of a batch are laid
side by side, the longest first, so that each step of the recurrence works on those that are
still going. Gates are computed for all steps at once, and both directions step together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alliance_refs.parsing.neural.features import AFFIX_LENGTHS, Rows

Array = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Layer:
    """One bidirectional LSTM layer of width `size`; gates in the order in, forget, cell, out.

    `into` is (inputs, 8 * size), forward gates before backward ones; `across` is
    (2, size, 4 * size); `bias` is (8 * size). The three sigmoid gates are stored halved, so
    that one hyperbolic tangent serves all four.
    """

    into: Array
    across: Array
    bias: Array

    @property
    def size(self) -> int:
        """The width of one direction."""
        return int(self.across.shape[1])


@dataclass(frozen=True, slots=True)
class Network:
    """The weights of a trained tagger: `tables` by name, the layers, and the output."""

    tables: Mapping[str, Array]
    layers: tuple[Layer, ...]
    output: Array
    output_bias: Array

    def hidden(self, batch: Sequence[Rows]) -> list[Array]:
        """What the last layer says of each unit: one (units, 2 * size) array a citation."""
        layout = Layout.of(list(map(len, batch)))
        values = self._embed(np.concatenate(batch)[layout.packed])
        for layer in self.layers:
            values = _run(layer, values, layout)
        return layout.split(values)

    def scores(self, hidden: Array) -> Array:
        """The score of every label for each unit: (units, labels)."""
        return hidden @ self.output + self.output_bias

    def _embed(self, rows: Rows) -> Array:
        affixes = len(AFFIX_LENGTHS)
        table = self.tables["affix"]
        summed = table[rows[:, 1]]
        for column in range(2, affixes + 1):
            summed = summed + table[rows[:, column]]
        places = self.tables["from-start"][rows[:, -2]] + self.tables["from-end"][rows[:, -1]]
        parts = (
            self.tables["word"][rows[:, 0]],
            summed,
            self.tables["shape"][rows[:, affixes + 1]],
            self.tables["keyword"][rows[:, affixes + 2]],
            self.tables["setting"][rows[:, affixes + 3]],
            places,
        )
        return np.concatenate(parts, axis=1)


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

    def split(self, values: Array) -> list[Array]:
        """Values in the places of this layout, as one array a citation."""
        back = np.empty_like(values)
        back[self.packed] = values
        return np.split(back, np.cumsum(self.lengths)[:-1])


def _joined(parts: Sequence[Ints]) -> Ints:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)


def _run(layer: Layer, values: Array, layout: Layout) -> Array:
    """Both directions of a layer over packed values: (units, 2 * size)."""
    size, total = layer.size, len(values)
    both = np.empty((2, total, 4 * size), dtype=np.float32)
    np.matmul(values, layer.into[:, : 4 * size], out=both[0])
    np.matmul(values[layout.mirror], layer.into[:, 4 * size :], out=both[1])
    both[0] += layer.bias[: 4 * size]
    both[1] += layer.bias[4 * size :]
    out = np.empty((2, total, size), dtype=np.float32)
    count = layout.active[0] if layout.active else 0
    state = np.zeros((2, count, size), dtype=np.float32)
    cell = np.zeros((2, count, size), dtype=np.float32)
    at = 0
    for count in layout.active:
        here = slice(at, at + count)
        state, cell = _step(both[:, here], state[:, :count], cell[:, :count], layer.across)
        out[:, here] = state
        at += count
    result = np.empty((total, 2 * size), dtype=np.float32)
    result[:, :size] = out[0]
    result[layout.mirror, size:] = out[1]
    return result


def _step(gates: Array, state: Array, cell: Array, across: Array) -> tuple[Array, Array]:
    """The next state and cell; works in place on what it has made itself."""
    size = state.shape[2]
    values = np.matmul(state, across)
    values += gates
    np.tanh(values, out=values)
    entry, forget, candidate, leave = (
        values[:, :, at : at + size] for at in range(0, 4 * size, size)
    )
    entry += 1
    entry *= candidate
    forget += 1
    new = forget * cell
    new += entry
    new *= 0.5
    leave += 1
    leave *= 0.5
    leave *= np.tanh(new)
    return leave, new
