"""Constitutions, codes, rules of procedure and bills of the United States (Bluebook 11 to 13).

In: a draft. Out: claims for "U.S. CONST. amend. XIV, § 1", "CAL. CIV. CODE § 1714 (West 1985)",
"FED. R. CIV. P. 23(b)(2)" and "Clean Power Act, S. 556, 107th Cong. § 2 (2001)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from alliance_refs.parsing.fields.legal import BILL
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.lexicon import words_in
from alliance_refs.parsing.rules.draft import Claim, Draft, claims_of
from alliance_refs.parsing.rules.signals import opening

# A word that each of them has; where none stands, nothing more is looked for.
_HINTS = frozenset("const code laws law stat r cong restatement op".split())

_SECTION = r"\d[\w.:-]*(?:\([A-Za-z0-9]{1,4}\))*(?:[-–]\d[\w.]*)?"
_WORDS = r"(?:[A-Z][A-Za-z.’']*\s|&\s|of\s|OF\s|and\s)"


@cache
def _constitution() -> re.Pattern[str]:
    return re.compile(
        rf"{opening()}(?P<title>(?:U\.\s?S\.|(?:[A-Z][A-Za-z]*\.?\s?){{1,3}}?)\s(?:CONST|Const)\.)"
        r",?\s(?P<before>amends?\.|arts?\.|pmbl\.)\s?(?P<locator>[IVXLC]+(?!\w)|\d+)?"
    )


@cache
def _code() -> re.Pattern[str]:
    """The code of a state, its section, who publishes it and when."""
    return re.compile(
        rf"(?:{opening()}|^\W{{0,3}}(?:[Ss]ee\s)?(?=\d{{1,3}}\s(?:ILL|Ill)))(?P<container>(?:\d{{1,3}}\s(?=ILL|Ill))?{_WORDS}{{1,6}}?(?:CODE|Code|LAWS?|Laws?|STAT|Stat)\.?(?:\s(?:ANN|Ann)\.)?)"
        rf",?\s(?P<locator>(?:(?:tit|ch|art)\.\s[\w-]{{1,6}},?\s)?(?:§§?\s?{_SECTION}|(?<=COMP\.\sSTAT\.\s)[\d/.-]+))"
        r"(?:,?\s\((?P<publisher>West|McKinney|LexisNexis|Lexis|Deering|Michie|Vernon|Purdon|Baldwin|Page)?\s?(?:Supp\.\s)?"
        r"(?P<date>(?:1[89]|20)\d\d(?:\s&\sSupp\.(?:\s\d{4})?)?)\))?"
    )


# "FED. R. EVID. 404(b)", "MODEL RULES OF PROF'L CONDUCT r. 1.6".
@cache
def _rule() -> re.Pattern[str]:
    return re.compile(
        rf"{opening()}(?P<title>(?:FED|Fed)\.\s(?:R|R\.)\.?\s(?:[A-Z][A-Za-z]{{0,5}}\.\s?){{1,3}}?"
        rf"|(?:MODEL|Model)\s(?:RULES|Rules|CODE|Code)\s(?:OF|of)\s(?:[A-Z][\w’']*\.?\s){{1,4}}?(?=[Rr](?:ule)?\.?\s\d))"
        rf"\s?(?:[Rr](?:ule)?\.?\s)?(?P<locator>{_SECTION})"
    )


@cache
def _bill() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.]){BILL},?\s(?P<note>\d{{2,3}}(?:st|nd|rd|th|d)\sCong\.(?:,?\s\d(?:st|nd|d)\sSess\.)?)"
        rf"(?:,?\s(?:§§?\s?|at\s)?(?P<locator>{_SECTION}))?(?:\s\((?P<date>(?:19|20)\d\d)\))?"
    )


# What stands before the number of a bill: a signal, and its name.
@cache
def _name() -> re.Pattern[str]:
    return re.compile(rf"{opening()}(?P<title>[^\W\d_a-z][^\0]{{3,240}}),\s?$")


# "RESTATEMENT (THIRD) OF TORTS: PHYS. & EMOT. HARM § 29".
@cache
def _restatement() -> re.Pattern[str]:
    return re.compile(
        rf"{opening()}(?P<title>(?:RESTATEMENT|Restatement)\s\([A-Za-z]{{3,12}}\)\s(?:OF|of)\s[^\0§(),\d]{{3,90}}?)"
        rf"\s§§?\s?(?P<locator>{_SECTION}(?:\s(?:cmt|illus|reporter’s\snote)s?\.?\s\w{{1,3}})?)"
    )


# "ABA Comm. on Ethics & Prof'l Responsibility, Formal Op. 06-442" (Bluebook 12.9.6).
_OPINION = re.compile(
    r",\s(?P<genre>(?:Formal|Informal)\s(?:Ethics\s)?Op\.)\s(?P<number>\d[\d-]{1,9})(?!\w)"
)


# The groups of the patterns that are not named by their labels.
_LABELS: dict[str, Label] = {"before": "other"}


def enactments(draft: Draft) -> Iterator[Claim]:
    """Claims on what a legislature or a people enacted, or is asked to."""
    if _HINTS.isdisjoint(words_in(draft.text)):
        return
    text = draft.open
    if opinion := _OPINION.search(text) if " Op. " in text else None:
        yield from claims_of(opinion, "act")
    for pattern in (_constitution(), _code(), _rule(), _restatement()):
        if found := pattern.match(text):
            yield from claims_of(found, "act", _LABELS)
            return
    if bill := _bill().search(text) if "ong." in text else None:
        yield from claims_of(bill, "act")
        if name := _name().match(text, 0, bill.start()):
            yield from claims_of(name, "act")
