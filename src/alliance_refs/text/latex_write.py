"""CSL rich text written as LaTeX field text, the way `read_latex` reads it back.

In: text in CSL-JSON's syntax ("<i>Homo</i>"). Out: LaTeX with special characters escaped,
dashes as "--", tags as commands; for titles also braces around words whose case must stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from alliance_refs.model import Markup, Node, Style, Styled, read_markup
from alliance_refs.text.latex_case import is_title_cased

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
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|[:?!.](?=\s|$)")
# When more of a title's words than this need braces, one pair around it all reads better.
_MOSTLY = 0.4


def write_latex(text: str) -> str:
    """LaTeX that prints `text`.

    >>> print(write_latex("R&D in <i>Seoul</i>, 1990–1995"))
    R\\&D in \\emph{Seoul}, 1990--1995
    """
    if "<" not in text:
        return escape(text)
    return "".join(_written(read_markup(text), escape))


def write_title(text: str) -> str:
    """LaTeX that prints `text` and whose capitals no style will lower.

    >>> print(write_title("The Korean war: A history of <i>Homo</i>"))
    The {Korean} war: A history of \\emph{Homo}
    >>> print(write_title("Korean End Game"))
    {Korean End Game}
    """
    markup = read_markup(text)
    protecting = _Protecting()
    written = "".join(_written(markup, protecting.write))
    many = protecting.kept > 1 and protecting.kept > _MOSTLY * protecting.words
    if many and text[:1].isupper() and "<" not in text:
        return "{" + escape(text) + "}"
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


def _written(markup: Markup, write: Callable[[str], str]) -> Iterator[str]:
    for node in markup:
        yield write(node) if isinstance(node, str) else _styled(node, write)


def _styled(node: Node, write: Callable[[str], str]) -> str:
    """A command keeps the case of its argument, so that inside it nothing needs braces."""
    if not isinstance(node, Styled) or node.style not in _COMMANDS:
        return "".join(_written(() if isinstance(node, str) else node.children, write))
    write("<" if node.children else "")
    return f"{_COMMANDS[node.style]}{{{''.join(_written(node.children, escape))}}}"


class _Protecting:
    """Writes a title's text, word by word, with braces where case must be kept."""

    def __init__(self) -> None:
        self.opens = True
        self.after_stop = False
        self.words = 0
        self.kept = 0

    def write(self, text: str) -> str:
        out: list[str] = []
        at = 0
        for match in _WORD.finditer(text):
            out += (escape(text[at : match.start()]), self._word(match[0]))
            at = match.end()
        if text == "<":
            self.opens = self.after_stop = False
            return ""
        out.append(escape(text[at:]))
        return "".join(out)

    def _word(self, word: str) -> str:
        if word in ".?!:":
            self.opens, self.after_stop = word == ":", word != ":"
            return word
        opens, after_stop = self.opens, self.after_stop
        self.opens = self.after_stop = False
        self.words += 1
        if opens and word[:1].islower():
            return "{}" + escape(word)
        inside = word[1:] != word[1:].lower()
        if inside or (not opens and not after_stop and is_title_cased(word)):
            self.kept += 1
            return "{" + escape(word) + "}"
        return escape(word)
