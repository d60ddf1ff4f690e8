"""Which labels of the shared sets are doubtful: python -m training.doubts MODEL0 MODEL1 --out FILE.

Some sets hold many labels that are wrong: a place of publication left in the title, a field
that a program labelled. Each half of the references is read by a model that was trained
without it (`training.train --without-half`). Where that model finds a label next to impossible,
training may take the model's label as well (`examples`); nothing is thrown away. A place that
one set labels as such many times is one at the end of a title, too.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import numpy as np

from alliance_refs.parsing.labelled import Labelled, Stretch
from alliance_refs.parsing.neural.decoding import Decided, decide
from alliance_refs.parsing.neural.features import Encoded, Encoder
from alliance_refs.parsing.neural.weights import Model, read_model
from alliance_refs.parsing.tokens import Token, tokenize
from training.examples import NAMES, example_of
from training.references import EITHER, half_of, read_references

# The sets that were not read over by hand.
DOUBTED = ("anystyle-bad", "anystyle-ugly", "grobid", "linkedbooks")
# A label is doubted when its chance is lower.
LEAST = 0.03
_BATCH = 64
# A place is known when it stands under that label so often.
_OFTEN = 3
_LAST_WORDS = re.compile(r"[,.]\s+(?P<place>[^\W\d_](?:[^\W\d_]|[ '’–-]){2,24})\Z")


def main() -> None:
    """Reads the command line, writes the file, and says how much is doubted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("models", type=Path, nargs=2, help="without half 0, and without half 1")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    counts: Counter[tuple[str, str]] = Counter()
    with options.out.open("w", encoding="utf-8") as out:
        for half, path in enumerate(options.models):
            model = read_model(path.read_bytes())
            for name in DOUBTED:
                references = read_references(options.shared / f"parsing-data/{name}.jsonl", "train")
                whole = list(references)
                places = known_places(whole)
                kept = [with_place(one, places) for one in whole if half_of(one.text) == half]
                for reference, stretches in doubts(model, kept):
                    counts.update((name, one.label) for one in stretches if EITHER in one.label)
                    print(json.dumps({"text": reference.text, "spans": stretches}), file=out)
    for (name, label), count in counts.most_common(40):
        print(f"{count:6d} {name:14s} {label}")


def known_places(references: Iterable[Labelled]) -> frozenset[str]:
    """The places of publication that the references have several times, in small letters."""
    counts = Counter(
        one.text[start:end].casefold()
        for one in references
        for start, end, label in one.stretches
        if label == "place"
    )
    return frozenset(place for place, count in counts.items() if count >= _OFTEN)


def with_place(reference: Labelled, places: frozenset[str]) -> Labelled:
    """The reference, a known place cut off the title before its date; as it is when it has one."""
    stretches = reference.stretches
    if any(one.label == "place" for one in stretches):
        return reference
    for at, (start, end, label) in enumerate(stretches):
        found = _LAST_WORDS.search(reference.text, start, end)
        follows = stretches[at + 1].label if at + 1 < len(stretches) else "date"
        ends = label in ("title", "container") and follows in ("date", "publisher")
        if found and ends and found["place"].casefold() in places:
            title = Stretch(start, found.start(), label)
            place = Stretch(*found.span("place"), "place")
            return replace(
                reference, stretches=(*stretches[:at], title, place, *stretches[at + 1 :])
            )
    return reference


def doubts(
    model: Model, references: Sequence[Labelled]
) -> Iterator[tuple[Labelled, tuple[Stretch, ...]]]:
    """Each reference and its stretches, those that are doubtful with both labels."""
    encoder = Encoder(model.meta["keywords"])
    ordered = sorted((one for one in references if one.text.strip()), key=lambda one: len(one.text))
    for begin in range(0, len(ordered), _BATCH):
        group = ordered[begin : begin + _BATCH]
        tokens = [tokenize(reference.passage()) for reference in group]
        encoded = [encoder.encode(one) for one in tokens]
        hidden = model.network.hidden([one.rows for one in encoded])
        decided = decide(model.chain, [model.network.scores(one) for one in hidden])
        for reference, *rest in zip(group, tokens, encoded, decided, strict=True):
            stretches = doubted_stretches(reference, *rest, encoder)
            yield reference, stretches


def doubted_stretches(
    reference: Labelled,
    tokens: Sequence[Token],
    encoded: Encoded,
    decided: Decided,
    encoder: Encoder,
) -> tuple[Stretch, ...]:
    """The stretches of a reference, those in doubt with the label read added to their own."""
    labels = _letters(reference)
    allowed = example_of(reference, encoder).allowed
    chances = np.where(allowed, decided.likely, 0).sum(axis=1)
    for at, unit in enumerate(encoded.units):
        read = NAMES[decided.path[at]]
        if chances[at] < LEAST and not allowed[at, decided.path[at]]:
            start, end = tokens[unit.first].span.start, tokens[unit.last - 1].span.end
            labels[start:end] = [f"{label}{EITHER}{read}" for label in labels[start:end]]
    return tuple(_runs(labels))


def _letters(reference: Labelled) -> list[str]:
    """The label of each code point."""
    labels = ["other"] * len(reference.text)
    for start, end, label in reference.stretches:
        labels[start:end] = [label] * (end - start)
    return labels


def _runs(labels: Iterable[str]) -> Iterator[Stretch]:
    at = 0
    for label, group in groupby(labels):
        end = at + len(list(group))
        if label != "other":
            yield Stretch(at, end, label)
        at = end


if __name__ == "__main__":
    main()
