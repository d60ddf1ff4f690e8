"""A network written as arrays and read again is the same network."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="PyTorch is not installed")

from training.export import arrays_of, state_of  # noqa: E402
from training.network import TaggerNetwork  # noqa: E402


def test_training_can_go_on_from_the_arrays_of_a_model() -> None:
    torch.manual_seed(3)
    network = TaggerNetwork(5, 4).eval()
    again = TaggerNetwork(5, 4).eval()
    again.load_state_dict(state_of(arrays_of(network)))
    rows = torch.zeros((1, 3, 13), dtype=torch.long)
    rows[0, :, 0] = torch.tensor([7, 1, 9])
    assert torch.allclose(network(rows), again(rows), atol=1e-6)
