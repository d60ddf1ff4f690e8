"""The first page of a work and the pages cited of it, told apart where a tagger took them as one.

In: a text and its fields in order. Out: the fields; of "541, 573" behind a volume the first is where
the article begins, "A1" keeps its letter, "at 1" behind a day is the page of a newspaper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from alliance_refs.parsing.fields.joining import merged, spanning
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

_LETTER = re.compile(r"(?<![^\W_])[A-Z]$")


def lettered_pages(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """ "at A1": the letter of a page of a newspaper belongs to it."""
    end = 0
    for field in fields:
        start = field.span.start
        lettered = field.label in ("pages", "locator") and start > end and text[start].isdigit()
        if lettered and _LETTER.search(text, max(start - 2, end), start):
            field = replace(field, span=Span(start - 1, field.span.end))
        yield field
        end = max(end, field.span.end)


_CITED = re.compile(
    r"(?P<first>\d{1,6})(?P<on>\s?ff?\.)?,\s(?P<cited>\d{1,6})(?P<range>\s?[-–]\s?\d{1,6})?(?P<open>\s?(?:ff?\.?|et\sseqq?\.?|et\ss\.?))?\W*"
)


def cited_pages(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """ "97, 113" behind a volume or a chapter's book: the first page, and the page cited."""
    labels = {field.label for field in fields}
    serial = {"volume", "container"} <= labels and not {"publisher", "locator"} & labels
    inside = "pages" not in labels
    for field in fields:
        paged = field.label == "pages" or (inside and field.label == "locator")
        match = _CITED.fullmatch(text, *field.span) if paged else None
        begun = match and match["on"] and ("container" in labels or field.label == "pages")
        if match is None or not (begun or _is_first(text, match, labels, serial)):
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
    if match["range"] and _LABELLED.search(text, start, match.start()):
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


def joined_pages(text: str, fields: Sequence[Field]) -> Iterable[Field]:
    """Two single pages with nothing but a comma between, "83 ff., 85", as one field."""

    def join(held: Field, field: Field) -> Field | None:
        both = held.label == field.label == "pages"
        comma = both and _COMMA.fullmatch(text, held.span.end, field.span.start)
        return spanning(held, field) if comma else None

    return merged(fields, join)


def pages_behind_journal(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """ "(1986), 24, J. of Pluralism, 1, 3": the volume stands before, the first page behind."""
    seen = False
    for at, field in enumerate(fields):
        behind = at > 0 and fields[at - 1].label == "container" and field.label == "volume" and seen
        paged = any(other.label == "pages" for other in fields)
        seen = seen or field.label == "volume"
        yield replace(field, label="pages") if behind and not paged else field


_AT_PAGE = re.compile(r"(?:^|[,\s])at\s$")


def pages_of_news(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """ "N.Y. Times, Feb. 28, 1988, § 3, at 1": the page of a newspaper (Bluebook 16.6)."""
    labels = {field.label for field in fields}
    news = not {"pages", "volume", "issue", "publisher", "editor"} & labels
    found = [
        field
        for field in fields
        if field.label == "locator"
        and ":" not in field.span.cut(text)
        and _AT_PAGE.search(text, max(field.span.start - 4, 0), field.span.start)
    ]
    dated = any(field.label == "date" and " " in field.span.cut(text) for field in fields)
    for field in fields:
        first = news and dated and bool(found) and field is found[0]
        yield replace(field, label="pages") if first else field


_DIGITS = re.compile(r"[1-9]\d{0,5}")
# No journal has more volumes than this and its pages begin with their number; how long articles are.
_MANY, _LONG = 100, 60


def first_and_cited(text: str, fields: Sequence[Field]) -> Sequence[Field]:
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
