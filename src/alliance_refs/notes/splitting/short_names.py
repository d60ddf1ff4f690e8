"""Short names that notes give works in Japanese, Chinese and Korean: "以下『市史』と略す".

In: the text of a note, and its citations. Out: the citations with the names given behind them, and
without what was taken for one in the words that give them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from alliance_refs.notes.splitting.found import FoundCitation
from alliance_refs.spans import Span

# "三二〇頁以下" names nothing.
_LED = r"(?<![頁页条章号年\dジ])(?:以下|이하|下[称稱])[、，,:：]?\s?(?:单|單)?(?:简称|簡稱|略称|略稱)?(?:为|為|作)?\s?"


@cache
def _given() -> re.Pattern[str]:
    return re.compile(
        rf"{_LED}[「『《〈“‘\"'](?P<marked>[^「」『』《》〈〉“”‘’\"']{{1,40}})[」』》〉”’\"'](?=\s?[と）)。，,]|으?로|이?라|$)"
        rf"|[（(]\s?{_LED}(?P<plain>[^\s、，,（）()「」『』《》〈〉]{{1,20}}?)(?:と略記?す?る?|로\s(?:줄인다|약칭함?|표기))?[）)]"
    )


def with_short_names(text: str, found: Iterable[FoundCitation]) -> Iterator[FoundCitation]:
    """The citations, each with the name that the words behind it give its work.

    >>> text = "『新修大阪市史』（以下『市史』と略す）"
    >>> [one.alias for one in with_short_names(text, [FoundCitation(Span(0, 8))])]
    ['市史']
    """
    citations = list(found)
    given = list(_given().finditer(text)) if "下" in text or "이하" in text else []
    if not given:
        yield from citations
        return
    starts = [match.start() for match in given]
    kept: list[FoundCitation] = []
    for one in citations:
        before = bisect_right(starts, one.span.start)
        # What was taken for a citation may be the name itself.
        if not before or given[before - 1].end() <= one.span.start:
            kept.append(one)
    ends = [*(one.span.start for one in kept[1:]), len(text)]
    for one, end in zip(kept, ends, strict=False):
        after = bisect_right(starts, one.span.start)
        name = given[after] if after < len(given) else None
        if name is None or name.start() >= end or one.alias:
            yield one
            continue
        span = Span(one.span.start, min(one.span.end, name.start()))
        yield replace(one, span=_bare(text, span), alias=name["marked"] or name["plain"])


def _bare(text: str, span: Span) -> Span:
    return Span(span.start, span.start + len(span.cut(text).rstrip(" 、，,。（(")))
