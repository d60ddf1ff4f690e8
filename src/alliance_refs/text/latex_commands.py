"""Commands that take arguments, and what they print of them.

In: the markup of a command's arguments, in order. Out: the markup that it prints. One table
holds them all: `COMMANDS`, by name without the backslash.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple, TypeAlias

from alliance_refs.model import Markup, Style, Styled, plain_text
from alliance_refs.text.latex_bibstrings import BIBSTRINGS
from alliance_refs.text.latex_nodes import accented, recased
from alliance_refs.text.latex_symbols import (
    ACCENTS,
    DISCARDED,
    ENCLOSING,
    LANGUAGES,
    MATH_ACCENTS,
    STYLES,
    SUBSCRIPTS,
    SUPERSCRIPTS,
    TRANSPARENT,
)

Arguments: TypeAlias = Sequence[Markup]


class Command(NamedTuple):
    """How many arguments a command takes, and what it makes of them."""

    needs: int
    print: Callable[[Arguments], Markup]


def _styled(style: Style, arguments: Arguments) -> Markup:
    return (Styled(style, arguments[0]),) if arguments[0] else ()


def _enclosed(marks: str, arguments: Arguments) -> Markup:
    return (marks[0], Styled("no-case", arguments[0]), marks[1])


def _accented(name: str, arguments: Arguments) -> Markup:
    return accented(arguments[0], ACCENTS.get(name) or MATH_ACCENTS[name], name)


def _last(arguments: Arguments) -> Markup:
    return arguments[-1]


def _nothing(_: Arguments) -> Markup:
    return ()


def _foreign(arguments: Arguments) -> Markup:
    """Words of another language, which has its own capitals."""
    return (Styled("no-case", arguments[-1]),) if arguments[-1] else ()


def _cased(change: Callable[[str], str], arguments: Arguments) -> Markup:
    return (Styled("no-case", recased(arguments[0], change)),) if arguments[0] else ()


def _bibstring(arguments: Arguments) -> Markup:
    key = plain_text(arguments[0])
    return (BIBSTRINGS.get(key, key),)


def _code_point(arguments: Arguments) -> Markup:
    return (character(plain_text(arguments[0]).lstrip('"'), 16),)


def character(code: str, base: int) -> str:
    """The character with this number; the figures themselves when there is none.

    >>> character("41", 16), character("99999999", 10)
    ('A', '99999999')
    """
    try:
        return chr(int(code, base))
    except (ValueError, OverflowError):
        return code


def _formula(arguments: Arguments) -> Markup:
    return (Styled("no-case", (chemical(plain_text(arguments[0])),)),)


def chemical(formula: str) -> str:
    """A chemical formula as mhchem writes it, with its figures lowered and charges raised.

    >>> chemical("H2SO4"), chemical("SO4^2-"), chemical("2 Na+ -> X")
    ('H₂SO₄', 'SO₄²⁻', '2 Na⁺ → X')
    """
    return _FIGURES.sub(_figure, formula).replace("->", "→")


_FIGURES = re.compile(r"\^([\d+-]+)|(?<=[A-Za-z)\]])([+-])(?![\w>])|(?:(?<=[A-Za-z)\]])|_)(\d+)")
_RAISED = str.maketrans(SUPERSCRIPTS)
_LOWERED = str.maketrans(SUBSCRIPTS)


def _figure(match: re.Match[str]) -> str:
    return match[match.lastindex or 0].translate(_LOWERED if match[3] else _RAISED)


def _upper(text: str) -> str:
    return text.upper()


def _lower(text: str) -> str:
    return text.lower()


# Where a name stands twice, the last row counts.
COMMANDS: dict[str, Command] = {
    **{name: Command(1, partial(_accented, name)) for name in (*MATH_ACCENTS, *ACCENTS)},
    **{name: Command(needs, _nothing) for name, needs in DISCARDED.items()},
    **{name: Command(needs, _last) for name, needs in TRANSPARENT.items()},
    **{name: Command(1, partial(_enclosed, marks)) for name, marks in ENCLOSING.items()},
    **{name: Command(1, partial(_styled, style)) for name, style in STYLES.items()},
    **dict.fromkeys(("foreignlanguage", "textlang"), Command(2, _foreign)),
    **dict.fromkeys(LANGUAGES, Command(1, _foreign)),
    **dict.fromkeys(
        ("MakeUppercase", "MakeTextUppercase", "uppercase"), Command(1, partial(_cased, _upper))
    ),
    **dict.fromkeys(
        ("MakeLowercase", "MakeTextLowercase", "lowercase"), Command(1, partial(_cased, _lower))
    ),
    **dict.fromkeys(("bibstring", "biblstring", "bibsstring"), Command(1, _bibstring)),
    **dict.fromkeys(("ElsevierGlyph", "symbol", "unichar"), Command(1, _code_point)),
    **dict.fromkeys(("ce", "cf"), Command(1, _formula)),
}
