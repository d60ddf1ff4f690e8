"""Notes that cite by name and year: "Kim 2001: 14", "Leffler (1992), p. 3", "신욱희(1992)".

They point to a work that is described elsewhere (Chicago 17, 15.21-25).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from alliance_refs.notes.persons import JOINER, PARTICLE, has_joiner
from alliance_refs.text.months import MONTHS, SEASONS
from alliance_refs.text.scripts import HANGUL

# Lists may keep or leave out what stands before a family name.
LEADING_PARTICLES = re.compile(rf"^(?:{PARTICLE}\s)+", re.IGNORECASE)
_NAME = rf"(?:(?:{PARTICLE}|Mc|O’|O')\s?)*[A-ZÀ-Þ][\w'’´`-]+"
BETWEEN_NAMES = rf"(?:,?\s+{JOINER}\s+|,\s+|\s?/\s?)"
# Family names before a year: "Kim", "Li and Roth", "Light et al.".
NAMES = rf"(?P<names>{_NAME}(?:{BETWEEN_NAMES}{_NAME}){{0,6}}(?:,?\s+(?:et\s+al\.?|and\s+others|u\.\s?a\.))?)"
_HANGUL = rf"(?P<hangul>[{HANGUL}]{{2,4}}(?:[·,]\s?[{HANGUL}]{{2,4}}){{0,2}}(?:\s외)?)"
# The year of a new edition may have the first year beside it: "[1922] 1985", "1985 [1922]".
_FIRST_YEAR = r"[\[(](?:1[4-9]|20)\d\d[\])]"
_YEAR = rf"(?:{_FIRST_YEAR},?\s+)?(?P<year>(?:1[4-9]|20)\d\d)(?P<letter>[a-z])?(?:\s{_FIRST_YEAR})?"
_SHAPE = re.compile(
    rf"(?:(?:[A-ZÀ-Þ]\.\s?){{0,3}}{NAMES}(?:'s|’s)?(?P<comma>,(?=\s*\d))?\s+|{_HANGUL},?\s*)"
    rf"(?:{_YEAR}|[(\[]{_YEAR.replace('<year>', '<year2>').replace('<letter>', '<letter2>')}"
    r"(?:\s*[,:]\s*(?P<inside>[^()\[\]]{1,40}))?[)\]])"
    r"(?:\s*[,:]?\s*(?P<locator>(?:at|passim|ch|chap|kap|cap|pp?|S|págs?|vol|n|§)?\b\.?\s*[\dIVXLC][^()]{0,40}|passim|\d+쪽))?"
)
# Names of months that are not cut short, which few people are called by; and what leads to a year.
_DATING = frozenset(
    (
        *(name for names in MONTHS for name in names if len(name) > 3),
        *(names[0] for names in SEASONS),
        "fall",
    )
) | frozenset("may mai since until before after".split())


class NameYear(NamedTuple):
    """The names as printed, the year, its letter ("2001b"), and the words of the locator.

    `may_be_imprint` is set for "Leipzig, 1908", which says place and year as well.
    """

    names: str
    year: int
    letter: str
    locator: str
    may_be_imprint: bool = False


def name_and_year(text: str) -> NameYear | None:
    """The name and year that are all a citation's text says, None when it says more or less.

    >>> found = name_and_year("Leffler (1992), p. 3")
    >>> found.names, found.year, found.locator
    ('Leffler', 1992, 'p. 3')
    >>> name_and_year("Schmitt [1922] 1985: 36").year, name_and_year("Berger/Luckmann 1969").names
    (1985, 'Berger/Luckmann')
    >>> name_and_year("July 1953"), name_and_year("Kim, *War*, 2003")
    (None, None)
    """
    match = _SHAPE.fullmatch(text)
    if not match:
        return None
    names = match["names"] or match["hangul"]
    if begins_with_month(names):
        return None
    if "," in names and not has_joiner(names):
        # "Wehler, Gesellschaftsgeschichte, München 1995" is a book.
        return None
    year, letter = match["year"] or match["year2"], match["letter"] or match["letter2"]
    locator = match["locator"] or match["inside"] or ""
    return NameYear(names, int(year), letter or "", locator, bool(match["comma"]) and not letter)


def begins_with_month(names: str) -> bool:
    """Whether what looks like names begins with a month, a season or "since".

    >>> begins_with_month("July"), begins_with_month("Leffler")
    (True, False)
    """
    return names.split()[0].lower() in _DATING
