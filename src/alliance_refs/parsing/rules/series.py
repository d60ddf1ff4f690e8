"""Series set off by a sign of their own: "(= Erdkundliches Wissen, H. 19)", "(DJD XVIII; Oxford"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.rules.draft import Claim, Draft, claims_of

_NUMBER = r"(?!(?:1[5-9]|20)\d\d)(?P<number>\d{1,4}(?:[/.-]\d{1,3})?|[IVXL]+(?:/\d{1,2})?)"
_EQUAL = re.compile(
    r"(?:[(\[]=\s?|(?<=\s)=\s?)(?P<series>[\"„“«»]?[^\W\d_][^()\[\]=\0]{1,120}?)"
    r"(?:[,;.:]?\s(?P<label>Bd\.|Band|H\.|Heft|Nr\.|No\.|Sonderband|Beiheft|Sonderheft|Vol\.|vol\.|t\.)?\s?"
    rf"{_NUMBER})?(?:[)\]]|\.?\s*$|(?<=\d)\.\s(?=[A-ZÄÖÜ]))"
)
# "(DJD XVIII; Oxford: Clarendon, 1996)": an abbreviation and a number before the imprint (SBL 6.2.3).
_BEFORE_PLACE = re.compile(
    r"\((?P<series>[A-Z][A-Za-z/]{0,11}[A-Z/][A-Za-z/]{0,6}(?:\s[A-Z][A-Za-z/]*)?)\s"
    r"(?P<number>\d{1,4}(?:\.\d{1,3}|/\d{1,3})?|[IVXLC]+(?:\.\d{1,3})?);\s(?=[A-Z])"
)
_LABELS: dict[str, Label] = {"number": "series-number", "label": "other"}


def equated_series(draft: Draft) -> Iterator[Claim]:
    """Claims on the name of a series behind "=", and the number in it."""
    if "=" in draft.text:
        match = _EQUAL.search(draft.open)
    else:
        match = _BEFORE_PLACE.search(draft.open) if ";" in draft.text else None
    if (
        match
        and not _REPRINT.search(match["series"])
        and not _SAME.search(draft.text, 0, match.start())
    ):
        yield from claims_of(match, "equal", _LABELS)


# What is equated with its place, year and pages is the work itself in another book.
_REPRINT = re.compile(r"\bp{1,2}\.\s?\d|\bS\.\s\d|(?:1[5-9]|20)\d\d|Drs\.|Drucksache")
# What an author's letters stand for, "BMFSFJ (= Bundesministerium ...)", and what has two numbers,
# "CIL XIV 4472 = ILS 6152".
_SAME = re.compile(r"^\W*[A-ZÄÖÜ]{2,10}\s$|(?<!\d)(?!(?:1[5-9]|20)\d\d\s$)\d+\s$")
