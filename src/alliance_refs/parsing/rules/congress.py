"""Papers and hearings of the Congress of the United States.

In: a draft. Out: claims for "S. Rep. No. 98-225, at 12 (1983)", "Toxic Torts: Hearing Before the H.
Comm. on Commerce, 97th Cong. 12 (1981)" and "U.S. Congress, House, Committee on Armed Services,
*Military Posture*, 98th Cong., 2nd sess., 1984".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from alliance_refs.parsing.rules.draft import Claim, Draft, claims_of
from alliance_refs.parsing.rules.numbers import RANGES
from alliance_refs.parsing.rules.signals import opening
from alliance_refs.spans import Span

_PAPER = re.compile(
    r"(?P<number>(?:H\.\s?R?\.?|S\.)\s(?:CONF\.\s)?(?:REP|DOC)\.\sNO\.\s\d{2,3}[-–]\d{1,4})"
    r"(?:,\sat\s(?P<locator>\d+(?:[-–]\d+)?))?(?:\s\((?P<date>(?:1[89]|20)\d\d)\))?",
    re.IGNORECASE,
)


def papers_of_congress(draft: Draft) -> Iterator[Claim]:
    """Claims on the number of a report or document (Bluebook 13.4)."""
    match = _PAPER.search(draft.open) if "No" in draft.text or "NO" in draft.text else None
    if match:
        yield from claims_of(match, "congress")


_SESSION = re.compile(
    r",?\s(?P<note>\d{1,3}(?:st|nd|rd|th|d)\s[Cc]ong(?:\.|ress),\s\d(?:st|nd|rd|th|d)\s[Ss]ess(?:\.|ion)?)(?!\w)"
)
# Who holds a hearing; a committee's name may have commas, which a title set apart tells.
_BODY = re.compile(
    r"^\W{0,3}(?P<author>(?:U\.\s?S\.|US|United States)\sCongress\b[^\0]*?)[,.:]?\s+$"
)
_PLAIN = re.compile(
    r"^\W{0,3}(?P<author>(?:U\.\s?S\.|US|United States)\sCongress(?:,\s(?:House|Senate)(?:\sof\sRepresentatives)?)?"
    r"(?:,\s(?:[A-Z]\w+\s){0,2}(?:Sub)?[Cc]ommittee\son\s[^,\0]{3,80}){0,2})[,.:]\s(?P<title>[^\0]{3,240})$"
)


# "..., 112th Cong. 12 (2011)": the Congress behind a title, the page cited and the year.
_HELD = re.compile(
    r",\s(?P<note>\d{2,3}(?:st|nd|rd|th|d)\s[Cc]ong\.(?:,?\s\d(?:st|nd|rd|th|d)\s[Ss]ess\.)?)"
    rf"(?:,?\s(?:pt\.\s(?P<part>\w{{1,4}}),\s)?(?:at\s)?(?P<locator>{RANGES}))?\s\((?P<date>(?:1[89]|20)\d\d)\)"
)
_BEFORE = re.compile(r"\b(?i:hearings?)\s(?:on\s[^\0]{1,160}\s)?(?i:before)\s")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"{opening()}(?P<title>[^\W\d_a-z][^\0]{{3,400}})$")


def held_hearings(draft: Draft) -> Iterator[Claim]:
    """Claims on the title of a hearing with its committee, on its session and year (Bluebook 13.3)."""
    held = _HELD.search(draft.open) if "ong." in draft.text else None
    title = _named().match(draft.open, 0, held.start()) if held else None
    if held and title and _BEFORE.search(title["title"]):
        yield from claims_of(title, "congress")
        yield from claims_of(held, "congress")


def hearings(draft: Draft) -> Iterator[Claim]:
    """Claims on the committee, the title and the session of a hearing (Chicago 17, 14.294)."""
    session = _SESSION.search(draft.open) if "ong" in draft.text else None
    if session is None:
        return
    styled = sorted((*draft.italics, *draft.quotes))
    title = next((span for span in styled if span.end <= session.start() + 1), None)
    body = (
        _BODY.match(draft.open[: title.start])
        if title
        else _PLAIN.match(draft.open[: session.start()])
    )
    if body is None:
        return
    yield Claim(Span(*body.span("author")), "author", "congress", 0.92)
    yield Claim(title or Span(*body.span("title")), "title", "congress", 0.92)
    yield Claim(Span(*session.span("note")), "note", "congress", 0.92)
