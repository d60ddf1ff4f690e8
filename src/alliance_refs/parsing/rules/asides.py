"""What no field holds: the time of day behind a date, "hereafter", a language, names by slashes.

In: a draft. Out: claims on these, certain by their form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from alliance_refs.parsing.lexicon import any_of
from alliance_refs.parsing.rules.draft import Claim, Draft, claims_of
from alliance_refs.spans import Span

# "(Sept. 5, 2018, 3:55 PM)": when a page of news came out.
_TIME = re.compile(r"(?<=\d),?\s\d{1,2}:\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\.?|\sUhr|\sh)(?!\w)")
# "[d'ora in poi DBI]": by what a work is cited from there on.
_HEREAFTER = re.compile(
    r"\s[(\[](?:d['’]ora in (?:poi|avanti)|d['’]ora innanzi|cité dorénavant|dorénavant|désormais|ci-après|hereafter"
    r"|hereinafter|henceforth|im Folgenden|im folgenden|fortan|künftig|zit\. als|cited as|en adelante|de aquí en adelante)\b"
    r"[^()\[\]]{0,80}[)\]]"
)


@cache
def _language() -> re.Pattern[str]:
    """ ", in Greek." at the end of a reference."""
    return re.compile(rf"[,.]\s(?P<genre>{any_of('works.languages')})\W*$", re.IGNORECASE)


# A language at the end takes no more letters than these.
_TAIL = 30
_NAME = r"[^\W\d_a-zß-ÿ][\w.’'-]*(?:\s(?:von|van|de|zu|der|[^\W\d_a-zß-ÿ][\w.’'-]*)){1,3}"
# "Doris Liebscher / Tarek Naguib / Tino Plümecke, Wege ...": three names or more, in full.
_SLASHED = re.compile(rf"^\W{{0,3}}(?P<author>{_NAME}(?:\s?/\s?{_NAME}){{2,8}})(?=\s?[,:]\s|\s\()")


# "Author's interview with Kim Dae-jung, Seoul": what was said to whom is its title.
_TALK = re.compile(
    r"^\W{0,3}(?:[Ss]ee\s)?(?P<title>(?:Author|Author['’]s|My)\s(?:[a-z-]+\s){0,2}(?:interviews?|conversations?|correspondence|discussions?)\s(?:with|by)\s[^,(\0]{3,90})"
)
# "Parzival, Book IX, ll. 12-14": an old work by its name and the places in it.
_LINES = re.compile(
    r"^\W{0,3}(?P<title>[A-Z][\w’'-]{2,20}(?:\s(?:de|of|the|du|la|le|von|[A-Z][\w’'-]{1,20})){1,4}),\s(?=(?:ll|vv)\.\s\d)"
)
_PLACE = re.compile(
    r"^\W{0,3}(?P<title>[A-Z][\w’'-]{3,20}),\s(?=(?:Book|Bk\.?|Canto|Chaps?\.)\s(?:\d|[IVXLCivxlc]))"
)


# "FAZ v. 3.9.2003": the "vom" of a date, and no volume.
_OF_DAY = re.compile(
    r"(?<=\s)(?P<before>v\.|vom)\s(?P<date>[0-3]?\d\.\s?[01]?\d\.\s?(?:18|19|20)\d\d)(?!\d)"
)
# "Perceval, ed. Hucher, p. 466": an old work by its name and who edited it.
_EDITED = re.compile(
    r"^\W{0,3}(?P<title>[A-Z][\w’'-]{3,20})(?P<before>(?:,\s|\s\()[Ee]d\.\s)(?P<editor>[A-Z][\w’'-]+)(?=\)?,\s)"
)
# What stands behind a title in italics that is all there is: "_Cal. St. P., Dom., 1635_, 477".
_PAGES = re.compile(
    r"[_*]?,\s(?:pp?\.\s)?\d{1,4}(?:[-–]\d{1,4})?(?:,\s\d{1,4}(?:[-–]\d{1,4})?){0,6}\W*$"
)


def _alone(draft: Draft) -> Iterator[Claim]:
    """A claim on a title in italics at the head, with nothing but pages behind it."""
    first = draft.italics[0] if len(draft.italics) == 1 else None
    if first and not draft.text[: first.start].strip("_* ") and _PAGES.match(draft.text, first.end):
        yield Claim(first, "title", "aside", 0.9)


def asides(draft: Draft) -> Iterator[Claim]:
    """Claims on what stands beside the fields, and on the names it would be mistaken for."""
    for mark, pattern in ((":", _TIME), ("(", _HEREAFTER), ("[", _HEREAFTER)):
        for match in pattern.finditer(draft.open) if mark in draft.text else ():
            yield Claim(Span(*match.span()), "other", "aside", 0.92)
    day = _OF_DAY.search(draft.open) if "v" in draft.text else None
    if day:
        yield from claims_of(day, "aside", {"before": "other"})
    language = _language().search(draft.open, max(len(draft.open) - _TAIL, 0))
    if language:
        yield Claim(Span(*language.span("genre")), "genre", "aside", 0.9)
    yield from _alone(draft)
    for pattern in (_TALK, _PLACE, _LINES, _EDITED):
        if named := pattern.match(draft.open):
            yield from claims_of(named, "aside", {"before": "other"})
    slashed = _SLASHED.match(draft.open) if "/" in draft.text else None
    if slashed:
        yield Claim(Span(*slashed.span("author")), "author", "aside", 0.9)
