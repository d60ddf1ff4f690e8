"""Works that are known by their name alone: old works and the places in them, interviews.

In: a draft. Out: a claim on the name as the title, and on who edited the work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_refs.parsing.rules.draft import Claim, Draft, claims_of

# "Author's interview with Kim Dae-jung, Seoul", "Interview with an official, Seoul": what was said to whom is its title.
_TALK = re.compile(
    r"^\W{0,3}(?:[Ss]ee\s)?(?P<title>(?:(?:Author|Author['’]s|My)\s(?:[a-z-]+\s){0,2}(?:interviews?|conversations?|correspondence|discussions?)"
    r"|(?:(?:Telephone|Personal|Email|E-mail)\s)?[Ii]nterviews?)\s(?:with|by)\s[^,(\0]{3,90})"
)
# "Parzival, Book IX, ll. 12-14": an old work by its name and the places in it.
_LINES = re.compile(
    r"^\W{0,3}(?P<title>[A-Z][\w’'-]{2,20}(?:\s(?:de|of|the|du|la|le|von|[A-Z][\w’'-]{1,20})){1,4}),\s(?=(?:ll|vv)\.\s\d)"
)
_PLACE = re.compile(
    r"^\W{0,3}(?P<title>[A-Z][\w’'-]{3,20}),\s(?P<locator>(?:Book|Bk\.?|Canto|Chaps?\.)\s(?:\d{1,3}|[IVXLCivxlc]{1,7})"
    r"(?:[,.]{1,2}\s(?:ll?|vv?)\.?\s?\d{1,5}(?:\s?[-–]\s?\d{1,5})?)?)(?![^\W_])"
)
# "Perceval, ed. Hucher, p. 466": an old work by its name and who edited it.
_EDITED = re.compile(
    r"^\W{0,3}(?P<title>[A-Z][\w’'-]{2,20}(?:\s[A-Z][\w’'-]{2,20})?)(?P<before>(?:,\s|\s\()[Ee]d\.\s)(?P<editor>[A-Z][\w’'-]+)(?=\)?,\s)"
)
# What stands behind a title in italics that is all there is: "_Cal. St. P., Dom., 1635_, 477".
_PAGES = re.compile(
    r"[_*]?,\s(?:pp?\.\s)?\d{1,4}(?:[-–]\d{1,4})?(?:,\s\d{1,4}(?:[-–]\d{1,4})?){0,6}\W*$"
)


def _alone(draft: Draft) -> Iterator[Claim]:
    """A claim on a title in italics at the head, with nothing but pages behind it."""
    first = draft.italics[0] if len(draft.italics) == 1 else None
    if first and not draft.text[: first.start].strip("_* ") and _PAGES.match(draft.text, first.end):
        yield Claim(first, "title", "named", 0.9)


def named_works(draft: Draft) -> Iterator[Claim]:
    """Claims on a work that stands at the head by its name, with nothing but places behind it."""
    yield from _alone(draft)
    for pattern in (_TALK, _PLACE, _LINES, _EDITED):
        if named := pattern.match(draft.open):
            yield from claims_of(named, "named", {"before": "other"})
