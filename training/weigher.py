"""Trains what weighs the works that a citation may mean: python -m training.weigher --out FILE.

In: documents whose citations are labelled with the works they mean (`training/documents`). Out:
the weights, by the names of the features. Each document is gone through three times: with the
right ties, with those of the rules, and with those of the weights trained on the first two.
The same seed gives the same weights on the same machine.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from alliance_refs.notes.analyse import analyse
from alliance_refs.notes.resolving.ties import Judge
from alliance_refs.notes.resolving.weighing.features import Asked, Features
from alliance_refs.notes.resolving.weighing.memory import Memory
from alliance_refs.notes.resolving.weighing.weigher import Weigher, options, tie_to
from alliance_refs.notes.resolving.works import FIRST, Tie, Works
from training.documented import LabelledCitation, LabelledDocument, paired, read_documented


class Decision(NamedTuple):
    """What a citation might have meant, and which of it is right."""

    rows: tuple[Features, ...]
    right: tuple[bool, ...]


class Teacher:
    """A judge that writes down what each citation means, and ties as `lead` does, or rightly."""

    def __init__(self, labelled: LabelledDocument, lead: Judge | None, follow_rules: bool) -> None:
        self._labelled = labelled.citations
        self._lead = lead
        self._follow_rules = follow_rules
        self._meant: dict[int, str] = {}
        self.decisions: list[Decision] = []
        self.missed = 0

    def choose(self, asked: Asked, works: Works, memory: Memory) -> Tie:
        """The tie that the document goes on with."""
        label = next((one for _, one in paired(self._labelled, [asked.citation.span])), None)
        tie = asked.tie
        if label and label.key and label.form not in ("mention", "cross-ref"):
            tie = self._learn(label, asked, works, memory)
        elif self._lead:
            tie = self._lead.choose(asked, works, memory)
        if tie.rule == FIRST and not tie.works:
            self._meant[len(works.items)] = label.key if label else ""
        return tie

    def _learn(self, label: LabelledCitation, asked: Asked, works: Works, memory: Memory) -> Tie:
        found = options(asked, works, memory)
        known = [self._meant.get(number) == label.key for number in found.numbers]
        exists = label.key in self._meant.values()
        self.missed += exists and not any(known)
        if found.numbers and any(known) == exists:
            self.decisions.append(Decision(found.rows, (not exists, *known)))
        if self._lead:
            return self._lead.choose(asked, works, memory)
        if self._follow_rules:
            return asked.tie
        right = next((n for n, is_right in zip(found.numbers, known, strict=True) if is_right), None)
        return tie_to(asked, right, 1.0, works)


def decisions(
    documents: Iterable[LabelledDocument], lead: Judge | None = None, *, follow_rules: bool = False
) -> Iterator[Decision]:
    """The decisions of some documents, in order."""
    for labelled in documents:
        teacher = Teacher(labelled, lead, follow_rules)
        analyse(labelled.document, judge=teacher)
        yield from teacher.decisions


def names_of(found: Sequence[Decision]) -> list[str]:
    """The features that occur more than a few times, in order."""
    counted: dict[str, int] = {}
    for row in (row for decision in found for row in decision.rows):
        for name, value in row.items():
            counted[name] = counted.get(name, 0) + bool(value)
    return sorted(name for name, times in counted.items() if times >= _FEWEST)


_FEWEST = 8


def train(found: Sequence[Decision], options: argparse.Namespace) -> Weigher:
    """Weights that give the right works the greatest chance."""
    torch.manual_seed(options.seed)
    names = names_of(found)
    place = {name: at for at, name in enumerate(names)}
    batches = [_matrix(decision, place) for decision in found]
    network = nn.Sequential(nn.Linear(len(names), options.size), nn.ReLU(), nn.Dropout(0.2))
    last = nn.Linear(options.size, 1, bias=False)
    learner = torch.optim.AdamW(
        [*network.parameters(), *last.parameters()], lr=options.rate, weight_decay=0.05
    )
    random = Random(options.seed)
    steps = options.rounds * (len(batches) // options.batch + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(learner, options.rate * 3, steps)
    for _ in range(options.rounds):
        random.shuffle(batches)
        for begin in range(0, len(batches), options.batch):
            some = batches[begin : begin + options.batch]
            values = torch.from_numpy(np.concatenate([one[0] for one in some]))
            scores = last(network(values)).squeeze(1)
            loss = torch.stack(
                [
                    torch.logsumexp(part, 0) - torch.logsumexp(part[torch.from_numpy(right)], 0)
                    for part, (_, right) in zip(
                        scores.split([len(one[1]) for one in some]), some, strict=True
                    )
                ]
            ).mean()
            learner.zero_grad()
            loss.backward()
            learner.step()
            schedule.step()
    first = network[0]
    weights = {
        "first": first.weight.detach().numpy().T.copy(),
        "first-bias": first.bias.detach().numpy(),
        "second": last.weight.detach().numpy()[0],
    }
    return Weigher(names, weights)


def _matrix(decision: Decision, place: dict[str, int]) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    values = np.zeros((len(decision.rows), len(place)), dtype=np.float32)
    for at, row in enumerate(decision.rows):
        for name, value in row.items():
            if name in place:
                values[at, place[name]] = value
    return values, np.array(decision.right)
