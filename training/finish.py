"""Tells a trained model how much rules may say and how sure it may be, and writes it.

    python -m training.finish MODEL --out FILE [--without SOURCE MODEL]...

MODEL is a file of `training.train`. Each `--without` names a source and a model trained
without it, by which the rules' say is measured on references of a kind that is new.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from alliance_refs.parsing.labelled import Labelled
from alliance_refs.parsing.neural.weights import Model, model_bytes, read_model
from training.advice import advice, differences
from training.confidence import fields_read, reliability, rising_scale, without_scale
from training.references import read_references


def main() -> None:
    """Reads the command line, prints the figures and writes the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--without", nargs=2, action="append", default=[])
    parser.add_argument("--every", type=int, default=1, help="take each n-th reference")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    model = read_model(options.model.read_bytes())
    says = {}
    if options.without:
        says = advice(
            difference
            for source, path in options.without
            for difference in differences(
                read_model(Path(path).read_bytes()),
                development(options.shared, source)[:: options.every],
            )
        )
    model = with_meta(model, advice=says)
    kept = development(options.shared, "")[:: options.every]
    bare = without_scale(model)
    scales = {
        "alone": rising_scale(fields_read(bare, kept, rules=False)),
        "advised": rising_scale(fields_read(bare, kept, rules=True)),
    }
    model = with_meta(model, confidence=scales)
    print("advice", says)
    print("\n".join(reliability(fields_read(model, kept, rules=True))))
    options.out.write_bytes(model_bytes(model))


def with_meta(model: Model, **said: object) -> Model:
    """The model with more said of it."""
    return replace(model, meta={**model.meta, **said})


def development(shared: Path, source: str) -> list[Labelled]:
    """The development part of the sources whose names begin so."""
    return [
        reference
        for path in sorted((shared / "parsing-data").glob(f"{source}*.jsonl"))
        for reference in read_references(path, "dev")
    ]


if __name__ == "__main__":
    main()
