"""Scores a model on the development split: python -m training.evaluate MODEL [--source S] [--own].

One line for each group of sources, micro-F1 over fields and whole references right, as the
shared sets are scored; `--fields` adds a line for each field. `--own` takes the references that
were written to measure by.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from alliance_refs.parsing.neural.tagger import ModelTagger
from alliance_refs.parsing.neural.weights import read_model
from alliance_refs.parsing.tagger import Tagger
from alliance_refs.parsing.taggers import chosen_tagger
from training.scoring import own_records, records, scores


def main() -> None:
    """Reads the command line and prints the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="a model file, or the word shipped")
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--source", default="", help="only sources whose names begin so")
    parser.add_argument("--every", type=int, default=1, help="take each n-th reference")
    parser.add_argument("--fields", action="store_true")
    parser.add_argument("--own", action="store_true")
    options = parser.parse_args()
    found_in = own_records() if options.own else records(options.shared)
    lines = [one for one in found_in if one["source"].startswith(options.source)]
    found = scores(options.shared, _tagger(options), lines[:: options.every])
    for name, result in sorted(found.items()):
        print("\n".join(_lines(name, result, options.fields)))


def _tagger(options: argparse.Namespace) -> Tagger:
    if str(options.model) == "shipped":
        return chosen_tagger()
    return ModelTagger(read_model(options.model.read_bytes()))


def _lines(name: str, result: dict[str, Any], fields: bool) -> list[str]:
    whole = f"{100 * result['micro']:.1f} / {100 * result['whole']:.1f}"
    out = [f"{name:18s} n={result['n']:5d}  {whole}"]
    for field, one in result["fields"].items() if fields else ():
        parts = (f"{key} {100 * one[value]:5.1f}" for key, value in _PARTS)
        out.append(f"    {field:18s} {'  '.join(parts)}  of {one['gold']}")
    return out


_PARTS = (("P", "p"), ("R", "r"), ("F1", "f1"))


if __name__ == "__main__":
    main()
