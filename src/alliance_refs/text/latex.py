"""LaTeX field text read into markup: accents, commands, quotes, dashes, math, braces.

In: the text of a .bib field. Out: a `Markup` tree of Unicode text in which a brace group
is `Styled("no-case", ...)`, as BibTeX means it ("{NATO}" keeps its case). What is not
understood stays as it was written, so nothing is lost; no input takes more than linear time.

>>> read_latex(r"Schr{\\"o}dinger's \\emph{Was ist Leben?}")
("Schrödinger's ", Styled(style='italic', children=('Was ist Leben?',)))
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from alliance_refs.model import Markup, Node, Style, Styled, plain_text
from alliance_refs.text.latex_commands import COMMANDS, Arguments, character
from alliance_refs.text.latex_math import read_math
from alliance_refs.text.latex_nodes import joined, matching_braces, with_figures
from alliance_refs.text.latex_symbols import (
    LIGATURES,
    MATH,
    MATH_ACCENTS,
    SILENT,
    SWITCHES,
    SYMBOLS,
)

# Which half of \href{target}{words} is kept, since a field has room for one.
Links: TypeAlias = Literal["words", "target"]

_SPECIAL = re.compile(r"[\\{}$~`%]|--|''|[^\S ]|  |^ | $")
_TOKEN = re.compile(
    r"""\\(?:[A-Za-z@]+\*?|.)?  # a command
    | [{}$~%]
    | ---? | `` | '' | `
    | \s+
    | [^\\{}$~%`'\s-]++(?:[ ][^\\{}$~%`'\s-]++)*+  # words with single spaces
    | .""",
    re.VERBOSE | re.DOTALL,
)
_ENVIRONMENT = re.compile(r"\s*\{(\w+\*?)\}")
_GROUP = re.compile(r"\{([^{}]*+)\}")
_BLANK = re.compile(r"\s*")
_CHAR = re.compile(r"(?:`\\?(.)|'([0-7]{1,7})|\"([0-9A-F]{1,6})|(\d{1,7}))\s?", re.DOTALL)
# Styles nested deeper than any text means are read, but no longer kept.
_DEEPEST = 60
_OPTION = re.compile(r"\s*\[[^\[\]{}]*\]")
# Options of a command that takes an argument too: \textcite[12]{kim}.
_OPTIONS = re.compile(r"(?:\[[^\[\]{}]{0,200}\]){1,2}(?=\{)")
# The end of a group right before a letter: what parts a command from the word after it.
_END_OF_GROUP = re.compile(r"\}[A-Za-z]")


def is_plain(text: str) -> bool:
    """Whether `text` reads as it stands: no command, brace, ligature or loose white space."""
    return _SPECIAL.search(text) is None


def read_latex(text: str, links: Links = "words") -> Markup:
    """The markup that LaTeX `text` prints; commands not known stay as written.

    >>> read_latex("The {{NATO}} \\\\textsc{ad} 900--1000")[0]
    'The '
    """
    if is_plain(text):
        return (text,) if text else ()
    return _read_groups(text) or _Reader(text, links).read()


def _read_groups(text: str) -> Markup:
    """The markup of text with nothing but simple brace groups in it; empty for any other."""
    parts = _GROUP.split(text)
    if _SPECIAL.search("".join(parts)) or "" in parts[1::2]:
        return ()
    return tuple(
        Styled("no-case", (part,)) if number % 2 else part
        for number, part in enumerate(parts)
        if part
    )


def latex_text(text: str) -> str:
    """LaTeX `text` as plain Unicode text; raised and lowered figures become their own characters.

    >>> latex_text(r"3\\textsuperscript{rd} na{\\"\\i}ve CO$_2$")
    '3ʳᵈ naı̈ve CO₂'
    """
    return plain_text(with_figures(read_latex(text)))


@dataclass(slots=True)
class _Command:
    """A command that waits for `needs` arguments, and what it makes of them."""

    needs: int
    print: Callable[[Arguments], Markup]
    arguments: list[Markup] = field(default_factory=list)


@dataclass(slots=True)
class _Frame:
    """An open group: its nodes so far, the commands that wait inside, how it closes.

    `style` is set for a font switch, which lasts until the group around it closes;
    `closes` is "}" for braces and the name for an environment.
    """

    closes: str = ""
    style: Style | None = None
    protects: bool = True
    nodes: list[Node] = field(default_factory=list)
    waiting: list[_Command] = field(default_factory=list)


class _Reader:
    """One pass over the tokens with a stack of open groups."""

    def __init__(self, text: str, links: Links) -> None:
        self.text = text
        self.links = links
        self.at = 0
        self.frames = [_Frame()]
        self.braces = 0
        self.protected = 0
        self.last_line = text.rfind("\n") + 1
        self.last_parenthesis = text.rfind("\\)") + 1
        self._closings: dict[int, int] | None = None

    def read(self) -> Markup:
        text, match_token = self.text, _TOKEN.match
        while match := match_token(text, self.at):
            token = match[0]
            self.at = match.end()
            self._take(token)
        while len(self.frames) > 1:
            self._close_frame()
        self._flush(self.frames[0])
        return joined(self.frames[0].nodes)

    def _take(self, token: str) -> None:
        first = token[0]
        if first == "\\":
            self._take_command(token)
        elif first in _HANDLERS:
            _HANDLERS[first](self, token)
        elif first.isspace():
            self._space()
        else:
            self._print(LIGATURES.get(token, token))

    def _space(self) -> None:
        if not self.frames[-1].waiting:
            self.frames[-1].nodes.append(" ")

    def _print(self, text: str) -> None:
        """Adds text; a command that waits takes its first character alone."""
        frame = self.frames[-1]
        taken = 0
        while frame.waiting and taken < len(text):
            self._deliver((text[taken],))
            taken += 1
        if taken < len(text):
            frame.nodes.append(text[taken:])

    def _deliver(self, nodes: Markup) -> None:
        """Gives finished nodes to the command that waits, or to the open group."""
        waiting = self.frames[-1].waiting
        while waiting:
            command = waiting[-1]
            command.arguments.append(nodes)
            if len(command.arguments) < command.needs:
                return
            waiting.pop()
            nodes = command.print(command.arguments)
        self.frames[-1].nodes.extend(nodes)

    def _flush(self, frame: _Frame) -> None:
        """Closes commands that wait in vain at the end of their group."""
        while frame.waiting:
            command = frame.waiting.pop()
            command.arguments.extend(() for _ in range(command.needs - len(command.arguments)))
            nodes = command.print(command.arguments)
            if frame.waiting:
                frame.waiting[-1].arguments.append(nodes)
            else:
                frame.nodes.extend(nodes)

    def _open_group(self, _: str) -> None:
        special = self.text.startswith("\\", self.at) or bool(self.frames[-1].waiting)
        self.frames.append(_Frame("}", protects=not special))
        self.braces += 1
        self.protected += not special

    def _close_group(self, _: str) -> None:
        if not self.braces:
            self._print("}")
            return
        while self._close_frame() != "}":
            pass

    def _close_frame(self) -> str:
        frame = self.frames.pop()
        self._flush(frame)
        nodes = joined(frame.nodes)
        if frame.closes == "}":
            self.braces -= 1
            self.protected -= frame.protects
        self._deliver(self._dressed(frame, nodes))
        return frame.closes

    def _dressed(self, frame: _Frame, nodes: Markup) -> Markup:
        """A group's nodes in its style; protection inside protection adds nothing."""
        if len(self.frames) > _DEEPEST:
            return nodes
        if frame.style:
            return (Styled(frame.style, nodes),) if nodes else ()
        if frame.closes == "}" and frame.protects and not self.protected:
            return (Styled("no-case", nodes),)
        return nodes

    def _math(self, _: str) -> None:
        end = self.text.find("$", self.at)
        self._take_math("$", "$", end)

    def _take_math(self, opening: str, closing: str, end: int) -> None:
        source = self.text[self.at : end] if end >= 0 else ""
        if not source.strip():
            self._print(opening)
            return
        self.at = end + len(closing)
        self._keep(read_math(source) or (f"{opening}{source}{closing}",))

    def _comment(self, token: str) -> None:
        """A "%" hides the rest of its line; on a last line it can only be a percent sign."""
        if self.at >= self.last_line:
            self._print(token)
            return
        self.at = self.text.find("\n", self.at) + 1
        self._skip_space()

    def _take_command(self, token: str) -> None:
        name = token[1:]
        if name[-1:].isalpha() or name[-1:] == "*":
            self._skip_space()
        if name not in _ACTIONS and name.endswith("*"):
            name = name[:-1]
        if name in _ACTIONS:
            _ACTIONS[name](self, name)
        else:
            self._unknown(token)

    def _skip_space(self) -> None:
        match = _BLANK.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def _wait(self, needs: int, print_arguments: Callable[[Arguments], Markup]) -> None:
        option = _OPTION.match(self.text, self.at)
        if option:
            self.at = option.end()
        if len(self.frames[-1].waiting) > _DEEPEST:
            self._flush(self.frames[-1])
        self.frames[-1].waiting.append(_Command(needs, print_arguments))

    def _command(self, name: str) -> None:
        self._wait(*COMMANDS[name])

    def _symbol(self, name: str) -> None:
        self._print_whole(SYMBOLS.get(name) or MATH.get(name, ""))

    def _print_whole(self, text: str) -> None:
        self._deliver((text,) if text else ())
        self._skip_empty_group()

    def _skip_empty_group(self) -> None:
        """After a command's name, "{}" only says where the name ends."""
        if self.text[self.at - 1].isalpha() and self.text.startswith("{}", self.at):
            self.at += 2

    def _silent(self, _: str) -> None:
        self._skip_empty_group()

    def _switch(self, name: str) -> None:
        self.frames.append(_Frame("", SWITCHES[name]))

    def _link(self, _: str) -> None:
        kept = 1 if self.links == "words" else 0
        self._wait(2, lambda arguments: arguments[kept])

    def _char(self, name: str) -> None:
        """TeX's own way to name a character: \\char65, \\char"41, \\char`A."""
        match = _CHAR.match(self.text, self.at)
        if not match:
            self._unknown("\\" + name)
            return
        self.at = match.end()
        sign, octal, hexadecimal, decimal = match.groups()
        code, base = (hexadecimal, 16) if hexadecimal else (octal, 8) if octal else (decimal, 10)
        self._deliver((sign or character(code, base),))

    def _begin(self, name: str) -> None:
        match = _ENVIRONMENT.match(self.text, self.at)
        if not match:
            self._unknown("\\" + name)
            return
        self.at = match.end()
        self.frames.append(_Frame(match[1], SWITCHES.get(match[1]), protects=False))

    def _end(self, name: str) -> None:
        match = _ENVIRONMENT.match(self.text, self.at)
        if not match or all(frame.closes != match[1] for frame in self.frames[-_DEEPEST:]):
            self._unknown("\\" + name)
            return
        self.at = match.end()
        while self._close_frame() != match[1]:
            pass

    def _inline_math(self, _: str) -> None:
        beyond = self.at >= self.last_parenthesis
        self._take_math("\\(", "\\)", -1 if beyond else self.text.find("\\)", self.at))

    def _unknown(self, token: str) -> None:
        """The command and its arguments as they were written."""
        option = _OPTIONS.match(self.text, self.at)
        end = option.end() if option else self.at
        while close := self._closing(end):
            end = close + 1
        bare = end == self.at
        ends_group = bool(_END_OF_GROUP.match(self.text, end))
        gap = " " if bare and (self.text[end - 1].isspace() or ends_group) else ""
        written = token + self.text[self.at : end] + gap
        self.at = end
        self._keep((written,))

    def _keep(self, nodes: Markup) -> None:
        """Gives nodes whose letters have a meaning of their own, so that no case is changed."""
        self._deliver(nodes if self.protected else (Styled("no-case", nodes),))

    def _closing(self, opening: int) -> int:
        """Where the brace at `opening` closes; 0 when there is none or it does not."""
        if not self.text.startswith("{", opening):
            return 0
        if self._closings is None:
            self._closings = matching_braces(self.text)
        return self._closings.get(opening, 0)


_HANDLERS: dict[str, Callable[[_Reader, str], None]] = {
    "{": _Reader._open_group,
    "}": _Reader._close_group,
    "$": _Reader._math,
    "%": _Reader._comment,
}

# What is done with a command, by its name; where a name stands twice, the last row counts.
_ACTIONS: dict[str, Callable[[_Reader, str], None]] = {
    **dict.fromkeys(MATH_ACCENTS, _Reader._command),
    **dict.fromkeys(MATH, _Reader._symbol),
    **dict.fromkeys(COMMANDS.keys() - MATH_ACCENTS, _Reader._command),
    **dict.fromkeys(SILENT, _Reader._silent),
    **dict.fromkeys(SWITCHES, _Reader._switch),
    **dict.fromkeys(SYMBOLS, _Reader._symbol),
    "(": _Reader._inline_math,
    "begin": _Reader._begin,
    "char": _Reader._char,
    "end": _Reader._end,
    "href": _Reader._link,
}


def is_known(name: str) -> bool:
    """Whether a command, named without its backslash, is understood.

    >>> is_known("emph"), is_known("foo")
    (True, False)
    """
    return name in _ACTIONS
