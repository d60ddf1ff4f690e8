"""Numbers that say what they count: "vol. 60", "no. 3", "pp. 538-56", "Jg. 12", "6 vols."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.lexicon import any_of
from alliance_refs.parsing.rules.draft import Claim, Draft, claims_of
from alliance_refs.spans import Span

ROMAN = r"(?:[ivxlc]{2,}|[IVXLC]{2,}|[ivxIVX])(?![^\W_.])(?!\.\s?(?-i:[A-Z]))"
_ONE = rf"(?:(?:[A-Z]{{1,2}}\s?)?\d+(?:[a-zA-Z](?![^\W_]))?(?:[.,]\d{{3}}(?!\d))?|{ROMAN})"
_DASH = r"\s?(?:--+|[-–—‒‐‑])\s?"
RANGE = rf"{_ONE}(?:{_DASH}{_ONE})?"
_FOLLOWING = r"(?:\s?(?:ff?|sgg|segg|e?\s?segg|et\sseq|seqq?|sqq?|n|b|a|r|v)(?![^\W_])\.?)?"
# A list holds at most 41 numbers, so that reading it takes linear time; a later number of it
# is no year: "pages 99-111, 1991".
_MORE = r"(?!(?:1[5-9]|20)\d\d(?!\d))"
RANGES = rf"{RANGE}{_FOLLOWING}(?:\s?(?:,|;|&|and|et|und|u\.|y|e)\s?{_MORE}{RANGE}(?!\s?[(:]){_FOLLOWING}){{0,40}}"
# What may follow a page label: no initial of a name ("P. V. Smith").
_PAGED = r"(?!(?:1[5-9]|20)\d\d(?!\d|\s?[-–f]))(?=\d|[ivxlc]+(?!\w)|[A-Z]{1,2}\s?\d|[IVXLC]{2,}(?![\w.]))"

_COUNT = (
    r"(?:\d+(?:[a-zA-Z](?![^\W_]))?(?:\s?[-–/&]\s?\d+)?|" + ROMAN + r"(?:\s?[-–/]\s?[IVXLC]+)?)"
)


# A count behind its label is no year: "année 1998".
_COUNTED = rf"(?!(?:1[5-9]|20)\d\d(?!\d))(?P<n>{_COUNT})"
_PAGE = (
    r"(?:[Pp]ages?|[Pp][Pp]?|[Pp]gs?|[Ss]eiten?|S|[Pp]ágs?|[Pp]ágin[ae]s?|[Pp]agg?|[Pp]agin[ae]"
    r"|Sp|ss|pagine)(?:\.\s?|\s|:\s?)"
)


@cache
def _patterns() -> tuple[tuple[Label, re.Pattern[str]], ...]:
    """The label and the pattern of each kind of number; the group n is what is counted."""
    volume, issue, part = (any_of(f"labels.{label}") for label in ("volume", "issue", "part"))
    return tuple(
        (label, re.compile(pattern))
        for label, pattern in _typed(
            (
                "volumes",
                r"(?<![\w-])(?P<n>\d+)\s(?:vols?|volumes|Bde|Bände|tomes|tt|voll|tomi|tomos)(?!\w)\.?",
            ),
            (
                "volume",
                rf"(?i)(?<![\w.]){volume}(?<!\bV)\.?\s?(?=[\dIVXLCivxl]){_COUNTED}(?!\.\s?[A-Z]\.)",
            ),
            ("issue", rf"(?i)(?<![\w.]){issue}\s?(?=[\dIVX]){_COUNTED}"),
            ("issue", r"(?<!\w)(?P<n>\d+)\s?[호號号](?!\w)"),
            ("volume", r"(?<!\w)(?:제\s?)?(?P<n>\d+)\s?[권卷집]"),
            ("part", rf"(?i)(?<![\w.]){part}\s?(?=[\dIVX])(?P<n>{_COUNT})"),
            ("pages", rf"(?<![\w.'’]){_PAGE}{_PAGED}(?P<n>{RANGES})(?!\w)"),
            ("pages", rf"(?<![\w.])[Pp]{{1,2}}(?P<n>\d+(?:{_DASH}\d+)?)(?!\w)"),
            ("pages", rf"(?<!\w)(?P<n>\d+(?:{_DASH}\d+)?)\s?[쪽면頁](?!\w)"),
        )
    )


def _typed(*rows: tuple[Label, str]) -> tuple[tuple[Label, str], ...]:
    return rows


def labelled_numbers(draft: Draft) -> Iterator[Claim]:
    """Claims on numbers with their label; the label itself belongs to no field."""
    for label, pattern in _patterns():
        for match in pattern.finditer(draft.bare):
            span = Span(*match.span("n"))
            if label != "volumes" and span.start > match.start():
                yield Claim(Span(match.start(), span.start), "other", "labelled-number")
            yield Claim(span, label, "labelled-number", 0.95)
            if span.end < match.end():
                yield Claim(Span(span.end, match.end()), "other", "labelled-number")


# "τόμ. Α΄", "Τόμος Γ΄": letters with a stroke count in Greek.
_GREEK = re.compile(
    r"(?<!\w)(?P<before>(?:τόμ(?:ος)?|τ)[.\s]\s?)(?P<volume>[Α-Ω]{1,3}[΄ʹ´'’])", re.IGNORECASE
)


def greek_volumes(draft: Draft) -> Iterator[Claim]:
    """A claim on a volume counted in letters."""
    match = None if draft.text.isascii() else _GREEK.search(draft.open)
    if match:
        yield from claims_of(match, "labelled-number", {"before": "other"})
