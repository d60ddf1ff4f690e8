"""Commentaries on codes as footnotes in German cite them, and the places in them.

In: a draft. Out: claims for "MüKoBGB/Wagner, 8. Aufl. 2020, § 823 Rn. 402" and "BK-Meier-Hayoz,
Art. 1 ZGB N 132": the commentary by its short name, who wrote on the section, section and margin
number as one locator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from alliance_refs.parsing.fields.legal import COMMENTARY
from alliance_refs.parsing.rules.draft import Claim, Draft, claims_of
from alliance_refs.parsing.rules.signals import optional_signal

_NAME = r"[A-ZÄÖÜ][\w’'-]+(?:/[A-ZÄÖÜ][\w’'-]+)?"


@cache
def _short() -> re.Pattern[str]:
    """A commentary that is known by letters, and the author behind its stroke."""
    signal = optional_signal()
    return re.compile(
        rf"\W{{0,3}}{signal}(?P<container>{COMMENTARY})"
        rf"[/-](?P<author>{_NAME}),\s"
    )


# "§ 823 Abs. 1 BGB Rn. 402", "Art. 1 ZGB N 132".
_PLACE = re.compile(
    r"(?<!\w)(?P<locator>(?:Art\.|§§?)\s\d{1,4}[a-z]?(?:\s(?:Abs\.\s\d{1,2}|[IVX]{1,4}|S\.\s\d)){0,3}"
    r"(?:\s[A-ZÄÖÜ][A-Za-z]{1,6})?,?\s(?:Rn|Rdn|Rdnr|Rz|Rdz|N|Anm|Tz)\.?\s\d{1,4}(?:[/.]\d{1,4})?(?:\s?ff?\b\.?)?)"
)


def commentaries(draft: Draft) -> Iterator[Claim]:
    """Claims on a commentary, who wrote in it, and the section with its margin number."""
    if named := _short().match(draft.open):
        yield from claims_of(named, "commentary")
    if "§" in draft.text or "Art. " in draft.text:
        for place in _PLACE.finditer(draft.open):
            yield from claims_of(place, "commentary")
