"""Trains the splitter of notes: python -m training.splitter --out MODEL [options].

In: notes written with their citations shown (`training/notes`, and those of `training/documents` in
Markdown and plain text), references written for the tagger, and the tagger, whose tables of words the splitter shares. Out: a model file without these
tables. The same seed gives the same model on the same machine.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

import numpy as np
import torch
from torch import nn

from alliance_refs.parsing.labelled import Labelled
from alliance_refs.parsing.neural.features import Encoder
from alliance_refs.parsing.neural.stretches import NONE, ON, StretchFinder
from alliance_refs.parsing.neural.weights import TABLES, Model, read_model, write_model
from alliance_refs.parsing.tokens import tokenize
from alliance_refs.spans import Span
from training.documented import read_notes
from training.examples import Example
from training.export import arrays_of
from training.mixing import Mixer
from training.network import TaggerNetwork
from training.noted import read_noted
from training.shown import read_shown
from training.train import Trainer, weights_of

KINDS = ("full", "short", "back")
LABELS = (NONE, *(label for kind in KINDS for label in (kind, kind + ON)))
TAGGER = Path("src/alliance_refs/parsing/neural/trained.npz")
# The references that stand in notes of each file; files of one kind differ in a figure at the end.
BESIDE = {
    "commonlaw": ("law", "english"),
    "discursive": ("humanities", "history"),
    "eastasian": ("eastasian",),
    "english": ("english", "humanities"),
    "german": ("german",),
    "history": ("history", "humanities"),
    "humanities": ("humanities", "history"),
    "iberian": ("romance",),
    "policy": ("policy", "english"),
    "romance": ("romance",),
    "uslaw": ("law",),
}


def main() -> None:
    """Trains, writes the model, and says how it does on the notes held back."""
    options = parser().parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    random = Random(options.seed)
    notes, held = _divided(options.notes, options.held)
    notes += (note for path in options.documents for note in read_notes(path))
    mixer = Mixer(notes, (one for path in options.shown for one in read_shown(path)))
    tagger = read_model(options.start.read_bytes())
    encoder = Encoder(tagger.meta["keywords"])
    trainer = Trainer(_network(options), options)
    for number in range(options.rounds):
        start = time.time()
        drawn = [*(mixer.changed(note, notes, random) for note in notes)]
        drawn += _composed(mixer, notes, options.composed, random)
        loss = trainer.round([example_of(note, encoder) for note in drawn], number)
        print(f"round {number} loss {loss:.3f} {time.time() - start:.0f} s", flush=True)
    arrays = arrays_of(trainer.average())
    own = {name: array for name, array in arrays.items() if name not in TABLES}
    options.out.write_bytes(write_model(own, {"labels": LABELS, "layers": options.layers}))
    if held:
        print(measured(read_model(options.out.read_bytes(), beside=tagger), held))


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    out = argparse.ArgumentParser(description=__doc__)
    folder = Path(__file__).parent
    out.add_argument("--notes", type=Path, nargs="+", default=sorted(folder.glob("notes/*.txt")))
    documents = [path for path in folder.glob("documents/*-*") if path.suffix in (".md", ".txt")]
    out.add_argument("--documents", type=Path, nargs="*", default=sorted(documents))
    out.add_argument("--shown", type=Path, nargs="*", default=_references(folder))
    out.add_argument("--start", type=Path, default=TAGGER, help="the tagger to share words with")
    out.add_argument("--out", type=Path, required=True)
    out.add_argument("--composed", type=int, default=2_000, help="notes of references a round")
    out.add_argument("--rounds", type=int, default=20)
    out.add_argument("--size", type=int, default=128)
    out.add_argument("--layers", type=int, default=2)
    out.add_argument("--dropout", type=float, default=0.3)
    out.add_argument("--rate", type=float, default=1e-3)
    out.add_argument("--seed", type=int, default=1)
    out.add_argument("--held", type=int, default=0, help="hold back each n-th stretch of 20 notes")
    out.set_defaults(taught=0.0)
    return out


def _references(folder: Path) -> list[Path]:
    names = {name for beside in BESIDE.values() for name in beside}
    return [folder / "shown" / f"{name}.txt" for name in sorted(names)]


def _divided(paths: Iterable[Path], held: int) -> tuple[list[Labelled], list[Labelled]]:
    """The notes to train on, and those that are held back to measure by."""
    notes: list[Labelled] = []
    apart: list[Labelled] = []
    for path in paths:
        for at, note in enumerate(read_noted(path)):
            (apart if held and at // 20 % held == 1 else notes).append(note)
    return notes, apart


def _network(options: argparse.Namespace) -> TaggerNetwork:
    """A network that begins as the tagger, and leaves its tables of words as they are."""
    network = TaggerNetwork(len(LABELS), options.size, options.layers, options.dropout)
    own = network.state_dict()
    known = weights_of(options.start)
    network.load_state_dict(
        {name: known[name] if known[name].shape == own[name].shape else own[name] for name in own}
    )
    for part in network.children():
        if isinstance(part, nn.Embedding):
            part.weight.requires_grad_(False)
    return network


def _composed(
    mixer: Mixer, notes: Sequence[Labelled], count: int, random: Random
) -> Iterator[Labelled]:
    """Notes made of references alone."""
    sources = sorted({note.source for note in notes})
    for _ in range(count):
        source = random.choice(sources)
        beside = BESIDE[source.removeprefix("noted-").rstrip("2")]
        yield mixer.composed(source, f"shown-{random.choice(beside)}", random)


def example_of(note: Labelled, encoder: Encoder) -> Example:
    """The example that a note makes: each unit has the one label that its stretch gives it."""
    tokens = tokenize(note.passage())
    encoded = encoder.encode(tokens)
    allowed = np.zeros((len(encoded.units), len(LABELS)), dtype=np.bool_)
    begun = None
    for number, unit in enumerate(encoded.units):
        start = tokens[unit.first].span.start
        within = next((s for s in note.stretches if s.start <= start < s.end), None)
        goes_on = within is not None and within == begun
        label = NONE if within is None else within.label + ON * goes_on
        allowed[number, LABELS.index(label)] = True
        begun = within
    return Example(encoded.rows, allowed, note.weight)


def measured(model: Model, held: Sequence[Labelled]) -> str:
    """How many citations of notes are found word for word, and how many notes are right."""
    found = StretchFinder(model).find(note.passage() for note in held)
    right = total = given = whole = 0
    for note, stretches in zip(held, found, strict=True):
        wanted = {_worded(note.text, Span(*stretch[:2])) for stretch in note.stretches}
        got = {_worded(note.text, stretch.span) for stretch in stretches}
        right, total, given = right + len(wanted & got), total + len(wanted), given + len(got)
        whole += wanted == got
    score = 200 * right / max(total + given, 1)
    return (
        f"citations found exactly: F1 {score:.1f} of {total}; notes right: {whole} of {len(held)}"
    )


def _worded(text: str, span: Span) -> tuple[int, int]:
    """A span without the marks at its end."""
    return span.start, span.start + len(span.cut(text).rstrip(" .,;:)]”\"'»"))


if __name__ == "__main__":
    main()
