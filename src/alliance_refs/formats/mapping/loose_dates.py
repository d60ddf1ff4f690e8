"""Dates as reference managers write them: slashes, dots, ISO, or a month in words.

In: the text of a date field. Out: a `Date`; words that are no date stay as its literal.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from alliance_refs.formats.mapping.rows import Form
from alliance_refs.model import Date, DateParts

_MONTHS = {
    name: number
    for number, names in enumerate(
        """jan january|feb february|mar march|apr april|may|jun june|jul july|aug august
        |sep sept september|oct october|nov november|dec december""".split("|"),
        start=1,
    )
    for name in names.split()
}
# CSL 1.0.2 counts seasons as months 13 to 16 in data, EDTF as 21 to 24.
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_SEASON_NAMES = dict(
    zip((13, 14, 15, 16, 21, 22, 23, 24), ("Spring", "Summer", "Autumn", "Winter") * 2, strict=True)
)
_MONTH_NAMES = _MONTHS | _SEASONS

_NUMERIC = re.compile(r"(-?\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?(?:[T ][\d:.+Z-]*)?[-/.]*")
# RIS sets a season after three slashes: "2003///Spring".
_SEASON_LAST = re.compile(r"(-?\d{4})///\s*([A-Za-z]+)")
_MONTHS_OF_YEAR = re.compile(r"([A-Za-z]+)\.?\s*[-–/]\s*([A-Za-z]+)\.?,?\s+(\d{4})")
_WORDY = re.compile(r"\d+|[a-z]+")
_RANGE = re.compile(r"\s*(?:/|–|--)\s*")
_CIRCA = re.compile(r"^(?:c\.|ca\.|circa)\s*|[~?]$", re.IGNORECASE)
# Longer texts are no date.
_LONGEST = 80


def read_date(text: str) -> Date | None:
    """The date that `text` says, None when it says nothing.

    >>> str(read_date("2003/05/27/")), str(read_date("27 May 2003")), str(read_date("1995-1996"))
    ('2003-05-27', '2003-05-27', '1995/1996')
    >>> read_date("forthcoming").literal, str(read_date("c. 1887"))
    ('forthcoming', '1887~')
    """
    text = text.strip()
    if not text.strip("/-. "):
        return None
    if len(text) > _LONGEST:
        return Date(literal=text)
    bare = _CIRCA.sub("", text)
    ends = _ends(bare)
    if ends is None:
        return Date(literal=text)
    return Date(*ends, circa=bare != text)


def _ends(text: str) -> tuple[DateParts, DateParts | None] | None:
    if whole := _parts(text):
        return whole, None
    if months := _MONTHS_OF_YEAR.fullmatch(text):
        first, last = (_from_words(f"{month} {months[3]}") for month in months.group(1, 2))
        return (first, last) if first and last else None
    years = re.fullmatch(r"(\d{4})-(\d{4})", text)
    pieces = list(years.groups()) if years else _RANGE.split(text)
    if len(pieces) != 2:
        return None
    first = _parts(pieces[0])
    last = DateParts() if pieces[1] in ("", "..") else _parts(pieces[1])
    return (first, last) if first and last is not None else None


def _parts(text: str) -> DateParts | None:
    if match := _NUMERIC.fullmatch(text):
        return _checked(*(int(part) if part else None for part in match.groups()))
    if match := _SEASON_LAST.fullmatch(text):
        season = _SEASONS.get(match[2].lower())
        return DateParts(int(match[1]), season) if season else None
    return _from_words(text)


def _from_words(text: str) -> DateParts | None:
    """Year, month and day of a date in English words, in any order."""
    words = _WORDY.findall(text.lower())
    numbers = [int(word) for word in words if word.isdigit()]
    months = [_MONTH_NAMES[word] for word in words if word in _MONTH_NAMES]
    years = [number for number in numbers if number > 31]
    days = [number for number in numbers if number <= 31]
    if len(words) != len(years) + len(days) + len(months) or len(years) != 1:
        return None
    if len(months) > 1 or len(days) > len(months):
        return None
    return _checked(years[0], *months, *days)


def _checked(
    year: int | None, month: int | None = None, day: int | None = None
) -> DateParts | None:
    """The parts, if there are such a month and day."""
    if month is not None and not (1 <= month <= 12 or 21 <= month <= 24):
        return None if day else DateParts(year) if month == 0 else None
    if day is not None and not 1 <= day <= 31:
        return DateParts(year, month) if day == 0 else None
    return DateParts(year, month, day)


def write_slashed(date: Date) -> str:
    """The date as RIS has it, most significant part first; its words when it is no date.

    >>> write_slashed(Date.of(2003, 5, 27)), write_slashed(Date.of(2003, 22))
    ('2003/05/27', '2003///Summer')
    """
    if date.start is None or date.end or date.circa or (date.year or 0) < 1:
        return str(date)
    if season := _SEASON_NAMES.get(date.start.month or 0):
        return f"{date.year:04d}///{season}"
    return str(date).replace("-", "/")


def _read_first(values: Sequence[str]) -> Date | None:
    return read_date(values[0])


def _write_slashed(date: Date) -> Sequence[str]:
    return [text] if (text := write_slashed(date)) else []


def _write_iso(date: Date) -> Sequence[str]:
    return [text] if (text := str(date)) else []


SLASHED_DATE = Form(_read_first, _write_slashed)
ISO_DATE = Form(_read_first, _write_iso)
