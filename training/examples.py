"""References to examples: rows of features, and for each unit the labels it may have.

Synthetic references are labelled in full. The shared sets are not: they have no label for a
page cited, an access date or a genre, which stand there under "note" or under no label at
all. Such units may have any of the labels that could be meant, and the model decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alliance_refs.model import Mark, Passage, plain_passage
from alliance_refs.parsing.labels import LABELS
from alliance_refs.parsing.neural.features import Encoder, Rows
from alliance_refs.parsing.tokens import tokenize
from alliance_refs.spans import Span
from training.references import ENTRY_NUMBER, Labelled

NAMES: tuple[str, ...] = (*LABELS, ENTRY_NUMBER)
_INDEX = {name: at for at, name in enumerate(NAMES)}

_MEANT: dict[str, str] = {
    "other": "other accessed signal status locator volumes original-date authority part director",
    "note": "note other accessed genre status archive authority signal original-title "
    "translated-title locator volumes part series-number number",
    "number": "number series-number note id",
}
# Labels that a set does not know at all, so that they hide under none.
_UNKNOWN = {"linkedbooks": "edition translator series-number number genre"}
_LATER_DATES = "date original-date accessed"
_ACCESSED = re.compile(
    r"(?:access|retriev|abgerufen|zugriff|consult|visit|viewed|stand|eingesehen|acc[eè]s)", re.I
)


@dataclass(frozen=True, slots=True)
class Example:
    """One reference for training: `rows` (units, columns), `allowed` (units, labels)."""

    rows: Rows
    allowed: NDArray[np.bool_]
    weight: float


def example_of(reference: Labelled, encoder: Encoder) -> Example:
    """The example that a reference makes; empty when it has no unit."""
    tokens = tokenize(passage_of(reference))
    encoded = encoder.encode(tokens)
    by_place = _labels_by_place(reference)
    allowed = np.zeros((len(encoded.units), len(NAMES)), dtype=np.bool_)
    for at, unit in enumerate(encoded.units):
        label = by_place[tokens[unit.first].span.start]
        for name in label.split():
            allowed[at, _INDEX[name]] = True
    return Example(encoded.rows, allowed, reference.weight)


def passage_of(reference: Labelled) -> Passage:
    """The reference as the parser takes it, with its italics."""
    passage = plain_passage(reference.text)
    marks = tuple(Mark(Span(*italic), "italic") for italic in reference.italics)
    return Passage(passage.text, marks, passage.offsets)


def _labels_by_place(reference: Labelled) -> list[str]:
    """For each code point the names of the labels allowed there, in one string."""
    full = reference.source.startswith("synthetic")
    out = [_meant("other", reference.source, full)] * len(reference.text)
    dates = 0
    for start, end, label in reference.stretches:
        meant = _meant(label, reference.source, full)
        if label == "date" and not full:
            before = reference.text[max(start - 30, 0) : start]
            meant = _LATER_DATES if dates or _ACCESSED.search(before) else meant
            dates += 1
        out[start:end] = [meant] * (end - start)
    return out


def _meant(label: str, source: str, full: bool) -> str:
    if full:
        return label
    more = _UNKNOWN.get(source, "") if label == "other" else ""
    return f"{_MEANT.get(label, label)} {more}"
