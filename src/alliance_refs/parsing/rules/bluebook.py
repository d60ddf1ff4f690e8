"""Books and articles as law reviews of the United States cite them (Bluebook 15 and 16).

In: a draft. Out: claims for "2 MAX WEBER, ECONOMY AND SOCIETY 880-95 (1978)", "89 Harv. L.
Rev. 1685, 1776 n.160 (1976)" and "Hadas Gold, Opening Up Libel Laws, POLITICO (Feb. 26, 2016)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from alliance_refs.parsing.fields.dates import date_pattern
from alliance_refs.parsing.fields.institutions import is_institution
from alliance_refs.parsing.fields.name_words import is_given
from alliance_refs.parsing.rules.draft import Claim, Draft, claims_of
from alliance_refs.parsing.rules.signals import optional_signal
from alliance_refs.spans import Span

_LOUD = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]*"
# In the order of speech: what ends with initials is turned round, and followed by more names.
_NAME = rf"{_LOUD}(?:\s(?:{_LOUD}|DE|VON|VAN)){{0,2}}\s[A-ZÀ-Þ’'-]{{3,}}(?:,\s[JS]R\.|\sI{{2,3}})?"
# An institution behind those who wrote for it (Bluebook 15.1(c)): "CTR. FOR GOVERNANCE OF AI".
_OFFICE = r"(?:CTR|INST|UNIV|SCH|FOUND|DEP’T|DEP'T|OFF|COUNCIL|COMM’N|COMM'N|ASS’N|ASS'N|BUREAU|FUND|AGENCY|SOC’Y|CORP)"
_BODY = rf"(?:(?P<publisher>(?:[^,()]{{0,60}}?\b{_OFFICE}\b\.?[^,()]{{0,60}},\s){{0,2}}[^,()]{{0,60}}?\b{_OFFICE}\b\.?[^,()]{{0,60}}),\s)?"
_PAGES = r"\d{1,4}(?:[-–]\d{1,4})?(?:,\s\d{1,4}(?:[-–]\d{1,4})?){0,6}"


@cache
def _book() -> re.Pattern[str]:
    """An author and a title in capitals, a volume before them, the page cited, the year in brackets."""
    signal = optional_signal()
    return re.compile(
        rf"^\W{{0,3}}{signal}(?:(?P<volume>\d{{1,2}})\s)?"
        rf"(?P<author>{_NAME}(?:\s&\s{_NAME}|\sET\sAL\.)?),\s{_BODY}"
        rf"(?P<title>(?=[^()]*[A-Z]{{4}})(?![^()]*\s[A-Z]\.(?:,|\s&|\s\())[A-Z0-9À-Þ][A-Z0-9À-Þ\s,.:;’'“”&!?–-]{{3,200}}?)"
        rf"(?:,?\s(?:§§?\s?|at\s)?(?P<locator>{_PAGES}(?:\s(?:&\s)?nn?\.\s?\d{{1,4}})?))?\s(?=\([^()]{{0,200}}(?:1[5-9]|20)\d\d\))"
    )


# An article: volume, shortened journal, first page, page or note cited, and year.
_ARTICLE = re.compile(
    r"(?<=[,.’”]\s)(?P<volume>\d{1,4})\s(?P<container>(?=[^()\d]{0,60}\.\s)(?:[A-Z][\w.&’']*\s|of\s|&\s|and\s){1,9})"
    r"(?P<pages>\d{1,5}),\s(?P<locator>\d{1,5}(?:[-–]\d{1,5})?(?:\s(?:&\s)?nn?\.\s?\d{1,4}(?:[-–]\d{1,4})?)?)\s"
    r"\((?P<date>(?:1[6-9]|20)\d\d)\)"
)


# "13D Charles Alan Wright et al.": a volume with a letter, whoever wrote it.
_LETTERED = re.compile(
    r"^\W{0,3}(?:\d{1,3}\.?\s)?(?P<volume>\d{1,2}[A-Z])\s(?=[A-Z][\w.’'-]+\s[^,()\d\0]{2,80},\s[A-Z])"
)
# "9 THE WRITINGS OF JAMES MADISON 103": a volume of what somebody wrote, which others edited.
_COLLECTED = re.compile(
    r"^\W{0,3}(?:[Ss]ee\s)?(?P<volume>\d{1,2})\s(?=(?:THE\s)?(?:[A-Z]+\s){0,2}(?:WRITINGS|PAPERS|WORKS|RECORDS|DEBATES|LETTERS|CORRESPONDENCE)\s(?:OF|IN|ON)\s)"
)
# A page of a site whose name is in capitals, and its address (Bluebook 18.2).
_PAGE = re.compile(
    r"^\W{0,3}(?:\d{1,3}\.?\s?)?(?P<title>(?P<first>[A-Z][a-z]+)\s[^\0,()]{3,140}),\s"
    r"(?P<container>(?=[^(),]*[A-Z]{3})(?=[^(),]*[\s.]|[A-Z]{6})[A-Z][A-Z.&’'!]*(?:\s[A-Z&][A-Z.&’'!]*){0,7}),\s(?=https?:|\0|www\.)"
)
_SPOKEN = r"[A-Z][\w.’'-]+(?:\s(?:[A-Z][\w.’'-]*|de|van|von)){1,3}"


@cache
def _news() -> re.Pattern[str]:
    """An article by its author, title, a newspaper in capitals and the day (Bluebook 16.6, 18.2)."""
    signal = optional_signal()
    date = rf"(?P<date>(?i:{date_pattern()}))"
    return re.compile(
        rf"^\W{{0,3}}{signal}(?P<author>{_SPOKEN}(?:\s&\s{_SPOKEN}|\set\sal\.)?),\s"
        rf"(?P<title>[^\0()]{{5,240}}?),\s(?P<container>(?![IVXLCDM]+\s)(?=[^()]*[A-Z]{{3}})[A-Z][A-Z.&’'!]*(?:\s[A-Z&][A-Z.&’'!]*){{0,5}})"
        rf"\s\((?=[^()]{{0,40}}\d{{4}}){date}"
    )


# Two words in capitals, and a comma.
_HINT = re.compile(r"(?:[A-ZÀ-Þ]{3}|\sAL\.),\s[A-Z0-9À-Þ]+[\s,:.]")


# A name in capitals and a month in brackets.
_DAY = re.compile(r"[A-Z]{3}\s\([A-Z][a-z]{2}")


def bluebook(draft: Draft) -> Iterator[Claim]:
    """Claims on a book in capitals, or on where an article was printed and which page is cited."""
    if "(" not in draft.text:
        return
    loud = _HINT.search(draft.open)
    match = _book().match(draft.open) if loud else None
    match = match or (_news().match(draft.open) if _DAY.search(draft.open) else None)
    match = match or _ARTICLE.search(draft.open)
    if match:
        yield from claims_of(match, "bluebook")
    if lettered := _LETTERED.match(draft.open) or _COLLECTED.match(draft.open):
        yield from claims_of(lettered, "bluebook")
    site = _PAGE.match(draft.open) if match is None and "http" in draft.text else None
    if site and not _is_author(site):
        yield Claim(Span(*site.span("title")), "title", "bluebook", 0.92)
        yield Claim(Span(*site.span("container")), "container", "bluebook", 0.92)


# What begins the name of a page and of no institution: "About the Commission".
_OF_PAGES = frozenset({"About", "How", "Our", "What", "Why", "Who", "Find"})


def _is_author(site: re.Match[str]) -> bool:
    """Whether what would be the name of a page is somebody's, or an institution's."""
    named = is_institution(site["title"]) and site["first"] not in _OF_PAGES
    return named or is_given(site["first"])
