"""Periodicals known by their form: newspapers alone, names in capitals, shortened names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_refs.parsing.lexicon import has_word
from alliance_refs.parsing.namelist import trimmed
from alliance_refs.parsing.rules.draft import Claim, Draft
from alliance_refs.spans import Span

_ALONE = re.compile(
    r"^\W*(?P<name>[^\W\d_][^,.;:()\d\x00-\x02]{2,50}?)(?:\s\([^()\d]{2,30}\))?,?\s\(?\x02"
)
_ARTICLE = re.compile(r"(?:The|El|La|Le|Les|Die|Der|Das|Il|Lo|Los|Las)\s[A-ZÀ-Þ]")


def newspapers(draft: Draft) -> Iterator[Claim]:
    """A claim on a newspaper at the head of a citation, the day of its issue right behind it."""
    match = _ALONE.match(draft.dated)
    dates = [claim.span.cut(draft.text) for claim in draft.labelled("date")]
    if match and dates and re.search(r"\d\D+\d{4}|\d{4}[-.년]\s?\d", dates[0]):
        name = match["name"]
        if has_word(name, "works.newspapers") or _ARTICLE.match(name):
            yield Claim(Span(*match.span("name")), "container", "newspaper", 0.85)


_CAPITALS = re.compile(
    r",\s(?=[A-Z.&\s]{0,12}[A-Z]{3})(?P<name>(?:[A-Z][A-Z.&’']+\s?){1,5}?)\s?\(\x02"
)


def capital_periodicals(draft: Draft) -> Iterator[Claim]:
    """A claim on a periodical in capitals before its bracketed date: "N.Y. TIMES (Jan. 10, 2018)"."""
    match = _CAPITALS.search(draft.dated)
    letters = [char for char in draft.text if char.isalpha()]
    if match and sum(map(str.isupper, letters)) * 2 < len(letters):
        yield Claim(Span(*match.span("name")), "container", "capitals", 0.85)


_SHORT_WORD = r"(?:[^\W\d_a-z][^\W\d_]{0,11}\s?\.\s?(?:&\s)?)"
_SHORTENED = re.compile(
    r"(?:(?<=^)|(?<=[,;]\s)|(?<=[a-z]{3}\.\s)|(?<=al\.\s)|(?<=\x02\s)|(?<=[»”\"]\s)|(?<=\x01[,.]\s))"
    rf"(?P<name>(?:{_SHORT_WORD}|(?:J|The)\s)(?:{_SHORT_WORD}|[A-Z][a-z]+\s|(?:of|and|für|de|J)\s){{0,8}}[A-Z]?)"
    r"(?=,?\s?\d{1,4}(?:,|\s?\(|:|;|\s\x02|\s?$))"
)


def shortened_periodicals(draft: Draft) -> Iterator[Claim]:
    """A claim on a shortened name before its volume: "Commun. Math. Phys. 5, 205 (1967)"."""
    if draft.has("container"):
        return
    match = _SHORTENED.search(draft.dated)
    if match and re.search(r"[^\W\d_]{2}\s?\.", match["name"]):
        yield Claim(trimmed(draft.text, *match.span("name")), "container", "shortened", 0.85)
