"""`ModelTagger`: labels the tokens of a citation by the trained network.

Addresses are known before the network is asked. Where it is sure of every word, that is
the reading. Where it is not, the rules have their say: what they claim raises the score of
the label they give, and the citation is decided anew.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.neural.features import Encoded, Encoder
from alliance_refs.parsing.neural.network import Array
from alliance_refs.parsing.neural.weights import Model
from alliance_refs.parsing.tagger import Tag, Tagger
from alliance_refs.parsing.tokens import Token

# So many citations go through the network together.
BATCH = 128

# Below this confidence in any of its words a citation is shown to the rules; a claim of
# theirs adds this much to the score of its label.
UNSURE = 0.9
SAY = 2.0


class ModelTagger:
    """The tagger that was trained; it keeps nothing between citations but known words."""

    def __init__(self, model: Model, adviser: Tagger | None = None) -> None:
        self._model = model
        self._encoder = Encoder(model.meta["keywords"])
        self._adviser = adviser
        self._index = {label: at for at, label in enumerate(model.labels)}

    def tag_many(self, citations: Sequence[Sequence[Token]]) -> list[Sequence[Tag]]:
        """For each citation one tag for each of its tokens, in order."""
        encoded = [self._encoder.encode(tokens) for tokens in citations]
        out: list[Sequence[Tag]] = [()] * len(encoded)
        for places in batches([len(one.units) for one in encoded]):
            hidden = self._model.network.hidden([encoded[at].rows for at in places])
            for at, values in zip(places, hidden, strict=True):
                scores = self._model.network.scores(values)
                out[at] = self._tags(citations[at], encoded[at], scores)
        return out

    def _tags(self, tokens: Sequence[Token], encoded: Encoded, scores: Array) -> list[Tag]:
        path, sure = self._decide(scores)
        if self._adviser is not None and min(sure) < UNSURE:
            said = self._advice(self._adviser, tokens, encoded)
            path, sure = self._decide(scores + said)
        tags: list[Tag] = []
        for unit, label, confidence in zip(encoded.units, path, sure, strict=True):
            name: Label = self._model.labels[label]  # type: ignore[assignment]
            tags += [Tag(name, confidence, "model")] * (unit.last - unit.first)
        return tags

    def _decide(self, scores: Array) -> tuple[list[int], list[float]]:
        """The label of each unit, and how likely each is."""
        path = self._model.chain.best(scores)
        sure = self._model.chain.marginals(scores)[np.arange(len(path)), path]
        return path.tolist(), sure.tolist()

    def _advice(self, adviser: Tagger, tokens: Sequence[Token], encoded: Encoded) -> Array:
        """What the rules' claims add to the scores."""
        tags = adviser.tag_many([tokens])[0]
        said = np.zeros((len(encoded.units), len(self._model.labels)), dtype=np.float32)
        for at, unit in enumerate(encoded.units):
            tag = tags[unit.first]
            if tag.rule:
                said[at, self._index[tag.label]] = SAY
        return said


def batches(lengths: Sequence[int]) -> list[list[int]]:
    """The places of citations that go together: of like length, none that is empty.

    >>> batches([3, 0, 9, 3])
    [[0, 3, 2]]
    """
    order = [at for at in sorted(range(len(lengths)), key=lengths.__getitem__) if lengths[at]]
    return [order[begin : begin + BATCH] for begin in range(0, len(order), BATCH)]
