"""The date of the work: the best of the dates and years that stand outside its titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from alliance_refs.parsing.fields.dates import date_pattern
from alliance_refs.parsing.lexicon import any_of
from alliance_refs.parsing.rules.draft import Claim, Draft
from alliance_refs.parsing.rules.people import are_names
from alliance_refs.parsing.rules.places import is_place
from alliance_refs.spans import Span

_YEARS = (
    r"(?<![\w./,-])(?<!\d\s)(?:1[3-9]\d\d|20\d\d)[a-z]?(?:\s?(?:[-–—/‑]|--)\s?(?:(?:1[3-9]|20)\d\d|\d\d))?"
    r"(?![\w/])(?!-\d)(?![,.]\d)"
)


@cache
def _dates() -> re.Pattern[str]:
    circa = any_of("dates.circa")
    return re.compile(
        rf"(?P<full>{date_pattern()})|(?P<year>(?:(?<!\w){circa}\s)?{_YEARS})",
        re.IGNORECASE,
    )


@cache
def _undated() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('dates.undated')}(?!\w)")


class _Found(NamedTuple):
    score: float
    span: Span


def dates(draft: Draft) -> Iterator[Claim]:
    """A claim on the date of the work; words that say there is none belong to no field."""
    if draft.has("date"):
        return
    text = draft.bare
    found = [_Found(_score(text, match), Span(*match.span())) for match in _dates().finditer(text)]
    best = max(found, key=lambda one: one.score, default=None)
    yield from (Claim(Span(*m.span()), "other", "undated") for m in _undated().finditer(text))
    if best is not None and best.score > 0:
        yield Claim(best.span, "date", "date", min(0.98, 0.5 + best.score / 10))


_PAGE_BEFORE = re.compile(r"\d\s?:$")


def _year_score(year: str, before: str) -> float:
    """More for a year behind a place ("Torino 1901"), less for a span of years."""
    if _PAGE_BEFORE.search(before):
        return -4
    behind_place = is_place(re.split(r"[,.;:(]\s?", before[-60:])[-1].strip())
    return (2.5 if behind_place else 0.0) - (1.0 if len(year) > 5 else 0.0)


_END = re.compile(r"[\s\x00.,;)\]]*$")


def _score(text: str, match: re.Match[str]) -> float:
    """How likely a date is that of the work: its form, its brackets, what stands around it."""
    before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
    score = 3.0 if match["full"] else 0.0
    if before.endswith(("(", "[")) and after.startswith((")", "]", ",", ";")):
        score += 3
    if not before or before[-1] in ".,;:)\x00\1":
        score += 1.5
    if not after or after[0] in ".,;:)]\0":
        score += 1.5
    if _END.match(text, match.end()) or not after:
        score += 1
    if match["year"]:
        score += _year_score(match[0], before)
    if match["year"] and match.start() < _LONGEST_HEAD and _follows_names(text, match.start()):
        score += 3
    if after[:1].islower() or _LOWER.search(before):
        score -= 3
    if _YEAR_BEFORE.search(before) or _YEAR_BEHIND.match(after):
        score -= 3
    return score


# A list of names before an unmarked year is no longer than this.
_LONGEST_HEAD = 400


def _follows_names(text: str, end: int) -> bool:
    """Whether all before an unmarked year is a list of names: "Stochino A and Huang Y 2007 On"."""
    first = re.compile(r"[^\W\d_]").search(text, 0, end)
    return first is not None and text[end - 1] == " " and are_names(text, first.start(), end)


_LOWER = re.compile(
    r"(?<![^\W\d_])(?:of|in|the|from|to|since|until|and|en|de|du|des|von|im|um|bis|del|di|dal|al|nel|a|à|between|after|before|zu|um)$"
)
_YEAR_BEFORE = re.compile(r"\d{4},?(?:\s(?:et|and|und|y|e))?$")
_YEAR_BEHIND = re.compile(r",?\s?(?:et|and|und|y|e)?\s?(?:1[3-9]|20)\d\d(?!\d)")
