"""Issues of newspapers cited by nothing but their day: "El Faro, Bahía, 3 de mayo de 2004, p. C4".

In: a draft. Out: claims on the newspaper, its place, the day and the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from alliance_refs.parsing.fields.dates import month_pattern
from alliance_refs.parsing.lexicon import has_word, may_hold
from alliance_refs.parsing.rules.draft import Claim, Draft, claims_of

_WORD = r"[^\W\d_a-zß-ÿ][^\W\d_’']*(?:[’'][^\W\d_]+)?"
_JOINED = r"(?:de|del|della|di|da|do|du|des|le|la|of|the|and|y|et|und|e|von|für|und|för|van|al)"
_TOWN = rf"{_WORD}(?:\s(?:{_JOINED}\s)?{_WORD})?"
# A longer citation names more than a newspaper and its day.
_MOST = 120
_ARTICLE = re.compile(r"(?:The|El|La|Le|Les|Die|Der|Das|Il|Lo|Los|Las|O)\s")


def dailies(draft: Draft) -> Iterator[Claim]:
    """Claims on a newspaper that stands alone with its day, and with its page if it is unknown."""
    if len(draft.text) >= _MOST or not may_hold(draft.text, "dates.months", "dates.seasons"):
        return
    match = _issue().match(draft.open)
    if match is None:
        return
    name = match["container"]
    known = has_word(name, "works.newspapers") or _ARTICLE.match(name)
    plain = not (match["place"] or match["town"] or name.isupper())
    if known or (match["pages"] and plain):
        yield from claims_of(match, "daily", {"town": "place", "before": "other"})


@cache
def _issue() -> re.Pattern[str]:
    month = rf"(?i:{month_pattern()})\.?"
    day = rf"(?:\d{{1,2}}(?:\.|er|º)?\s(?:de\s)?{month},?\s(?:de\s|del\s)?|{month}\s\d{{1,2}},?\s)\d{{4}}"
    return re.compile(
        rf"^[\s_*]*(?P<container>{_WORD}(?:\s(?:{_JOINED}\s)?{_WORD}){{0,5}})[\s_*]*"
        rf"(?:,\s(?P<place>{_TOWN})|\s\((?P<town>{_TOWN})\))?"
        rf"(?:,\s?|\s\(|\s)(?P<date>{day})\)?"
        r"(?:,\s(?P<before>pp?\.|S\.|s\.|str\.|с\.|σ\.|f\.)\s?(?P<pages>[A-Z]?\d{1,3}(?:\s?[-–]\s?[A-Z]?\d{1,3})?))?\W*$"
    )
