"""Notes that cite by name and page: "Dalziel 61", "Berger and Luckmann 45–47" (MLA 9, 6.4)."""

from __future__ import annotations

import re
from typing import NamedTuple

from alliance_refs.notes.name_year import NAMES, begins_with_month
from alliance_refs.notes.persons import has_joiner
from alliance_refs.notes.reading.locators import read_locator

_PAGES = r"\d{1,4}(?:\s?[-–]\s?\d{1,4})?"
_SHAPE = re.compile(rf"{NAMES}\s(?P<pages>{_PAGES}(?:,\s{_PAGES}){{0,8}})")
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d")
# Fewer capitals are initials rather than a name.
_SHORTEST = 6


class NamePage(NamedTuple):
    """The names as printed, and the pages."""

    names: str
    pages: str


def name_and_page(text: str) -> NamePage | None:
    """The name and pages that are all a citation's text says, None when it says more or less.

    >>> name_and_page("Dalziel 61"), name_and_page("Berger and Luckmann 45–47")
    (NamePage(names='Dalziel', pages='61'), NamePage(names='Berger and Luckmann', pages='45–47'))
    >>> name_and_page("Leffler 1992"), name_and_page("NJW 61"), name_and_page("Article 5")
    (None, None, None)
    """
    match = _SHAPE.fullmatch(text)
    if not match or _YEAR.fullmatch(match["pages"]) or read_locator(text).text:
        return None
    names = match["names"]
    # "NJW 61" is a periodical, "Wehler, Gesellschaftsgeschichte 45" a book.
    is_periodical = names.isupper() and len(names) < _SHORTEST
    if is_periodical or begins_with_month(names) or ("," in names and not has_joiner(names)):
        return None
    return NamePage(names, match["pages"])
