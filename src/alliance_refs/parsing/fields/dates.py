"""Dates: words such as "January-February 1995" or "13 février 2018" to `Date` values.

`DATE` is the source of a regular expression that finds such words; `parse_date` reads what
it found. Months and seasons are known in many languages, digits in the orders of Europe.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from alliance_refs.model import Date, DateParts
from alliance_refs.parsing.fields.eras import in_common_era, is_one_year
from alliance_refs.parsing.lexicon import alternatives, any_of
from alliance_refs.text.months import MONTH_NUMBERS, month_number


def parse_date(text: str) -> Date | None:
    """The date that some words say; None when they hold no year.

    >>> str(parse_date("January-February 1995")), str(parse_date("le 13 février 2018"))
    ('1995-01/1995-02', '2018-02-13')
    >>> str(parse_date("2003. 5. 27")), str(parse_date("Spring 1998"))
    ('2003-05-27', '1998-21')
    """
    text = in_common_era(text)
    years = list(_ANY_YEAR.finditer(text))
    if not years:
        return _short_year(text)
    numeric = _numeric(text)
    if numeric:
        return numeric
    year = int(years[0][0])
    last = _last_year(text, years)
    months = _months(text)
    circa = bool(_circa().search(text)) or bool(_DOUBTED.match(text, years[0].end()))
    if last is not None and not months:
        return Date(DateParts(year), DateParts(last), circa=circa)
    return _with_months(year, last, months, _days(text), circa)


def _short_year(text: str) -> Date | None:
    """Two digits alone, "94": a year of this century or the last."""
    if len(text) != 2 or not text.isdecimal():
        return None
    return Date(DateParts(int(text) + (2000 if int(text) < _TURN else 1900)))


_TURN = 30
_ANY_YEAR = re.compile(r"(?<!\d)(?:1[0-9]\d\d|20\d\d)(?!\d)")
# "1650?", "[1650?]": a year that is not sure.
_DOUBTED = re.compile(r"\s?\(?\?")


_LAST_MONTH = 12


def _with_months(
    year: int, last: int | None, months: list[int], days: list[int], circa: bool
) -> Date:
    if not months:
        return Date(DateParts(year), circa=circa)
    days = [] if months[0] > _LAST_MONTH else days  # a season has none
    day = days[0] if days else None
    start = DateParts(year, months[0], day)
    if len(months) > 1:
        end = DateParts(last or year, months[1], days[1] if len(days) > 1 else None)
        return Date(start, end if _order(end) > _order(start) else None, circa=circa)
    if last is not None:
        return Date(start, DateParts(last), circa=circa)
    if len(days) > 1 and days[1] > days[0]:
        return Date(start, DateParts(year, months[0], days[1]), circa=circa)
    return Date(start, circa=circa)


def _order(parts: DateParts) -> tuple[int, ...]:
    return tuple(part or 0 for part in parts)


class Dates(NamedTuple):
    """What the words of a date say: when the work came out, and first came out."""

    issued: Date | None
    original: Date | None = None


def read_dates(text: str) -> Dates:
    """The date of the work and, where two are printed, that of its first appearance.

    A year in brackets beside a later one is the first ("[1965] 1998", "(1963) (1881)"), as are
    two years parted by a slash that are far apart ("1923/1961", "1961/1923").

    >>> [str(date) for date in read_dates("[1965] 1998")]
    ['1998', '1965']
    >>> str(read_dates("1998/99").issued)
    '1998/1999'
    """
    text = in_common_era(text)
    if is_spaced_year(text):
        text = text.replace(" ", "")
    match = _TWO_YEARS.search(text)
    if match:
        slash = "/" in match[0]
        years = [int(match[name]) for name in _names(match)]
        first, second = sorted(years) if slash else years
        if slash and is_one_year(first, second):
            return Dates(Date.of(second))
        if second - first > (_NEAR if slash else 0):
            return Dates(Date.of(second), Date.of(first))
    return Dates(parse_date(text))


_SPACED = re.compile(r"(?:1\s?[5-9]|2\s?0)\s?\d\s?\d")


def is_spaced_year(text: str) -> bool:
    """Whether some words are a year with a space in it, as scans have it: "19 55"."""
    return " " in text and bool(_SPACED.fullmatch(text))


# A volume may be dated with two years; more than this apart, the second is a reprint's.
_NEAR = 3
_FOUR = r"(?:1[0-9]\d\d|20\d\d)"
_LED = r"(?:[^\W\d_]+\.?:?\s?){0,3}"
_TWO_YEARS = re.compile(
    rf"(?:[\[(]{_LED}|^)(?P<a1>{_FOUR})[\])]\s?,?\s?(?P<a2>{_FOUR})(?!\d)"
    rf"|(?<!\d)(?P<b2>{_FOUR})[a-z]?\)?\s?[\[(]{_LED}(?P<b1>{_FOUR})[\])]"
    rf"|(?<![\d/])(?P<c1>{_FOUR})[a-z]?/(?P<c2>{_FOUR})(?![\d/])"
)


def _names(match: re.Match[str]) -> tuple[str, str]:
    letter = next(name[0] for name, found in match.groupdict().items() if found)
    return f"{letter}1", f"{letter}2"


def is_undated(text: str) -> bool:
    """Whether some words say that there is no date ("n.d.", "o. J.")."""
    bare = text.strip(" ,;:()[]")
    return bool(_undated().fullmatch(bare) or _undated().fullmatch(bare + "."))


@cache
def _undated() -> re.Pattern[str]:
    return re.compile(rf"{any_of('dates.undated')}\.?[-–]?[a-z]?", re.IGNORECASE)


def is_forthcoming(text: str) -> bool:
    """Whether some words say that the work is not out yet ("forthcoming", "im Druck")."""
    bare = text.strip(" .,;:()[]")
    return bool(_forthcoming().fullmatch(bare) or _SOON.fullmatch(bare))


# "i. E.", "i. Dr.": in print, by letters that are initials elsewhere.
_SOON = re.compile(r"i\.\s?(?:E|Ersch|Dr|D|Vorb)")


@cache
def _forthcoming() -> re.Pattern[str]:
    return re.compile(any_of("dates.forthcoming"), re.IGNORECASE)


def before_date(text: str, start: int) -> int:
    """Where a date begins when its first words stand before `start`: "spring 1987", "in press"."""
    head = text[max(start - _REACH, 0) : start]
    match = (_led() if text[start : start + 1].isdigit() else _LED_STATUS).search(head)
    return start - len(head) + match.start() if match else start


# How far before a year its month may begin.
_REACH = 24
_LED_STATUS = re.compile(r"(?<!\w)(?:in|im|en|à|à la|in corso di)\s$", re.IGNORECASE)


@cache
def _led() -> re.Pattern[str]:
    day = r"(?:[0-3]?\d(?:st|nd|rd|th|er)?\.?\s(?:de\s)?)?"
    names = alternatives(MONTH_NUMBERS)
    return re.compile(rf"(?<!\w){day}{names}\.?,?(?:\s(?:de|del))?\s$", re.IGNORECASE)


def is_access(text: str) -> bool:
    """Whether a date is that of a visit to a page ("accessed 3 May 2015")."""
    return bool(_access().match(text))


@cache
def _access() -> re.Pattern[str]:
    return re.compile(rf"\W*{any_of('dates.accessed')}(?!\w)(?=.*\d)", re.IGNORECASE)


_ORDERS = (
    re.compile(
        r"(?<!\d)(?P<y>\d{4})(?P<s>[-/.년年])\s?(?P<m>\d{1,2})(?:(?P=s)|월|月)\s?(?P<d>\d{1,2})(?!\d)"
    ),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})(?P<s>[-/.])\s?(?P<m>\d{1,2})(?P=s)\s?(?P<y>\d{4})(?!\d)"),
    re.compile(
        r"(?<![\dc©])(?P<y>\d{4})(?:-|[년年]\s?)(?P<m>0[1-9]|1[0-2]|(?<=[년年\s])\d)(?=월|月|$|[^\d-])"
    ),
)


def _numeric(text: str) -> Date | None:
    for order in _ORDERS:
        match = order.search(text)
        if match:
            month, day = int(match["m"]), int(match.groupdict().get("d") or 0)
            if month > 12 >= day > 0:
                month, day = day, month
            if 1 <= month <= 12 and day <= 31:
                return Date.of(int(match["y"]), month, day or None)
    return None


def _last_year(text: str, years: list[re.Match[str]]) -> int | None:
    """The second year of "1854-1888", "1998/99", "1634 to 1640"."""
    first = years[0]
    match = re.compile(
        r"[a-z]?\s?(?:[-–—/‑]|--|to|bis|à|a)\s?(\d{4}|\d{2}|\d(?!\s?[-/.–]))(?!\d)"
    ).match(text, first.end())
    if match and not _is_day(text, match):
        year = int(first[0][: 4 - len(match[1])] + match[1])
        return year if year > int(first[0]) else None
    if len(years) > 1 and len(_months(text)) > 1 and int(years[1][0]) >= int(first[0]):
        return int(years[1][0])
    return None


def _is_day(text: str, number: re.Match[str]) -> bool:
    """Whether a month comes behind a number: "3 May 2003 – 7 July 2003" ends on the seventh."""
    after = _BEFORE_MONTH.match(text, number.end())
    month = _month().match(text, after.end()) if after and len(number[1]) < 3 else None
    number_of = month_number(month[0]) if month else None
    return number_of is not None and number_of <= _LAST_MONTH


_BEFORE_MONTH = re.compile(r"\.?\s(?:de\s)?")


def _months(text: str) -> list[int]:
    found = (month_number(match[0]) for match in _month().finditer(text))
    return [number for number in found if number is not None]


@cache
def month_pattern() -> str:
    """The source of a regular expression for the name of a month or a season."""
    return rf"{alternatives(MONTH_NUMBERS)}(?![^\W\d_])"


@cache
def _month() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_]){month_pattern()}", re.IGNORECASE)


def is_month(text: str, at: int) -> bool:
    """Whether the name of a month or a season begins at a place of the text."""
    return _month().match(text, at) is not None


_DAY = re.compile(r"(?<![\d:.,])([0-3]?\d)(?=\.|,|(?:st|nd|rd|th|er|º|°)\b|\D|$)(?!\d|:|\s?[AP]M)")


def _days(text: str) -> list[int]:
    if not _months(text):
        return []
    found = (int(match[1]) for match in _DAY.finditer(text))
    return [day for day in found if 1 <= day <= 31][:2]


@cache
def _circa() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('dates.circa')}(?:\s|(?<=\.))(?=\[?\d{{4}})", re.IGNORECASE)


def _month_range() -> str:
    month, season = (any_of(f"dates.{names}") for names in ("months", "seasons"))
    one = rf"(?:{month}|{season})(?![^\W\d_])"
    return rf"{one}(?:\s?[-–—/‑]\s?{one}|\s?(?:and|&|et|und|y|e)\s{one})?"


@cache
def date_pattern() -> str:
    """The source of a regular expression (to be used without case) for any date with a year."""
    month = _month_range()
    day = r"(?<!\d)[0-3]?\d(?:st|nd|rd|th|er|º|°)?"
    days = rf"{day}(?:\s?[-–—/‑]\s?{day})?"
    of = r"(?:\s?(?:de|di|of|del)\s|\.?\s?|[-‑ ])"
    year = r"(?:1[3-9]\d\d|20\d\d)(?!\d)[a-z]?(?![^\W\d_])"
    time = r"(?:,?\s\d{1,2}:\d\d(?:\s?[AP]\.?M\.?)?)?"
    return (
        rf"(?:(?<!\w){days}{of}{month}\.?,?(?:\s?(?:de|del|of)\s|\s?|[-‑]){year}{time}"
        rf"|(?<!\w){month}\.?\s{days},?\s?{year}{time}"
        rf"|(?<!\w)(?:{day}{of})?{month}\.?\s?{days}?\s?[-–—]\s?(?:{day}\s)?{month}\.?\s?(?:{day},\s)?{year}"
        rf"|(?<!\w){month}\.?,?(?:\s(?:de|del|of))?\s{year}(?:\s?[-–/‑]\s?\d\d(?:\d\d)?(?!\d))?"
        rf"|(?<!\w){year},?\s{month}\.?(?:\s{days})?(?![^\W\d_])"
        rf"|(?<![\w.-])(?:1[3-9]|20)\d\d[-/.년年]\s?\d{{1,2}}[-/.월月]\s?\d{{1,2}}[일日]?(?![\w-])"
        rf"|(?<![\w.-])\d{{1,2}}[-/.]\s?\d{{1,2}}[-/.]\s?(?:1[3-9]|20)\d\d(?![\w-])"
        rf"|(?<![\w.-])(?:1[3-9]|20)\d\d[년年]\s?(?:\d{{1,2}}[월月])?)"
    )
