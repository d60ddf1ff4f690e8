"""A trained PyTorch network as the arrays that the package's NumPy network reads."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from training.network import TaggerNetwork

Array = NDArray[np.float32]


def arrays_of(network: TaggerNetwork) -> dict[str, Array]:
    """Every weight by the name it has in a model file."""
    arrays = {
        "word": _array(network.word.weight),
        "affix": _array(network.affix.weight),
        "shape": _array(network.shape.weight),
        "keyword": _array(network.keyword.weight),
        "setting": _array(network.setting.weight),
        "from-start": _array(network.from_start.weight),
        "from-end": _array(network.from_end.weight),
        "output": _array(network.output.weight).T.copy(),
        "output-bias": _array(network.output.bias),
        "start": _array(network.chain.start),
        "step": _array(network.chain.step),
        "end": _array(network.chain.end),
    }
    for at, layer in enumerate(network.layers):
        assert isinstance(layer, nn.LSTM)
        arrays.update(_layer(layer, at))
    return arrays


def _layer(layer: nn.LSTM, at: int) -> dict[str, Array]:
    """One layer with its sigmoid gates halved and both directions side by side."""
    half = np.ones(4 * layer.hidden_size, dtype=np.float32) / 2
    half[2 * layer.hidden_size : 3 * layer.hidden_size] = 1
    ways = [{name: _array(getattr(layer, f"{name}_l0{way}")) for name in _PARTS} for way in _WAYS]
    into = [(way["weight_ih"] * half[:, None]).T for way in ways]
    across = [(way["weight_hh"] * half[:, None]).T for way in ways]
    bias = [(way["bias_ih"] + way["bias_hh"]) * half for way in ways]
    return {
        f"into-{at}": np.concatenate(into, axis=1),
        f"across-{at}": np.stack(across),
        f"bias-{at}": np.concatenate(bias),
    }


_PARTS = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
_WAYS = ("", "_reverse")


def _array(tensor: torch.Tensor) -> Array:
    array: Array = tensor.detach().numpy().astype(np.float32)
    return array
