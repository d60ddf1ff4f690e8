"""A user's own model: the trained one, its last layer fitted to some corrected references.

What the network makes of the words stays as it is; the output layer and the chain of labels
learn how the user's references are arranged, and are held near where they began, so that a
few dozen corrections help and do no harm elsewhere. NumPy alone; seconds, not hours.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from alliance_refs.parsing.labelled import Labelled
from alliance_refs.parsing.neural.chain import Chain
from alliance_refs.parsing.neural.features import Encoder
from alliance_refs.parsing.neural.network import Array
from alliance_refs.parsing.neural.tagger import batches
from alliance_refs.parsing.neural.weights import Model
from alliance_refs.parsing.tokens import tokenize

ROUNDS = 30
RATE = 0.01
# How strongly the weights are drawn back to those of the model they began as.
PULL = 0.002
_TOGETHER = 16

Labels = NDArray[np.int64]
Advance = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class _Lesson:
    """What the network makes of one reference, and the right label of each unit."""

    hidden: Array
    right: Labels


def adapt(
    model: Model,
    references: Sequence[Labelled],
    *,
    rounds: int = ROUNDS,
    seed: int = 1,
    advance: Advance | None = None,
) -> Model:
    """The model fitted to the references; the same input gives the same model.

    `advance` is told how many of how many rounds are done. Without references the model comes
    back as it was.
    """
    lessons = _lessons(model, references)
    weights = _weights(model)
    fitted = {name: array.copy() for name, array in weights.items()}
    steps = _Steps(fitted, weights)
    chance = np.random.default_rng(seed)
    for number in range(rounds if lessons else 0):
        order = chance.permutation(len(lessons))
        for begin in range(0, len(order), _TOGETHER):
            chosen = [lessons[at] for at in order[begin : begin + _TOGETHER]]
            steps.take(_slope(fitted, chosen), 1 - number / rounds)
        if advance:
            advance(number + 1, rounds)
    return _with_weights(model, fitted)


def whole_right(model: Model, references: Sequence[Labelled]) -> int:
    """In how many of the references the model gives every unit its right label."""
    lessons = _lessons(model, references)
    paths = (model.chain.best(model.network.scores(one.hidden)) for one in lessons)
    return sum(bool((path == one.right).all()) for path, one in zip(paths, lessons, strict=True))


def _weights(model: Model) -> dict[str, Array]:
    network, chain = model.network, model.chain
    return {
        "output": network.output,
        "output-bias": network.output_bias,
        "start": chain.start,
        "step": chain.step,
        "end": chain.end,
    }


def _with_weights(model: Model, weights: dict[str, Array]) -> Model:
    network = replace(model.network, output=weights["output"], output_bias=weights["output-bias"])
    chain = Chain(weights["start"], weights["step"], weights["end"])
    return replace(model, network=network, chain=chain)


def _lessons(model: Model, references: Sequence[Labelled]) -> list[_Lesson]:
    encoder = Encoder(model.meta["keywords"])
    index = {label: at for at, label in enumerate(model.labels)}
    tokens = [tokenize(reference.passage()) for reference in references]
    encoded = [encoder.encode(one) for one in tokens]
    out: list[_Lesson] = []
    for places in batches([len(one.units) for one in encoded]):
        hidden = model.network.hidden([encoded[at].rows for at in places])
        for at, values in zip(places, hidden, strict=True):
            starts = [tokens[at][unit.first].span.start for unit in encoded[at].units]
            labels = [index[label] for label in labels_at(references[at], starts)]
            out.append(_Lesson(values, np.array(labels)))
    return out


def labels_at(reference: Labelled, places: Sequence[int]) -> list[str]:
    """The label of a reference at each of some code points; "other" where it has none."""
    by_place = ["other"] * len(reference.text)
    for start, end, label in reference.stretches:
        by_place[start:end] = [label] * (end - start)
    return [by_place[place] for place in places]


def _slope(weights: dict[str, Array], lessons: Sequence[_Lesson]) -> dict[str, Array]:
    """The mean slope of the loss over some lessons, for each array of weights."""
    chain = Chain(weights["start"], weights["step"], weights["end"])
    total = {name: np.zeros_like(array) for name, array in weights.items()}
    for lesson in lessons:
        scores = lesson.hidden @ weights["output"] + weights["output-bias"]
        expected = chain.expectations(scores)
        off = expected.units.copy()
        off[np.arange(len(off)), lesson.right] -= 1
        total["output"] += lesson.hidden.T @ off
        total["output-bias"] += off.sum(axis=0)
        total["start"] += off[0]
        total["end"] += off[-1]
        total["step"] += expected.pairs
        np.subtract.at(total["step"], (lesson.right[:-1], lesson.right[1:]), 1)
    share = np.float32(1 / len(lessons))
    return {name: array * share for name, array in total.items()}


class _Steps:
    """Adam, with a pull back to the weights at the start."""

    def __init__(self, weights: dict[str, Array], home: dict[str, Array]) -> None:
        self._weights, self._home = weights, home
        self._mean = {name: np.zeros_like(array) for name, array in weights.items()}
        self._square = {name: np.zeros_like(array) for name, array in weights.items()}
        self._count = 0

    def take(self, slope: dict[str, Array], share: float) -> None:
        """One step down the slope, of a length scaled by `share`; changes the weights."""
        self._count += 1
        for name, weights in self._weights.items():
            down = slope[name] + PULL * (weights - self._home[name])
            self._mean[name] += 0.1 * (down - self._mean[name])
            self._square[name] += 0.01 * (down * down - self._square[name])
            mean = self._mean[name] / (1 - 0.9**self._count)
            spread = np.sqrt(self._square[name] / (1 - 0.99**self._count)) + 1e-6
            weights -= RATE * share * mean / spread
