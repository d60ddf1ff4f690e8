"""Dates of .bib entries, both ways: EDTF fields, and classic `year`, `month`, `day`.

In: an entry's fields. Out: a `Date`; a year that is no number stays as literal words
(BibLaTeX manual, 2.3.8; BibTeX's month macros and what people write instead of them).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from alliance_refs.formats.bib.text import plain_latex
from alliance_refs.formats.edtf import read_edtf, write_edtf
from alliance_refs.model import Date, DateParts
from alliance_refs.text.latex_write import write_latex

_MONTH_NAMES = {
    name: number
    for number, names in enumerate(
        (
            "jan january janvier januar jänner enero gennaio",
            "feb february février februar febrero febbraio",
            "mar march mars märz marzo",
            "apr april avril abril aprile",
            "may mai mayo maggio",
            "jun june juin juni junio giugno",
            "jul july juillet juli julio luglio",
            "aug august août agosto",
            "sep sept september septembre septiembre settembre",
            "oct october octobre oktober octubre ottobre",
            "nov november novembre noviembre",
            "dec december décembre dezember diciembre dicembre",
        ),
        start=1,
    )
    for name in names.split()
}
# EDTF's seasons (ISO 8601-2, level 1), which CSL-JSON takes as months.
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_MONTH_WORDS = {**_MONTH_NAMES, **_SEASONS}
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_YEAR = re.compile(r"(?:\[|\(|c\.?\s*|ca\.?\s*|circa\s*)*(-?\d{3,4})(?:\]|\)|\?)*", re.IGNORECASE)
_CIRCA = re.compile(r"\bc(?:a|irca)?\b", re.IGNORECASE)
_RANGE = re.compile(r"(\d{4})\s*(?:--?|–|/)\s*(\d{2}|\d{4})")


def read_field_date(raw: str) -> Date | None:
    """The date of a date field; words that are none stay as its literal.

    >>> str(read_field_date("1995-01/1995-02")), read_field_date("n.d.").literal
    ('1995-01/1995-02', 'n.d.')
    """
    # A "~" here is EDTF's mark of doubt, not LaTeX's space.
    date = read_edtf(raw)
    text = "" if date else plain_latex(raw)
    return date or read_edtf(text) or _read_loose(text) or (Date(literal=text) if text else None)


def read_issued(fields: Mapping[str, str]) -> Date | None:
    """The date that an entry's `date`, or its `year`, `month` and `day`, say.

    >>> str(read_issued({"year": "2019", "month": "2 sep"}))
    '2019-09-02'
    >>> read_issued({"year": "{13th Century}"}).literal
    '13th Century'
    """
    if fields.get("date", "").strip():
        return read_field_date(fields["date"])
    year_text = plain_latex(fields.get("year", ""))
    if not year_text:
        return None
    date = read_edtf(year_text) or _read_loose(year_text)
    if date is None:
        return Date(literal=year_text)
    if date.end or date.start is None or date.start.month:
        return date
    return _with_month(date, date.start.year, fields)


def write_issued(date: Date, *, classic: bool) -> dict[str, str]:
    """The fields that say a date; `year` and `month` where classic BibTeX can say it.

    >>> write_issued(Date.of(2003, 5), classic=True)
    {'year': '2003', 'month': 'may'}
    """
    words = write_edtf(date)
    if words is None:
        return {"year": write_latex(date.literal)} if date.literal and not date.start else {}
    start = date.start
    if not classic or start is None or date.end or date.circa or (start.month or 0) > 12:
        return {"date": words} if not classic else {"year": words}
    fields = {"year": words.partition("-")[0] if (start.year or 0) > 0 else words}
    if start.month:
        fields["month"] = _MACROS[start.month - 1]
    if start.day:
        fields["day"] = str(start.day)
    return fields


_MACROS = tuple("jan feb mar apr may jun jul aug sep oct nov dec".split())


def _with_month(date: Date, year: int | None, fields: Mapping[str, str]) -> Date:
    words = _WORDS.findall(plain_latex(fields.get("month", "")).lower())
    day_text = plain_latex(fields.get("day", ""))
    months = [number for word in words if (number := _month(word, words))]
    days = [int(word) for word in words if word.isdigit() and len(words) > 1 and int(word) <= 31]
    if not months:
        return date
    day = int(day_text) if day_text.isdigit() else (days[0] if len(days) == 1 else None)
    start = DateParts(year, months[0], day if day and 1 <= day <= 31 else None)
    end = DateParts(year, months[-1]) if len(months) > 1 and not day else None
    return Date(start, end, circa=date.circa)


def _month(word: str, words: list[str]) -> int | None:
    if word.isdigit():
        number = int(word)
        return number if len(words) == 1 and 1 <= number <= 12 else None
    return _MONTH_WORDS.get(word)


def _read_loose(text: str) -> Date | None:
    """Years as people write them: "[1990]", "c. 1850", "1990--91", "May 1990"."""
    circa = bool(_CIRCA.match(text))
    if match := _YEAR.fullmatch(text):
        return Date.of(int(match[1])) if not circa else Date(DateParts(int(match[1])), circa=True)
    if match := _RANGE.fullmatch(text):
        first, last = match[1], match[2]
        return Date(DateParts(int(first)), DateParts(int(first[: 4 - len(last)] + last)))
    return None
