"""Short forms of cases: "Sullivan, 376 U.S. at 270" (Bluebook 21, rule 10.9)."""

from __future__ import annotations

import re
from typing import NamedTuple

_SHAPE = re.compile(
    r"(?:(?P<name>[^\W\d_][^\d;]{1,80}?),\s+)?(?P<volume>\d{1,4})\s+"
    r"(?P<reporter>[A-Z][\w.’' ]{0,24}?)\s+at\s+(?P<place>\d[\w\s,.*–—&-]*?)\W*"
)


class ShortCase(NamedTuple):
    """The name ("" when none is given), volume and reporter, and the words of the locator."""

    name: str
    volume: str
    reporter: str
    place: str


def short_case(text: str) -> ShortCase | None:
    """The case that a citation's text means in short, None when it is none.

    >>> short_case("Sullivan, 376 U.S. at 270")
    ShortCase(name='Sullivan', volume='376', reporter='U.S.', place='270')
    >>> short_case("Gertz v. Robert Welch, Inc., 418 U.S. 323, 340 (1974)")
    """
    match = _SHAPE.fullmatch(text)
    if not match:
        return None
    return ShortCase(match["name"] or "", match["volume"], match["reporter"], match["place"])
