"""Volumes, issues and pages that a tagger took for one another, told by what stands beside them.

In: a text and its fields. Out: the fields, numbers by their own labels: the second of two
volumes is the issue, two years are none, "2 dln." is no page. `first_pages` knows pages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from alliance_refs.parsing.fields.first_pages import (
    cited_pages,
    first_and_cited,
    joined_pages,
    lettered_pages,
    pages_behind_journal,
    pages_of_news,
)
from alliance_refs.parsing.fields.joining import merged, spanning
from alliance_refs.parsing.fields.pages import is_page_count
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.lexicon import any_of, fold, words
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

Repair = Callable[[str, Sequence[Field]], Iterable[Field]]


def with_numbers(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; numbers by their own labels.

    >>> runs = (("container", 0, 4), ("volume", 6, 7), ("volume", 9, 10))
    >>> read = [Field(label, Span(start, end), 1.0, "") for label, start, end in runs]
    >>> [field.label for field in with_numbers("Arte, V, 2, 1940", read)]
    ['container', 'volume', 'issue']
    """
    labels = {field.label for field in fields}
    if not labels & _COUNTED:
        return fields
    for repair, needed in _REPAIRS:
        if needed <= labels:
            fields = tuple(repair(text, fields))
    return fields


_COUNTED: frozenset[Label] = frozenset({"volume", "issue", "pages", "locator", "series-number"})


# "Hamburg 1994 (PhB 461)": letters and a number in a bracket behind the year.
_LETTERS = re.compile(r"\s\((?P<series>[A-ZÄÖÜ][A-Za-zÄÖÜäöü.-]{1,11})\s(?P<number>\d{1,4})\)")


def _lettered_series(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; the number in a series behind the year, read as a page."""
    for at in range(1, len(fields)):
        before, field = fields[at - 1 : at + 1]
        read = before.label == "date" and field.label in ("pages", "locator")
        match = _LETTERS.match(text, before.span.end) if read else None
        if match and match.span("number") == field.span:
            series = replace(field, label="series", span=Span(*match.span("series")))
            return (*fields[:at], series, replace(field, label="series-number"), *fields[at + 1 :])
    return fields


# "XIII, 400 S.": the pages before the first, as catalogues count them.
_FRONT = re.compile(r"[IVXLC]{1,7}")
_VOLUME_WORD = re.compile(r"(?:[Vv]ol|Bd|Band|Bde|[Tt]|Teil|Jg)\.?\s$")


def _front_pages(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; "2006, XIII, 400 S.": what is read as a volume belongs to the pages of a book."""
    for at, (field, after) in enumerate(pairwise(fields)):
        row = (field.label, after.label) == ("volume", "pages") and at > 0
        close = row and text[field.span.end : after.span.start] in (", ", " + ", "+")
        if not close or not _FRONT.fullmatch(text, *field.span):
            continue
        begin = max(field.span.start - 6, 0)
        named = _VOLUME_WORD.search(text, begin, field.span.start)
        pages = after.span.cut(text)
        if not named and is_page_count(pages, text[after.span.end :][:8]):
            whole = replace(after, span=Span(field.span.start, after.span.end))
            return (*fields[:at], whole, *fields[at + 2 :])
    return fields


def _page_counts(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """ "2002), 432 pp.": how many pages a book has, and none that is cited."""
    for field in fields:
        counted = field.label == "locator" and is_page_count(
            field.span.cut(text), text[field.span.end :][:8]
        )
        yield replace(field, label="pages") if counted else field


def _second_volumes(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """ "V, 2, 1940": the second of two numbers is the issue."""
    labels = {field.label for field in fields}
    serial = "container" in labels and not {"issue", "publisher", "place"} & labels
    before: Field | None = None
    for field in fields:
        second = serial and before is not None and before.label == field.label == "volume"
        gap = text[before.span.end : field.span.start] if before else ""
        is_issue = second and gap.strip() in (",", "),") and _COUNT.fullmatch(text, *field.span)
        yield replace(field, label="issue") if is_issue else field
        before = field


_COUNT = re.compile(r"\d{1,2}(?:\s?[-–/]\s?\d{1,2})?|[IVXLC]+")


@cache
def _issue() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.])(?:{any_of('labels.special')}|{any_of('labels.issue')})[\s°º]{{0,2}}$",
        re.IGNORECASE,
    )


def _named_issues(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """ "Sonderheft 12": a number that its own word calls an issue."""
    has_issue = any(field.label == "issue" for field in fields)
    for field in fields:
        start = field.span.start
        head = text[max(start - 16, 0) : start].rstrip(" °º.#")
        worded = field.label == "volume" and not has_issue and head[-1:] not in ("", ",", ")")
        named = worded and _issue().search(text, max(start - 16, 0), start)
        yield replace(field, label="issue") if named else field


# The word before a number, at its end.
_WORD = re.compile(r"(?<![\w.])(?P<word>[^\W\d_]{2,})\.?\s?$")


def _exchanged(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """ "köt. 7, sz. 11", "str. 41": numbers by their words, where one was taken for another."""
    told = {field: _told(text, field) for field in fields if field.label in _MISTAKEN}
    known = set(filter(None, told.values()))
    for field in fields:
        label = told.get(field) if len(known) == len(told) else None
        serial = field.label in ("volume", "issue")
        yield replace(field, label=label) if label and (serial or label == "pages") else field


def _told(text: str, field: Field) -> Label | None:
    """What its word says that a number is, if it says one thing only."""
    word = _WORD.search(text, max(field.span.start - 14, 0), field.span.start)
    named = [label for label in _COUNTS if word and fold(word["word"]) in words(f"labels.{label}")]
    return named[0] if len(named) == 1 else None


_COUNTS: tuple[Label, ...] = ("volume", "issue", "pages")
_MISTAKEN: frozenset[Label] = frozenset({"volume", "issue", "number", "series-number"})

_YEARS = re.compile(r"(?:1[4-9]|20)\d\d\s?[-–—/]\s?(?:1[4-9]|20)?\d\d")


def _spans_of_years(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """ "vol. 1, 1929-1940 (Cambridge": the years that a volume is about are no issue and no date."""
    labels = [field.label for field in fields]
    in_book = bool({"publisher", "place"} & set(labels))
    for at, field in enumerate(fields):
        behind = labels[at - 1 : at] == ["volume"] and "date" in labels[at + 1 :]
        told = field.label == "issue" or (behind and field.label in _DATES)
        if not (in_book and told and _YEARS.fullmatch(text, *field.span)):
            yield field


_DATES: frozenset[Label] = frozenset({"date", "original-date"})


_ROMAN = re.compile(r"\s(?P<number>[IVXLC]{2,})$")
_IMPRINT: frozenset[Label] = frozenset({"publisher", "place", "editor"})


def _roman_volumes(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """ "HThR XLII 3 (1949)": a Roman number behind a periodical is its volume."""
    labels = [*(field.label for field in fields), "other"]
    serial = "issue" not in labels or "volume" not in labels
    serial = serial and not _IMPRINT & set(labels)
    renamed = False
    for field, after in zip(fields, labels[1:], strict=False):
        roman = serial and field.label == "container" and after in ("issue", "volume")
        if renamed and field.label == "volume":
            field, renamed = replace(field, label="issue"), False
        match = _ROMAN.search(text, *field.span) if roman else None
        if match is None:
            yield field
            continue
        renamed = after == "volume"
        yield replace(field, span=Span(field.span.start, match.start()))
        yield replace(field, label="volume", span=Span(*match.span("number")))


_JOINT = re.compile(r"[/,]")


def _volumes_in_parts(text: str, fields: Sequence[Field]) -> Iterable[Field]:
    """ "vol. IV/1" of a book is one volume; of a periodical, volume and issue."""
    if not any(field.label in ("publisher", "place") for field in fields):
        return fields

    def join(held: Field, field: Field) -> Field | None:
        parts = (held.label, field.label) == ("volume", "issue")
        joint = parts and _JOINT.fullmatch(text, held.span.end, field.span.start)
        return spanning(held, field) if joint else None

    return merged(fields, join)


_NO_PAGE = re.compile(r"(?:DM|€|\$|£|EUR|sFr|Lire|US\$)\s?$")
_BACK = re.compile(
    r"(?:op\.\scit\.|id\.|ibid\.|supra|above|a\.\s?a\.\s?O\.),?\s(?:n|note|Fn|Anm)\.?\s?$",
    re.IGNORECASE,
)


def _no_numbers(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """The fields without prices ("DM 78,-") and notes referred to ("op. cit., n. 7", "(n 45)")."""
    serial = any(field.label == "container" for field in fields)
    for field in fields:
        head = text[max(field.span.start - 20, 0) : field.span.start]
        priced = field.label == "pages" and _NO_PAGE.search(head)
        noted = field.label in ("issue", "volume") and (
            _BACK.search(head) or (not serial and head.endswith("(n "))
        )
        if not priced and not noted:
            yield field


# "South Korea and World Politics, 19: 1": no more issues come out in a year than months.
_ISSUE = re.compile(r"[1-9]|1[0-2]")


def _last_issue(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; a small lone number behind a volume's colon, where all ends, is the issue."""
    held, field = fields[-2:] if len(fields) > 1 else (None, None)
    if held is None or field is None or (held.label, field.label) != ("volume", "pages"):
        return fields
    labels = [one.label for one in fields]
    if "issue" in labels or labels[-3:-2] != ["container"]:
        return fields
    alone = _ISSUE.fullmatch(text, *field.span)
    spaced = alone and text[held.span.end : field.span.start] == ": "
    return (*fields[:-1], replace(field, label="issue")) if spaced else fields


_VOLUMES = re.compile(r"(?P<count>\d{1,2})\s?(?:v|vols?|dln|Bde|Bände|tomes?|tt)\.?")


def _counted_volumes(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """ "Leuven: Symons. 2 dln.": a count of volumes is no page."""
    for field in fields:
        match = _VOLUMES.fullmatch(text, *field.span) if field.label == "pages" else None
        if match:
            yield replace(field, label="volumes", span=Span(*match.span("count")))
        else:
            yield field


def _reporters(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """ "231 N.Y. 229, 235": what stands between a volume and a page, and looks like a place, is a report."""
    labels: list[Label] = [field.label for field in fields]
    for at, field in enumerate(fields):
        between = labels[at - 1 : at + 2] == ["volume", "place", "pages"]
        close = between and text[field.span.end : fields[at + 1].span.start] == " "
        yield replace(field, label="container") if close and at else field


# Each repair, and the labels without which it has nothing to do.
_REPAIRS: tuple[tuple[Repair, frozenset[Label]], ...] = (
    (_no_numbers, frozenset()),
    (_page_counts, frozenset({"locator"})),
    (_front_pages, frozenset({"volume"})),
    (_lettered_series, frozenset({"date"})),
    (_counted_volumes, frozenset({"pages"})),
    (first_and_cited, frozenset({"container", "volume", "pages"})),
    (pages_of_news, frozenset({"container", "date", "locator"})),
    (_reporters, frozenset({"place", "volume", "pages"})),
    (pages_behind_journal, frozenset({"container", "volume"})),
    (_last_issue, frozenset({"container", "volume", "pages"})),
    (_exchanged, frozenset()),
    (_named_issues, frozenset({"volume"})),
    (_second_volumes, frozenset({"container", "volume"})),
    (_spans_of_years, frozenset()),
    (lettered_pages, frozenset()),
    (_roman_volumes, frozenset({"container"})),
    (_volumes_in_parts, frozenset({"volume", "issue"})),
    (joined_pages, frozenset({"pages"})),
    (cited_pages, frozenset()),
)
