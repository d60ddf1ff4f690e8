"""The loss of the chain of labels, for training: several labels may be allowed for a unit."""

from __future__ import annotations

import torch
from torch import Tensor, nn

FORBIDDEN = -1e4


class ChainLoss(nn.Module):
    """Minus the log of the probability that every unit has one of its allowed labels."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.start = nn.Parameter(torch.zeros(labels))
        self.step = nn.Parameter(torch.zeros(labels, labels))
        self.end = nn.Parameter(torch.zeros(labels))

    def forward(self, scores: Tensor, allowed: Tensor) -> Tensor:
        """The loss of each citation; `scores` and `allowed` are (citations, units, labels)."""
        masked = scores + (~allowed) * FORBIDDEN
        both = self._log_sums(torch.cat((scores, masked)))
        every, right = both.chunk(2)
        return every - right

    def _log_sums(self, scores: Tensor) -> Tensor:
        ways = self.step.exp()
        value = self.start + scores[:, 0]
        for at in range(1, scores.shape[1]):
            top = value.amax(dim=1, keepdim=True)
            value = ((value - top).exp() @ ways).clamp_min(1e-30).log() + top + scores[:, at]
        return torch.logsumexp(value + self.end, dim=1)
