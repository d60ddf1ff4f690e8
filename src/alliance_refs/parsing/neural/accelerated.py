"""The layers of the network in onnxruntime, for who reads very many references.

In: a model as it is. Out: the same model whose layers are run by onnxruntime, in two thirds of
the time, on one thread; its scores are the same to the last digits of a float. Needs the extra
"fast"; nothing here is imported without it being asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from alliance_refs.errors import MissingExtra
from alliance_refs.parsing.neural.features import Rows
from alliance_refs.parsing.neural.network import Array, Layer, Network
from alliance_refs.parsing.neural.weights import Model

# The version of the operators; every onnxruntime since 2022 knows them.
_OPERATORS = 17
_FORMAT = 8
# A layer has its gates in the order in, forget, out, cell; the operator takes in, out, forget, cell.
_GATES = [0, 2, 1, 3]
# A layer's sigmoid gates are halved; the operator wants them whole.
_WHOLE = np.array([2, 2, 2, 1], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class OnnxNetwork(Network):
    """A network whose layers a `session` of onnxruntime runs."""

    session: Any

    def hidden(self, batch: Sequence[Rows]) -> list[Array]:
        """What the last layer says of each unit: one (units, 2 * size) array a citation."""
        lengths = np.array(list(map(len, batch)), dtype=np.int32)
        values = self._embed(np.concatenate(batch))
        laid = np.zeros((lengths.max(initial=0), len(batch), values.shape[1]), dtype=np.float32)
        at = 0
        for place, length in enumerate(lengths.tolist()):
            laid[:length, place] = values[at : at + length]
            at += length
        out = self.session.run(None, {"values": laid, "lengths": lengths})[0]
        return [out[:length, place] for place, length in enumerate(lengths.tolist())]


def accelerated(model: Model) -> Model:
    """The model with its layers in onnxruntime. Raises `MissingExtra` where that is missing."""
    try:
        import onnx
        import onnxruntime
    except ImportError as error:
        raise MissingExtra("reading with onnxruntime", "fast") from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    graph = _graph(onnx, model.network.layers)
    session = onnxruntime.InferenceSession(
        graph.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )
    network = model.network
    return replace(
        model,
        network=OnnxNetwork(
            network.tables, network.layers, network.output, network.output_bias, session
        ),
    )


def _graph(onnx: Any, layers: Sequence[Layer]) -> Any:
    """The layers as a model of ONNX: values (units, citations, width) and lengths to states."""
    helper, kinds = onnx.helper, onnx.TensorProto
    nodes: list[Any] = []
    arrays: dict[str, Any] = {"flat": np.array([0, 0, -1], dtype=np.int64)}
    name = "values"
    for at, layer in enumerate(layers):
        arrays |= dict(zip((f"W{at}", f"R{at}", f"B{at}"), _weights(layer), strict=True))
        nodes += _nodes(helper, name, at, layer.size)
        name = f"states{at}"
    inputs = layers[0].into.shape[2]
    graph = helper.make_graph(
        nodes,
        "layers",
        [
            helper.make_tensor_value_info("values", kinds.FLOAT, ["units", "citations", inputs]),
            helper.make_tensor_value_info("lengths", kinds.INT32, ["citations"]),
        ],
        [helper.make_tensor_value_info(name, kinds.FLOAT, ["units", "citations", "size"])],
        [onnx.numpy_helper.from_array(array, key) for key, array in arrays.items()],
    )
    return helper.make_model(
        graph, opset_imports=[helper.make_opsetid("", _OPERATORS)], ir_version=_FORMAT
    )


def _nodes(helper: Any, name: str, at: int, size: int) -> Iterator[Any]:
    """One layer: the operator, and its two directions side by side."""
    inputs = [name, f"W{at}", f"R{at}", f"B{at}", "lengths"]
    yield helper.make_node(
        "LSTM", inputs, [f"ways{at}"], hidden_size=size, direction="bidirectional"
    )
    yield helper.make_node("Transpose", [f"ways{at}"], [f"beside{at}"], perm=[0, 2, 1, 3])
    yield helper.make_node("Reshape", [f"beside{at}", "flat"], [f"states{at}"])


def _weights(layer: Layer) -> tuple[Array, Array, Array]:
    """A layer's weights as the operator has them: (2, 4 * size, inputs), the same across, and
    (2, 8 * size), the second half of which is a bias that is not needed."""
    size = layer.size
    whole = _WHOLE[:, None, None, None]
    into = (layer.into * whole)[_GATES].transpose(1, 0, 3, 2).reshape(2, 4 * size, -1)
    across = (layer.across * whole * 2)[_GATES].transpose(1, 0, 3, 2).reshape(2, 4 * size, size)
    bias = (layer.bias * _WHOLE[:, None, None])[_GATES].transpose(1, 0, 2).reshape(2, 4 * size)
    return into, across, np.concatenate((bias, np.zeros_like(bias)), axis=1)
