"""Resolutions and documents of the United Nations (Bluebook 21.7, OSCOLA 2006 guide to treaties).

In: a draft. Out: claims for "UNGA Res 51/162 (16 December 1996) UN Doc A/RES/51/162".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from alliance_refs.parsing.fields.dates import date_pattern
from alliance_refs.parsing.rules.draft import Claim, Draft, claims_of

_BODY = (
    r"(?:UNGA|UNSC|UNHRC|ECOSOC|HRC|G\.?\s?A\.?|S\.?\s?C\.?|Security\sCouncil|General\sAssembly)"
)


@cache
def _resolution() -> re.Pattern[str]:
    date = date_pattern()
    return re.compile(
        rf"(?<![^\W\d_])(?P<number>{_BODY}\sRes(?:olution|\.)?,?\s(?:No\.\s)?\d{{1,4}}(?:/\d{{1,4}})?[A-F]?(?:\s\([IVXLC\d-]{{1,8}}\))?(?:\s[A-F](?!\w))?)"
        rf"(?:,?\s\((?P<date>(?i:{date}))\))?"
    )


_DOCUMENT = re.compile(
    r"(?<!\w)(?:(?P<container>U\.?N\.?\s(?:GA|SC|ESC)OR)[^\0]{0,60}?[,;]\s)?(?P<before>U\.?N\.?\sDoc\.?)\s(?P<number>[A-Z][\w/.-]*/[\w/.-]*[\w])"
)


def united_nations(draft: Draft) -> Iterator[Claim]:
    """Claims on the number of a resolution, its date, and the number of the document."""
    text = draft.open
    resolved = _resolution().search(text) if " Res" in draft.text else None
    if resolved:
        yield from claims_of(resolved, "law")
    if document := _DOCUMENT.search(text) if " Doc" in draft.text else None:
        yield from claims_of(document, "law", {"before": "other"})
