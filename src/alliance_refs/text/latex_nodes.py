"""Small operations on the markup that LaTeX prints: joining, accents, raised figures.

In and out: `Markup` nodes, as `latex` builds them.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Callable, Iterable

from alliance_refs.model import Markup, Node, Styled, plain_text
from alliance_refs.text.latex_symbols import SUBSCRIPTS, SUPERSCRIPT_LETTERS, SUPERSCRIPTS

_BRACE = re.compile(r"[{}]")
_FIGURES: dict[str, dict[str, str]] = {
    "superscript": {**SUPERSCRIPTS, **SUPERSCRIPT_LETTERS},
    "subscript": SUBSCRIPTS,
}


def joined(nodes: Iterable[Node]) -> Markup:
    """The same nodes, neighbouring strings made one and runs of spaces one space.

    >>> joined(["a", " ", " ", "b", Styled("bold", ("c",))])
    ('a b', Styled(style='bold', children=('c',)))
    """
    out: list[Node] = []
    run: list[str] = []
    for node in nodes:
        if isinstance(node, str):
            if node != " " or not run or not run[-1].endswith(" "):
                run.append(node)
            continue
        if run:
            out.append("".join(run))
            run.clear()
        out.append(node)
    if run:
        out.append("".join(run))
    return tuple(out)


def accented(nodes: Markup, mark: str, name: str) -> Markup:
    """The nodes with `mark` on their first letter; an accent alone prints itself."""
    first = nodes[0] if nodes else ""
    if isinstance(first, Styled):
        return (Styled(first.style, accented(first.children, mark, name)), *nodes[1:])
    if not isinstance(first, str):
        return nodes
    if not first.strip():
        return (name, *nodes[1:]) if not name.isalpha() else nodes
    return (unicodedata.normalize("NFC", first[0] + mark) + first[1:], *nodes[1:])


def recased(nodes: Markup, change: Callable[[str], str]) -> Markup:
    """The nodes with every string changed.

    >>> recased(("a", Styled("bold", ("b",))), str.upper)
    ('A', Styled(style='bold', children=('B',)))
    """
    return tuple(
        change(node)
        if isinstance(node, str)
        else dataclasses.replace(node, children=recased(node.children, change))
        for node in nodes
    )


def matching_braces(text: str) -> dict[int, int]:
    """Where each brace that closes was opened: opening to closing place."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for match in _BRACE.finditer(text):
        if match[0] == "{":
            opened.append(match.start())
        elif opened:
            pairs[opened.pop()] = match.start()
    return pairs


def with_figures(nodes: Markup) -> Markup:
    """Raised and lowered text as Unicode's own characters where it has them all."""
    return tuple(_figure(node) for node in nodes)


def _figure(node: Node) -> Node:
    if not isinstance(node, Styled):
        return node
    words = plain_text(node.children)
    table = _FIGURES.get(node.style)
    if table and all(letter in table for letter in words):
        return "".join(table[letter] for letter in words)
    return Styled(node.style, with_figures(node.children))
