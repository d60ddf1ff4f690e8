"""`Draft`: a block whose lines are known and whose inline text is not read yet."""

from __future__ import annotations

from dataclasses import dataclass

from alliance_refs.documents.lines import Line
from alliance_refs.model import BlockKind


@dataclass(slots=True)
class Draft:
    """A block before its inline text is read; a literal one is taken as it is written."""

    kind: BlockKind
    lines: list[Line]
    level: int = 0
    label: str = ""
    is_literal: bool = False
