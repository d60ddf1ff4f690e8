"""The mean of several trained networks: python -m training.blend A.pt B.pt --out MODEL.

They must have gone on from the same weights with other seeds; then the mean of their weights
reads a little better than any of them, and costs nothing when it runs.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from alliance_refs.parsing.neural.weights import read_model, write_model
from training.examples import NAMES
from training.export import arrays_of
from training.network import TaggerNetwork


def main() -> None:
    """Reads the command line; writes the model file, which describes itself as the first does,
    and the weights beside it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    mean = mean_of([torch.load(path) for path in options.weights])
    meta = read_model(options.weights[0].with_suffix(".npz").read_bytes()).meta
    network = TaggerNetwork(len(NAMES), int(meta["made"]["size"]), int(meta["layers"]))
    network.load_state_dict(mean)
    options.out.write_bytes(write_model(arrays_of(network.eval()), meta))
    torch.save(mean, options.out.with_suffix(".pt"))


def mean_of(states: Sequence[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of each weight over several networks of one shape."""
    return {name: torch.stack([one[name] for one in states]).mean(dim=0) for name in states[0]}


if __name__ == "__main__":
    main()
