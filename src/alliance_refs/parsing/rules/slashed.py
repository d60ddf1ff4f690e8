"""Names in full that slashes part: "Doris Liebscher / Tarek Naguib / Tino Plümecke, Wege ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_refs.parsing.rules.draft import Claim, Draft, claims_of

_NAME = r"[^\W\d_a-zß-ÿ][\w.’'-]*(?:\s(?:von|van|de|zu|der|[^\W\d_a-zß-ÿ][\w.’'-]*)){1,3}"
# "Doris Liebscher / Tarek Naguib / Tino Plümecke, Wege ...": three names or more, in full.
_SLASHED = re.compile(rf"^\W{{0,3}}(?P<author>{_NAME}(?:\s?/\s?{_NAME}){{2,8}})(?=\s?[,:]\s|\s\()")


def slashed_names(draft: Draft) -> Iterator[Claim]:
    """A claim on three authors or more at the head, each with a given name."""
    match = _SLASHED.match(draft.open) if "/" in draft.text else None
    if match:
        yield from claims_of(match, "slashed")
