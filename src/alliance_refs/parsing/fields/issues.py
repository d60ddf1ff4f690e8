"""Issues of periodicals that a tagger took for volumes or pages.

In: a text and its fields. Out: the fields; in "APuZ 5/2009" the number is an issue, and so are the
first numbers in "3 (1975), 11-12, pp. 799-810".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.lexicon import words
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span


def with_issues(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; issues and volumes of a periodical by their own labels.

    >>> runs = (("container", 0, 4), ("volume", 5, 6), ("date", 7, 11))
    >>> read = [Field(label, Span(start, end), 1.0, "") for label, start, end in runs]
    >>> [field.label for field in with_issues("APuZ 5/2009", read)]
    ['container', 'issue', 'date']
    """
    labels = {field.label for field in fields}
    if "container" not in labels or not _NUMBERS & labels:
        return fields
    for repair in (_supplements, _lettered, _before_year, _before_pages):
        fields = tuple(repair(text, fields))
    return fields


_NUMBERS: frozenset[Label] = frozenset({"volume", "issue", "pages"})
_SUPPLEMENT = re.compile(r"(?<!\w)(?:Suppl|Supplement|Supp)\.?\s$", re.IGNORECASE)


def _supplements(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """ "12 Suppl | 1:45": the word tells a supplement from an issue of the same number.

    "12, 3, Article 45": what has a number in place of pages.
    """
    end = 0
    for field in fields:
        first = max(field.span.start - 12, end)
        match = _SUPPLEMENT.search(text, first, field.span.start)
        if field.label == "issue" and text.endswith("Article ", end, field.span.start):
            field = replace(field, label="pages")
        elif field.label == "issue" and match:
            field = replace(field, span=Span(match.start(), field.span.end))
        end = field.span.end
        yield field


_LETTER = re.compile(r"[\s,]+(?P<letter>B)$")


def _lettered(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """ "Aus Politik und Zeitgeschichte B 17": the letter belongs to the number of the issue."""
    start: int | None = None
    for field, after in zip(fields, (*fields[1:], None), strict=True):
        counted = after is not None and after.label in ("volume", "issue")
        match = _LETTER.search(text, *field.span) if field.label == "container" else None
        name = text[field.span.start : match.start() if match else field.span.end]
        if field.label == "container" and counted and name.casefold() in words("works.lettered"):
            start = match.start("letter") if match else field.span.end
            yield replace(field, span=Span(field.span.start, field.span.start + len(name)))
            continue
        if start is not None:
            begin = start if text[start] == "B" else field.span.start
            field, start = replace(field, label="issue", span=Span(begin, field.span.end)), None
        yield field


def _before_year(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """ "APuZ 5/2009": a number before a stroke and the year."""
    has_issue = any(field.label == "issue" for field in fields)
    for field, after in zip(fields, (*fields[1:], None), strict=True):
        dated = field.label == "volume" and after is not None and after.label == "date"
        close = dated and after is not None and text[field.span.end : after.span.start] == "/"
        yield replace(field, label="issue") if close and not has_issue else field


_RANGE = re.compile(r"\d\s?[-–]\s?\d")
_PAGES = re.compile(r",\s(?:pp?|S|s)\.\s?")


def _before_pages(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """ "3 (1975), 11-12, pp. 799-810": the numbers before those that "pp." says are pages."""
    labels = [field.label for field in fields]
    if "issue" in labels or "volume" not in labels:
        return fields
    for at, (field, after) in enumerate(pairwise(fields)):
        pair = field.label == "pages" and after.label in ("pages", "locator")
        if not pair or not _PAGES.fullmatch(text, field.span.end, after.span.start):
            continue
        if _PAGES.search(text, max(field.span.start - 6, 0), field.span.start):
            continue
        if not _RANGE.search(text, *after.span) or _is_page(text, labels, at, field):
            continue
        issue, pages = replace(field, label="issue"), replace(after, label="pages")
        return (*fields[:at], issue, pages, *fields[at + 2 :])
    return fields


# No periodical has more issues a year.
_WEEKS = 53


def _is_page(text: str, labels: Sequence[Label], at: int, field: Field) -> bool:
    """Whether a number is a page by its size or place: "50 Modern Law Rev. 677, pp. 679-80"."""
    number = field.span.cut(text)
    after_name = labels[max(at - 2, 0) : at] == ["volume", "container"]
    return after_name or (number.isdecimal() and int(number) > _WEEKS)
