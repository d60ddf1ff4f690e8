"""The network in PyTorch, as it is trained; `alliance_refs.parsing.neural.network` runs it."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from alliance_refs.parsing.neural.features import AFFIX_LENGTHS, COLUMNS
from training.crf import ChainLoss

WIDTHS = {"word": 64, "affix": 64, "shape": 24, "keyword": 16, "setting": 8, "place": 8}


class TaggerNetwork(nn.Module):
    """Embeddings, bidirectional LSTM layers of width `size`, a linear output and a chain."""

    def __init__(self, labels: int, size: int, layers: int = 2, dropout: float = 0.3) -> None:
        super().__init__()
        self.word = _table(COLUMNS["word"], WIDTHS["word"])
        self.affix = _table(COLUMNS["affix-2"], WIDTHS["affix"])
        self.shape = _table(COLUMNS["shape"], WIDTHS["shape"])
        self.keyword = _table(COLUMNS["keyword"], WIDTHS["keyword"])
        self.setting = _table(COLUMNS["setting"], WIDTHS["setting"])
        self.from_start = _table(COLUMNS["from-start"], WIDTHS["place"])
        self.from_end = _table(COLUMNS["from-end"], WIDTHS["place"])
        self.dropout = nn.Dropout(dropout)
        widths = [sum(WIDTHS.values()), *[2 * size] * (layers - 1)]
        self.layers = nn.ModuleList(
            nn.LSTM(width, size, batch_first=True, bidirectional=True) for width in widths
        )
        self.output = nn.Linear(2 * size, labels)
        self.chain = ChainLoss(labels)

    def forward(self, rows: Tensor) -> Tensor:
        """Scores (citations, units, labels) of rows (citations, units, columns)."""
        values = self.dropout(self._embed(rows))
        for layer in self.layers:
            values = self.dropout(layer(values)[0])
        scores: Tensor = self.output(values)
        return scores

    def _embed(self, rows: Tensor) -> Tensor:
        affixes = len(AFFIX_LENGTHS)
        parts = (
            self.word(rows[..., 0]),
            self.affix(rows[..., 1 : affixes + 1]).sum(dim=-2),
            self.shape(rows[..., affixes + 1]),
            self.keyword(rows[..., affixes + 2]),
            self.setting(rows[..., affixes + 3]),
            self.from_start(rows[..., -2]) + self.from_end(rows[..., -1]),
        )
        return torch.cat(parts, dim=-1)


def _table(rows: int, width: int) -> nn.Embedding:
    table = nn.Embedding(rows, width)
    nn.init.normal_(table.weight, std=0.15)
    return table
