"""Dates as data gives them: the CSL-JSON value, and dates written as text.

In: a CSL-JSON date, or its `raw` text: EDTF ("2004-06/2006-08", "2004~"), or words
and numbers ("5 May 1999", "May-June 1999", "Spring 2001", "100 BC"). Out: a `Date`; text
that is no date stays as its literal words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from alliance_refs.model import Date, DateParts
from alliance_refs.text.months import DATE_WORDS

_LONGEST = 100
_WEEKDAYS = frozenset(
    """mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday
    sun sunday""".split()
)
_CIRCA = re.compile(r"^(?:circa|ca\.?|c\.)\s+|[~?]", re.IGNORECASE)
_EDTF = re.compile(r"(-?\d{4,9})(?:-(\d{1,2}|[XxUu]{2})(?:-(\d{1,2}|[XxUu]{2}))?)?")
# A time of day, which citations do not print.
_TIME = re.compile(r"(?<=\d)[T ]\d{1,2}:\d{2}[\d:.,Z+-]*$")
_OPEN = frozenset(("", ".."))
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})(?:/(\d{1,2})/(\d{1,2})|年(?:(\d{1,2})月(?:(\d{1,2})日)?)?)")
_ERA = re.compile(r"(\d{1,5})\s*(BCE?|CE|AD)\b\.?", re.IGNORECASE)
_RANGE = re.compile(
    r"\s*(?:--|–|—|(?<=\D)-(?=\D)|(?<=\s)-(?=\s)|(?<=\d\d\d\d)-(?=\d\d\d\d\b|[^\W\d])|/)\s*"
)
_DAY_RANGE = re.compile(r"(?<![\d–-])(\d{1,2})[-–](\d{1,2})(?![\d–-])")
_WORD = re.compile(r"\d+(?:st|nd|rd|th)?|[^\W\d_]+", re.IGNORECASE)


def parse_raw_date(text: str) -> Date:
    """The date that the text says; `literal` holds the text when it says none.

    >>> str(parse_raw_date("May-June 1999")), parse_raw_date("forthcoming").literal
    ('1999-05/1999-06', 'forthcoming')
    """
    stripped = text.strip()[:_LONGEST]
    words = _CIRCA.sub("", stripped).strip()
    circa = words != stripped
    words = _TIME.sub("", words)
    ends = _edtf(words) or _words(words) if len(text) <= _LONGEST else None
    if ends is None:
        return Date(literal=text.strip(), raw=text)
    start, end = ends
    return Date(start, end, circa=circa, raw=text)


Ends = tuple[DateParts, DateParts | None]


def _edtf(text: str) -> Ends | None:
    first, slash, second = text.partition("/")
    start, end = _edtf_parts(first), _edtf_parts(second)
    if start is None or (slash and end is None):
        return None
    if start == DateParts():
        return (end, None) if end and end != start else None
    return start, end if slash else None


def _edtf_parts(text: str) -> DateParts | None:
    text = text.strip()
    if text in _OPEN:
        return DateParts()
    match = _EDTF.fullmatch(text)
    if match is None:
        return None
    month, day = (int(part) if part and part.isdigit() else None for part in match.groups()[1:])
    return DateParts(int(match[1]), month, day)


def _words(text: str) -> Ends | None:
    """Words and numbers, one date or two."""
    if slashed := _SLASHED.fullmatch(text):
        return _slashed(*map(int, slashed.groups())), None
    if numbers := _YEAR_FIRST.fullmatch(text):
        parts = DateParts(*(int(part) for part in numbers.groups() if part))
        return (parts, None) if (parts.month or 1) <= 12 and (parts.day or 1) <= 31 else None
    days = _DAY_RANGE.search(text)
    if days and int(days[1]) < int(days[2]) <= 31:
        halves = [text[: days.start()] + day + text[days.end() :] for day in days.groups()]
    else:
        halves = _RANGE.split(text)
    if len(halves) == 2 and (both := _joined(*map(_half, halves))):
        return both
    # What breaks off ("May 1999-") says more than its beginning.
    whole = _one_date(text) if all(halves) else None
    return (whole, None) if whole and whole.year is not None else None


def _half(text: str) -> DateParts | None:
    """One end of a range, in numbers or in words."""
    return _edtf_parts(text) or _one_date(text)


def _slashed(first: int, second: int, year: int) -> DateParts:
    return DateParts(year, second, first) if first > 12 else DateParts(year, first, second)


def _joined(start: DateParts | None, end: DateParts | None) -> Ends | None:
    """A range whose start takes its missing year from its end."""
    if start is None or end is None or end.year is None:
        return None
    return DateParts(start.year if start.year is not None else end.year, *start[1:]), end


def _one_date(text: str) -> DateParts | None:
    """The parts that the words say; None when a word says none."""
    year: int | None = None
    era = _ERA.search(text)
    if era:
        year = -int(era[1]) if era[2].upper().startswith("B") else int(era[1])
        text = text[: era.start()] + text[era.end() :]
    said = [part for word in _WORD.findall(text) if (part := _part(word)) is None or part[0]]
    if None in said:
        return None
    parts = dict(part for part in said if part is not None)
    if len(parts) < len(said) or ("day" in parts and "month" not in parts):
        return None
    return DateParts(parts.get("year", year), parts.get("month"), parts.get("day"))


def _part(word: str) -> tuple[str, int] | None:
    """What one word says: ("month", 5); ("", 0) for a weekday; None when it says nothing."""
    low = word.lower()
    digits = low.rstrip("stndrh")
    if digits.isdecimal():
        number = int(digits)
        if len(low) == 4:
            return "year", number
        return ("day", number) if 0 < number <= 31 else None
    if low in DATE_WORDS:
        return "month", DATE_WORDS[low]
    return ("", 0) if low in _WEEKDAYS else None


def read_date(value: object) -> Date | None:
    """The date of a CSL-JSON date value; None when the value says nothing.

    >>> str(read_date({"date-parts": [["1999", "5", ""]], "circa": 1}))
    '1999-05~'
    """
    if isinstance(value, str):
        return parse_raw_date(value) if value.strip() else None
    if not isinstance(value, Mapping):
        return None
    listed = value.get("date-parts")
    ends = [_listed(end) for end in listed[:2]] if isinstance(listed, list) else []
    words = {name: str(value.get(name) or "") for name in ("season", "literal", "raw")}
    if not ends and not any(words.values()):
        return None
    if not ends and words["raw"] and not words["literal"]:
        return parse_raw_date(words["raw"])
    start, end = (*ends, None, None)[:2]
    return Date(start, end, circa=bool(value.get("circa")), **words)


def _listed(parts: object) -> DateParts:
    """Year, month and day of one list; what is no number is left out, a year 0 is open."""
    numbers = [_whole(part) for part in parts[:3]] if isinstance(parts, list) else []
    year, month, day = (*numbers, None, None, None)[:3]
    return DateParts(year or None, month, day)


def _whole(part: object) -> int | None:
    text = str(part).strip()
    return int(text) if re.fullmatch(r"-?\d{1,9}", text) else None
