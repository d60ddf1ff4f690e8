"""Authors that their form makes certain: names in full between slashes, a body with its letters.

In: a draft. Out: a claim for "Doris Liebscher / Tarek Naguib / Tino Plümecke, Wege ..." and for
"Organisation for Economic Co-operation and Development [OECD], Health at a Glance".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_refs.parsing.fields.institutions import is_institution
from alliance_refs.parsing.rules.draft import Claim, Draft, claims_of
from alliance_refs.spans import Span

_NAME = r"[^\W\d_a-zß-ÿ][\w.’'-]*(?:\s(?:von|van|de|zu|der|[^\W\d_a-zß-ÿ][\w.’'-]*)){1,3}"
# Three names or more, each with a given name.
_SLASHED = re.compile(rf"^\W{{0,3}}(?P<author>{_NAME}(?:\s?/\s?{_NAME}){{2,8}})(?=\s?[,:]\s|\s\()")
_BODY = re.compile(
    r"^\W{0,3}(?P<name>[^\W\d_a-z][^,;:.\[\]()\0]{8,120})\s[\[(](?P<letters>[A-Z][A-Za-z-]{1,9})[\])](?=[,.:]?\s)"
)


def certain_authors(draft: Draft) -> Iterator[Claim]:
    """A claim on the authors at the head."""
    slashed = _SLASHED.match(draft.open) if "/" in draft.text else None
    if slashed:
        yield from claims_of(slashed, "slashed")
    body = _BODY.match(draft.bare)
    if body and is_institution(body["name"]) and _are_letters_of(body["letters"], body["name"]):
        yield Claim(Span(body.start("name"), body.end("letters") + 1), "author", "body", 0.92)


def _are_letters_of(letters: str, name: str) -> bool:
    """Whether a name begins with the first of some letters and has the others in their order."""
    rest, folded = iter(name.casefold()), letters.casefold()
    return next(rest) == folded[0] and all(letter in rest for letter in folded[1:])
