"""`StretchFinder`: the stretches of a text that a trained network marks, each with its kind.

The labels of such a model are "none", and for each kind its name where a stretch begins and
its name with "-on" where it goes on, so that two stretches may touch.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from alliance_refs.model import Passage
from alliance_refs.parsing.neural.decoding import Decided, decide
from alliance_refs.parsing.neural.features import Encoder, Unit
from alliance_refs.parsing.neural.network import Array
from alliance_refs.parsing.neural.tagger import batches
from alliance_refs.parsing.neural.weights import Model
from alliance_refs.parsing.tokens import Token, tokenize
from alliance_refs.spans import Span

NONE = "none"
ON = "-on"


class Stretch(NamedTuple):
    """A stretch of visible text, its kind, and the least chance that its words belong to it."""

    span: Span
    kind: str
    chance: float


class Advice(NamedTuple):
    """A stretch that rules see: its kind ("" for any, or `NONE`), and what that adds to the scores
    of the labels where it begins and where it goes on."""

    span: Span
    kind: str
    first: float
    on: float


class StretchFinder:
    """Finds stretches by a model; it keeps nothing between texts but known words."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._encoder = Encoder(model.meta["keywords"])

    def find(
        self, passages: Iterable[Passage], advice: Sequence[Sequence[Advice]] = ()
    ) -> list[tuple[Stretch, ...]]:
        """The stretches of each passage, in order; `advice` is what rules say of each passage."""
        tokens = [tokenize(passage) for passage in passages]
        encoded = [self._encoder.encode(one) for one in tokens]
        out: list[tuple[Stretch, ...]] = [()] * len(tokens)
        for places in batches([len(one.units) for one in encoded]):
            hidden = self._model.network.hidden([encoded[at].rows for at in places])
            scores = [self._model.network.scores(values) for values in hidden]
            if advice:
                for at, own in zip(places, scores, strict=True):
                    self._advise(tokens[at], encoded[at].units, own, advice[at])
            for at, decided in zip(places, decide(self._model.chain, scores), strict=True):
                out[at] = tuple(self._stretches(tokens[at], encoded[at].units, decided))
        return out

    def _advise(
        self,
        tokens: Sequence[Token],
        units: Sequence[Unit],
        scores: Array,
        advice: Sequence[Advice],
    ) -> None:
        """Raises the scores of the labels that make the advised stretches."""
        starts = [tokens[unit.first].span.start for unit in units]
        ends = [tokens[unit.last - 1].span.end for unit in units]
        for span, kind, first_weight, weight in advice:
            first = bisect_right(ends, span.start)
            last = bisect_left(starts, span.end)
            if first < last:
                scores[first, self._labels(kind)] += first_weight
                scores[first + 1 : last, self._labels(kind, ON)] += weight

    def _labels(self, kind: str, ending: str = "") -> list[int]:
        """The places of the labels of a kind, or of all kinds, where a stretch begins or goes on."""
        if kind == NONE:
            return [self._model.labels.index(NONE)]
        return [
            at
            for at, name in enumerate(self._model.labels)
            if name != NONE
            and name.endswith(ON) == bool(ending)
            and kind in ("", name.removesuffix(ON))
        ]

    def _stretches(
        self, tokens: Sequence[Token], units: Sequence[Unit], decided: Decided
    ) -> Iterator[Stretch]:
        found: Stretch | None = None
        for unit, label, chances in zip(units, decided.path.tolist(), decided.likely, strict=True):
            name = self._model.labels[label]
            span = Span(tokens[unit.first].span.start, tokens[unit.last - 1].span.end)
            if found and name == found.kind + ON:
                least = min(found.chance, float(chances[label]))
                found = Stretch(Span(found.span.start, span.end), found.kind, least)
                continue
            if found:
                yield found
            kind = name.removesuffix(ON)
            found = None if kind == NONE else Stretch(span, kind, float(chances[label]))
        if found:
            yield found
