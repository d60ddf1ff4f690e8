"""Trains the citation tagger: python -m training.train --out MODEL [options].

In: the shared labelled sets and files of synthetic references. Out: a model file for the
package. The same seeds give the same model on the same machine.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import torch
from torch import Tensor

from alliance_refs.parsing.labelled import Labelled
from alliance_refs.parsing.neural.features import Encoder
from alliance_refs.parsing.neural.keywords import keyword_classes
from alliance_refs.parsing.neural.tagger import ModelTagger
from alliance_refs.parsing.neural.weights import arrays_of as model_arrays
from alliance_refs.parsing.neural.weights import read_model, write_model
from training.examples import NAMES, Example, example_of
from training.export import arrays_of, state_of
from training.italics import set_italics
from training.network import TaggerNetwork
from training.noise import add_noise
from training.pieces import joined, pieces_of
from training.recombine import Fields
from training.references import doubted, half_of, read_doubts, read_references
from training.scoring import line_of, records, scores
from training.shown import read_shown
from training.teachers import Teachers

# Units a batch, so that short and long references weigh alike.
BATCH = 1_600
RECOMBINED = 0.35
NOISY = 0.5
WEIGHTS = {"anystyle-ugly": 0.5}


def main() -> None:
    """Trains, scores on the development split now and then, and writes the model."""
    options = parser().parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    random = Random(options.seed)
    encoder = Encoder(keyword_classes())
    data = Data(options)
    network = TaggerNetwork(len(NAMES), options.size, options.layers, options.dropout)
    if options.start:
        network.load_state_dict(weights_of(options.start))
    teachers = Teachers(options.teachers)
    trainer = Trainer(network, options)
    lines = list(records(options.shared))[:: options.every]
    for number in range(options.rounds):
        start = time.time()
        loss = trainer.round(teachers.taught(data.round(encoder, random)), number)
        print(f"round {number} loss {loss:.3f} {time.time() - start:.0f} s", flush=True)
        if (number + 1) % options.check == 0 or number + 1 == options.rounds:
            save(trainer.average(), encoder, options)
            tagger = ModelTagger(read_model(options.out.read_bytes()))
            print("  ", line_of(scores(options.shared, tagger, lines)), flush=True)


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    out = argparse.ArgumentParser(description=__doc__)
    out.add_argument("--shared", type=Path, default=Path("../shared"))
    out.add_argument("--synthetic", type=Path, nargs="*", default=[])
    out.add_argument("--drawn", type=int, default=14_000, help="synthetic references a round")
    out.add_argument("--most", type=int, default=6_000, help="of each set a round, at most")
    out.add_argument("--without", nargs="*", default=[], help="sources left out")
    out.add_argument("--without-half", type=int, help="0 or 1: the half that is left out")
    out.add_argument("--doubts", type=Path, help="what training.doubts has written")
    out.add_argument("--out", type=Path, required=True)
    out.add_argument("--start", type=Path, help="weights (.pt) or model to go on from")
    out.add_argument("--shown", type=Path, nargs="*", default=[], help="files of training.shown")
    out.add_argument("--times", type=int, default=2, help="how often these are taken in a round")
    out.add_argument("--teachers", type=Path, nargs="*", default=[], help="models to learn from")
    out.add_argument("--taught", type=float, default=0.7, help="how much they weigh in the loss")
    out.add_argument("--rounds", type=int, default=18)
    out.add_argument("--size", type=int, default=128)
    out.add_argument("--layers", type=int, default=2)
    out.add_argument("--dropout", type=float, default=0.3)
    out.add_argument("--rate", type=float, default=2.5e-3)
    out.add_argument("--seed", type=int, default=1)
    out.add_argument("--threads", type=int, default=1)
    out.add_argument("--check", type=int, default=6, help="score after so many rounds")
    out.add_argument("--every", type=int, default=1, help="score each n-th reference")
    return out


def weights_of(path: Path) -> dict[str, Tensor]:
    """The weights that training goes on from: whole ones, or the small integers of a model."""
    if path.suffix == ".pt":
        found: dict[str, Tensor] = torch.load(path)
        return found
    return state_of(model_arrays(read_model(path.read_bytes())))


class Data:
    """The references to train on, drawn and changed anew for each round."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._sources: dict[str, list[Labelled]] = defaultdict(list)
        doubts = read_doubts(options.doubts)
        for path in sorted((options.shared / "parsing-data").glob("*.jsonl")):
            if not any(path.stem.startswith(name) for name in options.without):
                weight = WEIGHTS.get(path.stem, 1.0)
                self._sources[path.stem] += (
                    doubted(reference, doubts)
                    for reference in read_references(path, "train", weight)
                    if half_of(reference.text) != options.without_half
                )
        self._drawn = {**dict.fromkeys(self._sources, options.most), "synthetic": options.drawn}
        for path in options.synthetic:
            self._sources["synthetic"] += read_references(path)
        for path in options.shown:
            self._sources[f"shown-{path.stem}"] += list(read_shown(path)) * options.times
            self._drawn[f"shown-{path.stem}"] = len(self._sources[f"shown-{path.stem}"])
        self._fields = Fields(one for source in self._sources.values() for one in source)

    def round(self, encoder: Encoder, random: Random) -> list[Example]:
        """The examples of one round, in no order."""
        return [
            example
            for source, references in self._sources.items()
            for reference in self._sample(source, references, random)
            if len((example := example_of(self._changed(reference, random), encoder)).rows)
        ]

    def _sample(self, source: str, references: list[Labelled], random: Random) -> list[Labelled]:
        count = self._drawn[source]
        return references if count >= len(references) else random.sample(references, count)

    def _changed(self, reference: Labelled, random: Random) -> Labelled:
        pieces = pieces_of(reference)
        if not reference.italics:
            pieces = set_italics(pieces, random)
        if random.random() < RECOMBINED:
            pieces = self._fields.exchange(pieces, reference.source, random)
        if random.random() < NOISY:
            pieces = add_noise(pieces, random)
        return joined(reference, pieces)


class Trainer:
    """The state of training: the network, its average over steps, the rate of learning."""

    def __init__(self, network: TaggerNetwork, options: argparse.Namespace) -> None:
        self._network = network
        self._average: dict[str, Tensor] = {}
        self._rate, self._rounds, self._share = options.rate, options.rounds, options.taught
        self._optimizer = torch.optim.AdamW(
            network.parameters(), lr=options.rate, betas=(0.9, 0.98), weight_decay=0.01
        )
        self._random = np.random.default_rng(options.seed)
        self._steps = 0

    def round(self, examples: list[Example], number: int) -> float:
        """One pass over some examples; the mean loss of a reference."""
        self._network.train()
        chances = unknown_chances(examples)
        batches = list(batches_of(examples, self._random))
        total = 0.0
        for at, batch in enumerate(batches):
            self._set_rate((number + at / len(batches)) / self._rounds)
            total += self._step(batch, chances)
        return total / max(len(examples), 1)

    def _step(self, batch: Sequence[Example], chances: np.ndarray[Any, Any]) -> float:
        rows = np.stack([example.rows for example in batch])
        rows = hide_words(rows, chances, self._random)
        weights = torch.tensor([example.weight for example in batch])
        # Half the time of whole floats on processors that know the short ones.
        with torch.autocast("cpu", torch.bfloat16):
            scores = self._network(torch.from_numpy(rows).long())
        losses = self._losses(scores.float(), batch) * weights
        self._optimizer.zero_grad()
        (losses.sum() / (BATCH / 40)).backward()
        torch.nn.utils.clip_grad_norm_(self._network.parameters(), 5.0)
        self._optimizer.step()
        self._steps += 1
        self._keep()
        return float(losses.detach().sum())

    def _losses(self, scores: Tensor, batch: Sequence[Example]) -> Tensor:
        """The loss of each citation by its labels, and by what teachers think where there are any."""
        allowed = torch.from_numpy(np.stack([example.allowed for example in batch]))
        own: Tensor = self._network.chain(scores, allowed)
        thought = [example.chances for example in batch if example.chances is not None]
        if not thought:
            return own
        chances = torch.from_numpy(np.stack(thought)).float()
        share = torch.tensor([0.0 if example.certain else self._share for example in batch])
        return (1 - share) * own + share * self._network.chain.taught(scores, chances)

    def _set_rate(self, done: float) -> None:
        """A short rise, then a straight line to nothing."""
        rate = self._rate * min(self._steps / 200 + 0.01, 1.0) * (1.0 - done)
        for group in self._optimizer.param_groups:
            group["lr"] = rate

    def _keep(self) -> None:
        if self._steps % 8:
            return
        share = min(0.99, self._steps / 8 / (self._steps / 8 + 10))
        for name, value in self._network.state_dict().items():
            kept = self._average.get(name)
            self._average[name] = (
                value.clone() if kept is None else kept.mul_(share).add_(value, alpha=1 - share)
            )

    def average(self) -> TaggerNetwork:
        """The network with the average of the weights over the latest steps."""
        first = self._network
        size = first.layers[0].hidden_size
        assert isinstance(size, int)
        network = TaggerNetwork(first.output.out_features, size, len(first.layers))
        network.load_state_dict(self._average)
        return network.eval()


def unknown_chances(examples: Sequence[Example]) -> np.ndarray[Any, Any]:
    """For each word how often it is hidden in training: the rarer the oftener."""
    counts: Counter[int] = Counter()
    for example in examples:
        counts.update(example.rows[:, 0].tolist())
    size = int(max(counts, default=0)) + 1
    seen = np.zeros(size)
    seen[list(counts)] = list(counts.values())
    return np.where(seen < 3, 0.3, np.where(seen < 12, 0.12, 0.02))


def hide_words(
    rows: np.ndarray[Any, Any], chances: np.ndarray[Any, Any], random: np.random.Generator
) -> np.ndarray[Any, Any]:
    """The rows with some words made the word 0, which stands for words not known."""
    hidden = random.random(rows.shape[:2]) < chances[rows[..., 0]]
    out = rows.copy()
    out[..., 0][hidden] = 0
    return out


def batches_of(examples: Sequence[Example], random: np.random.Generator) -> Iterator[list[Example]]:
    """Batches of references with the same number of units, in random order."""
    by_length: dict[int, list[Example]] = defaultdict(list)
    for example in examples:
        by_length[len(example.rows)].append(example)
    batches: list[list[Example]] = []
    for length, group in by_length.items():
        order = random.permutation(len(group))
        count = max(BATCH // length, 1)
        batches += (
            [group[at] for at in order[begin : begin + count]]
            for begin in range(0, len(group), count)
        )
    for at in random.permutation(len(batches)):
        yield batches[at]


def save(network: TaggerNetwork, encoder: Encoder, options: argparse.Namespace) -> None:
    """Writes the model file."""
    meta = {
        "labels": NAMES,
        "layers": options.layers,
        "keywords": dict(keyword_classes()),
        "made": {
            key: value if isinstance(value, int | float | str) else [str(one) for one in value]
            for key, value in sorted(vars(options).items())
            if key in ("seed", "size", "rounds", "without", "drawn", "rate", "dropout")
        },
    }
    target = options.out.with_suffix(".part")
    target.write_bytes(write_model(arrays_of(network), meta))
    target.replace(options.out)
    torch.save(network.state_dict(), options.out.with_suffix(".pt"))


if __name__ == "__main__":
    main()
