"""How numbers and lists of places are printed, for rules of law; Greek volumes in letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_refs.parsing.rules.draft import Claim, Draft, claims_of

ROMAN = r"(?:[ivxlc]{2,}|[IVXLC]{2,}|[ivxIVX])(?![^\W_.])(?!\.\s?(?-i:[A-Z]))"
_ONE = rf"(?:(?:[A-Z]{{1,2}}\s?)?\d+(?:[a-zA-Z](?![^\W_]))?(?:[.,]\d{{3}}(?!\d))?|{ROMAN})"
_DASH = r"\s?(?:--+|[-–—‒‐‑])\s?"
RANGE = rf"{_ONE}(?:{_DASH}{_ONE})?"
_FOLLOWING = r"(?:\s?(?:ff?|sgg|segg|e?\s?segg|et\sseq|seqq?|sqq?|n|b|a|r|v)(?![^\W_])\.?)?"
# A list holds at most 41 numbers, so that reading it takes linear time; a later number of it
# is no year: "pages 99-111, 1991".
_MORE = r"(?!(?:1[5-9]|20)\d\d(?!\d))"
RANGES = rf"{RANGE}{_FOLLOWING}(?:\s?(?:,|;|&|and|et|und|u\.|y|e)\s?{_MORE}{RANGE}(?!\s?[(:]){_FOLLOWING}){{0,40}}"


# "τόμ. Α΄", "Τόμος Γ΄": letters with a stroke count in Greek.
_GREEK = re.compile(
    r"(?<!\w)(?P<before>(?:τόμ(?:ος)?|τ)[.\s]\s?)(?P<volume>[Α-Ω]{1,3}[΄ʹ´'’])", re.IGNORECASE
)


def greek_volumes(draft: Draft) -> Iterator[Claim]:
    """A claim on a volume counted in letters."""
    match = None if draft.text.isascii() else _GREEK.search(draft.open)
    if match:
        yield from claims_of(match, "labelled-number", {"before": "other"})
