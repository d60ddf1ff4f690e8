"""Markup as a row of runs, for formats whose marks cannot nest freely.

In: a markup tree. Out: runs of words, each with the marks that hold on it, settled: an
upright word inside italics is a run without italics.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count, groupby
from typing import NamedTuple

from alliance_refs.model import Display, Displayed, Linked, Markup, Node, Quoted, Style, Styled
from alliance_refs.writers.links import is_safe

# Styles that undo another, and those that exclude one another.
_UNDO: dict[Style, frozenset[Style]] = {
    "upright": frozenset(("italic", "oblique")),
    "weight-normal": frozenset(("bold", "light")),
    "caps-normal": frozenset(("small-caps",)),
    "no-underline": frozenset(("underline",)),
    "baseline": frozenset(("superscript", "subscript")),
}
_IGNORED = frozenset(("no-case", "no-decoration"))


class Run(NamedTuple):
    """Words in one dress: the styles from the outermost inwards, and a safe link or none.

    `block` counts the display blocks, so that two of a kind side by side stay two.
    """

    text: str
    styles: tuple[Style, ...] = ()
    target: str = ""
    display: Display | None = None
    block: int = 0


def runs_of(markup: Markup) -> list[Run]:
    """The runs of a markup in order, neighbours in one dress joined.

    >>> from alliance_refs.model import read_markup
    >>> [(run.text, run.styles) for run in runs_of(read_markup("On <i>Homo</i>"))]
    [('On ', ()), ('Homo', ('italic',))]
    """
    out: list[Run] = []
    for run in _runs(markup, Run(""), 0, count(1)):
        if out and out[-1][1:] == run[1:]:
            out[-1] = run._replace(text=out[-1].text + run.text)
        elif run.text:
            out.append(run)
    return out


def _runs(markup: Markup, dress: Run, quotes: int, blocks: Iterator[int]) -> Iterator[Run]:
    for node in markup:
        if isinstance(node, str):
            yield dress._replace(text=node)
        elif isinstance(node, Quoted):
            opening, closing = ("‘", "’") if quotes % 2 else ("“", "”")
            yield dress._replace(text=opening)
            yield from _runs(node.children, dress, quotes + 1, blocks)
            yield dress._replace(text=closing)
        else:
            yield from _runs(node.children, _dressed(dress, node, blocks), quotes, blocks)


def _dressed(dress: Run, node: Node, blocks: Iterator[int]) -> Run:
    if isinstance(node, Styled):
        return dress._replace(styles=_with_style(dress.styles, node.style))
    if isinstance(node, Linked):
        return dress._replace(target=node.target) if is_safe(node.target) else dress
    if isinstance(node, Displayed):
        return dress._replace(display=node.display, block=next(blocks))
    return dress


def blocks_of(runs: Iterable[Run]) -> Iterator[tuple[Display | None, list[Run]]]:
    """The runs by the display block they stand in; None is the running text."""
    for _, together in groupby(runs, key=lambda run: run.block):
        block = list(together)
        yield block[0].display, block


def _with_style(styles: tuple[Style, ...], style: Style) -> tuple[Style, ...]:
    if style in _IGNORED or style in styles:
        return styles
    undone = _UNDO.get(style)
    if undone is not None:
        return tuple(other for other in styles if other not in undone)
    return (*styles, style)
