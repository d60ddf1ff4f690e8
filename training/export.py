"""A trained PyTorch network as the arrays that the package's NumPy network reads, and back."""

from __future__ import annotations

from collections.abc import Mapping

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
    half = _halved(layer.hidden_size)
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


def state_of(arrays: Mapping[str, Array]) -> dict[str, torch.Tensor]:
    """The weights of the PyTorch network whose `arrays_of` the arrays are."""
    names = (name for name in arrays if not name.startswith(("into", "across", "bias")))
    out = {_NAMES.get(name, f"{name.replace('-', '_')}.weight"): arrays[name] for name in names}
    out["output.weight"] = arrays["output"].T
    for at in range(sum(name.startswith("into") for name in arrays)):
        out |= _layer_state(arrays, at)
    return {name: torch.from_numpy(np.ascontiguousarray(array)) for name, array in out.items()}


_NAMES = {
    "output-bias": "output.bias",
    "start": "chain.start",
    "step": "chain.step",
    "end": "chain.end",
}


def _layer_state(arrays: Mapping[str, Array], at: int) -> dict[str, Array]:
    """One layer with its gates whole and its directions apart; the second bias is nothing."""
    across, bias = arrays[f"across-{at}"], arrays[f"bias-{at}"]
    whole = 1 / _halved(across.shape[1])
    into = np.split(arrays[f"into-{at}"], 2, axis=1)
    out = {}
    for number, (way, own_bias) in enumerate(zip(_WAYS, np.split(bias, 2), strict=True)):
        name = f"layers.{at}.{{}}_l0{way}"
        out[name.format("weight_ih")] = into[number].T * whole[:, None]
        out[name.format("weight_hh")] = across[number].T * whole[:, None]
        out[name.format("bias_ih")] = own_bias * whole
        out[name.format("bias_hh")] = np.zeros_like(own_bias)
    return out


def _halved(size: int) -> Array:
    """For each gate by how much its weights are multiplied: sigmoid gates are halved."""
    half = np.ones(4 * size, dtype=np.float32) / 2
    half[2 * size : 3 * size] = 1
    return half


def _array(tensor: torch.Tensor) -> Array:
    array: Array = tensor.detach().numpy().astype(np.float32)
    return array
