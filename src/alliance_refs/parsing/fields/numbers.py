"""Volumes, issues and pages that a tagger took for one another, told by what stands beside them.

In: a text and its fields. Out: the fields, numbers by their own labels: the second of two
volumes is the issue, two years are none, "A1" keeps its letter, "541, 573" is a first page and
the page cited.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from alliance_refs.parsing.fields.joining import merged, spanning
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.lexicon import any_of
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


_COUNTED: frozenset[Label] = frozenset({"volume", "issue", "pages", "locator"})


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


_YEARS = re.compile(r"(?:1[4-9]|20)\d\d\s?[-–—/]\s?(?:1[4-9]|20)?\d\d")


def _spans_of_years(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """ "vol. 1, 1929-1940 (Cambridge": the years that a volume is about are no issue and no date."""
    whole = tuple(merged(fields, lambda held, field: _one_span(text, held, field)))
    labels = [field.label for field in whole]
    in_book = bool({"publisher", "place"} & set(labels))
    for at, field in enumerate(whole):
        behind = labels[at - 1 : at] == ["volume"] and "date" in labels[at + 1 :]
        told = field.label == "issue" or (behind and field.label in _DATES)
        if not (in_book and told and _YEARS.fullmatch(text, *field.span)):
            yield field


_DATES: frozenset[Label] = frozenset({"date", "original-date"})
_DASH = re.compile(r"\s?[-–—]\s?")


def _one_span(text: str, held: Field, field: Field) -> Field | None:
    """Two years with a dash between, read as two."""
    years = held.label in _DATES and field.label == held.label
    dash = years and _DASH.fullmatch(text, held.span.end, field.span.start)
    return spanning(held, field) if dash else None


_FOLLOWING = re.compile(r"(?:(?<=\det)|(?<=\d\set))\s(?:ss?|sq|seq|suiv)(?!\w)")


# "S. 36 m. w. N.": with more references, or what a tagger left of that.
_MORE = re.compile(r"(?<=\d)\s?m(?:\.?\s?w\.?\s?N)?\.?$")


def _following_pages(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """ "p. 88 et s.": the word for the pages behind belongs to the page."""
    for field in fields:
        paged = field.label in ("pages", "locator")
        match = _FOLLOWING.match(text, field.span.end) if paged else None
        if match:
            yield replace(field, span=Span(field.span.start, match.end()))
        elif paged and (more := _MORE.search(text, *field.span)):
            yield replace(field, span=Span(field.span.start, more.start()))
        else:
            yield field


_LETTER = re.compile(r"(?<![^\W_])[A-Z]$")


def _lettered_pages(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """ "at A1": the letter of a page of a newspaper belongs to it."""
    end = 0
    for field in fields:
        start = field.span.start
        lettered = field.label in ("pages", "locator") and start > end and text[start].isdigit()
        if lettered and _LETTER.search(text, max(start - 2, end), start):
            field = replace(field, span=Span(start - 1, field.span.end))
        yield field
        end = max(end, field.span.end)


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


_CITED = re.compile(
    r"(?P<first>\d{1,6})(?P<on>\s?ff?\.)?,\s(?P<cited>\d{1,6})(?:\s?[-–]\s?\d{1,6})?(?P<open>\s?(?:ff?\.?|et\sseqq?\.?|et\ss\.?))?\W*"
)


# "pp. 1, 6": an article that goes on elsewhere in its newspaper.
_SEVERAL = re.compile(r"\b(?:pp|pages)\.?\s?$|\d\),?\s$")


def _cited_pages(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """ "97, 113" behind a volume or a chapter's book: the first page, and the page cited."""
    labels = {field.label for field in fields}
    serial = {"volume", "container"} <= labels and not {"publisher", "locator"} & labels
    inside = "pages" not in labels
    for field in fields:
        paged = field.label == "pages" or (inside and field.label == "locator")
        match = _CITED.fullmatch(text, *field.span) if paged else None
        if match is None or not (match["on"] or _is_first(text, match, labels, serial)):
            yield field
            continue
        inside = False
        yield replace(field, label="pages", span=Span(field.span.start, match.end("first")))
        yield replace(field, label="locator", span=Span(match.start("cited"), field.span.end))


_PLURAL = re.compile(r"\b(?:pp|pages)\.?\s?$")
# "pp. 1, 6": an article that goes on elsewhere in its newspaper.
_SEVERAL = re.compile(rf"{_PLURAL.pattern}|\d\),?\s$")
_LABELLED = re.compile(r"\b(?:pp?|S|s)\.?\s?$")
# "LAW & CONTEMP. PROBS., Autumn 1988, at 111, 120" (Bluebook 16.5).
_AT = re.compile(r"\d,\sat\s$")


def _is_first(text: str, match: re.Match[str], labels: set[Label], serial: bool) -> bool:
    """Whether the first of two pages, more than a leaf apart, is that on which something begins."""
    if int(match["first"]) + 1 >= int(match["cited"]):
        return False
    start = max(match.start() - 6, 0)
    if "-" in match[0] and _LABELLED.search(text, start, match.start()):
        return False
    if serial and match["open"]:
        return True
    if serial:
        return not _SEVERAL.search(text, start, match.start())
    if "container" not in labels:
        return False
    # Behind a comma both are pages cited (Chicago 17, 14.148), without one the first begins it.
    comma = text[: match.start()].endswith(("), ", "): ")) or _PLURAL.search(
        text, start, match.start()
    )
    printed = {"editor", "publisher"} & labels and not comma
    return bool(printed or _AT.search(text, start, match.start()))


_COMMA = re.compile(r"(?:\s?ff?\.?)?,\s")


def _joined_pages(text: str, fields: Sequence[Field]) -> Iterable[Field]:
    """Two single pages with nothing but a comma between, "83 ff., 85", as one field."""

    def join(held: Field, field: Field) -> Field | None:
        both = held.label == field.label == "pages"
        comma = both and _COMMA.fullmatch(text, held.span.end, field.span.start)
        return spanning(held, field) if comma else None

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


def _first_pages(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """ "37 M.L.R. (1974), 1, 12": a second volume right before the pages is the first of them.

    And so is one behind the journal: "13 L.J. 521 (2005), 529-30".
    """
    labels: list[Label] = [field.label for field in fields]
    for at in range(3, len(fields)):
        if labels[at - 4 : at + 1] == ["volume", "container", "volume", "date", "pages"]:
            labels[at - 2], labels[at] = "pages", "locator"
        second = labels[at - 2 : at + 1] == ["date", "volume", "pages"]
        close = second and text[fields[at - 1].span.end : fields[at].span.start] == ", "
        if close and "volume" in labels[: at - 2]:
            labels[at - 1 : at + 1] = ["pages", "locator"]
    yield from (replace(one, label=label) for one, label in zip(fields, labels, strict=True))


_ROMANS = re.compile(r"[IVXLC]+(?:\s?[-–]\s?[IVXLC]+)?")


def _volumes_before_journal(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; "(1990-92) XXV-XXVII Ir. Jur. 95": Roman numbers before a journal are its volumes."""
    labels = [field.label for field in fields]
    at = labels.index("container") - 1
    if at < 0 or labels[at] != "pages" or "volume" in labels or "pages" not in labels[at + 1 :]:
        return fields
    field = fields[at]
    close = text[field.span.end : fields[at + 1].span.start] == " "
    if not close or not _ROMANS.fullmatch(text, *field.span):
        return fields
    return (*fields[:at], replace(field, label="volume"), *fields[at + 1 :])


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


def _pages_behind_journal(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """ "(1986), 24, J. of Pluralism, 1, 3": the volume stands before, the first page behind."""
    seen = False
    for at, field in enumerate(fields):
        behind = at > 0 and fields[at - 1].label == "container" and field.label == "volume" and seen
        paged = any(other.label == "pages" for other in fields)
        seen = seen or field.label == "volume"
        yield replace(field, label="pages") if behind and not paged else field


_AT_PAGE = re.compile(r"(?:^|[,\s])at\s$")


def _pages_of_news(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """ "N.Y. Times, Feb. 28, 1988, § 3, at 1": the page of a newspaper (Bluebook 16.6)."""
    labels = {field.label for field in fields}
    news = not {"pages", "volume", "issue", "publisher", "editor"} & labels
    found = [
        field
        for field in fields
        if field.label == "locator"
        and _AT_PAGE.search(text, max(field.span.start - 4, 0), field.span.start)
    ]
    dated = any(field.label == "date" and " " in field.span.cut(text) for field in fields)
    for field in fields:
        first = news and dated and bool(found) and field is found[0]
        yield replace(field, label="pages") if first else field


_DIGITS = re.compile(r"[1-9]\d{0,5}")
# No journal has more volumes than this and its pages begin with their number; how long articles are.
_MANY, _LONG = 100, 60


def _first_and_cited(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """ "2001 SALJ 720 721-723": of two numbers behind a yearly journal the first begins the article."""
    labels = [field.label for field in fields]
    if labels.count("volume") != 1:
        return fields
    at = labels.index("volume")
    row = labels[at - 2 : at + 2] == ["date", "container", "volume", "pages"]
    if not row or text[fields[at].span.end : fields[at + 1].span.start] != " ":
        return fields
    begun, cited = (_DIGITS.match(text, *field.span) for field in fields[at : at + 2])
    if not begun or not cited or int(begun[0]) < _MANY:
        return fields
    if not 0 <= int(cited[0]) - int(begun[0]) <= _LONG:
        return fields
    pages = replace(fields[at], label="pages"), replace(fields[at + 1], label="locator")
    return (*fields[:at], *pages, *fields[at + 2 :])


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
    (_counted_volumes, frozenset({"pages"})),
    (_first_and_cited, frozenset({"container", "volume", "pages"})),
    (_pages_of_news, frozenset({"container", "date", "locator"})),
    (_reporters, frozenset({"place", "volume", "pages"})),
    (_pages_behind_journal, frozenset({"container", "volume"})),
    (_volumes_before_journal, frozenset({"container", "pages"})),
    (_first_pages, frozenset({"container", "volume", "pages"})),
    (_last_issue, frozenset({"container", "volume", "pages"})),
    (_named_issues, frozenset({"volume"})),
    (_second_volumes, frozenset({"container", "volume"})),
    (_spans_of_years, frozenset()),
    (_following_pages, frozenset()),
    (_lettered_pages, frozenset()),
    (_roman_volumes, frozenset({"container"})),
    (_volumes_in_parts, frozenset({"volume", "issue"})),
    (_joined_pages, frozenset({"pages"})),
    (_cited_pages, frozenset()),
)
