"""Titles that are set off: in quotation marks or italics."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from alliance_refs.parsing.fields.names import is_institution, parse_names
from alliance_refs.parsing.lexicon import has_word
from alliance_refs.parsing.rules.draft import CLOSED, Claim, Draft
from alliance_refs.parsing.rules.people import names_end
from alliance_refs.spans import Span

_EDGE = " \t,.;:"
_LETTERS = re.compile(r"[^\W\d_]{2}|\d{4}")
# What may stand before the first words of a citation, the mark of an entry's number among it.
_OPENING = " \"'“‘«„(「『《〈\0"


class _SetOff(NamedTuple):
    """A stretch that quotation marks or italics set off."""

    span: Span
    italic: bool


def styled_titles(draft: Draft) -> Iterator[Claim]:
    """Claims on the title and the container that quotation marks and italics set off."""
    found = _set_off(draft)
    if not found:
        return
    first, *others = found
    if _is_container_alone(draft, first.span, others):
        yield _container(draft, first, "periodical-alone")
    elif _follows_plain_title(draft, first):
        yield _container(draft, first, "styled-container")
        held = _IN.search(draft.bare[: first.span.start].rstrip(_OPENING))
        if held:
            yield Claim(Span(*held.span()), "other", "styled-container")
    else:
        yield from _title(draft, first.span)
        second = next((other for other in others if _can_hold(draft, first, other)), None)
        if second is not None:
            yield _container(draft, second, "styled")


def _container(draft: Draft, found: _SetOff, rule: str) -> Claim:
    return Claim(_without_number(draft.text, found.span), "container", rule, 0.88)


def _set_off(draft: Draft) -> list[_SetOff]:
    """The quotations that are whole titles, and the italics outside them, in order."""
    quotes = [span for span in _whole(draft, draft.quotes) if not _is_partial(draft.open, span)]
    italics = (
        span
        for span in _whole(draft, draft.italics)
        if not any(span.meets(quote) for quote in quotes)
    )
    found = [_SetOff(span, False) for span in quotes] + [_SetOff(span, True) for span in italics]
    return sorted(found)


def _whole(draft: Draft, spans: tuple[Span, ...]) -> Iterator[Span]:
    for span in spans:
        trimmed = trim(draft.text, span)
        inside = draft.open[trimmed.start : trimmed.end]
        if trimmed.size > 1 and CLOSED not in inside and _LETTERS.search(inside):
            yield trimmed


# Quotation marks that set off the name of a periodical as others use italics.
_PERIODICAL_MARKS = "«『《"
_IN = re.compile(r"\b(?:[Ii]n|IN|[Ee]n|[Dd]ans|[Ss]u)\W*$")


def _can_hold(draft: Draft, first: _SetOff, other: _SetOff) -> bool:
    """Whether a later set-off stretch can be what holds the work called first."""
    if other.italic or first.italic:
        return True
    before = draft.text[: other.span.start].rstrip()
    return before.endswith(tuple(_PERIODICAL_MARKS)) or bool(_IN.search(before))


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


_PARTIAL_AFTER = re.compile(
    r"[\"'”’»]*\s+(?!in\b|dans\b|en\b|by\b|ed\.|trans\.|eds\.|hg\b|hrsg\b|from\b)[^\W\d_A-Z]|[\"'”’»]*\s?:\s\w"
)


def _is_partial(text: str, span: Span) -> bool:
    """Whether a quotation is only a part of a title: words of the title go on around it."""
    before = text[: span.start].rstrip(" \"'“‘«„`‚")
    after = text[span.end :].lstrip(" .,?!")
    if (
        _PARTIAL_AFTER.match('"' + text[span.end + 1 :])
        and text[span.end - 1 : span.end] not in ",.?"
    ):
        return True
    word = re.search(r"(\w+)$", before)
    known = (
        word
        and word[1].islower()
        and word[1] not in {"in", "dans", "en", "by", "and", "aus", "s", "a"}
    )
    return bool(known and after)


def _is_container_alone(draft: Draft, first: Span, others: list[_SetOff]) -> bool:
    """Whether the only styled words name a newspaper or journal: a date or number follows."""
    if others or draft.has("url", "doi") or draft.open[: first.start].strip(_OPENING):
        return False
    if draft.has("place", "publisher", "editor", "translator", "container"):
        return False
    name, after = draft.text[first.start : first.end], draft.open[first.end :]
    if re.sub(r"[\W\d_]|\b(?:p|pp|S|pt|no|vol|sec)\b|\0", "", after):
        return False
    dates = (claim.span.cut(draft.text) for claim in draft.labelled("date"))
    return (
        any(re.search(r"[^\W\d_]", date) for date in dates)
        or has_word(name, "works.newspapers")
        or (has_word(name, "works.periodicals") and draft.has("date", "volume", "issue"))
    )


def _follows_plain_title(draft: Draft, first: _SetOff) -> bool:
    """Whether the plain words of a title stand before it ("Doe, A Trial of War, *Ann.* 5")."""
    before = draft.bare[: first.span.start].rstrip(_OPENING)
    held = bool(_IN.search(before))
    if _is_numbered(draft, first):
        return True
    if not (first.italic or held) or draft.has("editor"):
        return False
    words = re.findall(r"[^\W\d_]+", _behind_names(draft, before))
    lower = [word for word in words if word.islower() and len(word) > 2]
    return len(words) >= 3 and bool(lower) and not is_institution(before.split(",")[0])


# What follows a periodical: its volume or its year.
_NUMBERS = re.compile(r"[»』》]?,?\s(?:[IVXLC]+|\d{1,4}|\(\d{4}|a\.\s[IVXLC])(?![^\W_])")


def _is_numbered(draft: Draft, first: _SetOff) -> bool:
    """Whether a name in marks of its own has numbers behind it, and a title before it."""
    before = draft.text[: first.span.start].rstrip()
    marked = before.endswith(tuple(_PERIODICAL_MARKS)) and not first.italic
    return marked and before.count(",") > 1 and bool(_NUMBERS.match(draft.text, first.span.end))


def _behind_names(draft: Draft, before: str) -> str:
    """What stands behind the authors and the date."""
    letter = re.compile(r"[^\W\d_]").search(before)
    names, _ = names_end(before, letter.start()) if letter else (0, 0.0)
    dates = (claim.span.end for claim in draft.labelled("date"))
    return before[max([names, *(end for end in dates if end < len(before))]) :]


def _without_number(text: str, span: Span) -> Span:
    """A container without the volume printed in the same italics ("*Iliria 12*")."""
    match = re.search(r"[\s,]+(?:vol\.?\s?)?\d{1,3}$", span.cut(text))
    return Span(span.start, span.start + match.start()) if match else span


def crowded_titles(draft: Draft) -> Iterator[Claim]:
    """Claims on quoted titles with a series number before or "By NAME" behind inside the marks."""
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
