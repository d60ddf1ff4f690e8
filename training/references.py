"""How labelled references are read for training.

In: JSON lines with `text`, `spans` ([start, end, label]) and `source`. Out: `Labelled`
values whose labels are those of `alliance_refs.parsing.labels`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from alliance_refs.parsing.labelled import Labelled, Stretch

ENTRY_NUMBER = "entry-number"


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
