"""Roman numerals: numbers written as such, the words that are some, and what they count.

In: a number, or a word. Out: the numeral in lower case, or the number.
"""

from __future__ import annotations

import re

_FIGURES = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_VALUES = {figure: value for value, figure in _FIGURES if len(figure) == 1}
_LOWER = r"m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
_NUMERAL = re.compile(rf"(?=.)(?:{_LOWER}|{_LOWER.upper()})")


def roman(number: int) -> str:
    """The number as a roman numeral, in lower case; as digits beyond 5,999.

    >>> roman(1994)
    'mcmxciv'
    """
    if not 0 < number < 6000:
        return str(number)
    out = []
    for value, figures in _FIGURES:
        count, number = divmod(number, value)
        out.append(figures * count)
    return "".join(out)


def is_roman(word: str) -> bool:
    """Whether a word is a numeral written by the rules, in capitals or without any.

    >>> [is_roman(word) for word in ("xiv", "XIV", "Xiv", "mild", "iiii")]
    [True, True, False, False, False]
    """
    return _NUMERAL.fullmatch(word) is not None


def roman_value(figures: str) -> int:
    """What roman figures come to, also those of old prints that no rule allows ("MDCCLXXXX").

    >>> roman_value("mcmxciv"), roman_value("MDCCLXXXX")
    (1994, 1790)
    """
    values = [_VALUES[figure] for figure in figures.lower()]
    following = (*values[1:], 0)
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )
