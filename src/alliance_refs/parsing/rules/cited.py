"""Locators with labels of their own: "chap. 3", "§ 111, at 771", "ll. 6048-52", "para. 4"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from alliance_refs.parsing.lexicon import alternatives, table
from alliance_refs.parsing.rules.draft import Claim, Draft
from alliance_refs.parsing.rules.numbers import RANGES
from alliance_refs.spans import Span


@cache
def _pattern() -> re.Pattern[str]:
    labels = alternatives(
        word for words in table("labels")["locators"].values() for word in words if word not in "nc"
    )
    return re.compile(
        rf"(?:(?<=^)|(?<=[\s,.;:(\x00\x01]))(?P<all>(?:{labels})\s?(?=[\dIVXLivxl(]){RANGES}(?:\([\da-z]+\))*"
        rf"(?:[\s,.]+(?:(?:{labels}|at|pp?\.)\s?)?{RANGES})*(?:\sof\sthe\s\w+)?)\s*\.?$",
        re.IGNORECASE,
    )


def cited_places(draft: Draft) -> Iterator[Claim]:
    """A claim on the labelled place in the work that the citation ends with."""
    match = _pattern().search(draft.bare)
    if match:
        yield Claim(Span(*match.span("all")), "locator", "labelled-locator", 0.9)
