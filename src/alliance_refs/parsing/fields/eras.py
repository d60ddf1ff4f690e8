"""Years of other calendars: reigns of Japan, the Republic of China, the years of the Hijra.

In: the words of a date. Out: the same words, the years as those of the Common Era: "平成15年" is 2003.
Two years a Hijra apart, "1382/2003", are one year; the later one is that of the Common Era.
"""

from __future__ import annotations

import re

from alliance_refs.text.roman import roman_value

# The year before the first one of each.
_REIGNS = {
    "明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018,
    "檀紀": -2333, "단기": -2333, "民國": 1911, "民国": 1911, "中華民國": 1911, "中华民国": 1911,
}  # fmt: skip
_DIGITS = {mark: at for at, mark in enumerate("〇一二三四五六七八九")} | {"零": 0, "元": 1}
_FIGURES = "〇零一二三四五六七八九"
_IN_REIGN = rf"(?P<reign>{'|'.join(_REIGNS)})\s?(?P<year>\d{{1,4}}|[{_FIGURES}元十百]{{1,5}})(?!\d)"
_REIGN = re.compile(_IN_REIGN)
# "二〇〇三年": a year in figures of Chinese.
_FOUR = rf"[一二][{_FIGURES}]{{3}}"
_WRITTEN = re.compile(rf"{_FOUR}(?=年)")
ERA_YEAR = re.compile(rf"(?:{_IN_REIGN}|{_FOUR})年?")
# "1326 AH/1908", "1382 Sh./2003".
_HIJRA = re.compile(
    r"(?<!\d)1[1-4]\d\d\s?(?:A\.?\s?H\.?|H\.?[SQ]?\.?|Sh\.?|[QS]\.|هـ|ه|ش)\s?[/=(]\s?(?=1[5-9]\d\d|20\d\d)"
)
# "MDCCLXXXVII", on titles of old books.
_ROMAN = re.compile(r"(?<!\w)MD?C{0,4}M?D?C{0,4}X?[LC]?X{0,4}I?[VX]?I{0,4}(?!\w)")
# Lunar and solar years of the Hijra fall behind by as much.
_BEHIND = range(560, 632)


# "昭43・12・25", as lawyers write it.
_SHORT = re.compile(r"(?<!\w)([明大昭平令])(元|\d{1,2})[・.．年](\d{1,2})[・.．月](\d{1,2})")
_FIRST_LETTERS = {"明": 1867, "大": 1911, "昭": 1925, "平": 1988, "令": 2018}


def in_common_era(text: str) -> str:
    """The words of a date with the years of reigns as years of the Common Era.

    >>> in_common_era("平成15年"), in_common_era("昭和五十三年"), in_common_era("1326 AH/1908")
    ('2003年', '1978年', '1908')
    """
    text = _ROMAN.sub(lambda match: _from_roman(match[0]), text)
    if text.isascii():
        return _HIJRA.sub("", text)
    text = _SHORT.sub(lambda match: _short(*match.groups()), text)
    text = _REIGN.sub(lambda match: str(_REIGNS[match["reign"]] + _number(match["year"])), text)
    text = _WRITTEN.sub(lambda match: "".join(str(_DIGITS[one]) for one in match[0]), text)
    return _HIJRA.sub("", text)


def _short(reign: str, year: str, month: str, day: str) -> str:
    return f"{_FIRST_LETTERS[reign] + (1 if year == '元' else int(year))}.{month}.{day}"


def _from_roman(written: str) -> str:
    """A year in Roman figures as digits; what is no year of print stays."""
    year = roman_value(written)
    short = len(written) < 3 and written != "MM"  # "Baltimore, MD"
    return written if short or year < _FIRST_PRINT else str(year)


_FIRST_PRINT = 1450


def _number(written: str) -> int:
    """A number below 1000 in digits or as it is written in Chinese: "一百零五", "一〇五"."""
    if written.isdecimal():
        return int(written)
    hundreds, hundred, rest = written.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    if not hundred and not ten:
        return int("".join(str(_DIGITS[one]) for one in written))
    number = _DIGITS.get(ones.lstrip("〇零"), 0)
    number += 10 * _DIGITS.get(tens.lstrip("〇零"), 1) if ten else 0
    return number + (100 * _DIGITS.get(hundreds, 1) if hundred else 0)


def is_one_year(first: int, second: int) -> bool:
    """Whether two years are one, counted from the Hijra and in the Common Era.

    >>> is_one_year(1382, 2003), is_one_year(1923, 1961)
    (True, False)
    """
    return first < 1500 and second - first in _BEHIND
