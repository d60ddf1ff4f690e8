"""The year of the original behind that of a translation or reprint: "2010 [franz. 2008]"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_refs.parsing.rules.draft import Claim, Draft
from alliance_refs.spans import Span

_YEAR = r"(?:1[3-9]\d\d|20\d\d)"
_BEHIND = re.compile(
    rf"(?<=\d{{4}})(?P<open>\s?(?:\[|[\[(](?:[^\W\d_]{{2,14}}\.?:?\s){{1,3}}))(?P<year>{_YEAR})(?P<close>[\])])"
)
_BEFORE = re.compile(rf"(?P<open>[\[(])(?P<year>{_YEAR})(?P<close>[\])]\s?)(?=[(]?{_YEAR}(?!\d))")


def original_years(draft: Draft) -> Iterator[Claim]:
    """A claim on the bracketed year beside the year of publication."""
    for pattern in (_BEHIND, _BEFORE):
        match = pattern.search(draft.bare)
        if match:
            yield Claim(Span(*match.span("open")), "other", "original-year")
            yield Claim(Span(*match.span("year")), "original-date", "original-year", 0.9)
            yield Claim(Span(*match.span("close")), "other", "original-year")
            return
