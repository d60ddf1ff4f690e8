"""Extended dates, ISO 8601-2 (EDTF) levels 0 and 1, read into `Date` and written from it.

In: "2003", "1995-01/1995-02", "2004-22" (a season), "1723~", "-0876", "20uu", "199X",
"1998/..", with or without a time of day. Out: a `Date`, None when the words are no such
date (BibLaTeX manual, 2.3.8). EDTF counts a year 0 and CSL does not, so years before the
common era move by one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from alliance_refs.model import Date, DateParts

_END = re.compile(
    r"""(?P<sign>[-−]?) (?: (?P<year>\d{4}|\d{3}[uUxX]|\d\d[uUxX]{2}|\d[uUxX]{3})
      | [yY](?P<long>[-−]?\d{5,12}) )
    (?: -(?P<month>\d{1,2}|uu|XX) (?: -(?P<day>\d{1,2}|uu|XX) )? )?
    (?: [T ]\d{2}:\d{2}.* )?
    (?P<mark>[?~%]{0,2})""",
    re.VERBOSE,
)
_OPEN = frozenset({"", "..", "open", "unknown", "*"})
_LONGEST = 60


@lru_cache(maxsize=4096)
def read_edtf(text: str) -> Date | None:
    """The date that EDTF `text` says, None when it says none.

    >>> read_edtf("1995-01/1995-02") == Date(DateParts(1995, 1), DateParts(1995, 2))
    True
    >>> read_edtf("-0876").year, read_edtf("1723?~").circa, read_edtf("no date")
    (-877, True, None)
    """
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    first, slash, second = text.partition("/")
    start, circa = _read_end(first)
    if start is None or start.year is None:
        return None
    if not slash:
        return _decade(first, start, circa)
    end, also_circa = _read_end(second)
    return None if end is None else Date(start, end, circa=circa or also_circa)


def write_edtf(date: Date) -> str | None:
    """The EDTF words of a date, None when EDTF cannot say it (literal words, named seasons).

    >>> write_edtf(Date(DateParts(-877))), write_edtf(Date(DateParts(1998), DateParts()))
    ('-0876', '1998/..')
    """
    if date.start is None or date.start.year is None or date.literal or date.raw or date.season:
        return None
    ends = (date.start,) if date.end is None else (date.start, date.end)
    first, *rest = map(_write_end, ends)
    return "/".join([first + ("~" if date.circa else ""), *rest])


def _read_end(text: str) -> tuple[DateParts | None, bool]:
    text = text.strip()
    if text in _OPEN:
        return DateParts(), False
    match = _END.fullmatch(text)
    if not match:
        return None, False
    digits = match["long"] or match["year"]
    year = int(re.sub("[uUxX]", "0", digits.replace("−", "-")))
    year = _common_era(-year if match["sign"] else year)
    month, day = _part(match["month"], 24), _part(match["day"], 31)
    if match["month"] and month is None and match["month"].isdigit():
        return None, False
    return DateParts(year, month, day if month else None), "~" in match["mark"] or "%" in match[
        "mark"
    ]


def _common_era(year: int) -> int:
    return year if year > 0 else year - 1


def _part(digits: str | None, most: int) -> int | None:
    if not digits or not digits.isdigit():
        return None
    number = int(digits)
    return number if 1 <= number <= most else None


def _decade(text: str, start: DateParts, circa: bool) -> Date:
    """A year with unsaid last figures ("20uu") is the range of years it may be."""
    unsaid = re.search("[uUxX]+", text.partition("-")[0]) if not text.startswith("y") else None
    if unsaid is None or start.year is None:
        return Date(start, circa=circa)
    return Date(start, DateParts(start.year + 10 ** len(unsaid[0]) - 1), circa=circa)


def _write_end(parts: DateParts) -> str:
    if parts.year is None:
        return ".."
    year = parts.year if parts.year > 0 else parts.year + 1
    written = f"{year:04d}" if year >= 0 else f"-{-year:04d}"
    if abs(year) > 9999:
        written = f"y{year}"
    return "-".join([written, *(f"{part:02d}" for part in parts[1:] if part is not None)])
