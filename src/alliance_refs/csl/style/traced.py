"""A style whose output tells which variable each piece of it comes from.

In: the frozen tree of a style. Out: the same tree, in which every element that renders a
variable has one style more, named after the variable ("variable:title"). The finishing pass
carries it into the markup like any style, inside affixes and quotation marks; labels, terms
and fixed text have none. A style that is not traced pays nothing for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import cast

from alliance_refs.csl.output.nodes import Look
from alliance_refs.csl.style import ast
from alliance_refs.model import Style

TRACE = "variable:"


def traced_look(look: Look, variable: str) -> Look:
    """The look with the mark of a variable, innermost.

    >>> traced_look(Look(styles=("italic",)), "title").styles
    ('italic', 'variable:title')
    """
    return replace(look, styles=(*look.styles, cast(Style, TRACE + variable)))


def traced_style(style: ast.Style) -> ast.Style:
    """The style, traced."""
    bibliography = style.bibliography
    if bibliography is not None:
        bibliography = replace(bibliography, layout=_layout(bibliography.layout))
    return replace(
        style,
        citation=replace(style.citation, layout=_layout(style.citation.layout)),
        bibliography=bibliography,
        macros={name: _elements(children) for name, children in style.macros.items()},
    )


def _layout(layout: ast.Layout) -> ast.Layout:
    return replace(layout, children=_elements(layout.children))


def _elements(elements: Iterable[ast.Element]) -> tuple[ast.Element, ...]:
    return tuple(map(_element, elements))


def _element(element: ast.Element) -> ast.Element:
    if isinstance(element, ast.Text):
        is_variable = element.source == "variable"
        look = traced_look(element.look, element.name) if is_variable else element.look
        return replace(element, look=look)
    if isinstance(element, ast.Number | ast.Date):
        return replace(element, look=traced_look(element.look, element.variable))
    if isinstance(element, ast.Group):
        return replace(element, children=_elements(element.children))
    if isinstance(element, ast.Names):
        return replace(element, substitute=_elements(element.substitute), traced=True)
    if isinstance(element, ast.Choose):
        return replace(element, branches=tuple(map(_branch, element.branches)))
    return element


def _branch(branch: ast.Branch) -> ast.Branch:
    return replace(branch, children=_elements(branch.children))
