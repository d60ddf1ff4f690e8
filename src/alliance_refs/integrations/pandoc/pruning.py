"""Blocks without those of which nothing is left.

In: blocks, and which lists of inlines were emptied (by identity). Out: blocks without
them, without items and lists that held nothing else; numbers of the items left stay.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

Json = Any
_TEXTS = ("Para", "Plain")
_LISTS = ("BulletList", "OrderedList")


def prune(blocks: list[Json], emptied: Collection[int]) -> list[Json]:
    """The blocks that are left.

    >>> prune([{"t": "Para", "c": []}, {"t": "HorizontalRule"}], ())
    [{'t': 'Para', 'c': []}, {'t': 'HorizontalRule'}]
    """
    if not emptied:
        return blocks
    return [left for block in blocks for left in _left(block, emptied)]


def _left(block: Json, emptied: Collection[int]) -> Iterator[Json]:
    kind: str = block.get("t", "") if isinstance(block, dict) else ""
    content: Json = block.get("c") if kind else None
    if kind in _TEXTS:
        gone = id(content) in emptied
    elif kind == "Header":
        gone = id(content[2]) in emptied
    elif kind in _LISTS:
        yield from _lists(block, emptied)
        return
    elif kind in ("Div", "BlockQuote"):
        inside = content[1] if kind == "Div" else content
        left = prune(inside, emptied)
        gone = bool(inside) and not left
        inside[:] = left
    else:
        gone = False
    if not gone:
        yield block


def _lists(block: Json, emptied: Collection[int]) -> Iterator[Json]:
    """A list without emptied items; several, where numbers would change otherwise."""
    ordered = block["t"] == "OrderedList"
    items = block["c"][1] if ordered else block["c"]
    left = [prune(item, emptied) for item in items]
    if not ordered:
        kept = [item for item, was in zip(left, items, strict=True) if item or not was]
        yield from [{"t": "BulletList", "c": kept}] if kept else []
        return
    start, *style = block["c"][0]
    runs: list[tuple[int, list[Json]]] = []
    for number, (item, was) in enumerate(zip(left, items, strict=True), start):
        if was and not item:
            continue
        if runs and runs[-1][0] + len(runs[-1][1]) == number:
            runs[-1][1].append(item)
        else:
            runs.append((number, [item]))
    for first, kept in runs:
        yield {"t": "OrderedList", "c": [[first, *style], kept]}
