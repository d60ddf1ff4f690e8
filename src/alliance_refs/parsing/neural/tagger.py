"""`ModelTagger`: labels the tokens of citations by the trained network.

What is certain by its form is given. Where the network is sure of every other word, that is
the reading. Where it is not, the rules have their say: what a rule claims raises the score of
the label it gives, by as much as that rule has earned, and the citation is decided anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
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

# What a rule adds to a score that was never met where its say was measured.
UNHEARD = 3.0


class Trust(NamedTuple):
    """How much is given on rules: they are asked when any word is less sure than `below`; each
    says `more` than it has earned, those that are named in `apart` so much more or less."""

    below: float
    more: float = 0.0
    apart: Mapping[str, float] = MappingProxyType({})

    def said(self, rule: str, earned: float) -> float:
        """What a rule that has earned so much adds to the score of its label.

        >>> Trust(0.9, 4.0, {"head": -1.5}).said("head", 2.0)
        0.5
        """
        return max(earned + self.apart.get(rule, self.more), 0.0)


# What a rule has earned is measured on references of a kind new to the model. In lists the model
# alone reads better. In notes, whose titles are seldom set apart and whose books are named without
# an imprint, words for roles, locators and identifiers help where it is unsure; guesses at how the
# stretches between commas are arranged say less. This was measured on hand-made documents and on
# references in notes, lists and law reviews written for it.
_GUESSES = (
    "head",
    "imprint",
    "layout-title",
    "layout-container",
    "layout-chapter",
    "date",
    "labelled-number",
    "original-year",
    "role-before",
)
IN_NOTES = Trust(0.8, 2.5, dict.fromkeys(_GUESSES, -1.5))


class ModelTagger:
    """The tagger that was trained; it keeps nothing between citations but known words.

    `certain` labels what leaves no doubt; `adviser` is asked where the model is unsure, and
    heard as `trust` says. The model's `advice` says how much each
    rule adds to a score, its `confidence` how likely a field is right of which the model
    gives some probability, alone and when a rule says the same.
    """

    def __init__(
        self,
        model: Model,
        adviser: Tagger | None = None,
        certain: Tagger | None = None,
        trust: Trust = IN_NOTES,
    ) -> None:
        self._model = model
        self._certain = certain
        self._trust = trust
        self._encoder = Encoder(model.meta["keywords"])
        self._adviser = adviser
        self._index = {label: at for at, label in enumerate(model.labels)}
        self._advice: Mapping[str, float] = model.meta.get("advice", {})
        tables = model.meta.get("confidence", {})
        self._alone = Scale.of(tables.get("alone"))
        self._advised = Scale.of(tables.get("advised"))

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
            for at, own, decided in zip(
                places, scores, decide(self._model.chain, scores), strict=True
            ):
                out[at] = self._tags(citations[at], encoded[at], own, decided)
        return out

    def _tags(
        self, tokens: Sequence[Token], encoded: Encoded, scores: Array, decided: Decided
    ) -> list[Tag]:
        path, likely = decided
        chances = likely[np.arange(len(path)), path]
        if self._adviser is not None and chances.min() < self._trust.below:
            said = self._adviser.tag_many([tokens])[0]
            tags = self._advised_tags([said[unit.first] for unit in encoded.units], scores, likely)
        else:
            tags = [
                Tag(self._label(label), confidence, "model")
                for label, confidence in zip(path.tolist(), self._alone.read(chances), strict=True)
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

    def _advised_tags(self, said: Sequence[Tag], scores: Array, likely: Array) -> list[Tag]:
        """The tags when what the rules said of each unit is added to the scores."""
        raised = scores.copy()
        for at, tag in enumerate(said):
            if tag.rule:
                earned = self._advice.get(tag.rule, UNHEARD)
                raised[at, self._index[tag.label]] += self._trust.said(tag.rule, earned)
        path = self._model.chain.best(raised)
        chances = likely[np.arange(len(path)), path]
        alone, advised = self._alone.read(chances), self._advised.read(chances)
        own = likely.argmax(axis=1)
        tags: list[Tag] = []
        for at, label in enumerate(path.tolist()):
            agrees = bool(said[at].rule) and said[at].label == self._label(label)
            rule = said[at].rule if agrees and label != own[at] else "model"
            tags.append(Tag(self._label(label), advised[at] if agrees else alone[at], rule))
        return tags

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
