"""Papers that are filed in a court: briefs, complaints, transcripts (Bluebook 10.8.3, 17 B).

In: a draft. Out: claims for "Brief for Petitioner at 14, Roe v. Wade, 410 U.S. 113 (1973)": the
name of the paper, the page cited, and the case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from alliance_refs.parsing.lexicon import words_in
from alliance_refs.parsing.rules.draft import Claim, Draft, claims_of
from alliance_refs.parsing.rules.numbers import RANGES
from alliance_refs.parsing.rules.signals import opening
from alliance_refs.spans import Span

# A word by which each begins; where none stands, nothing more is looked for.
_KINDS = frozenset(
    "brief complaint transcript petition motion answer declaration affidavit opposition appendix deposition memorandum".split()
)
# What comes before the kind: "Reply Brief", "First Amended Complaint", "Defendant's Motion".
_BEFORE = r"(?:(?:[A-Z][\w’'.]*|of|for|in|to|and|the|&)\s){0,6}?"


@cache
def _paper() -> re.Pattern[str]:
    kinds = "|".join(kind.capitalize() for kind in sorted(_KINDS))
    return re.compile(
        rf"{opening()}(?P<title>{_BEFORE}(?:{kinds})(?![\w’'])(?:,?\s(?!at\s)[^\0\s\d,()]+){{0,20}}?)"
        rf"(?:(?P<at>,?\s(?:at|¶¶?|paras?\.?))\s?(?P<locator>{RANGES}))?(?P<comma>,)\s(?=[A-Z(][^\0]{{1,160}}\sv\.\s|In\sre\s)"
    )


# The case behind its paper, to its reporter or number.
_CASE = re.compile(
    r"(?P<title>(?:[^\0()]{1,160}?\sv\.\s|In\sre\s)[^\0()]{1,160}?)(?=,\s(?:\d{1,4}\s[A-Z\0]|No[s.]|\0)|\s\(|,?\s\0|\s*$)"
)


def court_papers(draft: Draft) -> Iterator[Claim]:
    """Claims on the name of a paper, the page cited of it, and the parties of the case."""
    if _KINDS.isdisjoint(words_in(draft.text)):
        return
    match = _paper().match(draft.open)
    if match is None:
        return
    yield from claims_of(match, "case", {"at": "other", "comma": "other"})
    if case := _CASE.match(draft.open, match.end()):
        yield Claim(Span(*case.span("title")), "title", "case")
