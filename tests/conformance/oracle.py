"""The field layer alone: gold labels in, fields out, scored against the gold fields.

    python tests/conformance/oracle.py PARSING_DATA [--split train] [--loose] [--errors FIELD] [SOURCE...]

PARSING_DATA is a folder of labelled references; its scorer lies beside it, in ../tools/parsing.
The labelled spans take the tagger's place, so what differs is the work of names, dates, pages
and the like, or of the rule that made the gold names. `--loose` moves the borders of each span
over marks and small words, as a tagger would; `--errors FIELD` prints each disagreement.
"""

from __future__ import annotations

import argparse
import importlib
import json
import random
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from alliance_refs.formats.csl_data.items import item_to_csl
from alliance_refs.model import plain_passage
from alliance_refs.parsing.fields.build import build_item
from alliance_refs.parsing.fields.repairs import repaired
from alliance_refs.parsing.labels import LABELS, Label
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

Record = dict[str, Any]

# Marks and small words that may stand at the edges of a span.
_BEFORE = re.compile(
    r"(?:(?<!\w)(?:in|pp|vol|bd|no|nr|and|eds?|hrsg)\b\.?|[,.;:(\[\"“„'’\s])+$", re.I
)
_AFTER = re.compile(r"(?:[,.;:)\]\"”“'’\s]|\((?:eds?|hrsg|hg)\.?\))+", re.I)


def main(arguments: list[str]) -> None:
    """Prints one line for each data set and, when asked, its disagreements."""
    options = _options(arguments)
    scorer = load_scorer(options.folder)
    for path in sorted(options.folder.glob("*.jsonl")):
        if options.sources and not any(name in path.stem for name in options.sources):
            continue
        records = list(read(path, options.split))
        start = time.process_time()
        predicted = [predict(record, loose=options.loose) for record in records]
        spent = time.process_time() - start
        pairs = [(record["fields"], got) for record, got in zip(records, predicted, strict=True)]
        print(line(path.stem, scorer.score(pairs), 1000 * spent / max(len(records), 1)))
        if options.fields:
            print_fields(scorer.score(pairs))
        for field in options.errors or ():
            print_errors(scorer, field, records, predicted)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("sources", nargs="*")
    parser.add_argument("--split", default="dev")
    parser.add_argument("--loose", action="store_true")
    parser.add_argument("--fields", action="store_true")
    parser.add_argument("--errors", action="append")
    return parser.parse_intermixed_args(arguments)


def load_scorer(folder: Path) -> ModuleType:
    """The scorer that lies beside the data."""
    sys.path.insert(0, str(folder.resolve().parent / "tools" / "parsing"))
    return importlib.import_module("score")


def read(path: Path, split: str) -> Iterator[Record]:
    """The records of one split."""
    with path.open(encoding="utf-8") as lines:
        yield from (record for record in map(json.loads, lines) if record["split"] == split)


def predict(record: Record, *, loose: bool = False) -> Record:
    """The CSL-JSON that the field layer makes of the labelled spans."""
    passage = plain_passage(record["text"])
    chance = random.Random(record["id"])
    fields = [
        Field(_label(label), _moved(record["text"], start, end, chance, loose), 1.0, "oracle")
        for start, end, label in sorted(record["spans"])
        if label != "contributor"
    ]
    item, _ = build_item(passage, repaired(passage.text, fields))
    return as_scored(item_to_csl(item))


def as_scored(csl: Record) -> Record:
    """The item with the number of pages as `page`, where the labelled sets put it."""
    count = csl.get("number-of-pages")
    return {**csl, "page": count} if count and "page" not in csl else csl


def _label(name: str) -> Label:
    return next(label for label in LABELS if label == name)


def _moved(text: str, start: int, end: int, chance: random.Random, loose: bool) -> Span:
    """A span as it is, or with the marks and small words around it, on one side or both."""
    if loose and chance.random() < 0.5 and (match := _BEFORE.search(text[:start][-24:])):
        start -= len(match[0])
    if loose and chance.random() < 0.5 and (after := _AFTER.match(text, end)):
        end = after.end()
    return Span(start, end)


def line(name: str, result: dict[str, Any], spent: float) -> str:
    """One set's figures."""
    return (
        f"{name:16s} n={result['n']:5d}  micro {100 * result['micro']:5.1f}"
        f"  whole {100 * result['whole']:5.1f}  {spent:.3f} ms a reference"
    )


def print_fields(result: dict[str, Any]) -> None:
    """The figures of every field of one set."""
    for field, row in result["fields"].items():
        print(f"    {field:18s} P={100 * row['p']:5.1f} R={100 * row['r']:5.1f} gold={row['gold']}")


def print_errors(
    scorer: ModuleType, field: str, records: list[Record], predicted: list[Record]
) -> None:
    """Where gold and prediction differ in one field: the words, gold, prediction."""
    for record, got in zip(records, predicted, strict=True):
        wanted, given = scorer.keys(record["fields"]), scorer.keys(got)
        if field not in wanted and field not in given:
            continue
        if field in wanted and field in given and scorer.same(field, wanted[field], given[field]):
            continue
        key = "issued" if field == "year" else field
        words = [record["text"][a:b] for a, b, label in record["spans"]]
        print(
            f"  {record['id']} {words}\n     gold {record['fields'].get(key)}\n     ours {got.get(key)}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
