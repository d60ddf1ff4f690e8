"""Trains what weighs the works that a citation may mean: python -m training.weigher --out FILE.

In: documents whose citations are labelled with the works they mean (`training/documents`), read by
the package as it is. Out: the weights, by the names of the features. Each document is gone through
three times: with the right ties; with those of the rules, whose errors later citations must bear; and
with some works never described, so that what means them means nothing known.
The same seed gives the same weights on the same machine.

The splitter should be one that was not trained on these documents, or its cuts would be better
here than they are elsewhere.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
import torch
from torch import nn

from alliance_refs.notes.analyse import analyse
from alliance_refs.notes.resolving.weighing.features import Asked, Features
from alliance_refs.notes.resolving.weighing.weigher import (
    Array,
    Options,
    Weigher,
    options,
    rows_of,
    tie_to,
)
from alliance_refs.notes.resolving.works import FIRST, Tie, Works
from training.documented import LabelledCitation, LabelledDocument, paired, read_documented


class Decision(NamedTuple):
    """What a citation might have meant, and which of it is right."""

    rows: tuple[Features, ...]
    right: tuple[bool, ...]


class Teacher:
    """A judge that writes down what each citation means, and ties rightly or as rules do.

    `left_out` are the keys of works whose full citations pass unheard, so that later ones mean
    nothing cited before.
    """

    def __init__(
        self,
        labelled: LabelledDocument,
        *,
        follow_rules: bool = False,
        left_out: frozenset[str] = frozenset(),
    ) -> None:
        self._labelled = labelled.citations
        self._follow_rules = follow_rules
        self._left_out = left_out
        self._meant: dict[int, str] = {}
        self.decisions: list[Decision] = []

    def choose(self, asked: Asked, works: Works) -> Tie:
        """The tie that the document goes on with."""
        label = next((one for _, one in paired(self._labelled, [asked.citation.span])), None)
        tie = asked.tie
        if label and label.form == "full" and label.key in self._left_out:
            return replace(tie, works=(), says=None, reason="it passes unheard")
        if label and label.key and label.form not in ("mention", "cross-ref"):
            tie = self._learn(label, asked, works)
        if tie.rule == FIRST and not tie.works:
            self._meant[len(works.items)] = label.key if label else ""
        return tie

    def look_later(self, asked: Asked, works: Works, unit: int) -> int | None:
        """Nothing is learnt from works that come later."""
        return None

    def _learn(self, label: LabelledCitation, asked: Asked, works: Works) -> Tie:
        found = options(asked, works)
        known = [self._meant.get(number) == label.key for number in found.numbers]
        exists = label.key in self._meant.values()
        if found.numbers and any(known) == exists:
            self.decisions.append(Decision(found.rows, (not exists, *known)))
        if self._follow_rules:
            return asked.tie
        right = next(
            (n for n, is_right in zip(found.numbers, known, strict=True) if is_right), None
        )
        return tie_to(asked, right, 1.0, works)


def decisions(labelled: LabelledDocument, random: Random) -> Iterator[Decision]:
    """What there is to learn from a document, gone through in three ways."""
    for teacher in (
        Teacher(labelled),
        Teacher(labelled, follow_rules=True),
        Teacher(labelled, left_out=_left_out(labelled, random)),
    ):
        analyse(labelled.document, judge=teacher)
        yield from teacher.decisions


# So large a part of the works pass unheard, the third time.
_LEFT_OUT = 0.15


def _left_out(labelled: LabelledDocument, random: Random) -> frozenset[str]:
    keys = sorted({one.key for one in labelled.citations if one.key})
    return frozenset(key for key in keys if random.random() < _LEFT_OUT)


def names_of(found: Iterable[Decision]) -> list[str]:
    """The features that occur more than a few times, in order."""
    counted = Counter(
        name for decision in found for row in decision.rows for name, value in row.items() if value
    )
    return sorted(name for name, times in counted.items() if times >= _FEWEST)


_FEWEST = 8


class Scorer(nn.Module):
    """The network that scores what a citation may mean: one layer between features and score."""

    def __init__(self, features: int, size: int) -> None:
        super().__init__()
        self.first = nn.Linear(features, size)
        self.dropout = nn.Dropout(0.2)
        self.second = nn.Linear(size, 1, bias=False)

    def forward(self, values: torch.Tensor) -> torch.Tensor:
        """A score for each row."""
        scores: torch.Tensor = self.second(self.dropout(torch.relu(self.first(values))))
        return scores.squeeze(1)

    def weights(self) -> dict[str, Array]:
        """The weights as `Weigher` has them."""
        return {
            "first": self.first.weight.detach().numpy().T.copy(),
            "first-bias": self.first.bias.detach().numpy().copy(),
            "second": self.second.weight.detach().numpy()[0].copy(),
        }


def train(found: Sequence[Decision], options: argparse.Namespace) -> Weigher:
    """Weights that give the right works the greatest chance."""
    torch.manual_seed(options.seed)
    random = Random(options.seed)
    names = names_of(found)
    places = {name: at for at, name in enumerate(names)}
    matrices = [(rows_of(one.rows, places), torch.tensor(one.right)) for one in found]
    network = Scorer(len(names), options.size)
    learner = torch.optim.AdamW(network.parameters(), lr=options.rate, weight_decay=0.05)
    steps = options.rounds * -(-len(matrices) // options.batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(learner, 3 * options.rate, steps)
    for _ in range(options.rounds):
        random.shuffle(matrices)
        for begin in range(0, len(matrices), options.batch):
            loss = _loss(network, matrices[begin : begin + options.batch])
            learner.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            learner.step()
            schedule.step()
    network.eval()
    return Weigher(names, network.weights())


def _loss(network: Scorer, some: Sequence[tuple[Array, torch.Tensor]]) -> torch.Tensor:
    """How unlikely the right works are, over some citations."""
    scores = network(torch.from_numpy(np.concatenate([rows for rows, _ in some])))
    parts = scores.split([len(rows) for rows, _ in some])
    return torch.stack(
        [
            torch.logsumexp(part, 0) - torch.logsumexp(part[right], 0)
            for part, (_, right) in zip(parts, some, strict=True)
        ]
    ).mean()


def measured(weigher: Weigher, documents: Iterable[LabelledDocument]) -> str:
    """How many works are told rightly where all before them are."""
    told = [0, 0]
    new = [0, 0]
    for decision in (one for document in documents for one in decisions(document, Random(0))):
        chances = weigher.chances(Options(tuple(range(len(decision.rows) - 1)), decision.rows))
        counts = new if decision.right[0] else told
        counts[0] += decision.right[int(chances.argmax())]
        counts[1] += 1
    return f"works cited before: {told[0]} of {told[1]}; works not met before: {new[0]} of {new[1]}"


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    out = argparse.ArgumentParser(description=__doc__)
    documents = sorted(Path(__file__).parent.glob("documents/*-*"))
    out.add_argument("--documents", type=Path, nargs="+", default=documents)
    out.add_argument("--out", type=Path, required=True)
    out.add_argument("--rounds", type=int, default=12)
    out.add_argument("--size", type=int, default=48)
    out.add_argument("--batch", type=int, default=32, help="citations a step")
    out.add_argument("--rate", type=float, default=1e-3)
    out.add_argument("--seed", type=int, default=1)
    out.add_argument("--held", type=int, default=0, help="hold back each n-th document")
    return out


def main() -> None:
    """Trains, writes the weights, and says how they do on the documents held back."""
    options = parser().parse_args()
    torch.set_num_threads(1)
    documents = [read_documented(path) for path in options.documents]
    held = documents[:: options.held] if options.held else []
    random = Random(options.seed)
    learnt = [document for document in documents if document not in held]
    found = [one for document in learnt for one in decisions(document, random)]
    weigher = train(found, options)
    options.out.write_bytes(weigher.to_bytes())
    if held:
        print(measured(weigher, held))


if __name__ == "__main__":
    main()
