"""`read_rich`: a string of the data as nodes, with its markup, quotes and apostrophes.

In: a CSL-JSON rich-text string, and the locale whose quotation marks count as such. Out:
the string itself when nothing in it needs care, else one node: `Styled`, `Quoted`, or an
`Output` tagged "data", inside which the finishing pass leaves punctuation alone.

Tags that do not pair stay as text. Straight quotes that pair become quotations, other
straight single quotes apostrophes (CSL 1.0.2 test suite, flipflop).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import cast

from alliance_refs.csl.locales.locale import Locale
from alliance_refs.csl.output.nodes import BARE, Node, Output
from alliance_refs.model import Markup, Quoted, Style, Styled


@dataclass(frozen=True, slots=True)
class InnerQuoted(Quoted):
    """A quotation printed with the inner marks of the language, although it is outermost."""


_STYLES: dict[str, Style] = {
    "i": "italic",
    "b": "bold",
    "sup": "superscript",
    "sub": "subscript",
    "sc": "small-caps",
}
_SPANS: tuple[tuple[str, Style], ...] = (
    ("small-caps", "small-caps"),
    ("nocase", "no-case"),
    ("nodecor", "no-decoration"),
)
_TAG = (
    r"</?(?:i|b|sup|sub|sc)>|</span>"
    r'|<span style="font-variant:\s*small-caps;?">|<span class="no(?:case|decor)">'
)
_CARE = re.compile(r"[<'\"“”‘„‚«»‹›]|[ ][:;!?]")
_TOKEN = re.compile(_TAG + r"|[\"'“”‘’„‚«»‹›]")
_TAGS = re.compile(_TAG)
# A space before these marks, or inside these quotes, is a narrow one that never breaks.
_FRENCH_SPACE = re.compile(r" (?=[:;!?»])|(?<=«) ")
_NARROW = "\u202f"
# Nobody nests deeper; what is opened beyond stays as text.
_DEEPEST = 40
_OPENERS = "([{«“„‘‚-–—/’'\"\u00a0\u202f"


def read_rich(text: str, locale: Locale) -> Node:
    """The node of a data string; plain strings come back as they are.

    >>> from alliance_refs.csl.locales.locale import make_locale
    >>> read_rich("Plato's <i>Parmenides</i>", make_locale("en-US")).children
    ('Plato’s ', Styled(style='italic', children=('Parmenides',)))
    """
    if _CARE.search(text) is None:
        return text
    return _read(text, locale.quotes)


@lru_cache(maxsize=16384)
def _read(text: str, quotes: tuple[str, str, str, str]) -> Node:
    nodes = _Reader(_FRENCH_SPACE.sub(_NARROW, text), quotes).read()
    if len(nodes) == 1:
        return nodes[0]
    return Output(tuple(nodes), BARE, "data") if nodes else ""


class _Open:
    """Something opened and not closed yet: a tag or a quotation, and what is in it so far."""

    __slots__ = ("kind", "literal", "nodes")

    def __init__(self, kind: str, literal: str) -> None:
        self.kind = kind
        self.literal = literal
        self.nodes: list[Node] = []


class _Reader:
    """Reads one string; `stack` holds what is open, innermost last."""

    def __init__(self, text: str, quotes: tuple[str, str, str, str]) -> None:
        self.text = text
        self.before = ""
        self.stack = [_Open("", "")]
        self.marks = tuple(mark.strip() for mark in quotes)

    def read(self) -> list[Node]:
        at = 0
        for match in _TOKEN.finditer(self.text):
            self._words(self.text[at : match.start()])
            at = match.end()
            token = match[0]
            if token[0] != "<":
                self._quote(token, self._after(at))
                self.before = token
            elif token[1] == "/":
                self._close_tag(token)
            else:
                self._open(token[1:-1].split(" ")[0], token)
        self._words(self.text[at:])
        while len(self.stack) > 1:
            self._give_up()
        return _merged(self.stack[0].nodes)

    def _words(self, text: str) -> None:
        self.before = text[-1:] or self.before
        self._push(text)

    def _open(self, kind: str, literal: str) -> None:
        if len(self.stack) > _DEEPEST:
            self._push(_LITERAL.get(literal, literal))
        else:
            self.stack.append(_Open(kind, literal))

    def _after(self, at: int) -> str:
        """The next character that is no tag; empty at the end."""
        while match := _TAGS.match(self.text, at):
            at = match.end()
        return self.text[at : at + 1]

    def _push(self, text: str) -> None:
        if text:
            self.stack[-1].nodes.append(text)

    def _close_tag(self, token: str) -> None:
        kind = token[2:-1]
        depth = len(self.stack) - 1
        while self.stack[depth].kind in _QUOTE_KINDS:
            depth -= 1
        if self.stack[depth].kind != kind:
            self._push(token)
            return
        while len(self.stack) > depth + 1:
            self._give_up()
        closed = self.stack.pop()
        if closed.nodes:
            styled = Styled(_style(closed.literal), _children(closed.nodes))
            self.stack[-1].nodes.append(styled)

    def _give_up(self) -> None:
        """What was opened last is never closed: its mark is text."""
        opened = self.stack.pop()
        self._push(_LITERAL.get(opened.literal, opened.literal))
        self.stack[-1].nodes += opened.nodes

    def _quote(self, mark: str, after: str) -> None:
        kind, before = self._kind(mark), self.before
        if kind and self._closes(kind, mark, before, after):
            self._close_quote(kind)
        elif kind and self._opens(kind, mark, before, after):
            self._open(kind, mark)
        else:
            self._push(_LITERAL.get(mark, mark))

    def _kind(self, mark: str) -> str:
        if mark in ("'", '"'):
            return mark
        if mark in self.marks[:2]:
            return "outer"
        return "inner" if mark in self.marks[2:] else ""

    def _closes(self, kind: str, mark: str, before: str, after: str) -> bool:
        if not self._is_open(kind):
            return False
        if kind in ("outer", "inner"):
            end = self.marks[1 if kind == "outer" else 3]
            return mark == end and not (mark == "’" and after.isalnum())
        return bool(before.strip()) and not (kind == "'" and after.isalnum())

    def _is_open(self, kind: str) -> bool:
        for each in reversed(self.stack):
            if each.kind == kind:
                return True
            if each.kind not in _QUOTE_KINDS:
                return False
        return False

    def _opens(self, kind: str, mark: str, before: str, after: str) -> bool:
        if kind in ("outer", "inner"):
            start, end = self.marks[:2] if kind == "outer" else self.marks[2:]
            if mark != start or start != end:
                return mark == start and not (mark == "’" and before.isalnum())
        return bool(after.strip()) and after != mark and (not before.strip() or before in _OPENERS)

    def _close_quote(self, kind: str) -> None:
        while self.stack[-1].kind != kind:
            self._give_up()
        closed = self.stack.pop()
        make = InnerQuoted if kind == "inner" else Quoted
        self.stack[-1].nodes.append(make(_children(_unspaced(closed.nodes, self.marks))))


_QUOTE_KINDS = frozenset(("'", '"', "outer", "inner"))
# What an unpaired mark is printed as.
_LITERAL = {"'": "’"}


def _style(tag: str) -> Style:
    for sign, style in _SPANS:
        if sign in tag:
            return style
    return _STYLES[tag[1:-1]]


def _children(nodes: list[Node]) -> Markup:
    return cast(Markup, tuple(_merged(nodes)))


def _merged(nodes: list[Node]) -> list[Node]:
    """The nodes with neighbouring strings as one."""
    out: list[Node] = []
    for is_text, run in groupby(nodes, key=lambda node: isinstance(node, str)):
        together = list(run)
        out += ["".join(map(str, together))] if is_text else together
    return out


def _unspaced(nodes: list[Node], marks: tuple[str, ...]) -> list[Node]:
    """The nodes without the inner spaces that French marks bring with them."""
    if "«" not in marks:
        return nodes
    spaces = " \u00a0\u202f"
    if nodes and isinstance(nodes[0], str):
        nodes[0] = nodes[0].lstrip(spaces)
    if nodes and isinstance(nodes[-1], str):
        nodes[-1] = nodes[-1].rstrip(spaces)
    return nodes
