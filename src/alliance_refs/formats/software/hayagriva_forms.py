"""Hayagriva's values: formatted text, dates, addresses, languages.

Typst reads a file as a whole or not at all, so what one value cannot be is not written.
Source: the Hayagriva file format documentation ("Formattable strings", "Date").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from alliance_refs.formats.mapping.language_codes import LANGUAGE
from alliance_refs.formats.mapping.loose_dates import read_date
from alliance_refs.formats.mapping.plain_forms import LINES, shaped
from alliance_refs.formats.mapping.rows import FIRST, TEXT, Form, Raw
from alliance_refs.model import Date, DateParts, Markup, Styled, Value, read_markup, write_markup

_SPECIAL = re.compile(r"[\\{}$]")
_TOKEN = re.compile(r"\\([\\{}$])|\{((?:[^{}\\]|\\.)*)\}")


def read_formatted(text: str) -> str:
    r"""CSL rich text of a formatted string: what stands in braces keeps its case.

    >>> read_formatted(r"Kinetics of {DNA} at \$5")
    'Kinetics of <span class="nocase">DNA</span> at $5'
    """
    return _TOKEN.sub(_read_token, text)


def _read_token(token: re.Match[str]) -> str:
    if token[1]:
        return token[1]
    return write_markup((Styled("no-case", (_TOKEN.sub(_read_token, token[2]),)),))


def write_formatted(text: str) -> str:
    r"""A formatted string of CSL rich text; styles that it cannot say are left out.

    >>> write_formatted('On <i>Homo</i> {x} and <span class="nocase">NATO</span>')
    'On Homo \\{x\\} and {NATO}'
    """
    return "".join(_write(read_markup(text)))


def _write(markup: Markup) -> list[str]:
    pieces: list[str] = []
    for node in markup:
        if isinstance(node, str):
            pieces.append(_SPECIAL.sub(r"\\\g<0>", node))
        elif isinstance(node, Styled) and node.style == "no-case":
            pieces += ["{", *_write(node.children), "}"]
        else:
            pieces += _write(node.children)
    return pieces


def _formatted(form: Form) -> Form:
    def read(values: Sequence[Raw]) -> Value | None:
        said = form.read(values)
        return read_formatted(said) if isinstance(said, str) else said

    def write(value: Value) -> Sequence[Raw]:
        return [write_formatted(each) for each in form.write(value)]

    return Form(read, write)


def _read_date(values: Sequence[Raw]) -> Date | None:
    text = str(values[0]).strip()
    date = read_date(text.removeprefix("~"))
    return replace(date, circa=True) if date and date.start and text.startswith("~") else date


def _write_date(date: Value) -> Sequence[Raw]:
    """One day, month or year, which is all that Hayagriva can say."""
    if not isinstance(date, Date) or date.start is None or date.start.year is None:
        return []
    year, month, day = date.start
    is_month = month is not None and 1 <= month <= 12
    parts = DateParts(year, month, day) if is_month else DateParts(year)
    return [("~" if date.circa else "") + str(Date(parts))]


DATE = Form(_read_date, _write_date, one=True)
FORMATTED = _formatted(TEXT)
FORMATTED_LINES = _formatted(LINES)
NUMBER = shaped(r"(?:[ivxlcm]+, ?)?\d+(?: ?[A-Za-z]+\.?)?", FIRST)
ADDRESS = shaped(r"[A-Za-z][A-Za-z0-9+.-]*:\S+", FIRST)
TAG = shaped(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", LANGUAGE)
