"""A trained model as a file: weights as small integers with a scale for each row.

The file is NumPy's `.npz` (no pickles), read whole and lazily once. `meta` is JSON: the
labels, the classes of words, the table of confidences, and how the model was made.
"""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from alliance_refs.errors import UnreadableInput
from alliance_refs.parsing.neural.chain import Chain
from alliance_refs.parsing.neural.network import Array, Layer, Network

# A file with another number was made for another network.
VERSION = 1
TABLES = ("word", "affix", "shape", "keyword", "setting", "from-start", "from-end")


@dataclass(frozen=True, slots=True)
class Model:
    """A network, the chain of its labels, and what is said of it in `meta`."""

    network: Network
    chain: Chain
    labels: tuple[str, ...]
    meta: Mapping[str, Any]


def read_model(data: bytes, name: str = "<model>", beside: Model | None = None) -> Model:
    """The model of a file's bytes; raises `UnreadableInput`, whose message calls it `name`.

    A file may lack the tables of words and the classes of keywords; they are those of the model
    `beside`, which it was trained with.

    >>> read_model(b"no model")
    Traceback (most recent call last):
    ...
    alliance_refs.errors.UnreadableInput: <model>: this is no model of the citation parser
    """
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        meta = json.loads(bytes(arrays.pop("meta")))
    except (ValueError, OSError, KeyError, EOFError, BadZipFile) as error:
        raise UnreadableInput(f"{name}: this is no model of the citation parser") from error
    if meta.get("version") != VERSION:
        raise UnreadableInput(f"{name}: the model has version {meta.get('version')}, not {VERSION}")
    if beside is None:
        return _assembled(_restored(arrays), meta)
    shared = {"keywords": beside.meta["keywords"]}
    return _assembled({**beside.network.tables, **_restored(arrays)}, {**shared, **meta})


def _assembled(arrays: Mapping[str, Array], meta: Mapping[str, Any]) -> Model:
    layers = tuple(_layer(arrays, at) for at in range(int(meta["layers"])))
    tables = {name: arrays[name] for name in TABLES}
    network = Network(tables, layers, arrays["output"], arrays["output-bias"])
    chain = Chain(arrays["start"], arrays["step"], arrays["end"])
    return Model(network, chain, tuple(meta["labels"]), meta)


def arrays_of(model: Model) -> dict[str, Array]:
    """The weights of a model by the names they have in its file."""
    network, chain = model.network, model.chain
    arrays = {"output": network.output, "output-bias": network.output_bias, **network.tables}
    arrays |= {"start": chain.start, "step": chain.step, "end": chain.end}
    for at, layer in enumerate(network.layers):
        arrays |= _layer_arrays(layer, at)
    return arrays


# A file has the gates in the order in, forget, cell, out; a layer has the cell last.
_GATES = [0, 1, 3, 2]


def _layer(arrays: Mapping[str, Array], at: int) -> Layer:
    """A layer from a file: `into` (inputs, 8 * size), `across` (2, size, 4 * size), `bias`
    (8 * size), one direction after the other and in each one gate after the other."""
    into, across, bias = (arrays[f"{name}-{at}"] for name in ("into", "across", "bias"))
    size = across.shape[1]
    return Layer(
        _apart(into.reshape(-1, 2, 4, size).transpose(2, 1, 0, 3)),
        _apart(across.reshape(2, size, 4, size).transpose(2, 0, 1, 3) * np.float32(0.5)),
        _apart(bias.reshape(2, 4, size).transpose(1, 0, 2)),
    )


def _apart(array: Array) -> Array:
    return np.ascontiguousarray(array[_GATES])


def _layer_arrays(layer: Layer, at: int) -> dict[str, Array]:
    """The arrays of a file that make the layer."""
    size = layer.size
    into, bias = layer.into[_GATES].transpose(2, 1, 0, 3), layer.bias[_GATES].transpose(1, 0, 2)
    across = layer.across[_GATES].transpose(1, 2, 0, 3) * np.float32(2)
    return {
        f"into-{at}": into.reshape(-1, 8 * size),
        f"across-{at}": across.reshape(2, size, 4 * size),
        f"bias-{at}": bias.reshape(8 * size),
    }


def model_bytes(model: Model) -> bytes:
    """The bytes of a model's file."""
    return write_model(arrays_of(model), model.meta)


def write_model(arrays: Mapping[str, Array], meta: Mapping[str, Any]) -> bytes:
    """The bytes of a model file; matrices are stored as 8-bit integers, vectors whole."""
    stored: dict[str, NDArray[Any]] = {}
    for name, array in arrays.items():
        if array.ndim < 2 or array.size < 4096:
            stored[name] = array.astype(np.float32)
            continue
        scale = np.abs(array).max(axis=-1, keepdims=True) / 127 + 1e-12
        stored[name] = np.round(array / scale).astype(np.int8)
        stored[f"{name}.scale"] = scale.astype(np.float32)
    described = json.dumps({**meta, "version": VERSION}, ensure_ascii=False, sort_keys=True)
    stored["meta"] = np.frombuffer(described.encode(), dtype=np.uint8)
    target = io.BytesIO()
    np.savez(target, **stored)  # type: ignore[arg-type]
    return target.getvalue()


def _restored(stored: Mapping[str, NDArray[Any]]) -> dict[str, Array]:
    return {
        name: _scaled(array, stored.get(f"{name}.scale"))
        for name, array in stored.items()
        if not name.endswith(".scale")
    }


def _scaled(array: NDArray[Any], scale: NDArray[Any] | None) -> Array:
    whole: Array = array.astype(np.float32)
    return whole if scale is None else whole * scale
