"""Editions, kinds of thesis and report, words for works not yet out: known by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.lexicon import alternatives, any_of, listed
from alliance_refs.parsing.rules.draft import Claim, Draft
from alliance_refs.parsing.rules.imprint import edition_pattern
from alliance_refs.spans import Span


def marked_words(draft: Draft) -> Iterator[Claim]:
    """Claims on editions, genres and states of publication outside titles."""
    for label, pattern in _patterns():
        for match in pattern.finditer(draft.bare):
            yield Claim(Span(*match.span("words")), label, "marked-words", 0.9)
            break


@cache
def _patterns() -> tuple[tuple[Label, re.Pattern[str]], ...]:
    edge = r"(?:(?<=^)|(?<=[.,;:(\[\x00\x01\"”’»]\s)|(?<=[(\[\x00\x01]))"
    after = r"(?=\s*(?:[.,;:)\]\x00\x02]|$|\())"
    theses = any_of("works.theses")
    return (
        ("edition", re.compile(rf"{edge}(?P<words>{edition_pattern()}){after}", re.I)),
        (
            "edition",
            re.compile(
                rf"(?<=\s)(?P<words>\d+\s?(?:st|nd|rd|th)\.?\s(?:{any_of('editions.nouns')})){after}",
                re.I,
            ),
        ),
        (
            "edition",
            re.compile(
                r"\((?P<words>[^()\x00-\x02]{2,40}\s(?:edition|edn|Auflage|Aufl\.|édition|edición|edizione))\)",
                re.I,
            ),
        ),
        ("genre", re.compile(rf"{edge}(?P<words>(?:[Uu]npub\w*\s)?{theses}){after}", re.I)),
        ("genre", re.compile(rf"{edge}(?P<words>{any_of('works.issues')}){after}", re.I)),
        ("status", re.compile(rf"{edge}(?P<words>{any_of('dates.forthcoming')})(?!\w)", re.I)),
    )


@cache
def _reports() -> re.Pattern[str]:
    kinds = alternatives(listed("works.reports"))
    return re.compile(
        rf"(?:(?<=^)|(?<=[.,;:(\x00\x01\"”’]\s)|(?<=[\"”’\x01(]))(?P<series>(?:(?:&|[^\W\d_][\w&'’./-]*)\s){{0,6}}{kinds}(?:\sseries)?(?:\sin\s[^\W\d_]+)?)"
        rf",?\s(?:(?:no|nr|number|num|n°|nº|#)\.?\s?)?(?P<number>[A-Z]{{0,6}}[-/]?\d[\w./-]*\w|\d)(?!\w)",
        re.IGNORECASE,
    )


def reports(draft: Draft) -> Iterator[Claim]:
    """Claims on a series of reports and the number in it ("Working Paper No. 229")."""
    match = _reports().search(draft.bare)
    # "Defense White Paper 2002" is a title with its year, no series with a number.
    if match and not re.fullmatch(r"(?:19|20)\d\d", match["number"]):
        yield Claim(Span(*match.span("series")), "series", "report-series", 0.9)
        yield Claim(Span(match.end("series"), match.start("number")), "other", "report-series")
        yield Claim(Span(*match.span("number")), "number", "report-series", 0.9)
