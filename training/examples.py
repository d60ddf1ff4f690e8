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

from alliance_refs.parsing.labelled import Labelled
from alliance_refs.parsing.labels import LABELS
from alliance_refs.parsing.neural.features import Encoder, Rows
from alliance_refs.parsing.tokens import tokenize
from training.references import EITHER

NAMES: tuple[str, ...] = LABELS
_INDEX = {name: at for at, name in enumerate(NAMES)}

_MEANT: dict[str, str] = {
    "other": "other accessed signal status locator volumes original-date authority part director",
    "note": "note other accessed genre status archive authority signal original-title "
    "translated-title locator volumes part series-number number",
    "number": "number series-number note id",
}
# Labels that a set does not know at all, so that they hide under none.
_UNKNOWN = {"linkedbooks": "edition translator series-number number genre"}
_UNSCORED = "series-number number genre isbn issn id"
_LATER_DATES = "date original-date accessed"
_ACCESSED = re.compile(
    r"(?:access|retriev|abgerufen|zugriff|consult|visit|viewed|stand|eingesehen|acc[eè]s)", re.I
)


@dataclass(frozen=True, slots=True)
class Example:
    """One reference for training: `rows` (units, columns), `allowed` (units, labels).

    `chances` (units, labels) is what teachers think of it, if there are any; where `certain`,
    nobody has to be asked.
    """

    rows: Rows
    allowed: NDArray[np.bool_]
    weight: float
    certain: bool = False
    chances: NDArray[np.float16] | None = None


def example_of(reference: Labelled, encoder: Encoder) -> Example:
    """The example that a reference makes; empty when it has no unit."""
    tokens = tokenize(reference.passage())
    encoded = encoder.encode(tokens)
    by_place = _labels_by_place(reference)
    allowed = np.zeros((len(encoded.units), len(NAMES)), dtype=np.bool_)
    for at, unit in enumerate(encoded.units):
        label = by_place[tokens[unit.first].span.start]
        for name in label.split():
            allowed[at, _INDEX[name]] = True
    return Example(encoded.rows, allowed, reference.weight, _is_shown(reference))


def _labels_by_place(reference: Labelled) -> list[str]:
    """For each code point the names of the labels allowed there, in one string."""
    out = [_meant("other", reference)] * len(reference.text)
    dates = 0
    for start, end, label in reference.stretches:
        meant = _meant(label, reference)
        if label == "date" and not _is_full(reference):
            before = reference.text[max(start - 30, 0) : start]
            meant = _LATER_DATES if dates or _ACCESSED.search(before) else meant
            dates += 1
        out[start:end] = [meant] * (end - start)
    return out


def _is_full(reference: Labelled) -> bool:
    """Whether every word of a reference has the label it should."""
    return reference.source.startswith(("synthetic", "shown")) and not _has_fields(reference)


def _is_shown(reference: Labelled) -> bool:
    """Whether a reference was written to learn from, with all of its labels."""
    return reference.source.startswith("shown") and not _has_fields(reference)


def _has_fields(reference: Labelled) -> bool:
    """Whether only the fields that references are scored by have labels."""
    return reference.source.endswith("-fields")


def _meant(label: str, reference: Labelled) -> str:
    if _is_full(reference):
        return "locator pages" if label == "locator" and _may_be_pages(reference) else label
    unknown = _UNSCORED if _has_fields(reference) else _UNKNOWN.get(reference.source, "")
    more = unknown if "other" in label.split(EITHER) else ""
    return " ".join((*(_MEANT.get(one, one) for one in label.split(EITHER)), more))


def _may_be_pages(reference: Labelled) -> bool:
    """Whether a page cited may go as pages: alone, and outside the law, whose notes keep them apart."""
    if "law" in reference.source:
        return False
    return not any(stretch.label == "pages" for stretch in reference.stretches)
