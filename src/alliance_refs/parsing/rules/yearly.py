"""Periodicals counted by the year: the year stands where others have a volume.

In: a draft. Out: claims for "NJW 1995, 1697, 1701", "1989 U. CHI. LEGAL F. 139, 140", "2009/1
(64e année)" and "Aus Politik und Zeitgeschichte, B 29/2001".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.lexicon import alternatives, listed, words
from alliance_refs.parsing.rules.draft import Claim, Draft, claims_of
from alliance_refs.parsing.rules.numbers import RANGES

_YEAR = r"(?P<date>(?:19|20)\d\d)"


@cache
def _weekly() -> re.Pattern[str]:
    """A law journal by its abbreviation, its year, the first page and the page cited."""
    names = alternatives(listed("law.weeklies"))
    cited = rf"(?:(?:,\s|\s?\()(?:S\.\s)?(?P<locator>{RANGES})\)?)?"
    return re.compile(
        rf"(?<![\w-])(?P<container>{names}),?\s{_YEAR},?\s(?P<before>S\.\s)?(?P<pages>\d{{1,4}})"
        rf"(?:\s?ff?\.|\s?[-–]\s?\d{{1,4}})?{cited}(?=\W*$|[;.)])"
    )


@cache
def _archive() -> re.Pattern[str]:
    """A law journal by its abbreviation, volume and year: "AcP 172 (1972), S. 97, 113"."""
    names = alternatives(listed("law.archives"))
    return re.compile(
        rf"(?<![\w-])(?P<container>{names})\s(?P<volume>\d{{1,3}})\s\({_YEAR}\)"
        r"(?:,?\s(?:H\.|Heft)\s(?P<issue>\d{1,2}))?,?\s(?P<before>S\.\s)?(?P<pages>\d{1,4}(?:\s?[-–]\s?\d{1,4})?)"
        rf"(?:\s?ff?\.)?(?:(?:,\s|\s?\()(?:S\.\s)?(?P<locator>{RANGES})\)?)?(?=\W*$|[;.)])"
    )


# A law journal without volumes, at the end of its citation (Bluebook 16.4).
_LAW = re.compile(
    rf"(?<=[,.]\s){_YEAR}\s(?P<container>(?:[A-Z][\w.&’']*\s){{1,5}}?(?:L\.|LEGAL|REV\.|Legal|Rev\.)(?:\s[A-Z][\w.’']*){{0,3}})"
    r"\s(?P<pages>\d{1,4})(?:,\s(?P<locator>\d{1,4}(?:[-–]\d{1,4})?))?\.?\s*$"
)

# A law journal behind its year in square brackets: "[2001] PL 329, 331-33" (OSCOLA 3.3.1).
_SQUARE = re.compile(
    r"\[(?P<date>(?:19|20)\d\d)\]\s(?!UK|EW|IE|NZ|HC|FC|SC[AC]|ZA|CSIH|CSOH)(?P<container>[A-Z][A-Za-z.&]{0,11}(?:\s[A-Z&][A-Za-z.]{0,11}){0,4})"
    rf"\s(?P<pages>\d{{1,4}})(?:,\s(?:at\s)?(?P<locator>{RANGES}))?(?=\W*$|[;.])"
)
# Number and year of a French periodical, then its volume: "2009/1 (64e année)", "2012/3 (n° 45)".
_ANNUAL = re.compile(
    rf"(?<!\d){_YEAR}/(?P<issue>\d{{1,2}}(?:[-–]\d{{1,2}})?)[\s,]{{1,2}}\(?"
    r"(?:(?P<volume>\d{1,3})e\sannée|(?P<label>[Vv]ol(?:ume)?\.?|[Nn]°|[Tt]ome|t\.)\s?(?P<counted>\d{1,3}))\)?(?!\d)"
)

# Number and year in one: "B 29/2001", "Nr. 3/1998", "Heft 2/2004".
_NUMBERED = re.compile(
    r"(?<=[,\s])(?:(?P<label>Nr\.|H\.|Heft|no\.|No\.|n°|núm\.)\s)?(?P<issue>(?:B\s)?\d{1,2}(?:[-–]\d{1,2})?)"
    rf"/{_YEAR}(?=\s?[,.;:]|$)"
)


# The same in short, where the year is printed elsewhere: "1985, ..., B 5/85".
_SHORT = re.compile(
    r"(?<=[,\s])(?P<issue>B\s\d{1,2}(?:[-–]\d{1,2})?)(?P<before>/\d\d)(?=[,.;:\s]|$)"
)


_LABELS: dict[str, Label] = {"before": "other", "label": "other", "counted": "volume"}


def yearly(draft: Draft) -> Iterator[Claim]:
    """Claims on the name, year and pages of a periodical that counts by years."""
    for pattern in _patterns(draft.text):
        match = pattern.search(draft.open)
        if match:
            yield from claims_of(match, "yearly", _LABELS)
            return
    if "/" not in draft.text:
        return
    short = _SHORT.search(draft.bare)
    if short:
        yield from claims_of(short, "yearly", _LABELS)
        return
    match = _NUMBERED.search(draft.bare)
    # Another year stands elsewhere, or what looks like one is a day of a month.
    if match and not _DATED.search(draft.open[: match.start()] + draft.open[match.end() :]):
        yield from claims_of(match, "yearly", _LABELS)


def _patterns(text: str) -> Iterator[re.Pattern[str]]:
    """The patterns that a text may hold, by a word or mark that each of them has."""
    said = {word.rstrip(",") for word in text.split()}
    if said & words("law.weeklies"):
        yield _weekly()
    if said & _archives() or "Staat" in said or "Verwaltung" in said:
        yield _archive()
    if "L." in said or "REV." in said or "LEGAL" in said or "Legal" in said:
        yield _LAW
    if "[" in text:
        yield _SQUARE
    if "/" in text:
        yield _ANNUAL


@cache
def _archives() -> frozenset[str]:
    return frozenset(name for name in listed("law.archives") if " " not in name)


_DATED = re.compile(r"\d/$|(?<![\d/])(?:1[6-9]|20)\d\d(?![\d/])")
