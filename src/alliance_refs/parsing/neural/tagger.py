"""`ModelTagger`: labels the tokens of citations by the trained network.

What is certain by its form is given; the rest is decided around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.neural.decoding import Decided, decide
from alliance_refs.parsing.neural.features import Encoded, Encoder
from alliance_refs.parsing.neural.network import Array
from alliance_refs.parsing.neural.weights import Model
from alliance_refs.parsing.tagger import Tag, Tagger
from alliance_refs.parsing.tokens import Token

# So many citations go through the network together.
BATCH = 32

# What is certain has a score that nothing else reaches.
_CERTAIN = 60.0


class ModelTagger:
    """The tagger that was trained; it keeps nothing between citations but known words.

    `certain` labels what leaves no doubt. The model's `confidence` says how likely a field is
    right of which the model gives some probability.
    """

    def __init__(self, model: Model, certain: Tagger | None = None) -> None:
        self._model = model
        self._certain = certain
        self._encoder = Encoder(model.meta["keywords"])
        self._index = {label: at for at, label in enumerate(model.labels)}
        self._scale = Scale.of(model.meta.get("confidence", {}).get("alone"))

    def tag_many(self, citations: Sequence[Sequence[Token]]) -> list[Sequence[Tag]]:
        """For each citation one tag for each of its tokens, in order."""
        encoded = [self._encoder.encode(tokens) for tokens in citations]
        out: list[Sequence[Tag]] = [()] * len(encoded)
        for places in batches([len(one.units) for one in encoded]):
            hidden = self._model.network.hidden([encoded[at].rows for at in places])
            scores = [
                self._settled(citations[at], encoded[at], self._model.network.scores(values))
                for at, values in zip(places, hidden, strict=True)
            ]
            for at, decided in zip(places, decide(self._model.chain, scores), strict=True):
                out[at] = self._tags(citations[at], encoded[at], decided)
        return out

    def _tags(self, tokens: Sequence[Token], encoded: Encoded, decided: Decided) -> list[Tag]:
        path, likely = decided
        chances = self._scale.read(likely[np.arange(len(path)), path])
        tags = [
            Tag(self._label(label), confidence, "model")
            for label, confidence in zip(path.tolist(), chances, strict=True)
        ]
        if len(tags) == len(tokens):
            return tags
        return [
            tag
            for unit, tag in zip(encoded.units, tags, strict=True)
            for _ in range(unit.last - unit.first)
        ]

    def _settled(self, tokens: Sequence[Token], encoded: Encoded, scores: Array) -> Array:
        """The scores with what is certain put beyond doubt."""
        if self._certain is None:
            return scores
        said = self._certain.tag_many([tokens])[0]
        for at, unit in enumerate(encoded.units):
            if said[unit.first].rule:
                scores[at, self._index[said[unit.first].label]] += _CERTAIN
        return scores

    def _label(self, at: int) -> Label:
        return self._model.labels[at]  # type: ignore[return-value]


class Scale(NamedTuple):
    """From the model's probability to the share of such fields that are right."""

    chances: Sequence[float]
    shares: Sequence[float]

    @classmethod
    def of(cls, knots: Sequence[Sequence[float]] | None) -> Scale:
        """The scale through some (probability, share) knots; without any, as it is."""
        return cls(*zip(*(knots or ((0, 0), (1, 1))), strict=True))

    def read(self, chances: NDArray[np.float32]) -> list[float]:
        """The share for each probability, straight between knots.

        >>> Scale.of([(0, 0.5), (1, 1)]).read(np.array([0.5], dtype=np.float32))
        [0.75]
        """
        shares: list[float] = np.interp(chances, self.chances, self.shares).round(4).tolist()
        return shares


def batches(lengths: Sequence[int]) -> list[list[int]]:
    """The places of citations that go together: of like length, none that is empty.

    >>> batches([3, 0, 9, 3])
    [[0, 3, 2]]
    """
    order = [at for at in sorted(range(len(lengths)), key=lengths.__getitem__) if lengths[at]]
    return [order[begin : begin + BATCH] for begin in range(0, len(order), BATCH)]
