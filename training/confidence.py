"""How sure the model may be: from its probabilities to the share of fields that are right.

In: a model and references it was not trained on. Out: a rising scale, and a table by field.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from alliance_refs.parsing.labelled import Labelled
from alliance_refs.parsing.neural.tagger import ModelTagger
from alliance_refs.parsing.neural.weights import Model
from alliance_refs.parsing.tagger import fields_of
from alliance_refs.parsing.tokens import tokenize

# Each step of a scale rests on so many fields at least.
FEWEST = 40
Knots = list[list[float]]


class ReadField(NamedTuple):
    """A field as read: its label, its lowest probability or confidence, and is it right."""

    label: str
    chance: float
    right: bool


def fields_read(model: Model, references: Sequence[Labelled]) -> list[ReadField]:
    """Every field that the model reads in the references."""
    tagger = ModelTagger(model)
    tokens = [tokenize(reference.passage()) for reference in references]
    out: list[ReadField] = []
    for reference, one, tags in zip(references, tokens, tagger.tag_many(tokens), strict=True):
        known = {(label, letters(reference.text[a:b])) for a, b, label in reference.stretches}
        known_labels = {label for label, _ in known}
        for field in fields_of(one, tags):
            if field.label in known_labels or field.label in _ALWAYS:
                words = letters(field.span.cut(reference.text))
                right = (field.label, words) in known
                out.append(ReadField(field.label, field.confidence, right))
    return out


# Labels that every set has, so that a field of theirs where there is none is wrong.
_ALWAYS = frozenset(("author", "title", "container", "date", "pages", "volume", "place"))


def letters(text: str) -> str:
    """The letters and figures of a text alone."""
    return "".join(char for char in text.casefold() if char.isalnum())


def without_scale(model: Model) -> Model:
    """The model as it is before it is calibrated."""
    return replace(model, meta={**model.meta, "confidence": {}})


def rising_scale(found: Iterable[ReadField]) -> Knots:
    """Knots (probability, share) of the rising scale that fits best (pooled violators)."""
    ordered = sorted(found, key=lambda one: one.chance)
    blocks: list[list[float]] = []  # sum of chances, sum of right ones, count
    for begin in range(0, len(ordered), FEWEST):
        group = ordered[begin : begin + FEWEST]
        blocks.append(
            [sum(one.chance for one in group), sum(one.right for one in group), len(group)]
        )
        while len(blocks) > 1 and blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2]:
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last, strict=True)]
    return [[round(a / n, 4), round(right / n, 4)] for a, right, n in blocks]


def reliability(found: Iterable[ReadField]) -> Iterator[str]:
    """Lines of a table: by label and band of confidence, how many fields and how many right."""
    bands: dict[tuple[str, int], list[bool]] = defaultdict(list)
    for one in found:
        band = sum(one.chance >= edge for edge in BANDS)
        bands[one.label, band].append(one.right)
        bands["all", band].append(one.right)
    labels = sorted({label for label, _ in bands}, key=lambda label: (label == "all", label))
    yield "| field | " + " | ".join(_BAND_NAMES) + " |"
    yield "| --- |" + " --- |" * len(_BAND_NAMES)
    for label in labels:
        cells = (bands.get((label, band), []) for band in range(len(_BAND_NAMES)))
        yield f"| {label} | " + " | ".join(map(_cell, cells)) + " |"


BANDS = (0.5, 0.7, 0.9, 0.97)
_BAND_NAMES = ("below 0.5", "0.5 to 0.7", "0.7 to 0.9", "0.9 to 0.97", "above 0.97")


def _cell(right: Sequence[bool]) -> str:
    return f"{100 * sum(right) / len(right):.0f} % of {len(right)}" if right else "–"
