"""Many citations decided together: the likeliest labels and the chances of all labels.

The same as `Chain.best` and `Chain.marginals` one by one, in a fraction of the time: the
citations are laid side by side, both directions of the chances step together, and the search
for the best path is left out where the chances alone tell which it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from alliance_refs.parsing.neural.chain import Array, Chain
from alliance_refs.parsing.neural.layout import Layout

# The least score that a unit is given, relative to its best label: its exponent is no zero.
_LEAST = -80.0


class Decided(NamedTuple):
    """The best label of each unit of a citation, and the chance of every label: (units, labels)."""

    path: NDArray[np.int64]
    likely: Array


def decide(chain: Chain, scores: Sequence[Array]) -> list[Decided]:
    """What the chain decides of each citation's scores (units, labels), none of them empty.

    When the chances that a unit has another label than its likeliest add up to less than a half,
    the path of likeliest labels has more than half of all chance, and so is the best.
    """
    layout = Layout.of(list(map(len, scores)))
    likely = layout.split(_likely(chain, np.concatenate(scores)[layout.packed], layout))
    paths = [one.argmax(axis=1) for one in likely]
    unsure = [at for at, one in enumerate(likely) if len(one) - one.max(axis=1).sum() >= 0.5]
    if unsure:
        for at, path in zip(unsure, _paths(chain, [scores[at] for at in unsure]), strict=True):
            paths[at] = path
    return list(map(Decided, paths, likely))


def _likely(chain: Chain, scores: Array, layout: Layout) -> Array:
    """The chance of each label, (units, labels), from forward and backward shares.

    Both directions stand side by side in one row, so that a step is one product. Shares are
    brought back to a sum of 1 every few steps: a float has room for those between.
    """
    units = np.exp(np.maximum(scores - scores.max(axis=1, keepdims=True), _LEAST))
    both = np.concatenate((units, units[layout.mirror]), axis=1)
    at = count = layout.active[0]
    both[:count] *= np.exp(np.concatenate((chain.start, chain.end)))
    ways = _both_ways(chain)
    before = both[:count]
    for step, count in enumerate(layout.active[1:], 1):
        now = both[at : at + count]
        now *= before[:count] @ ways
        if step % _STRETCH == 0:
            halves = now.reshape(count, 2, -1)
            halves /= halves.sum(axis=2, keepdims=True)
        before = now
        at += count
    forward, backward = np.split(both, 2, axis=1)
    met = np.empty_like(backward)
    met[layout.mirror] = _shares(backward)
    return _shares(_shares(forward) * met / units)


# Four steps, none of them by more than this either way, change the sum of all shares by no
# more than a float holds: a best label has the score 0, and there are some dozens of labels.
_STRETCH = 4
_MOST = 16.0


def _both_ways(chain: Chain) -> Array:
    """What a step does to a row of forward and backward shares: (2 * labels, 2 * labels)."""
    labels = len(chain.step)
    ways = np.zeros((2 * labels, 2 * labels), dtype=np.float32)
    ways[:labels, :labels] = np.exp(np.clip(chain.step, -_MOST, _MOST))
    ways[labels:, labels:] = ways[:labels, :labels].T
    return ways


def _shares(values: NDArray[Any]) -> NDArray[Any]:
    shares: NDArray[Any] = values / values.sum(axis=1, keepdims=True)
    return shares


def _paths(chain: Chain, scores: Sequence[Array]) -> list[NDArray[np.int64]]:
    """The likeliest labels of each citation, by Viterbi's way."""
    lengths = np.array(list(map(len, scores)))
    active = [int((lengths > at).sum()) for at in range(lengths.max())]
    order = np.argsort(-lengths, kind="stable")
    laid = np.zeros((len(active), len(scores), scores[0].shape[1]), dtype=np.float32)
    for place, at in enumerate(order):
        laid[: lengths[at], place] = scores[at]
    back = np.zeros(laid.shape, dtype=np.int64)
    into = np.ascontiguousarray(chain.step.T)
    value = chain.start + laid[0]
    for at, count in enumerate(active[1:], 1):
        ways = value[:count, None, :] + into
        back[at, :count] = ways.argmax(axis=2)
        value[:count] = ways.max(axis=2) + laid[at, :count]
    return _traced(back, (value + chain.end).argmax(axis=1), lengths, order)


def _traced(
    back: NDArray[np.int64],
    last: NDArray[np.int64],
    lengths: NDArray[np.int64],
    order: NDArray[np.int64],
) -> list[NDArray[np.int64]]:
    """The paths that end in the `last` labels, in the order the citations came in."""
    paths: list[NDArray[np.int64]] = [last] * len(order)
    for place, at in enumerate(order.tolist()):
        path = paths[at] = np.empty(lengths[at], dtype=np.int64)
        label = last[place]
        for step in range(lengths[at] - 1, -1, -1):
            path[step] = label
            label = back[step, place, label]
    return paths
