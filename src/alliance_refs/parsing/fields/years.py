"""Which of several years is the work's: "« Titre » [1968], in ... 2002" first came out in 1968.

In: a text and its fields. Out: the fields, a bracketed year before a later one as the original,
the year of a reprint as the date where there is no other, days as parts of their dates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from alliance_refs.parsing.fields.dates import is_month
from alliance_refs.parsing.fields.days import with_days
from alliance_refs.parsing.fields.joining import merged, spanning
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.lexicon import any_of
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

_YEAR = re.compile(r"(?:1[4-9]|20)\d\d(?!\d)")


def with_years(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; years and days by their own labels.

    >>> text = "« La mort » [1968], in Œuvres, 2002"
    >>> read = (Field("date", Span(13, 17), 1.0, ""), Field("date", Span(31, 35), 1.0, ""))
    >>> [field.label for field in with_years(text, read)]
    ['original-date', 'date']
    """
    fields = with_days(text, _with_standard(text, fields))
    for repair in (_with_circa, _with_days, _with_next_year, _with_issue, _with_reprint):
        fields = repair(text, fields)
    return _with_original(text, fields)


@cache
def _standard() -> re.Pattern[str]:
    return re.compile(rf"{any_of('works.standards')}\b[^:]*:(?P<year>(?:19|20)\d\d)")


def _with_standard(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; "ISO 690:2010", where no other date is printed, says when the standard came out."""
    if any(field.label == "date" for field in fields):
        return fields
    for at, field in enumerate(fields):
        match = _standard().fullmatch(text, *field.span) if field.label == "number" else None
        if match:
            date = replace(field, label="date", span=Span(*match.span("year")))
            return (*fields[: at + 1], date, *fields[at + 1 :])
    return fields


_IMPRINT: frozenset[Label] = frozenset({"place", "publisher"})


@cache
def _circa() -> re.Pattern[str]:
    return re.compile(rf"(?<=[\s\[(])[\[(]?{any_of('dates.circa')}\s?\[?$")


def _with_circa(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; "London [ca. | 1922]": the word belongs to the year."""
    out = list(fields)
    for at, field in enumerate(fields):
        if field.label != "date" or not at or out[at - 1].label not in _IMPRINT:
            continue
        match = _circa().search(text, max(field.span.start - 9, 0), field.span.start)
        held = out[at - 1]
        if match is None or match.start() <= held.span.start:
            continue
        out[at] = replace(field, span=Span(match.start(), field.span.end))
        if held.span.end > match.start():
            end = len(text[: match.start()].rstrip(" ,"))
            out[at - 1] = replace(held, span=Span(held.span.start, end))
    return out


_NUMBERS: frozenset[Label] = frozenset({"volume", "issue", "pages", "number"})
_DAY = re.compile(r"(?:[12]?\d|3[01])\.?")
_GAP = re.compile(r"\.?\s(?:de\s)?")
# "No. 3 December 1973", "15/2 Summer 2003": the number of an issue, and no day.
_COUNTED = re.compile(r"(?:\b(?:[Nn]o|[Nn]r|[Nn]um|H|Heft|n)[.°º]?\s?|[\d)]\s?[/:]\s?|#)$")


def _with_days(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; "v. 24. September", read as a volume and its date, is a date."""

    def join(held: Field, field: Field) -> Field | None:
        day = field.label == "date" and held.label in _NUMBERS and _DAY.fullmatch(text, *held.span)
        close = day and _GAP.fullmatch(text, held.span.end, field.span.start)
        if close and _COUNTED.search(text, max(held.span.start - 5, 0), held.span.start):
            return None
        if not close or not is_month(text, field.span.start):
            return None
        return replace(field, span=Span(held.span.start, field.span.end))

    return tuple(merged(fields, join))


_NEXT = re.compile(r"\d\d")
_LAST = re.compile(r"(?:1[4-9]|20)(?P<year>\d\d)$")


def _with_next_year(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; "89 (1958/59)", read as a date and an issue, is two years."""

    def join(held: Field, field: Field) -> Field | None:
        pair = (held.label, field.label) == ("date", "issue")
        close = pair and text[held.span.end : field.span.start] in ("/", "-", "–")
        last = _LAST.search(text, *held.span) if close else None
        if last is None or not _NEXT.fullmatch(text, *field.span):
            return None
        follows = (int(field.span.cut(text)) - int(last["year"])) % 100 == 1
        return spanning(held, field) if follows else None

    return tuple(merged(fields, join))


# "1991-III", "2000/6406": a year and the issue of a periodical.
_ISSUE = re.compile(
    r"(?P<date>(?:1[4-9]|20)\d\d)\s?[-–/]\s?(?P<issue>[IVX]+|(?!1[4-9]\d\d|20\d\d)\d{3,5})"
)


def _with_issue(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; a date without the issue that a periodical counts behind its year."""
    labels = {field.label for field in fields}
    if "container" not in labels or "issue" in labels:
        return fields
    out: list[Field] = []
    for field in fields:
        match = _ISSUE.fullmatch(text, *field.span) if field.label == "date" else None
        if match is None:
            out.append(field)
            continue
        out.append(replace(field, span=Span(*match.span("date"))))
        out.append(replace(field, label="issue", span=Span(*match.span("issue"))))
    return out


_REPRINT = re.compile(
    r"(?:repr|reprint|reprinted|rpt|Nachdr|ND|rist|réimpr)\.?\s(?P<year>(?:1[5-9]|20)\d\d)", re.I
)


def _with_reprint(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; "repr. 1964" tells when the book came out, where nothing else does."""
    if any(field.label in ("date", "status") for field in fields):
        return fields
    out = []
    for field in fields:
        match = _REPRINT.fullmatch(text, *field.span) if field.label == "note" else None
        out.append(replace(field, label="date", span=Span(*match.span("year"))) if match else field)
    return out


_COUNTS: frozenset[Label] = frozenset({"pages", "volume", "issue", "number", "locator"})


def _with_original(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; a year in brackets before a later one is the original, a lone year the date."""
    if not any(field.label in ("date", "status") for field in fields):
        return [
            replace(field, label="date") if field.label == "original-date" else field
            for field in fields
        ]
    dates = [field for field in fields if field.label == "date"]
    latest = max((_year(text, field) for field in dates), default=0)
    return [
        replace(field, label="original-date") if _is_original(text, field, latest) else field
        for field in fields
    ]


def _is_original(text: str, field: Field, latest: int) -> bool:
    bracketed = field.label == "date" and text[: field.span.start][-1:] == "["
    return bracketed and 0 < _year(text, field) < latest


def _year(text: str, field: Field) -> int:
    match = _YEAR.search(text, *field.span)
    return int(match[0]) if match else 0
