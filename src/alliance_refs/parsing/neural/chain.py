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
        return self.expectations(scores).units

    def expectations(self, scores: Array) -> Expectations:
        """How often each label, and each pair of neighbours, is expected; and the log sum.

        Forward and backward passes in shares of 1, so that no length overflows.
        """
        ways = np.exp(self.step)
        top = scores.max(axis=1, keepdims=True)
        units = np.exp(scores - top)
        forward, backward = np.empty_like(units), np.empty_like(units)
        value = np.exp(self.start) * units[0]
        log_sum = float(top.sum())
        for at in range(len(units)):
            value = value if at == 0 else (forward[at - 1] @ ways) * units[at]
            share = value.sum()
            forward[at] = value / share
            log_sum += float(np.log(share))
        backward[-1] = np.exp(self.end)
        log_sum += float(np.log(forward[-1] @ backward[-1]))
        for at in range(len(units) - 1, 0, -1):
            value = ways @ (backward[at] * units[at])
            backward[at - 1] = value / value.sum()
        both = forward * backward
        both /= both.sum(axis=1, keepdims=True)
        return Expectations(both, _pairs(forward, backward * units, ways), log_sum)


@dataclass(frozen=True, slots=True)
class Expectations:
    """`units` (units, labels), `pairs` (labels, labels) over the citation, and the log sum."""

    units: Array
    pairs: Array
    log_sum: float


def _pairs(forward: Array, coming: Array, ways: Array) -> Array:
    before, behind = forward[:-1], coming[1:]
    totals = ((before @ ways) * behind).sum(axis=1, keepdims=True)
    pairs: Array = ((before / totals).T @ behind) * ways
    return pairs
