"""Issues of a periodical counted by years of two digits: "Heft 3/94", "Spiegel 38/96".

In: a text and its fields. Out: the fields; the first number is the issue, whatever it was taken
for, and the second the year, which a date elsewhere may say in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

_COUNTED = re.compile(r"(?P<issue>(?:B\s)?\d{1,2}(?:\s?[-–]\s?\d{1,2})?)\s?/\s?(?P<year>\d\d)")
_BEHIND = re.compile(r"\s?/\s?\d\d(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)(?P<short>\d\d)(?!\d)")
_NUMBERS: frozenset[Label] = frozenset({"volume", "issue", "date"})
# A word before it says that the first number is a volume after all: "Bd. 12/13".
_VOLUME = re.compile(r"(?:Vol|Bd|Band|Jg|Jahrg|Jahrgang|T|[Vv])\.?\s?$")
# Weeks of a year; no periodical has more issues.
_MOST = 53
# Years of two digits that are no number of an issue.
_FIRST = 60


def with_short_years(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; the issues of periodicals that are counted by years of two digits.

    >>> text = "In: Neue Praxis 3/94, S. 12"
    >>> runs = (("container", 4, 15), ("volume", 16, 17), ("issue", 18, 20), ("pages", 25, 27))
    >>> read = [Field(label, Span(start, end), 1.0, "") for label, start, end in runs]
    >>> [(one.label, one.span.cut(text)) for one in with_short_years(text, read)][1:3]
    [('issue', '3'), ('date', '94')]
    """
    if "/" not in text or not any(field.label == "container" for field in fields):
        return fields
    for at, field in enumerate(fields):
        if field.label not in _NUMBERS:
            continue
        span = _whole(text, field)
        match = _COUNTED.fullmatch(text, *span)
        if match is None or _VOLUME.search(text, max(span.start - 10, 0), span.start):
            continue
        years = _years(text, fields, span)
        if match["year"] in years or (not years and _is_year(match)):
            behind = (one for one in fields[at + 1 :] if one.span.start >= span.end)
            return (*fields[:at], *_parts(field, match, bool(years)), *behind)
    return fields


def _whole(text: str, field: Field) -> Span:
    """The field with two digits that only a stroke parts from it."""
    behind = _BEHIND.match(text, field.span.end)
    return Span(field.span.start, behind.end()) if behind else field.span


def _years(text: str, fields: Sequence[Field], span: Span) -> set[str]:
    """The last two digits of the years that dates elsewhere say."""
    dates = (field.span for field in fields if field.label == "date")
    others = (one.cut(text) for one in dates if one.end <= span.start or one.start >= span.end)
    return {match["short"] for words in others for match in _YEAR.finditer(words)}


def _is_year(match: re.Match[str]) -> bool:
    last = int(re.findall(r"\d+", match["issue"])[-1])
    return last <= _MOST and (int(match["year"]) >= _FIRST or match["year"][0] == "0")


def _parts(field: Field, match: re.Match[str], dated: bool) -> Iterator[Field]:
    yield replace(field, label="issue", span=Span(*match.span("issue")))
    if not dated:
        yield replace(field, label="date", span=Span(*match.span("year")))
