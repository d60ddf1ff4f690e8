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
        both = log_sums(torch.cat((scores, masked)), self.start, self.step, self.end)
        every, right = both.chunk(2)
        return every - right

    def taught(self, scores: Tensor, chances: Tensor) -> Tensor:
        """How far each citation's scores are from what teachers think, up to a constant.

        `chances` (citations, units, labels) are theirs for each unit; of neighbours they say
        nothing, so the chain is taken as it is and learns nothing here.
        """
        chain = (self.start.detach(), self.step.detach(), self.end.detach())
        return log_sums(scores, *chain) - (scores * chances).sum(dim=(1, 2))


def log_sums(scores: Tensor, start: Tensor, step: Tensor, end: Tensor) -> Tensor:
    """The log of the sum over all ways to label each citation."""
    ways = step.exp()
    value = start + scores[:, 0]
    for at in range(1, scores.shape[1]):
        top = value.amax(dim=1, keepdim=True)
        value = ((value - top).exp() @ ways).clamp_min(1e-30).log() + top + scores[:, at]
    return torch.logsumexp(value + end, dim=1)
