"""Many citations decided together: the likeliest labels and the chances of all labels.

The same as `Chain.best` and `Chain.marginals` one by one, in a tenth of the time: the
citations are laid side by side, the longest first, and each step is made for all that are
still going.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alliance_refs.parsing.neural.chain import Array, Chain


class Decided(NamedTuple):
    """The best label of each unit of a citation, and the chance of every label: (units, labels)."""

    path: NDArray[np.int64]
    likely: Array


def decide(chain: Chain, scores: Sequence[Array]) -> list[Decided]:
    """What the chain decides of each citation's scores (units, labels), none of them empty."""
    lengths = np.array([len(one) for one in scores])
    order = np.argsort(-lengths, kind="stable")
    active = [int((lengths > at).sum()) for at in range(int(lengths.max(initial=0)))]
    laid = np.zeros((len(active), len(scores), scores[0].shape[1]), dtype=np.float32)
    for place, at in enumerate(order):
        laid[: lengths[at], place] = scores[at]
    paths, likely = _paths(chain, laid, active, lengths[order]), _likely(chain, laid, active)
    out: list[Decided] = [Decided(paths[:0, 0], likely[:0, 0])] * len(scores)
    for place, at in enumerate(order.tolist()):
        out[at] = Decided(paths[: lengths[at], place], likely[: lengths[at], place])
    return out


def _paths(
    chain: Chain, laid: Array, active: Sequence[int], lengths: NDArray[np.int64]
) -> NDArray[np.int64]:
    """The likeliest labels, (units, citations), by Viterbi's way."""
    units, citations, labels = laid.shape
    back = np.zeros((units, citations, labels), dtype=np.int16)
    value = chain.start + laid[0]
    for at in range(1, units):
        count = active[at]
        ways = value[:count, :, None] + chain.step
        back[at, :count] = ways.argmax(axis=1)
        value[:count] = ways.max(axis=1) + laid[at, :count]
    path = np.zeros((units, citations), dtype=np.int64)
    rows = np.arange(citations)
    path[lengths - 1, rows] = (value + chain.end).argmax(axis=1)
    for at in range(units - 1, 0, -1):
        going = rows[: active[at]]
        path[at - 1, going] = back[at, going, path[at, going]]
    return path


def _likely(chain: Chain, laid: Array, active: Sequence[int]) -> Array:
    """The chance of each label, (units, citations, labels), from forward and backward shares."""
    ways = np.exp(chain.step)
    units = np.exp(laid - laid.max(axis=2, keepdims=True))
    forward = np.empty_like(units)
    forward[0] = _shares(np.exp(chain.start) * units[0])
    for at in range(1, len(units)):
        count = active[at]
        forward[at, :count] = _shares((forward[at - 1, :count] @ ways) * units[at, :count])
    backward = np.broadcast_to(np.exp(chain.end), units.shape).copy()
    for at in range(len(units) - 1, 0, -1):
        count = active[at]
        coming = (backward[at, :count] * units[at, :count]) @ ways.T
        backward[at - 1, :count] = _shares(coming)
    both: Array = np.zeros_like(units)
    for at, count in enumerate(active):
        both[at, :count] = _shares(forward[at, :count] * backward[at, :count])
    return both


def _shares(values: Array) -> Array:
    total = values.sum(axis=1, keepdims=True)
    shares: Array = values / total
    return shares
