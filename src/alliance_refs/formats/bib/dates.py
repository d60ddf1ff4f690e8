"""Dates of .bib entries, both ways: EDTF fields, and classic `year`, `month`, `day`.

In: an entry's fields. Out: a `Date`; a year that is no number stays as literal words
(BibLaTeX manual, 2.3.8; BibTeX's month macros and what people write instead of them).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from alliance_refs.formats.bib.entries import MONTHS
from alliance_refs.formats.bib.text import plain_latex
from alliance_refs.formats.edtf import read_edtf, write_edtf
from alliance_refs.formats.mapping.loose_dates import read_date
from alliance_refs.model import Date, DateParts, plain_text, read_markup
from alliance_refs.text.latex_write import write_latex
from alliance_refs.text.months import DATE_WORDS, ENGLISH

_WORDS = re.compile(r"[^\W\d_]+|\d+")
_YEAR = re.compile(
    r"(?:\[|\(|c\.?\s*|ca\.?\s*|circa\s*)*(-?\d{3,4})(?:\]|\)|\?|年|년)*", re.IGNORECASE
)
_CIRCA = re.compile(r"\bc(?:a|irca)?\b", re.IGNORECASE)
_NUMBERS = re.compile(r"\s*\d{1,2}(?:\s*[-–/]\s*\d{1,2})?\s*")
_LETTERS = re.compile(r"[^\W\d_]{3}")
_RANGE = re.compile(r"(\d{4})\s*(?:--?|–|/)\s*(\d{2}|\d{4})")


def read_field_date(raw: str) -> Date | None:
    """The date of a date field; words that are none stay as its literal.

    >>> str(read_field_date("1995-01/1995-02")), read_field_date("n.d.").literal
    ('1995-01/1995-02', 'n.d.')
    """
    # A "~" here is EDTF's mark of doubt, not LaTeX's space.
    return read_edtf(raw) or _read_year(plain_text(read_markup(plain_latex(raw))))


def _read_year(text: str) -> Date | None:
    if not text:
        return None
    return read_edtf(text) or _read_loose(text) or _read_words(text) or Date(literal=text)


def read_issued(fields: Mapping[str, str]) -> Date | None:
    """The date that an entry's `date`, or its `year`, `month` and `day`, say.

    >>> str(read_issued({"year": "2019", "month": "2 sep"}))
    '2019-09-02'
    >>> read_issued({"year": "{13th Century}"}).literal
    '13th Century'
    """
    date = read_field_date(fields["date"]) if fields.get("date", "").strip() else None
    if not date or (not date.start and fields.get("year")):
        date = _read_year(plain_text(read_markup(plain_latex(fields.get("year", ""))))) or date
    if date is None or date.end or date.start is None or date.start.month:
        return date
    return _with_month(date, date.start.year, fields)


def unsaid_dates(fields: Mapping[str, str], issued: Date | None) -> dict[str, str]:
    """Month and day, raw, where the date does not say them ("Michaelmas"), or another year.

    >>> unsaid_dates({"year": "1998", "month": "Michaelmas"}, Date.of(1998))
    {'month': 'Michaelmas'}
    """
    start, end = (issued.start, issued.end) if issued else (None, None)
    said = {"month": start and start.month, "day": end or (start and start.day)}
    unsaid = {name: fields[name] for name, part in said.items() if fields.get(name) and not part}
    if fields.get("date") and fields.get("year") and start and fields["year"] != str(start.year):
        unsaid["year"] = fields["year"]
    return unsaid


def write_issued(date: Date, *, classic: bool) -> dict[str, str]:
    """The fields that say a date; `year` and `month` where classic BibTeX can say it.

    >>> write_issued(Date.of(2003, 5), classic=True)
    {'year': '2003', 'month': 'may'}
    """
    words = write_edtf(date)
    if words is None:
        return {"year": write_latex(date.literal)} if date.literal and not date.start else {}
    return _classic_fields(date) if classic else {"date": words}


def _classic_fields(date: Date) -> dict[str, str]:
    """Year, month and day as BibTeX styles print them, ranges and seasons too."""
    start, end = date.start or DateParts(), date.end
    circa = "c. " if date.circa else ""
    if end and end.year != start.year:
        return {"year": f"{circa}{_year(start)}--{_year(end)}"}
    fields = {"year": circa + _year(start)}
    if end and end.month:
        fields["month"] = _months(start, end)
    elif start.month and (month := _macro(start.month)):
        fields["month"] = month
    if start.day and not end:
        fields["day"] = str(start.day)
    return fields


def _months(start: DateParts, end: DateParts) -> str:
    """ "January--February", "June 3--5", "June 30--July 2"."""
    first, last = (_month_and_day(parts) for parts in (start, end))
    return f"{first}--{end.day}" if start.month == end.month and end.day else f"{first}--{last}"


def _month_and_day(parts: DateParts) -> str:
    month = ENGLISH.get(parts.month or 0, "")
    return f"{month} {parts.day}" if parts.day else month


def _year(parts: DateParts) -> str:
    return "" if parts.year is None else str(parts.year) if parts.year > 0 else f"{-parts.year} BC"


def _macro(month: int) -> str:
    """BibTeX's macro for a month, the name of a season; empty for what is neither."""
    return MONTHS[month - 1] if month <= 12 else ENGLISH.get(month, "")


def _with_month(date: Date, year: int | None, fields: Mapping[str, str]) -> Date:
    """The date with the month and day of fields such as "2 sep", "May/June", "1--2"."""
    text = plain_latex(fields.get("month", "")).lower()
    words = _WORDS.findall(text)
    months = [DATE_WORDS[word] for word in words if word in DATE_WORDS]
    numbers = [number for word in words if (number := _number(word)) and number <= 31]
    if not months and _NUMBERS.fullmatch(text):
        months, numbers = [number for number in numbers if number <= 12], []
    if not months:
        return date
    said = map(_number, _WORDS.findall(plain_latex(fields.get("day", ""))))
    days = [day for day in said if 1 <= day <= 31] or numbers
    start, end = DateParts(year, months[0]), None
    if len(days) == 2:
        start, end = start._replace(day=days[0]), DateParts(year, months[-1], days[1])
    elif len(months) > 1 and not days:
        end = DateParts(year, months[-1])
    elif len(days) == 1:
        start = start._replace(day=days[0])
    return Date(start, end, circa=date.circa)


def _number(word: str) -> int:
    return int(word) if word.isdecimal() and len(word) <= 2 else 0


def _read_loose(text: str) -> Date | None:
    """Years as people write them: "[1990]", "c. 1850", "1990--91", "May 1990"."""
    circa = bool(_CIRCA.match(text))
    if match := _YEAR.fullmatch(text):
        return Date.of(int(match[1])) if not circa else Date(DateParts(int(match[1])), circa=True)
    if match := _RANGE.fullmatch(text):
        first, last = match[1], match[2]
        return Date(DateParts(int(first)), DateParts(int(first[: 4 - len(last)] + last)))
    return None


def _read_words(text: str) -> Date | None:
    """Dates that are none for BibLaTeX, but plain to read: "12 March 1998", "2003/04/05"."""
    date = read_date(text) if _LETTERS.search(text) or text.count("/") == 2 else None
    return date if date and date.start else None
