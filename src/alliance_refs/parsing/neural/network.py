"""The network: rows of features to scores of labels, in NumPy on one thread.

Embeddings, two bidirectional LSTM layers, one linear layer. Citations of a batch are laid
side by side, the longest first, so that each step of the recurrence works on those that are
still going. Gates are computed for all steps at once, and both directions step together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from alliance_refs.parsing.neural.features import AFFIX_LENGTHS, Rows
from alliance_refs.parsing.neural.layout import Layout

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Layer:
    """One bidirectional LSTM layer of width `size`.

    The first axis is the gate (in, forget, out, cell), the second the direction: `into` is
    (4, 2, inputs, size), `across` (4, 2, size, size), `bias` (4, 2, size). The three sigmoid
    gates are halved, so that one hyperbolic tangent serves all four; `across` is halved once
    more, as it meets twice the state.
    """

    into: Array
    across: Array
    bias: Array

    @property
    def size(self) -> int:
        """The width of one direction."""
        return int(self.bias.shape[-1])


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


def _run(layer: Layer, values: Array, layout: Layout) -> Array:
    """Both directions of a layer over packed values: (units, 2 * size)."""
    size, total = layer.size, len(values)
    both = np.stack((values, values[layout.mirror]))
    gates = np.empty((total, 4, 2, size), dtype=np.float32)
    np.matmul(both, layer.into, out=gates.transpose(1, 2, 0, 3))
    gates += layer.bias
    states = np.empty((total, 2, size), dtype=np.float32)
    _recur(layer, gates, states, layout)
    states *= 0.5
    states[layout.mirror, 1] = states[:, 1].copy()
    return states.reshape(total, 2 * size)


def _recur(layer: Layer, gates: Array, states: Array, layout: Layout) -> None:
    """Fills `states` (units, 2, size) with twice the state at every step of both directions.

    Everything a step needs is laid out before, and made anew only when some citations have
    ended: with one citation, a step costs about as much as its dozen calls.
    """
    size, at = layer.size, 0
    most = layout.active[0] if layout.active else 0
    state = np.zeros((most, 2, size), dtype=np.float32)
    cell = np.zeros((most, 2, size), dtype=np.float32)
    for count, steps in groupby(layout.active):
        # Entry, forget, leave, candidate, and the cell beside it, so that one product serves both.
        values = np.empty((count, 5, 2, size), dtype=np.float32)
        gated, sigmoids, shares, shared = values[:, :4], values[:, :3], values[:, :2], values[:, 3:]
        by_gate = gated.transpose(1, 2, 0, 3)
        entry, forget, leave = values[:, 0], values[:, 1], values[:, 2]
        values[:, 4] = cell[:count]
        state, cell = state[:count], values[:, 4]
        curved = np.empty_like(cell)
        for _ in steps:
            np.matmul(state.transpose(1, 0, 2), layer.across, out=by_gate)
            gated += gates[at : at + count]
            np.tanh(gated, out=gated)
            sigmoids += 1
            shares *= shared
            np.add(entry, forget, out=cell)
            cell *= 0.5
            np.tanh(cell, out=curved)
            state = states[at : at + count]
            np.multiply(leave, curved, out=state)
            at += count
