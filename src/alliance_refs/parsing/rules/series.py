"""Series set off by a sign of equality: "(= Erdkundliches Wissen, H. 19)", as German writing has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.rules.draft import Claim, Draft, claims_of

_EQUAL = re.compile(
    r"[(\[]?=\s?(?P<series>[\"„“«»]?[^\W\d_a-z][^()\[\]=\0]{3,120}?)"
    r"(?:[,;.:]?\s(?P<label>Bd\.|Band|H\.|Heft|Nr\.|No\.|Sonderband|Beiheft|Sonderheft|Vol\.|vol\.|t\.)?\s?(?P<number>\d{1,4}(?:[/.-]\d{1,3})?|[IVXL]+))?(?:[)\]]|\.?\s*$)"
)
_LABELS: dict[str, Label] = {"number": "series-number", "label": "other"}


def equated_series(draft: Draft) -> Iterator[Claim]:
    """Claims on the name of a series behind "=", and the number in it."""
    match = _EQUAL.search(draft.open) if "=" in draft.text else None
    if match:
        yield from claims_of(match, "equal", _LABELS)
