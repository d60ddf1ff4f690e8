"""Volume, issue and pages without labels: "16: 2 (2000)", "61(3):5-9", "44, 401 (1973)".

The patterns run over the citation with its date blotted out by one mark of its own, so that
brackets, colons and the place of the date tell what each number is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.rules.draft import Claim, Draft, blot
from alliance_refs.parsing.rules.numbers import RANGES, ROMAN
from alliance_refs.spans import Span

# What the names in the arrangements stand for: groups v, c, i, p, q are volume, container, issue,
# pages and the page cited; \x00 is text that other rules know, \x01 a title set off, \x02 the date.
_YEAR_LIKE = r"(?:1[5-9]|20)\d\d(?!\d)"
_WORD = r"(?:[A-Z][^\W\d_.]*[.’']?(?:[A-Z]\.)*|&|of|and|the|on|for|in)"
_NAMES = {
    "START": r"(?:(?<=^)|(?<=[\s,.;:(]))",
    "END": r"(?=\s*(?:[,.;)\]\x00\x02]|$|\())",
    "LAST": r"\s?\.?$",
    "LETTER": r"(?<=[^\W\d_])",
    "STYLED": r"\x01[\"”’»]?",
    "DATE": r"\x02[\x02 ,]*",
    "DATED": r"[(\[]?\x02[\x02 ,]*[)\]]?",
    "VOLUME": rf"(?P<v>(?<!\d)(?!{_YEAR_LIKE})[A-Z]?\d{{1,4}}[A-Z]?(?:[-–/]\d{{1,4}})?|{ROMAN})",
    "NUMBER": rf"(?P<v>(?<!\d)(?!{_YEAR_LIKE})\d{{1,4}}[A-Z]?|{ROMAN})",
    "NUMERAL": rf"(?P<v>{ROMAN})",
    "ISSUE": r"(?P<i>[^\W_]{0,5}\s?\d{1,4}(?:\s?[-–/,&]\s?\d{1,4})?[A-Za-z]?|[Ss]uppl?\.?(?:\s?\d+)?)",
    "NUMBERED": r"(?P<i>[^\W_]{0,5}\s?\d{1,4}(?:\s?[-–/,&]\s?\d{1,4})?[A-Za-z]?)",
    "PART": r"(?P<i>\d{1,2})",
    "PAGES": rf"(?P<p>[A-Za-z]?{RANGES}|[a-z]?\d+(?:[-–]\d+)?)",
    "LIST": rf"(?P<p>{RANGES})",
    "RANGE": r"(?P<p>\d+\s?[-–‑]{1,2}\s?\d+)",
    "CITED": rf"(?P<q>{RANGES})",
    # Two years are the span of a title, not pages: "1200 - 1650".
    "NO_YEARS": r"(?!1\d{3}\s?[-–‑]{1,2}\s?(?:1\d{3}|20\d\d)(?!\d))",
    # A journal between its volume and page, whole or shortened.
    "JOURNAL": r"(?P<c>[^\W\d_][^\d\x00-\x02()]{1,90}?)",
    "SHORTENED": rf"(?P<c>{_WORD}(?:\s?{_WORD}){{0,8}})",
}


class Arrangement(NamedTuple):
    """A pattern of numbers, how sure it is, and an example of what it reads."""

    pattern: re.Pattern[str]
    confidence: float
    example: str


def _arrangements(*rows: tuple[str, str, float]) -> tuple[Arrangement, ...]:
    return tuple(
        Arrangement(re.compile(pattern.format(**_NAMES)), sure, example)
        for example, pattern, sure in rows
    )


# The arrangements, the surest first.
_ARRANGEMENTS = _arrangements(
    (
        "45 WASH. L. REV. 535, 543 (1988)",
        r"{START}(?P<v>\d{{1,4}})\s{SHORTENED}\s(?P<p>[A-Z]?\d+)(?:,\s{CITED})?,?\s\({DATE}\)",
        0.93,
    ),
    (
        "(2018) 71 Vanderbilt Law Review 121",
        r"\x02[)\]],?\s?{VOLUME}\s{JOURNAL}\s{PAGES}\s?\.?$",
        0.95,
    ),
    (
        "61(3):5-9",
        r"{START}{VOLUME}\s?\(\s?{ISSUE}\s?\)\s?[:,;.]?\s?(?:{DATED}\s?[:,]?\s?)?{PAGES}?{END}",
        0.95,
    ),
    (
        "16: 2 (2000)",
        r"{START}{VOLUME}\s?[:/]\s?(?P<i>\d{{1,3}}(?:/\d+)?)\s?,?\s?{DATED}(?:\s?[:,]\s?{PAGES})?{END}",
        0.95,
    ),
    ("50: 2, pp. 3", r"{START}{VOLUME}\s?:\s{PART},?\s(?=\x00)", 0.85),
    ("61: 4, 220-233", r"{START}{VOLUME}\s?:\s{PART},\s{RANGE}{END}", 0.9),
    (
        "26, 4 (2008): 598",
        r"{START}{VOLUME}\s?[.,]\s?(?P<i>\d{{1,3}})\s?\({DATE}\)\s?[:,]\s?{PAGES}{END}",
        0.9,
    ),
    (
        "38 (2011): 709-758",
        r"{START}{VOLUME},?\s?\({DATE}\)\s?[:,.]?\s?(?:at\s)?{PAGES}{END}",
        0.95,
    ),
    ("VII 309 (1896)", r"{START}{NUMERAL}\s(?P<p>\d{{1,4}})\s?\({DATE}\)", 0.9),
    ("44, 401 (1973)", r"{START}{VOLUME}\s?[:,]\s?{PAGES}\s?[,.]?\s?\(?{DATE}\)?", 0.9),
    ("2000; 287: 2204", r"(?:\x02\s?[;,.:]|\x02[)\]][;,:]?)\s?{VOLUME}\s?[:,]\s?{PAGES}{END}", 0.9),
    ("19:147-157", r"{START}{VOLUME}\s?:\s?(?P<p>\d+\s?[-–‑]{{1,2}}\s?\d+[a-z]?){END}", 0.9),
    ("19: 1", r"{START}{VOLUME}\s?:\s{PART}{LAST}", 0.7),
    ("vol. 28 (2)", r"\x00\s?\({NUMBERED}\)", 0.85),
    (
        "52 1230-1233, 1993",
        r"(?:(?<=[^\W\d_.]\s)|(?<=[^\W\d_],\s)){NUMBER}\s(?P<p>\d+\s?[-–‑]\s?\d+)(?=\s?[.,]?\s?\(?\x02|{LAST})",
        0.8,
    ),
    ("3, 207-230", r"{START}{VOLUME}\s?[:,]\s?{RANGE}{END}", 0.85),
    ("43 (2012)", r"{START}{VOLUME},?\s?\({DATE}\)", 0.85),
    ("Revue, 103, 1993, 255-272", r",\s{NUMBER},\s{DATE},\s{PAGES}{END}", 0.85),
    (
        "Minaria, 24b, 2004",
        r"{LETTER},\s(?P<v>\d{{1,4}}[a-z]?),\s(?=\x02[\x02 ]*(?:,|{LAST}))",
        0.75,
    ),
    (
        "“Title”, Revue 36, 2010",
        r"{STYLED}[\s,.]+[^\x00-\x02\d]{{2,80}}?\s(?P<v>\d{{1,4}}),\s(?=\x02)",
        0.75,
    ),
    ("Roma, 1942, II, p. 670", r"\x02,\s{NUMERAL},\s(?=\x00)", 0.8),
    ("Storia, III, Milano", r"{LETTER},\s(?P<v>[IVXLC]+),\s(?=[^\W\d_])", 0.7),
    ("*Narratives*, II, 112", r"{STYLED},\s{NUMERAL}(?=[,.]\s)", 0.8),
    ("Review 78, no. 4", r"(?<=[^\W\d_.,\x01])[\s,]+{NUMBER}(?=[\s,.;]{{1,3}}\x00)", 0.8),
    ("*Review* 78, no. 4", r"(?<=[\x01\x00\"”])[\s,]+{NUMBER}(?=[\s,.;]{{1,3}}\x00)", 0.8),
    ("Tales, II, 112-114", r"[,\s]{NUMERAL},\s{LIST}(?={LAST}|,\s)", 0.8),
    ("(October 1961): 65", r"\x02[)\]]?\s?[:;]\s?{PAGES}{END}", 0.9),
    ("(London: Quay, 1998), 41", r"[)\]\x00\x01\"”][\s,.:;]*(?:at\s)?{LIST}\s?[.)]?$", 0.85),
    (
        "Theory and Practice 1-18",
        r"(?<=[^\W\d_.,)\x00\x01])[\s,.:]+{NO_YEARS}(?P<p>\d{{1,5}}\s?[-–‑]{{1,2}}\s?\d{{1,5}})(?=[.,;]|\s?$)",
        0.8,
    ),
    (
        "edited by N. Coll, 173-206.",
        r"(?:[.,;]|\x02[)\]]?)\s{NO_YEARS}(?P<p>[A-Za-z]?\d{{1,5}}\s?[-–‑]{{1,2}}\s?[A-Za-z]?\d{{1,5}}){END}",
        0.75,
    ),
    ("Home Office, at 129", r"[\s,]at\s{LIST}{LAST}", 0.85),
    ("October 3, 1953, A1", r"\x02,\s(?P<p>[A-Z]{{1,2}}\d{{1,3}}){LAST}", 0.8),
    ("ApJ, 607, 200", r"{LETTER},\s{VOLUME},\s(?P<p>[A-Z]?\d+[A-Z]?){LAST}", 0.7),
    ("Pulgyo hakpo 28", r"(?<=[^\W\d_]\s)(?P<v>\d{{1,4}})(?=\s?[.,]?\s?\x02*\s?[.)]?$)", 0.5),
    ("Title, 34ff", r",\s(?P<p>\d{{1,5}}(?:\s?ff?\.?|\s?sqq?\.?)?){LAST}", 0.6),
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
    for pattern, confidence, _ in _ARRANGEMENTS:
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
    return bool(_FIGURES.fullmatch(volume)) and draft.has("place", "publisher")


_FIGURES = re.compile(r"\d+(?:\s?[-–‑]\s?\d+)?")


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return found[-1] if found else None
