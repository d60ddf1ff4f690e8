"""Access dates: "(last visited Oct. 8, 2019)", "[consulta: 7 de septiembre de 2011]"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from alliance_refs.parsing.fields.dates import date_pattern
from alliance_refs.parsing.lexicon import any_of
from alliance_refs.parsing.rules.draft import Claim, Draft
from alliance_refs.spans import Span


@cache
def _pattern() -> re.Pattern[str]:
    words = any_of("dates.accessed")
    return re.compile(
        rf"(?P<before>[\[(]?\s*(?<!\w){words}[\s:,]*(?:(?:on|am|le|il|el|the)\s)?)"
        rf"(?P<date>{date_pattern()})(?P<after>[,.]?\s*(?:um|at|à)?\s*\d{{1,2}}[:.h]\d\d(?:\sUhr)?)?(?P<close>\s*[\])])?",
        re.IGNORECASE,
    )


def access_dates(draft: Draft) -> Iterator[Claim]:
    """Claims on the day a page was read and on the words that say so."""
    for match in _pattern().finditer(draft.open):
        yield Claim(Span(*match.span("date")), "accessed", "access-date", 0.98)
        for part in ("before", "after", "close"):
            if match[part]:
                yield Claim(Span(*match.span(part)), "other", "access-date")
