"""`Output`: what an element of a style makes of an item, before punctuation is settled.

In: nothing. Out: the tree that evaluation builds, and that disambiguation, collapsing and
author substitution rewrite. The finishing pass turns it into `Markup`.

A node is text or one of:

    str       plain words, ready as they stand (curly apostrophes, no markup, no straight quotes)
    Styled    rich text of the data: `<i>`, `<sup>`, ..., `nocase`, `nodecor`
    Quoted    quotation marks of the data
    Output    the output of one element: children joined by `look.delimiter`, dressed as
              `look` says, enclosed in `look.prefix` and `look.suffix`
    Link      an `Output` that leads to a URL

Evaluation never builds an `Output` without children, so an element's affixes and
delimiters show exactly when there is a node (CSL 1.0.2, Affixes). `prune` keeps that true
when children are taken away later.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from alliance_refs.model import Display, Quoted, Style, Styled, plain_text

# What a piece of output is, for the passes that look for it afterwards.
Tag = Literal[
    "",
    "names",  # one names element, its label and substitutes included
    "date",
    "year",
    "year-suffix",
    "citation-number",
    "citation-label",
    "locator",
    "people",  # one list of names
    "title",
    "data",  # rich text of one variable, whose own punctuation is left alone
    "term",  # text that comes from the locale or the style, not from the item
    "cite",  # one cite of a cluster, with its prefix and suffix
    "entry",
]

TextCase = Literal[
    "", "lowercase", "uppercase", "capitalize-first", "capitalize-all", "sentence", "title"
]


@dataclass(frozen=True, slots=True)
class Look:
    """How an element dresses its output; made once per element when a style is compiled.

    Affixes stand outside `styles`, `quotes`, `strip_periods` and `text_case`, unless
    `inner_affixes` is set, as for `cs:layout` (CSL 1.0.2, Affixes). `styles` go from the
    outermost to the innermost. A `text_case` of "title" is only here for items in English.
    `keeps_stop` says that a stop or colon after "?" stays, as style authors know it;
    `letters` is the language by whose letters `text_case` goes, where that has its own.
    """

    prefix: str = ""
    suffix: str = ""
    delimiter: str = ""
    styles: tuple[Style, ...] = ()
    quotes: bool = False
    strip_periods: bool = False
    text_case: TextCase = ""
    display: Display | None = None
    inner_affixes: bool = False
    keeps_stop: bool = False
    letters: str = ""


BARE = Look()


class Output:
    """The output of one element: nodes in order, how they are dressed, and what they are."""

    __slots__ = ("children", "look", "tag")

    def __init__(self, children: Sequence[Node], look: Look = BARE, tag: Tag = "") -> None:
        self.children = children
        self.look = look
        self.tag = tag

    def __repr__(self) -> str:
        return f"Output({self.children!r}, {self.look!r}, {self.tag!r})"


class Link(Output):
    """Output that leads to `target`, an absolute http or https URL."""

    __slots__ = ("target",)

    def __init__(self, children: Sequence[Node], target: str, look: Look = BARE) -> None:
        super().__init__(children, look)
        self.target = target


Node: TypeAlias = str | Styled | Quoted | Output


def text_of(node: Node) -> str:
    """The words of a node with affixes and delimiters, punctuation not yet settled.

    >>> text_of(Output(["Doe", Output(["1999"], Look("(", ")"))], Look(delimiter=" ")))
    'Doe (1999)'
    """
    if isinstance(node, str):
        return node
    if isinstance(node, Output):
        look = node.look
        return look.prefix + look.delimiter.join(map(text_of, node.children)) + look.suffix
    return plain_text(node.children)


def find(node: Node, tag: Tag) -> Output | None:
    """The first output with that tag, in reading order; None when there is none."""
    if not isinstance(node, Output):
        return None
    if node.tag == tag:
        return node
    for child in node.children:
        if isinstance(child, Output) and (found := find(child, tag)) is not None:
            return found
    return None


def rewrite(node: Node, change: Callable[[Output], Node | None]) -> Node | None:
    """The tree with `change` made to each output, outermost first.

    `change` gives the same object to have its children visited, another node to stand in
    its place as it is, None to take it away; outputs left without children go too.
    """
    if not isinstance(node, Output):
        return node
    changed = change(node)
    if changed is not node or not isinstance(changed, Output):
        return changed
    children = prune(rewrite(child, change) for child in node.children)
    if all(map(_same, children, node.children)) and len(children) == len(node.children):
        return node
    return with_children(node, children) if children else None


def with_children(node: Output, children: Sequence[Node]) -> Output:
    """The same output with other children."""
    if isinstance(node, Link):
        return Link(children, node.target, node.look)
    return Output(children, node.look, node.tag)


def prune(nodes: Iterable[Node | None]) -> list[Node]:
    """The nodes that are there."""
    return [node for node in nodes if node is not None]


def _same(one: Node, other: Node) -> bool:
    return one is other
