"""How well a tagger reads labelled references: field scores by source, as the sets score them."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from alliance_refs.formats.csl_data.items import item_to_csl
from alliance_refs.model import plain_passage
from alliance_refs.parsing import parse_citation
from alliance_refs.parsing.tagger import Tagger

# Fields that a set does not label cannot be scored there.
UNSCORED = {"linkedbooks": ("edition", "translator")}


def load_scorer(shared: Path) -> ModuleType:
    """The scoring module that comes with the shared sets."""
    folder = str(shared / "tools" / "parsing")
    if folder not in sys.path:
        sys.path.insert(0, folder)
    spec = importlib.util.spec_from_file_location("parsing_score", f"{folder}/score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def records(shared: Path, split: str = "dev") -> Iterator[dict[str, Any]]:
    """The lines of the shared sets in one split."""
    for path in sorted((shared / "parsing-data").glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                if record["split"] == split:
                    yield record


OWN = Path(__file__).parent / "measured"


def own_records() -> Iterator[dict[str, Any]]:
    """The references that were written to measure by."""
    for path in sorted(OWN.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def group_of(source: str) -> str:
    """The name under which a source is scored."""
    pool = source in ("anystyle-good", "anystyle-bad", "anystyle-ugly")
    return "anystyle-pool" if pool else source


def scores(shared: Path, tagger: Tagger | None, lines: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """For each group the scorer's result (micro, whole, fields)."""
    scorer = load_scorer(shared)
    groups: dict[str, list[tuple[Any, Any]]] = defaultdict(list)
    for record in lines:
        parsed = parse_citation(plain_passage(record["text"]), in_list=None, tagger=tagger)
        read = item_to_csl(parsed.item)
        if "number-of-pages" in read:  # the sets put it under page
            read.setdefault("page", read["number-of-pages"])
        groups[group_of(record["source"])].append((record["fields"], read))
    out = {}
    for name, pairs in groups.items():
        fields = [field for field in scorer.FIELDS if field not in UNSCORED.get(name, ())]
        out[name] = scorer.score(pairs, fields)
    return out


def line_of(result: dict[str, Any]) -> str:
    """One line: micro-F1 and whole references right, in per cent, by group."""
    return "  ".join(
        f"{name} {100 * found['micro']:.1f}/{100 * found['whole']:.1f}"
        for name, found in sorted(result.items())
    )
