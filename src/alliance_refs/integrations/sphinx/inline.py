"""Runs and entries as docutils nodes: what writers of every format can set."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes

from alliance_refs.integrations.pieces import Runs
from alliance_refs.model import Style
from alliance_refs.writers.runs import Run

_NODES: dict[Style, type[nodes.TextElement]] = {
    "italic": nodes.emphasis,
    "oblique": nodes.emphasis,
    "bold": nodes.strong,
    "superscript": nodes.superscript,
    "subscript": nodes.subscript,
}
_CLASSES: dict[Style, str] = {
    "small-caps": "csl-small-caps",
    "underline": "csl-underline",
    "light": "csl-light",
}


def inline_nodes(runs: Runs, *, links: bool = True) -> list[nodes.Node]:
    """The nodes of these words; addresses are links unless `links` is false.

    >>> [str(node) for node in inline_nodes((Run("On the ", ("italic",)), Run("Iliad")))]
    ['<emphasis>On the</emphasis>', ' ', 'Iliad']
    """
    return [node for run in runs for node in _nodes_of(run, links=links)]


def _nodes_of(run: Run, *, links: bool) -> Iterator[nodes.Node]:
    """The nodes of a run; the spaces at its ends are left out of its dress, since marks such
    as the stars of plain text stand close to words."""
    words = run.text.strip() or run.text if run.styles else run.text
    before, _, after = run.text.partition(words) if words else ("", "", "")
    node: nodes.Node = nodes.Text(words)
    for style in reversed(run.styles):
        node = _dressed(style, node)
    if links and run.target:
        node = nodes.reference("", "", node, refuri=run.target, internal=False)
    yield from (nodes.Text(before),) if before else ()
    yield node
    yield from (nodes.Text(after),) if after else ()


def _dressed(style: Style, node: nodes.Node) -> nodes.Node:
    kind = _NODES.get(style)
    if kind is not None:
        return kind("", "", node)
    name = _CLASSES.get(style)
    return nodes.inline("", "", node, classes=[name]) if name else node


def entry_paragraph(runs: Runs) -> nodes.paragraph:
    """An entry as a paragraph; a label in the margin and the text beside it are apart."""
    paragraph = nodes.paragraph()
    for display, group in _by_display(runs):
        inside = inline_nodes(group)
        if display is None:
            paragraph += inside
        else:
            if len(paragraph):
                paragraph += nodes.Text(" ")
            paragraph += nodes.inline("", "", *inside, classes=[f"csl-{display}"])
    return paragraph


def _by_display(runs: Iterable[Run]) -> Iterator[tuple[str | None, Runs]]:
    group: list[Run] = []
    for run in runs:
        if group and group[-1].display != run.display:
            yield group[-1].display, tuple(group)
            group = []
        group.append(run)
    if group:
        yield group[-1].display, tuple(group)
