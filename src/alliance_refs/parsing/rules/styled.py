"""Titles that are set off, and what stands in or behind them: a series number, "by NAME" behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_refs.parsing.fields.names import parse_names
from alliance_refs.parsing.rules.draft import Claim, Draft
from alliance_refs.spans import Span

_EDGE = " \t,.;:"
# What may stand before the first words of a citation, the mark of an entry's number among it.
_OPENING = " \"'“‘«„(「『《〈\0"


def trim(text: str, span: Span) -> Span:
    """The span without white space, commas, colons and a full stop at its ends."""
    start, end = span
    while start < end and text[start] in _EDGE + ")]":
        start += 1
    while end > start and text[end - 1] in _EDGE:
        if text[end - 1] == "." and _is_abbreviated(text, start, end):
            break
        end -= 1
    return Span(start, end)


def _is_abbreviated(text: str, start: int, end: int) -> bool:
    """Whether the full stop at the end belongs to the last word ("L. Rev.", "U.S.", "...")."""
    words = text[start:end].split()
    last = words[-1] if words else ""
    dotted = sum(word.endswith(".") for word in words)
    return last.endswith("..") or "." in last[:-1] or (dotted > 1 and len(last) < 7)


# "The Peninsula Question" by Marcus Webb: nothing but a name behind a title that is set off.
_BEHIND = re.compile(
    r"[”\"’»*_]*,?\s[Bb]y\s(?P<names>[^\W\d_a-z][^,;:()\d]{3,60}?)(?=\W*$|[,;(]|\.\s[A-Z]\w{2})"
)


def _by_line(draft: Draft) -> Iterator[Claim]:
    """Claims on a title at the head that is set off, and on who wrote it."""
    first = min((*draft.quotes, *draft.italics), default=None)
    if first is None or draft.text[: first.start].strip(_OPENING):
        return
    match = _BEHIND.match(draft.text, first.end)
    if match and _is_person(match["names"]):
        yield Claim(trim(draft.text, first), "title", "byline", 0.9)
        yield Claim(Span(*match.span("names")), "author", "byline", 0.9)


def crowded_titles(draft: Draft) -> Iterator[Claim]:
    """Claims on titles that are set off, with a series number before or "by NAME" in or behind them."""
    yield from _by_line(draft) if "y " in draft.text else ()
    for span in draft.quotes:
        lead = _SERIES_NUMBER.match(draft.text, *span)
        byline = _BYLINE.search(span.cut(draft.text))
        if (lead and _reads_as_series(lead["series"])) or (byline and _is_person(byline["names"])):
            yield from _title(draft, span)


_SERIES_NUMBER = re.compile(
    r"(?P<series>[^\W\d_][^:\d]{2,40}?)\s(?:no\.\s?)?(?P<number>\d[\w/-]*)\s?:\s(?=\S)"
)
_BYLINE = re.compile(r"(?:,\s+[Bb]y|\s+By)\s+(?P<names>[^\W\d_][^\d]{3,80})$")


def _title(draft: Draft, span: Span) -> Iterator[Claim]:
    """The title without a series and its number before it and "By NAME" behind it."""
    text = draft.text
    start, end = span
    lead = _SERIES_NUMBER.match(text, start, end)
    if lead and _reads_as_series(lead["series"]):
        yield Claim(Span(start, lead.start("number")), "other", "series-number")
        yield Claim(Span(*lead.span("number")), "number", "series-number", 0.85)
        start = lead.end()
    byline = _BYLINE.search(text[start:end])
    if byline and _is_person(byline["names"]) and not draft.open[: span.start].strip(_OPENING):
        yield Claim(Span(start + byline.start("names"), end), "author", "byline", 0.9)
        end = start + byline.start()
        byline_start = start + byline.start("names")
        date = _TRAILING_DATE.search(text[start:end])
        end = start + date.start() if date else end
        yield Claim(trim(text, Span(end, byline_start)), "other", "byline")
    yield Claim(trim(text, Span(start, end)), "title", "styled", 0.95)


_TRAILING_DATE = re.compile(
    r"[\s,]+(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4}|\d{1,2}\.?\s[A-Z][a-z]{2,8}\.?\s\d{4})$"
)


def _reads_as_series(words: str) -> bool:
    parts = words.split()
    named = ("forum", "paper", "papers", "report", "series", "memo", "brief", "bulletin")
    return len(parts) <= 5 and parts[-1].casefold() in named


def _is_person(words: str) -> bool:
    names = parse_names(words)
    return bool(names) and all(name.family and name.given for name in names)
