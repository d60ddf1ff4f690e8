"""Tells a trained model how sure it may be, and writes it.

    python -m training.finish MODEL --out FILE

MODEL is a file of `training.train`.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from alliance_refs.parsing.labelled import Labelled
from alliance_refs.parsing.neural.weights import Model, model_bytes, read_model
from training.confidence import fields_read, reliability, rising_scale, without_scale
from training.references import read_references


def main() -> None:
    """Reads the command line, prints the figures and writes the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--every", type=int, default=1, help="take each n-th reference")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    model = read_model(options.model.read_bytes())
    kept = development(options.shared)[:: options.every]
    scale = rising_scale(fields_read(without_scale(model), kept))
    model = with_meta(model, confidence={"alone": scale})
    print("\n".join(reliability(fields_read(model, kept))))
    options.out.write_bytes(model_bytes(model))


def with_meta(model: Model, **said: object) -> Model:
    """The model with more said of it."""
    return replace(model, meta={**model.meta, **said})


def development(shared: Path) -> list[Labelled]:
    """The development part of the shared sets."""
    return [
        reference
        for path in sorted((shared / "parsing-data").glob("*.jsonl"))
        for reference in read_references(path, "dev")
    ]


if __name__ == "__main__":
    main()
