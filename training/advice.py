"""How much each rule may say where the model is unsure.

In: models and references that they were not trained on. Out: for each rule what it adds to a
score. It is fitted where rule and model differ and one of them is right: a rule adds as
much as makes it decide when it is likelier right than the model is.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from alliance_refs.parsing.labelled import Labelled
from alliance_refs.parsing.neural.features import Encoded, Encoder
from alliance_refs.parsing.neural.network import Array
from alliance_refs.parsing.neural.tagger import IN_NOTES, UNHEARD
from alliance_refs.parsing.neural.weights import Model
from alliance_refs.parsing.rules.tagger import RuleTagger
from alliance_refs.parsing.tagger import Tag
from alliance_refs.parsing.tokens import tokenize
from training.examples import NAMES, example_of

# A rule that is met seldom is drawn to what rules say that were not met at all.
PRIOR = 5.0
MOST = 8.0


class Difference(NamedTuple):
    """One unit that rule and model label differently: the log of the odds for the model's
    label over the rule's, and whether the rule was right."""

    rule: str
    margin: float
    rule_right: bool


def differences(model: Model, references: Iterable[Labelled]) -> Iterator[Difference]:
    """Each such unit in references of which the model is unsure."""
    encoder, rules = Encoder(model.meta["keywords"]), RuleTagger()
    for reference in references:
        tokens = tokenize(reference.passage())
        encoded = encoder.encode(tokens)
        if not encoded.units:
            continue
        scores = model.network.scores(model.network.hidden([encoded.rows])[0])
        likely = model.chain.marginals(scores)
        if likely.max(axis=1).min() < IN_NOTES.below:
            allowed = example_of(reference, encoder).allowed
            yield from _differing(encoded, likely, allowed, rules.tag(tokens))


def _differing(
    encoded: Encoded, likely: Array, allowed: np.typing.NDArray[np.bool_], said: Sequence[Tag]
) -> Iterator[Difference]:
    for at, unit in enumerate(encoded.units):
        tag, own = said[unit.first], int(likely[at].argmax())
        other = NAMES.index(tag.label)
        if tag.rule and other != own and allowed[at, own] != allowed[at, other]:
            margin = math.log(likely[at, own] / (likely[at, other] + 1e-6))
            yield Difference(tag.rule, margin, bool(allowed[at, other]))


def advice(found: Iterable[Difference]) -> dict[str, float]:
    """What each rule adds to a score, 0 to `MOST`."""
    by_rule: dict[str, list[Difference]] = defaultdict(list)
    for one in found:
        by_rule[one.rule].append(one)
    return {rule: round(_say(group), 2) for rule, group in sorted(by_rule.items())}


def _say(group: Sequence[Difference]) -> float:
    """The offset of a logistic curve over margins that fits best, found by halving."""
    low, high = 0.0, MOST
    for _ in range(30):
        say = (low + high) / 2
        slope = sum(one.rule_right - _curve(say - one.margin) for one in group)
        slope -= PRIOR * (_curve(say - UNHEARD) - 0.5)
        low, high = (say, high) if slope > 0 else (low, say)
    return low


def _curve(value: float) -> float:
    return 1 / (1 + math.exp(-value))
