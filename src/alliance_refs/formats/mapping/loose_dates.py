"""Dates as reference managers write them: slashes, dots, ISO, or a month in words.

In: the text of a date field. Out: a `Date`; words that are no date stay as its literal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from alliance_refs.formats.mapping.rows import Form
from alliance_refs.model import Date, DateParts
from alliance_refs.text.months import DATE_WORDS, ENGLISH

_NUMERIC = re.compile(r"(-?\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?(?:[T ][\d:.+Z-]*)?[-/.]*")
# RIS counts to three slashes; what stands behind them is a season, a time, or how it is printed.
_SLASHED = re.compile(r"(-?\d{4})/(\d{0,2})/(\d{0,2})/\s*(.*)")
# "1987-88", but not "2003-05", which is a month.
_YEARS = re.compile(r"(\d{4})-(\d{4}|1[3-9]|[2-9]\d)")
# Year last: "27.5.2003" has the day first, "27/5/2003" too where no month can have the number.
_YEAR_LAST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_WORDY = re.compile(r"\d+|[^\W\d_]+")
_LATIN = re.compile(r"[a-z\d]")
_RANGE = re.compile(r"\s*(?:/|–|--)\s*")
_JOINT = re.compile(r"[-–—/]+")
_CIRCA = re.compile(r"^(?:c\.|ca\.?(?=[ \d])|circa)\s*|[~?]$", re.IGNORECASE)
# Catalogues set years in brackets, and put "c" or a sign before a year of copyright.
_BRACKETS = str.maketrans("", "", "[]")
_COPYRIGHT = re.compile(r"^(?:c|p|©|℗|cop\.)\s?(?=\d{4}$)|(?<=\d{4}), ?(?:c|©|cop\.)\s?\d{4}$")
# Longer texts are no date.
_LONGEST = 80


def read_date(text: str) -> Date | None:
    """The date that `text` says, None when it says nothing.

    >>> str(read_date("2003/05/27/")), str(read_date("27 May 2003")), str(read_date("1995-1996"))
    ('2003-05-27', '2003-05-27', '1995/1996')
    >>> read_date("forthcoming").literal, str(read_date("c. 1887")), str(read_date("c1987"))
    ('forthcoming', '1887~', '1987')
    """
    text = text.strip()
    if not text.strip("/-. "):
        return None
    if len(text) > _LONGEST:
        return Date(literal=text)
    dated = _COPYRIGHT.sub("", text.translate(_BRACKETS).strip(" ,"))
    bare = _CIRCA.sub("", dated)
    ends = _ends(bare)
    if ends is None:
        return Date(literal=text)
    return Date(*ends, circa=bare != dated)


def _ends(text: str) -> tuple[DateParts, DateParts | None] | None:
    if text.endswith("/..") and (first := _parts(text[:-3])):
        return first, DateParts()
    if slashed := _SLASHED.fullmatch(text):
        return _ends_slashed(*slashed.groups())
    if whole := _parts(text):
        return whole, None
    years = _YEARS.fullmatch(text)
    pieces = [years[1], years[1][: -len(years[2])] + years[2]] if years else _RANGE.split(text)
    if len(pieces) != 2:
        return _ends_in_words(text)
    first = _parts(pieces[0])
    last = DateParts() if pieces[1] in ("", "..") else _parts(pieces[1])
    return (first, last) if first and last is not None else _ends_in_words(text)


def _ends_slashed(
    year: str, month: str, day: str, other: str
) -> tuple[DateParts, DateParts | None] | None:
    """The ends of "2009/11/15/Nov/Dec2009": the figures, or the words where they say more."""
    if not month and (said := _ends(f"{other} {year}".strip())):
        return said
    parts = _checked(int(year), *(int(part) if part else None for part in (month, day)))
    return (parts, None) if parts else None


def _ends_in_words(text: str) -> tuple[DateParts, DateParts] | None:
    """The ends of a range in words; what one end leaves unsaid is what the other says.

    >>> first, last = _ends_in_words("2003 Nov-Dec")
    >>> first, last == DateParts(2003, 12)
    (DateParts(year=2003, month=11, day=None), True)
    """
    halves = _JOINT.split(text)
    if len(halves) != 2 or not any(map(str.isalpha, text)):
        return None
    first, last = map(_in_words, halves)
    if first is None or last is None:
        return None
    starts = _checked(first[0] or last[0], first[1] or last[1], first[2])
    ends = _checked(last[0] or first[0], last[1] or first[1], last[2])
    return (starts, ends) if starts and ends and starts.year and ends.year else None


def _parts(text: str) -> DateParts | None:
    if match := _NUMERIC.fullmatch(text):
        return _checked(*(int(part) if part else None for part in match.groups()))
    if match := _YEAR_LAST.fullmatch(text):
        return _year_last(int(match[1]), int(match[3]), int(match[4]), dotted=match[2] == ".")
    said = _in_words(text)
    # A number of the month is a day; without a month it may be anything.
    return None if said is None or said[0] is None or (said[2] and not said[1]) else _checked(*said)


def _year_last(first: int, second: int, year: int, *, dotted: bool) -> DateParts | None:
    """The date whose day and month are told apart by what they can be; None where either may be."""
    if dotted or first > 12 or first == second:
        return _checked(year, second, first)
    return _checked(year, first, second) if second > 12 else None


def _in_words(text: str) -> DateParts | None:
    """Year, month and day that words say, in any order, so far as they do."""
    # Other scripts have marks beside their numbers ("2003年").
    words = [one for one in _WORDY.findall(text.lower()) if one in DATE_WORDS or _LATIN.search(one)]
    months = [DATE_WORDS[word] for word in words if word in DATE_WORDS]
    years = [int(word) for word in words if len(word) == 4 and word.isdigit()]
    days = [int(word) for word in words if len(word) <= 2 and word.isdigit()]
    if not words or len(words) != len(years) + len(days) + len(months):
        return None
    if max(len(years), len(months), len(days)) > 1:
        return None
    return DateParts(*(next(iter(found), None) for found in (years, months, days)))


def _checked(
    year: int | None, month: int | None = None, day: int | None = None
) -> DateParts | None:
    """The parts, if there are such a month and day."""
    if month is not None and not (1 <= month <= 12 or 21 <= month <= 24):
        return None if day else DateParts(year) if month == 0 else None
    if day is not None and (not 1 <= day <= 31 or (month or 0) > 12):
        return DateParts(year, month) if day == 0 else None
    return DateParts(year, month, day)


def write_slashed(date: Date) -> str:
    """The date as RIS has it, most significant part first; its words when it is no date.

    >>> write_slashed(Date.of(2003, 5, 27)), write_slashed(Date.of(2003, 22))
    ('2003/05/27', '2003///Summer')
    """
    if date.start is None or date.end or date.circa or (date.year or 0) < 1:
        return str(date)
    month = date.start.month or 0
    if month > 12 and month in ENGLISH:
        return f"{date.year:04d}///{ENGLISH[month]}"
    return str(date).replace("-", "/")


def _read_first(values: Sequence[str]) -> Date | None:
    return read_date(values[0])


def _write_slashed(date: Date) -> Sequence[str]:
    return [text] if (text := write_slashed(date)) else []


def _write_iso(date: Date) -> Sequence[str]:
    return [text] if (text := str(date)) else []


def _read_figures(values: Sequence[str]) -> Date | None:
    """A date that says a year; words, and numbers that are no date, are left to other rows."""
    date = read_date(values[0])
    return date if date and date.start else None


SLASHED_DATE = Form(_read_first, _write_slashed, one=True)
ISO_DATE = Form(_read_first, _write_iso, one=True)
# For places that hold something else in other works.
PLAIN_DATE = Form(_read_figures, _write_slashed, one=True)
