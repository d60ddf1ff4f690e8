"""Decisions of courts as German writing cites them: court, date, docket number, where printed.

In: a draft. Out: claims for "BVerfG, Urt. v. 25.2.1975 - 1 BvF 1/74, BVerfGE 39, 1 (42)",
"OLG Hamm, NJW 1988, 347" or "BGHZ 12, 34", at the head of a citation or behind its signal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from alliance_refs.parsing.fields.dates import date_pattern
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.lexicon import alternatives, listed
from alliance_refs.parsing.rules.draft import Claim, Draft, claims_of
from alliance_refs.parsing.rules.numbers import RANGES
from alliance_refs.parsing.rules.signals import opening

# Where the court sits: "Frankfurt a. M.", "Baden-Württemberg".
_PLACE = r"[A-ZÄÖÜ][\w-]+(?:\s?/\s?[A-ZÄÖÜ][\w-]+|\s(?:am|an der|a\.\s?M\.|i\.\s?\w{1,3}\.)(?:\s[A-ZÄÖÜ]\w+)?)?"
# "1 BvF 1/74", "VI ZR 12/99", "C-6/64", "46221/99".
_DOCKET = (
    r"(?P<before>Az\.:?|Rs\.)?\s?(?P<number>C-\d{1,4}/\d\d|\d{4,6}/\d\d(?!\d)"
    r"|(?:[IVX]{1,4}|\d{1,3}(?:/\d\d)?)\s[A-Z][A-Za-z]{0,4}(?:\s?\([A-Za-z]+\))?\s\d{1,5}/\d{2,4})(?!\d)"
)
_CITED = rf"(?:\s?[(\[]|,\s(?:hier\s)?(?:S\.\s|Rn\.\s|Rdnr\.\s|Rz\.\s)?)(?P<locator>{RANGES})"


@cache
def _decision() -> re.Pattern[str]:
    courts, seated = alternatives(listed("law.courts")), alternatives(listed("law.seated"))
    date = date_pattern()
    kinds = alternatives(listed("law.decisions"))
    decided = rf",?\s(?:(?P<kind>{kinds})\s)?(?P<bench>(?:der\s\d\.\sKammer\s)?des\s[A-Z][a-z]+\sSenats\s)?(?P<of>vom|v\.)\s(?P<date>(?i:{date}))"
    docket = rf",?\s(?:[-–—]\s?)?{_DOCKET}(?:\s\((?P<title>[^()]{{3,80}})\))?(?:\s?[-–—](?=\s))?"
    collection = rf"(?P<container>{alternatives(listed('law.collections'))})\s(?P<volume>\d{{1,3}})"
    weekly = r"(?P<weekly>[A-ZÄÖÜ][\w/-]{1,14})\s(?P<year>(?:1[89]|20)\d\d)"
    swiss = r"(?P<swiss>BGE)\s(?P<counted>\d{1,3})\s(?P<part>[IVX]{1,4}[a-c]?)\s(?P<first>\d{1,4})(?:\sff?\.)?(?:,?\sE\.\s(?P<reason>\d[\w.]*))?"
    page = r",\s(?:S\.\s?)?(?P<pages>\d{1,4})(?!\d)(?:\s?ff?\.)?"
    return re.compile(
        rf"{opening()}"
        rf"(?:(?P<authority>(?:{seated})\s{_PLACE}|{courts})(?![\w-])(?:{decided})?(?:{docket})?(?P<stored>,\sjuris(?=,?\s(?:Rn|Rz|Rdnr)\.|\W*$))?)?"
        rf"(?:(?:,\s)?{swiss}|[\s,=:]{{0,3}}(?:in:?\s)?(?:{collection}|{weekly}){page}(?:{_CITED})?(?:\)?\s[-–—]\s(?P<name>[A-ZÄÖÜ][\w\s-]{{2,40}}?)(?=\W*$))?)?"
    )


# A decision names its court or collection within so many code points.
_HEAD = 80


@cache
def _court() -> re.Pattern[str]:
    """Any court or collection; where there is none, nothing more is looked for."""
    names = (*listed("law.courts"), *listed("law.seated"), *listed("law.collections"))
    return re.compile(rf"(?<!\w){alternatives(names)}(?!\w)")


# The groups of the pattern that are not named by their labels.
_LABELS: dict[str, Label] = {
    "kind": "genre",
    "of": "other",
    "before": "other",
    "bench": "other",
    "stored": "other",
    "swiss": "container",
    "counted": "volume",
    "first": "pages",
    "reason": "locator",
    "weekly": "container",
    "name": "title",
    "year": "date",
}


def decisions(draft: Draft) -> Iterator[Claim]:
    """Claims on the court, date, docket number and collection of a decision."""
    match = _decision().match(draft.open) if _court().search(draft.text, 0, _HEAD) else None
    if match is None or not _is_one(match):
        return
    # The date is the decision's; a year beside it counts the volumes of a weekly.
    dated: dict[str, Label] = {"year": "volume"} if match["date"] else {}
    yield from claims_of(match, "court", _LABELS | dated)


def _is_one(match: re.Match[str]) -> bool:
    """Whether there is a court that decided something, or a volume of a collection."""
    if match["authority"]:
        return any(match[name] for name in ("date", "number", "pages"))
    return bool(match["container"] or match["swiss"])
