r"""A source's own macros, as far as they are words or other names of commands.

`\newcommand{\IS}{\emph{International Security}}` prints its words;
`\newcommand{\fn}[1]{\footnote{#1}}` and `\let\fn\footnote` give a command another name.
Nothing else is expanded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from alliance_refs.documents.latex.scan import Braces
from alliance_refs.model import MarkKind
from alliance_refs.text.latex import latex_text

_DEFINITION = re.compile(
    r"\\(?:(?:new|renew|provide)command\*?\s{0,9}\{?\s{0,9}\\(?P<name>[A-Za-z@]{1,40})\s{0,9}\}?"
    r"\s{0,9}(?:\[(?P<count>\d)\])?|def\s{0,9}\\(?P<defined>[A-Za-z@]{1,40})(?P<one>\#1)?)\s{0,9}(?=\{)"
)
_LET = re.compile(r"\\let\s{0,9}\\([A-Za-z@]{1,40})\s{0,9}=?\s{0,9}\\([A-Za-z@]{1,40})")
_ALIAS = re.compile(r"\s*+\\([A-Za-z@]{1,40})\s*+(\{\s*+#1\s*+\}\s*+)?%?\s*")
_ITALIC = re.compile(r"\s*(?:\\(?:emph|textit|textsl)\s*\{|\{\s*\\(?:em|it|itshape|sl)\b)")
_LONGEST = 400
# What begins as a condition does and needs no \fi: a sign of logic, a command with arguments, the
# declaration of a condition.
_CONDITION = re.compile(
    r"(?<!\\newif)\\((?!(?:iff|ifthenelse)(?![A-Za-z@]))if[A-Za-z@]{0,40}|else|fi)(?![A-Za-z@])"
)


class Words(NamedTuple):
    """What a macro without arguments prints; `eats` says that it takes the blanks after it."""

    text: str
    kind: MarkKind | None
    eats: bool


@dataclass(slots=True)
class Macros:
    """The macros of a source by name: other names of commands, and words."""

    names: dict[str, str] = field(default_factory=dict)
    words: dict[str, Words] = field(default_factory=dict)


def find_macros(text: str, braces: Braces) -> Macros:
    r"""The macros that a source defines.

    >>> source = r"\newcommand{\fn}[1]{\footnote{#1}}\def\IS{\emph{International Security}}"
    >>> found = find_macros(source, Braces(source))
    >>> found.names, found.words["IS"].text
    ({'fn': 'footnote'}, 'International Security')
    """
    found = Macros()
    for match in _DEFINITION.finditer(text):
        closing = braces.closing(match.end())
        if closing is None or closing - match.end() > _LONGEST:
            continue
        name = match["name"] or match["defined"]
        body = text[match.end() + 1 : closing]
        count = int(match["count"] or 0) + bool(match["one"])
        alias = _ALIAS.fullmatch(body)
        if alias and bool(alias[2]) == bool(count) and count < 2:
            found.names[name] = alias[1]
        elif not count:
            _add_words(found, name, body)
    for match in _LET.finditer(text):
        found.names.setdefault(match[1], match[2])
    return found


def _add_words(found: Macros, name: str, body: str) -> None:
    if "footnote" in body or "cite" in body or "@" in body:
        return
    shown = latex_text(body)
    if shown.strip() and "\\" not in shown:
        kind: MarkKind | None = "italic" if _ITALIC.match(body) else None
        found.words[name] = Words(shown.strip(), kind, "\\xspace" not in body)


def find_false(text: str) -> dict[int, int]:
    r"""Where each `\iffalse` begins, and where the source goes on behind it.

    >>> find_false(r"a\iffalse b\ifx c\fi\fi d")
    {1: 23}
    """
    found: dict[int, int] = {}
    if "\\iffalse" not in text:
        return found
    opened: list[re.Match[str]] = []
    for match in _CONDITION.finditer(text):
        if match[1].startswith("if"):
            opened.append(match)
        elif opened:
            first = opened[-1] if match[1] == "else" else opened.pop()
            if first[1] == "iffalse":
                found.setdefault(first.start(), match.end())
    return found
