"""CSL rich text written as LaTeX field text, the way `read_latex` reads it back.

In: text in CSL-JSON's syntax ("<i>Homo</i>"). Out: LaTeX with special characters escaped,
dashes as "--", tags as commands; for titles also braces around words whose case must stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_refs.model import Markup, Node, Style, Styled, plain_text, read_markup
from alliance_refs.text.latex_case import WORD

_ESCAPES = {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "$": "\\$",
    "&": "\\&",
    "%": "\\%",
    "#": "\\#",
    "_": "\\_",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "`": "\\textasciigrave{}",
    "--": "-{-}",
    "''": "'{'}",
    "\u00a0": "~",
    "–": "--",
    "—": "---",
    "\u202f": "\\,",
    "\u00ad": "\\-",
}
_SPECIAL = re.compile("''|--|" + "|".join(re.escape(mark) for mark in _ESCAPES if len(mark) == 1))
# A formula that reading left as it was, because running text cannot say it.
_FORMULA = re.compile(r"\$[^$]*\\[A-Za-z]+[^$]*\$")
_COMMANDS: dict[Style, str] = {
    "italic": "\\emph",
    "bold": "\\textbf",
    "small-caps": "\\textsc",
    "superscript": "\\textsuperscript",
    "subscript": "\\textsubscript",
    "no-case": "",
}
# When more of a title's words than this need braces, one pair around it all reads better.
_MOSTLY = 0.4


def write_latex(text: str) -> str:
    """LaTeX that prints `text`.

    >>> print(write_latex("R&D in <i>Seoul</i>, 1990–1995"))
    R\\&D in \\emph{Seoul}, 1990--1995
    """
    return _written(read_markup(text)) if "<" in text else escape(text)


def write_title(text: str) -> str:
    """LaTeX that prints `text` and whose capitals no style will lower.

    >>> print(write_title("The Korean war: A history of <i>Homo</i>"))
    The {Korean} war: A history of \\emph{Homo}
    >>> print(write_title("Korean End Game"))
    {Korean End Game}
    """
    title = _Title()
    written = "".join(map(title.node, read_markup(text)))
    whole = escape(text)
    if title.is_mostly_kept and whole[:1].isupper() and "<" not in text:
        return "{" + whole + "}"
    return written


def escape(text: str) -> str:
    """`text` with LaTeX's special characters written so that they print."""
    if not _SPECIAL.search(text):
        return text
    if "$" in text and _FORMULA.search(text):
        return "".join(_around_formulas(text))
    return _SPECIAL.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return _ESCAPES[match[0]]


def _around_formulas(text: str) -> Iterator[str]:
    at = 0
    for match in _FORMULA.finditer(text):
        yield _SPECIAL.sub(_escaped, text[at : match.start()])
        yield match[0]
        at = match.end()
    yield _SPECIAL.sub(_escaped, text[at:])


def _written(markup: Markup) -> str:
    return "".join(escape(node) if isinstance(node, str) else _styled(node) for node in markup)


def _styled(node: Node) -> str:
    if isinstance(node, str):
        return escape(node)
    inner = _written(node.children)
    style = node.style if isinstance(node, Styled) else None
    if style == "no-case" and inner.startswith("\\"):
        # BibTeX takes a group that begins with a command for one letter, not for protection.
        inner = "{}" + inner
    return f"{_COMMANDS[style]}{{{inner}}}" if style in _COMMANDS else inner


class _Title:
    """Writes a title node by node, with braces around words whose case must be kept.

    `opens` is whether the next word begins a sentence, `after_stop` whether it may.
    """

    def __init__(self) -> None:
        self.opens = True
        self.after_stop = False
        self.words = 0
        self.kept = 0

    @property
    def is_mostly_kept(self) -> bool:
        return self.kept > 1 and self.kept > _MOSTLY * self.words

    def node(self, node: Node) -> str:
        """A command keeps the case of its argument: inside it nothing needs braces."""
        if isinstance(node, str):
            return self._text(node)
        raised = self.opens and plain_text(node.children)[:1].islower()
        self.opens = self.after_stop = False
        shield = "{}" if raised and node != Styled("no-case", node.children) else ""
        return shield + _styled(node)

    def _text(self, text: str) -> str:
        out: list[str] = []
        at = 0
        for match in WORD.finditer(text):
            out += (escape(text[at : match.start()]), self._word(match[0]))
            at = match.end()
        return "".join([*out, escape(text[at:])])

    def _word(self, word: str) -> str:
        if word in ".?!:":
            self.opens, self.after_stop = word == ":", word != ":"
            return word
        opens, stays = self.opens, self.opens or self.after_stop
        self.opens = self.after_stop = False
        if word.isdigit():
            return word
        self.words += 1
        if opens and word[0].islower():
            return "{}" + escape(word)
        if word[1:] == word[1:].lower() and (stays or not word[0].isupper()):
            return escape(word)
        self.kept += 1
        return "{" + escape(word) + "}"
