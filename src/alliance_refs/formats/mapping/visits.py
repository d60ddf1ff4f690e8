"""Where a work stands online and when it was looked up, as people say it in notes.

In: the words of a note, with `PLACE` where its address stands. Out: the day of the visit.
Notes that say anything else are left alone.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from alliance_refs.formats.mapping.loose_dates import read_date
from alliance_refs.model import Date

PLACE = "\ufffc"

_SEEN = re.compile(
    rf"""\b (?:(?:date|last|lastly|zuletzt)\s+)?
    (?:accessed|visited|retrieved|checked|viewed|cited|consulted|access|zugriff|abgerufen|besucht
    |aufgerufen|consulté|consultado|consultato|geraadpleegd)\b
    [\s:,]* (?:(?:on|am|le|el|il|op|the|date)\b)? [\s:,]*
    (?P<date>\w[^()\[\]{PLACE};]{{3,30}}?) (?=[\s.,:]*(?:$|[)\];{PLACE}]|\bfrom\b))""",
    re.VERBOSE | re.IGNORECASE,
)
_ABOUT = re.compile(
    r"""[\W_]* (?:(?:also|available|accessible|retrieved|accessed|downloaded|online|internet
    |web(?:site|\ ?page)?|url|link|see|at|from|on|in|via|disponible|en\ ligne|verfügbar|abrufbar
    |unter)\b[\W_]*)*+""",
    re.VERBOSE | re.IGNORECASE,
)
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b|,")
# What databases say of themselves, and not of a work.
_NOISE = re.compile(
    r"cited by\b[\s\w():]{1,40}|copyright - .{1,500}last updated - [\d-]+",
    re.IGNORECASE | re.DOTALL,
)
# Longer notes say more.
_LONGEST = 600


class Visit(NamedTuple):
    """The day on which a page was looked up, None when that is not said."""

    day: Date | None = None


def read_visit(words: str) -> Visit | None:
    """What words say of a visit; None where they say anything more than that and an address.

    >>> read_visit("[Online; accessed 22-July-2020]")
    Visit(day=Date.of(2020, 7, 22))
    >>> read_visit(f"Available at {PLACE} (last visited on May 3rd, 2010).")
    Visit(day=Date.of(2010, 5, 3))
    >>> read_visit("cited By 12"), read_visit("Accessed by few in May 1998")
    (Visit(day=None), None)
    """
    if len(words) > _LONGEST:
        return None
    if _NOISE.fullmatch(words):
        return Visit()
    seen = _SEEN.search(words)
    date = read_date(_ORDINAL.sub("", seen["date"])) if seen else None
    if seen and date and date.start and date.start.month:
        words = words[: seen.start()] + PLACE + words[seen.end() :]
    else:
        date = None
    return Visit(date) if PLACE in words and _ABOUT.fullmatch(words) else None
