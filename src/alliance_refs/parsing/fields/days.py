"""Days and months read apart from their year: "12 | Mayıs | 2003" is one date.

In: a text and its fields. Out: the fields, a year with the day and month beside it as one date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from alliance_refs.parsing.fields.dates import month_pattern
from alliance_refs.parsing.fields.joining import as_one
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

_YEAR = re.compile(r"(?:1[4-9]|20)\d\d(?:\.|\sг\.?)?")
# What a day or a month may be read as by a tagger that does not know the language.
_TAKEN: frozenset[Label] = frozenset(
    (
        "volume", "issue", "part", "number", "series", "series-number", "pages", "locator",
        "edition", "place", "publisher", "note", "date", "container",
    )
)  # fmt: skip
# How far before a year its day may begin.
_REACH = 26
# "No. 3 December 1973": the number of an issue, and no day.
_COUNTED = re.compile(r"(?:\b(?:no|nr|num|nº|h|heft|č|sayı|№|n)[.°º]?\s?|[\d)]\s?[/:]\s?|#)$", re.I)


def with_days(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; a year without its month together with the day and month beside it.

    >>> text = "Cumhuriyet, 12 Mayıs 2003, s. 5."
    >>> runs = (("volume", 12, 14), ("place", 15, 20), ("date", 21, 25))
    >>> read = [Field(label, Span(start, end), 1.0, "") for label, start, end in runs]
    >>> [field.span.cut(text) for field in with_days(text, read)]
    ['12 Mayıs 2003']
    """
    dates = [field for field in fields if field.label == "date"]
    if len(dates) != 1 or not _YEAR.fullmatch(text, *dates[0].span):
        return fields
    whole = _whole(text, dates[0].span)
    day = whole.start < dates[0].span.start and text[whole.start].isdigit()
    others = any(field.span.meets(whole) for field in fields if field is not dates[0])
    if not others or not (day or whole.end > dates[0].span.end):
        return fields
    return as_one(fields, whole, "date", _TAKEN)


def _whole(text: str, year: Span) -> Span:
    """A year with the day and month before it, or behind it as Hungarians and Russians have it."""
    behind = _behind().match(text, year.end)
    if behind:
        return Span(year.start, behind.end())
    is_apart = text[max(year.start - 1, 0) : year.start].isspace()
    start = max(year.start - _REACH, 0)
    before = _before().search(text, start, year.start) if is_apart else None
    if before is None:
        return year
    counted = _COUNTED.search(text, max(before.start() - 6, 0), before.start())
    return Span(before.start("month" if counted else 0), year.end)


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w/])(?:[0-3]?\d(?:\.|er|º|ª|-?[ея])?\s(?:de\s)?)?(?P<month>{month_pattern()})"
        r"\.?,?\s(?:de\s|del\s)?$",
        re.IGNORECASE,
    )


@cache
def _behind() -> re.Pattern[str]:
    month = month_pattern()
    return re.compile(
        rf"[.,]?\s(?:[0-3]?\d\.?\s{month}(?!\w)|{month}\.?\s[0-3]?\d(?![\d–-])\.?)", re.IGNORECASE
    )
