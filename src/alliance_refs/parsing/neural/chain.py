"""The chain of labels: from scores of units to the likeliest labels, and how sure they are.

A linear-chain conditional random field: `start`, `step` and `end` score the first label,
each pair of neighbours and the last one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Chain:
    """The scores of a first label (labels), of neighbours (labels, labels) and of a last one."""

    start: Array
    step: Array
    end: Array

    def best(self, scores: Array) -> NDArray[np.int64]:
        """The likeliest labels of a citation with those scores (units, labels); Viterbi."""
        units, labels = scores.shape
        back = np.zeros((units, labels), dtype=np.int64)
        value = self.start + scores[0]
        for at in range(1, units):
            ways = value[:, None] + self.step
            back[at] = ways.argmax(axis=0)
            value = ways.max(axis=0) + scores[at]
        path = np.empty(units, dtype=np.int64)
        path[-1] = int((value + self.end).argmax())
        for at in range(units - 1, 0, -1):
            path[at - 1] = back[at, path[at]]
        return path

    def marginals(self, scores: Array) -> Array:
        """The probability of each label at each unit: (units, labels), rows sum to 1."""
        ways = np.exp(self.step)
        units = np.exp(scores - scores.max(axis=1, keepdims=True))
        forward, backward = np.empty_like(units), np.empty_like(units)
        value = np.exp(self.start) * units[0]
        forward[0] = value / value.sum()
        for at in range(1, len(units)):
            value = (forward[at - 1] @ ways) * units[at]
            forward[at] = value / value.sum()
        backward[-1] = np.exp(self.end)
        for at in range(len(units) - 1, 0, -1):
            value = ways @ (backward[at] * units[at])
            backward[at - 1] = value / value.sum()
        both = forward * backward
        total = both.sum(axis=1, keepdims=True)
        result: Array = both / total
        return result
