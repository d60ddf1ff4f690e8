"""How labelled references are read for training.

In: JSON lines with `text`, `spans` ([start, end, label]) and `source`. Out: `Labelled`
values whose labels are those of `alliance_refs.parsing.labels`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from zlib import crc32

from alliance_refs.parsing.labelled import Labelled, Stretch

ENTRY_NUMBER = "entry-number"

# Between the labels of a stretch that may be either; `training.doubts` makes such.
EITHER = " "


# Labels of the shared sets that are called otherwise here; what no field holds is left out.
_RENAMED = {"contributor": "", "number": "number", "citation-number": ENTRY_NUMBER}


def read_references(path: Path, split: str = "", weight: float = 1.0) -> Iterator[Labelled]:
    """The references of a file of JSON lines; with `split`, only those of that part."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if not split or record.get("split") == split:
                yield reference_of(record, weight)


def reference_of(record: dict[str, object], weight: float = 1.0) -> Labelled:
    """The reference that one JSON object describes."""
    text, spans = str(record["text"]), record["spans"]
    assert isinstance(spans, list)
    renamed = (Stretch(a, b, _label(text, a, label)) for a, b, label in sorted(spans))
    italics = record.get("italics", ())
    assert isinstance(italics, list | tuple)
    return Labelled(
        text,
        tuple(stretch for stretch in renamed if stretch.label),
        str(record["source"]),
        weight,
        tuple((a, b) for a, b in italics),
    )


def _label(text: str, start: int, label: str) -> str:
    if label == "number" and not any(char.isalpha() for char in text[:start]):
        return ENTRY_NUMBER
    return _RENAMED.get(label, label)


def half_of(text: str) -> int:
    """Which half of the references one belongs to, 0 or 1; always the same."""
    return crc32(text.encode()) % 2


Doubts = Mapping[str, tuple[Stretch, ...]]


def read_doubts(path: Path | None) -> Doubts:
    """For the text of each doubted reference the stretches to use in place of its own."""
    if path is None:
        return {}
    with path.open(encoding="utf-8") as lines:
        return {
            record["text"]: tuple(Stretch(*span) for span in record["spans"])
            for record in map(json.loads, lines)
        }


def doubted(reference: Labelled, doubts: Doubts) -> Labelled:
    """The reference with what is doubted in it."""
    stretches = doubts.get(reference.text)
    return reference if stretches is None else replace(reference, stretches=stretches)
