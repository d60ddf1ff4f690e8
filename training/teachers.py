"""What trained models think of references, for a model that learns from them.

In: model files and examples. Out: the examples with the chances of each label for each unit, as
the mean of the models' scores gives them. What several models agree on is steadier than any
one of them, and steadier than labels with faults in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from alliance_refs.parsing.neural.chain import Chain
from alliance_refs.parsing.neural.decoding import decide
from alliance_refs.parsing.neural.network import Array
from alliance_refs.parsing.neural.weights import Model, read_model
from training.examples import Example

_BATCH = 64


class Teachers:
    """Models that were trained before, which think together."""

    def __init__(self, paths: Sequence[Path]) -> None:
        self._models = [read_model(path.read_bytes()) for path in paths]
        self._chain = mean_chain(self._models) if self._models else None

    def taught(self, examples: Sequence[Example]) -> list[Example]:
        """The examples, in order of length, with what the models think of them.

        Without models they are as they were.
        """
        return list(self._taught(examples)) if self._chain else list(examples)

    def _taught(self, examples: Sequence[Example]) -> Iterator[Example]:
        assert self._chain is not None
        ordered = sorted(examples, key=lambda example: len(example.rows))
        for begin in range(0, len(ordered), _BATCH):
            group = ordered[begin : begin + _BATCH]
            decided = decide(self._chain, self._scores(group))
            for example, (_, likely) in zip(group, decided, strict=True):
                yield replace(example, chances=likely.astype(np.float16))

    def _scores(self, group: Sequence[Example]) -> list[Array]:
        rows = [example.rows for example in group]
        each = [
            [model.network.scores(hidden) for hidden in model.network.hidden(rows)]
            for model in self._models
        ]
        return [np.mean(scores, axis=0) for scores in zip(*each, strict=True)]


def mean_chain(models: Sequence[Model]) -> Chain:
    """The mean of the chains of some models."""
    chains = [model.chain for model in models]
    return Chain(
        np.mean([chain.start for chain in chains], axis=0),
        np.mean([chain.step for chain in chains], axis=0),
        np.mean([chain.end for chain in chains], axis=0),
    )
