"""Notes that cite by name and year: "Kim 2001: 14", "Leffler (1992), p. 3", "신욱희(1992)".

They point to a work that is described elsewhere (Chicago 17, 15.21-25).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from alliance_refs.text.scripts import HANGUL

# Small words before a family name, which lists may keep or leave out.
PARTICLES = re.compile(r"^(?:(?:de|van|von|der|la|le|du|di|da)\s)+", re.IGNORECASE)
_NAME = r"(?:(?:de|van|von|der|la|le|du|di|da|Mc|O’|O')\s?)*[A-ZÀ-Þ][\w'’´`-]+"
JOINER = r"(?:,?\s+(?:and|&|et|und|u\.|y|e)\s+|,\s+|\s?/\s?)"
# Family names before a year: "Kim", "Li and Roth", "Light et al.".
NAMES = (
    rf"(?P<names>{_NAME}(?:{JOINER}{_NAME}){{0,6}}(?:,?\s+(?:et\s+al\.?|and\s+others|u\.\s?a\.))?)"
)
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
_MONTHS = frozenset(
    "january february march april may june july august september october november december spring "
    "summer autumn fall winter januar februar märz mai juni juli oktober dezember janvier février "
    "mars avril juin juillet août septembre octobre novembre décembre enero febrero marzo abril mayo "
    "junio julio agosto septiembre octubre noviembre diciembre since until before after".split()
)


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
    if "," in names and not re.search(r"\s(?:and|&|et|und|y|e)\s", names):
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
    return names.split()[0].lower() in _MONTHS
