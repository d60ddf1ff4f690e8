"""Simple LaTeX math read into markup: symbols, accents, raised and lowered text.

In: what stands between two "$". Out: a `Markup`, or None when the formula holds anything
that running text cannot say (fractions, matrices, alphabets): the caller then keeps it as
it was written.

>>> read_math(r"e=mc^2"), read_math(r"\\alpha_{ij}")
(('e=mc²',), ('α', Styled(style='subscript', children=('ij',))))
>>> read_math(r"\\frac{1}{2}") is None
True
"""

from __future__ import annotations

import re
import unicodedata

from alliance_refs.model import Markup, Node, Style, Styled, plain_text
from alliance_refs.text.latex_symbols import (
    MATH,
    MATH_ACCENTS,
    MATH_STYLES,
    SILENT,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    SYMBOLS,
)

_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.)|[{}^_]|'+|\s+|[^\\{}^_'\s]", re.DOTALL)
_SCRIPTS: dict[str, Style] = {
    "^": "superscript",
    "_": "subscript",
    "\\sp": "superscript",
    "\\sb": "subscript",
}
_FIGURES: dict[str, dict[str, str]] = {"superscript": SUPERSCRIPTS, "subscript": SUBSCRIPTS}
_UPRIGHT = frozenset({"\\mathrm", "\\text", "\\textrm", "\\mbox", "\\operatorname", "\\rm"})
_DEGREES = frozenset({"∘", "°"})
# Formulas longer or deeper than a title ever holds are kept as they were written.
_LONGEST = 2000
_DEEPEST = 20


class _NotSimple(Exception):
    """The formula says something that running text cannot."""


def read_math(source: str) -> Markup | None:
    """The markup that a formula prints, None when running text cannot say it."""
    if len(source) > _LONGEST:
        return None
    tokens = [match[0] for match in _TOKEN.finditer(source)]
    try:
        nodes, at = _read_group(tokens, 0, 0)
    except _NotSimple:
        return None
    return _merged(nodes) if at == len(tokens) else None


def _read_group(tokens: list[str], at: int, depth: int) -> tuple[list[Node], int]:
    """The nodes from token `at` to the brace that closes the group, and the place after it."""
    if depth > _DEEPEST:
        raise _NotSimple
    nodes: list[Node] = []
    while at < len(tokens) and tokens[at] != "}":
        more, at = _read_one(tokens, at, depth)
        nodes.extend(more)
    return nodes, at


def _read_one(tokens: list[str], at: int, depth: int) -> tuple[list[Node], int]:
    token = tokens[at]
    if token in _SCRIPTS:
        argument, at = _read_argument(tokens, at + 1, depth)
        return [_script(_SCRIPTS[token], argument)], at
    if token in _UPRIGHT:
        return _read_argument(tokens, at + 1, depth)
    if token[1:] in MATH_STYLES and token[0] == "\\":
        argument, at = _read_argument(tokens, at + 1, depth)
        return [Styled(MATH_STYLES[token[1:]], _merged(argument))], at
    if token[1:] in MATH_ACCENTS and token[0] == "\\":
        argument, at = _read_argument(tokens, at + 1, depth)
        return [_accented(argument, MATH_ACCENTS[token[1:]])], at
    if token == "{":
        nodes, at = _read_group(tokens, at + 1, depth + 1)
        return nodes, at + 1
    return [_symbol(token)], at + 1


def _read_argument(tokens: list[str], at: int, depth: int) -> tuple[list[Node], int]:
    while at < len(tokens) and tokens[at].isspace():
        at += 1
    if at >= len(tokens) or tokens[at] == "}":
        raise _NotSimple
    return _read_one(tokens, at, depth + 1)


def _symbol(token: str) -> str:
    if token.isspace():
        return " "
    if token[0] == "'":
        return "′" * len(token)
    if token[0] != "\\":
        return token
    name = token[1:]
    if name in SILENT:
        return ""
    found = MATH.get(name) or SYMBOLS.get(name)
    if found is None:
        raise _NotSimple
    return found


def _script(style: Style, argument: list[Node]) -> Node:
    words = plain_text(tuple(argument))
    if style == "superscript" and words in _DEGREES:
        return "°"
    table = _FIGURES[style]
    if words and all(letter in table for letter in words):
        return "".join(table[letter] for letter in words)
    return Styled(style, _merged(argument))


def _accented(argument: list[Node], mark: str) -> str:
    words = plain_text(tuple(argument))
    if len(words) != 1:
        raise _NotSimple
    return unicodedata.normalize("NFC", words + mark)


def _merged(nodes: list[Node]) -> Markup:
    out: list[Node] = []
    for node in nodes:
        if isinstance(node, str) and out and isinstance(out[-1], str):
            out[-1] += node
        elif node:
            out.append(node)
    return tuple(out)
