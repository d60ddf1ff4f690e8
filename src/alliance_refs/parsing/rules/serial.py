"""Volume, issue and pages without labels: "16: 2 (2000)", "61(3):5-9", "44, 401 (1973)".

The patterns run over the citation with its date blotted out by one mark of its own, so that
brackets, colons and the place of the date tell what each number is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.rules.draft import Claim, Draft, blot
from alliance_refs.parsing.rules.numbers import RANGES, ROMAN
from alliance_refs.spans import Span

_D = r"[(\[]?\x02[\x02 ,]*[)\]]?"
_V = rf"(?:(?<!\d)(?!(?:1[5-9]|20)\d\d(?!\d))[A-Z]?\d{{1,4}}[A-Z]?(?:[-–/]\d{{1,4}})?|{ROMAN})"
# A volume that stands alone is one number.
_N = rf"(?:(?<!\d)(?!(?:1[5-9]|20)\d\d(?!\d))\d{{1,4}}[A-Z]?|{ROMAN})"
_I = r"[^\W_]{0,5}\s?\d{1,4}(?:\s?[-–/,&]\s?\d{1,4})?[A-Za-z]?"
_P = rf"(?:[A-Za-z]?{RANGES}|[a-z]?\d+(?:[-–]\d+)?)"
# Two years are the span of a title, not pages: "1200 - 1650".
_NO_YEARS = r"(?!1\d{3}\s?[-–‑]{1,2}\s?(?:1\d{3}|20\d\d)(?!\d))"
_LEAD = r"(?:(?<=^)|(?<=[\s,.;:(]))"
_END = r"(?=\s*(?:[,.;)\]\x00\x02]|$|\())"

# A journal between its volume and page: "71 Vanderbilt Law Review 121".
_C = r"[^\W\d_][^\d\x00-\x02()]{1,90}?"

_ABBREVIATED = (
    r"(?:[A-Z][^\W\d_.]*[.’']?(?:[^\W\d_]\b)?|&|of|and|the|on|for|[A-Z]\.)(?:\s?(?:[A-Z][^\W\d_.]*[.’']?(?:[A-Z]\.)*|&|of|and|the|on|for|in))"
    + "{0,8}"
)

# The arrangements, the surest first; v volume, c container, i issue, p pages.
_ARRANGEMENTS: tuple[tuple[re.Pattern[str], float], ...] = tuple(
    (re.compile(pattern), confidence)
    for pattern, confidence in (
        (
            rf"{_LEAD}(?P<v>\d{{1,4}})\s(?P<c>{_ABBREVIATED})\s(?P<p>[A-Z]?\d+)(?:,\s(?P<q>{RANGES}))?,?\s\(\x02[\x02 ,]*\)",
            0.93,
        ),
        (rf"\x02[)\]],?\s?(?P<v>{_V})\s(?P<c>{_C})\s(?P<p>{_P})\s?\.?$", 0.95),
        (
            rf"{_LEAD}(?P<v>{_V})\s?\(\s?(?P<i>{_I}|[Ss]uppl?\.?(?:\s?\d+)?)\s?\)\s?[:,;.]?\s?(?:{_D}\s?[:,]?\s?)?(?P<p>{_P})?{_END}",
            0.95,
        ),
        (
            rf"{_LEAD}(?P<v>{_V})\s?[:/]\s?(?P<i>\d{{1,3}}(?:/\d+)?)\s?,?\s?{_D}(?:\s?[:,]\s?(?P<p>{_P}))?{_END}",
            0.95,
        ),
        (rf"{_LEAD}(?P<v>{_V})\s?:\s(?P<i>\d{{1,2}}),?\s(?=\x00)", 0.85),
        (rf"{_LEAD}(?P<v>{_V})\s?:\s(?P<i>\d{{1,2}}),\s(?P<p>\d+\s?[-–‑]{{1,2}}\s?\d+){_END}", 0.9),
        (
            rf"{_LEAD}(?P<v>{_V})\s?[.,]\s?(?P<i>\d{{1,3}})\s?\(\x02[\x02 ,]*\)\s?[:,]\s?(?P<p>{_P}){_END}",
            0.9,
        ),
        (rf"{_LEAD}(?P<v>{_V}),?\s?\(\x02[\x02 ,]*\)\s?[:,.]?\s?(?:at\s)?(?P<p>{_P}){_END}", 0.95),
        (rf"{_LEAD}(?P<v>{ROMAN})\s(?P<p>\d{{1,4}})\s?\(\x02[\x02 ,]*\)", 0.9),
        (rf"{_LEAD}(?P<v>{_V})\s?[:,]\s?(?P<p>{_P})\s?[,.]?\s?\(?\x02[\x02 ,]*\)?", 0.9),
        (rf"(?:\x02\s?[;,.:]|\x02[)\]][;,:]?)\s?(?P<v>{_V})\s?[:,]\s?(?P<p>{_P}){_END}", 0.9),
        (rf"{_LEAD}(?P<v>{_V})\s?:\s?(?P<p>\d+\s?[-–‑]{{1,2}}\s?\d+[a-z]?){_END}", 0.9),
        (rf"{_LEAD}(?P<v>{_V})\s?:\s(?P<i>\d{{1,2}})\s?[.]?$", 0.7),
        (rf"\x00\s?\((?P<i>{_I})\)", 0.85),
        (
            rf"(?:(?<=[^\W\d_.]\s)|(?<=[^\W\d_],\s))(?P<v>{_N})\s(?P<p>\d+\s?[-–‑]\s?\d+)(?=\s?[.,]?\s?\(?\x02|\s?\.?$)",
            0.8,
        ),
        (rf"{_LEAD}(?P<v>{_V})\s?[:,]\s?(?P<p>\d+\s?[-–‑]{{1,2}}\s?\d+){_END}", 0.85),
        (rf"{_LEAD}(?P<v>{_V}),?\s?\(\x02[\x02 ,]*\)", 0.85),
        (rf",\s(?P<v>{_N}),\s\x02[\x02 ,]*,\s(?P<p>{_P}){_END}", 0.85),
        (r"(?<=[^\W\d_]),\s(?P<v>\d{1,4}[a-z]?),\s(?=\x02[\x02 ]*(?:,|\.?\s?$))", 0.75),
        (r"\x01[\"”’»]?[\s,.]+[^\x00-\x02\d]{2,80}?\s(?P<v>\d{1,4}),\s(?=\x02)", 0.75),
        (rf"\x02,\s(?P<v>{ROMAN}),\s(?=\x00)", 0.8),
        (r"(?<=[^\W\d_]),\s(?P<v>[IVXLC]+),\s(?=[^\W\d_])", 0.7),
        (rf"\x01[\"”’»]?,\s(?P<v>{ROMAN})(?=[,.]\s)", 0.8),
        (rf"(?<=[^\W\d_.,\x01])[\s,]+(?P<v>{_N})(?=[\s,.;]{{1,3}}\x00)", 0.8),
        (rf"(?<=[\x01\x00\"”])[\s,]+(?P<v>{_N})(?=[\s,.;]{{1,3}}\x00)", 0.8),
        (rf"[,\s](?P<v>{ROMAN}),\s(?P<p>{RANGES})(?=\s?\.?$|,\s)", 0.8),
        (rf"\x02[)\]]?\s?[:;]\s?(?P<p>{_P}){_END}", 0.9),
        (rf"[)\]\x00\x01\"”][\s,.:;]*(?:at\s)?(?P<p>{RANGES})\s?[.)]?$", 0.85),
        (
            rf"(?<=[^\W\d_.,)\x00\x01])[\s,.:]+{_NO_YEARS}(?P<p>\d{{1,5}}\s?[-–‑]{{1,2}}\s?\d{{1,5}})(?=[.,;]|\s?$)",
            0.8,
        ),
        (
            rf"(?:[.,;]|\x02[)\]]?)\s{_NO_YEARS}(?P<p>[A-Za-z]?\d{{1,5}}\s?[-–‑]{{1,2}}\s?[A-Za-z]?\d{{1,5}}){_END}",
            0.75,
        ),
        (rf"[\s,]at\s(?P<p>{RANGES})\s?\.?$", 0.85),
        (rf"(?<=[^\W\d_]),\s(?P<v>{_V}),\s(?P<p>[A-Z]?\d+[A-Z]?)\s?\.?$", 0.7),
        (r"(?<=[^\W\d_]\s)(?P<v>\d{1,4})(?=\s?[.,]?\s?\x02*\s?[.)]?$)", 0.5),
        (r",\s(?P<p>\d{1,5})\s?\.?$", 0.6),
    )
)
_LABELS: tuple[tuple[str, Label], ...] = (
    ("v", "volume"),
    ("c", "container"),
    ("i", "issue"),
    ("p", "pages"),
    ("q", "locator"),
)


def serial_numbers(draft: Draft) -> Iterator[Claim]:
    """Claims on the volume, issue and pages that stand without labels."""
    text = draft.dated
    seen = {claim.label for claim in draft.claims}
    for pattern, confidence in _ARRANGEMENTS:
        match = _last(pattern, text)
        if match is None:
            continue
        found = [(name, label) for name, label in _LABELS if match.groupdict().get(name)]
        if any(label in seen for _, label in found) or _is_paged_book(draft, match):
            continue
        for name, label in found:
            yield Claim(Span(*match.span(name)), label, "serial", confidence)
            text = blot(text, (Span(*match.span(name)),), "\0")
            seen.add(label)


def _is_paged_book(draft: Draft, match: re.Match[str]) -> bool:
    """Whether a number that looks like a volume is a page: digits behind a book's imprint."""
    volume = match.groupdict().get("v") or ""
    return volume.isdigit() and draft.has("place", "publisher")


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return found[-1] if found else None
