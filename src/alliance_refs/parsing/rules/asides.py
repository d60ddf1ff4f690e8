"""What stands beside the fields: the time of day behind a date, "hereafter", a language at the end.

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
# "S. 36 m. w. N.": with more references.
_REMARK = re.compile(
    r"(?<=[\d)]\s)(?P<note>m(?:\.|it)\s(?:krit\.\s|zust\.\s|abl\.\s)?Anm\.\s(?:v\.\s)?[A-ZÄÖÜ][\w/-]+)"
)
_MORE = re.compile(r"(?<=[\d.]\s)m\.?\s?w\.?\s?N(?:achw)?\.?(?!\w)")
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
# "FAZ v. 3.9.2003": the "vom" of a date, and no volume.
_OF_DAY = re.compile(
    r"(?<=\s)(?P<before>v\.|vom)\s(?P<date>[0-3]?\d\.\s?[01]?\d\.\s?(?:18|19|20)\d\d)(?!\d)"
)


def asides(draft: Draft) -> Iterator[Claim]:
    """Claims on what stands beside the fields, and on the day behind "vom"."""
    for mark, pattern in ((":", _TIME), ("(", _HEREAFTER), ("[", _HEREAFTER)):
        for match in pattern.finditer(draft.open) if mark in draft.text else ():
            yield Claim(Span(*match.span()), "other", "aside", 0.92)
    for match in _MORE.finditer(draft.open) if "w" in draft.text else ():
        yield Claim(Span(*match.span()), "other", "aside", 0.92)
    if remark := _REMARK.search(draft.open) if "Anm." in draft.text else None:
        yield from claims_of(remark, "aside")
    day = _OF_DAY.search(draft.open) if "v" in draft.text else None
    if day:
        yield from claims_of(day, "aside", {"before": "other"})
    language = _language().search(draft.open, max(len(draft.open) - _TAIL, 0))
    if language:
        yield Claim(Span(*language.span("genre")), "genre", "aside", 0.9)
