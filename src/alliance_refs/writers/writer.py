"""`Writer`: what a text format must offer, and the walk that turns markup into it.

In: a `Markup` tree. Out: text of the format. A writer is a value: an escape, a pair of
strings for each style, and three functions for links, display blocks and whole lists.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from alliance_refs.model import (
    Bibliography,
    Display,
    Displayed,
    Linked,
    Markup,
    Node,
    Quoted,
    Style,
    Styled,
)
from alliance_refs.writers.links import is_safe

Pair = tuple[str, str]

# Marks for quotations that the markup leaves open: outer, then inner, then outer again.
_QUOTES: tuple[Pair, Pair] = (("“", "”"), ("‘", "’"))


def no_link(target: str, inner: str) -> str:
    """The words of a link alone, for formats that know no links."""
    return inner


def no_block(display: Display, inner: str) -> str:
    """The words of a display block alone."""
    return inner


@dataclass(frozen=True, slots=True)
class Writer:
    """One output format, as a value.

    `escape` makes plain characters safe; `styles` gives the opening and closing of each
    style (one that is absent is dropped); `link` joins a safe target and written words;
    `block` sets a display block; `bibliography` lays out a whole list.
    """

    name: str
    escape: Callable[[str], str]
    bibliography: Callable[[Bibliography], str]
    styles: Mapping[Style, Pair] = field(default_factory=dict)
    link: Callable[[str, str], str] = no_link
    block: Callable[[Display, str], str] = no_block
    whole: Callable[[Markup], str] | None = None

    def write(self, markup: Markup) -> str:
        """The markup as text of this format."""
        if self.whole:
            return self.whole(markup)
        return "".join([self._node(node, 0) for node in markup])

    def _node(self, node: Node, quotes: int) -> str:
        if isinstance(node, str):
            return self.escape(node)
        if isinstance(node, Quoted):
            opening, closing = _QUOTES[quotes % 2]
            inner = self._nodes(node.children, quotes + 1)
            return f"{self.escape(opening)}{inner}{self.escape(closing)}"
        inner = self._nodes(node.children, quotes)
        if isinstance(node, Styled):
            opening, closing = self.styles.get(node.style, ("", ""))
            return f"{opening}{inner}{closing}" if inner else ""
        if isinstance(node, Displayed):
            return self.block(node.display, inner)
        return self._linked(node, inner)

    def _nodes(self, nodes: Markup, quotes: int) -> str:
        return "".join([self._node(node, quotes) for node in nodes])

    def _linked(self, node: Linked, inner: str) -> str:
        return self.link(node.target, inner) if is_safe(node.target) else inner
