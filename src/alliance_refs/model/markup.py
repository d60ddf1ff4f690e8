"""`Markup`: text with style, the meeting point of data, engine and writers.

A tree of strings and four kinds of node. Titles hold it in CSL-JSON's string syntax
(`<i> <b> <sup> <sub> <sc>` and `nocase` / `nodecor` spans), which `read_markup` and
`write_markup` translate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

Style = Literal[
    "italic",
    "oblique",
    "upright",
    "bold",
    "light",
    "weight-normal",
    "small-caps",
    "caps-normal",
    "underline",
    "no-underline",
    "superscript",
    "subscript",
    "baseline",
    "no-case",
    "no-decoration",
]

Display = Literal["block", "left-margin", "right-inline", "indent"]


@dataclass(frozen=True, slots=True)
class Styled:
    """Children set in one style."""

    style: Style
    children: Markup


@dataclass(frozen=True, slots=True)
class Quoted:
    """Children in quotation marks; the marks are chosen by depth when text is made."""

    children: Markup


@dataclass(frozen=True, slots=True)
class Linked:
    """Children that lead to `target`, an absolute URL."""

    target: str
    children: Markup


@dataclass(frozen=True, slots=True)
class Displayed:
    """Children set as a block of their own (CSL 1.0.2, Display)."""

    display: Display
    children: Markup


Node: TypeAlias = str | Styled | Quoted | Linked | Displayed
Markup: TypeAlias = tuple[Node, ...]

# CSL-JSON's rich text (citeproc-js manual, "HTML-like formatting tags").
_TAGS: dict[str, Style] = {
    "<i>": "italic",
    "<b>": "bold",
    "<sup>": "superscript",
    "<sub>": "subscript",
    "<sc>": "small-caps",
    '<span style="font-variant:small-caps;">': "small-caps",
    '<span style="font-variant: small-caps;">': "small-caps",
    '<span class="nocase">': "no-case",
    '<span class="nodecor">': "no-decoration",
}
_OPEN: dict[Style, str] = {
    "italic": "<i>",
    "bold": "<b>",
    "superscript": "<sup>",
    "subscript": "<sub>",
    "small-caps": '<span style="font-variant:small-caps;">',
    "no-case": '<span class="nocase">',
    "no-decoration": '<span class="nodecor">',
}
# No words need more styles at once; tags that go deeper are text.
_DEEPEST = 40
_TAG = re.compile("|".join(map(re.escape, _TAGS)) + r"|</(?:i|b|sup|sub|sc|span)>")


def read_markup(text: str) -> Markup:
    """The tree of a CSL-JSON rich-text string; tags that do not pair stay as text.

    >>> read_markup("On <i>Homo</i>")
    ('On ', Styled(style='italic', children=('Homo',)))
    """
    if "<" not in text:
        return (text,) if text else ()
    stack: list[tuple[str, list[Node]]] = [("", [])]
    at = 0
    for match in _TAG.finditer(text):
        _push(stack[-1][1], text[at : match.start()])
        at = match.end()
        _take_tag(stack, match[0])
    _push(stack[-1][1], text[at:])
    while len(stack) > 1:
        _unwind(stack)
    return tuple(stack[0][1])


def write_markup(markup: Markup) -> str:
    """The CSL-JSON rich-text string of a tree; styles it cannot say are dropped.

    >>> write_markup(("On ", Styled("italic", ("Homo",))))
    'On <i>Homo</i>'
    """
    return "".join(map(_write_node, markup))


def plain_text(markup: Markup | str) -> str:
    """The words alone, without style.

    >>> plain_text("On <i>Homo</i>")
    'On Homo'
    """
    if isinstance(markup, str):
        if "<" not in markup:
            return markup
        markup = read_markup(markup)
    return "".join(_words(markup))


def _words(markup: Iterable[Node]) -> Iterator[str]:
    for node in markup:
        if isinstance(node, str):
            yield node
        else:
            yield from _words(node.children)


def _write_node(node: Node) -> str:
    if isinstance(node, str):
        return node
    inner = write_markup(node.children)
    if isinstance(node, Quoted):
        return f"“{inner}”"
    opening = _OPEN.get(node.style, "") if isinstance(node, Styled) else ""
    if not opening:
        return inner
    return f"{opening}{inner}</{opening[1:-1].split()[0]}>"


def _take_tag(stack: list[tuple[str, list[Node]]], tag: str) -> None:
    if not tag.startswith("</"):
        if len(stack) > _DEEPEST:
            _push(stack[-1][1], tag)
        else:
            stack.append((tag, []))
        return
    opening = stack[-1][0]
    if opening[1:-1].split(" ")[0] != tag[2:-1]:
        _push(stack[-1][1], tag)
        return
    _, children = stack.pop()
    stack[-1][1].append(Styled(_TAGS[opening], tuple(children)))


def _unwind(stack: list[tuple[str, list[Node]]]) -> None:
    opening, children = stack.pop()
    _push(stack[-1][1], opening)
    for child in children:
        if isinstance(child, str):
            _push(stack[-1][1], child)
        else:
            stack[-1][1].append(child)


def _push(nodes: list[Node], text: str) -> None:
    if not text:
        return
    if nodes and isinstance(nodes[-1], str):
        nodes[-1] += text
    else:
        nodes.append(text)
