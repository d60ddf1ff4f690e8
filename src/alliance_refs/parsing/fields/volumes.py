"""Volumes: "61(3):5-9", "Bd. 3, H. 2", "7: 2" cut into volume, issue and pages.

In: the words that a tagger took for the volume. Out: their parts as printed, each with its
CSL variable. What is between two numbers says what the second one is: a bracket or a colon
leads to the issue, a colon behind an issue or a range of numbers to the pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from alliance_refs.parsing.fields.pages import read_number, read_pages
from alliance_refs.parsing.fields.text import squeeze
from alliance_refs.parsing.lexicon import any_of

_NUMBER = re.compile(
    r"(?<![^\W_])(?:[A-Za-z]{0,2}\d+[A-Za-z]?(?:\s?[-–—/]+\s?[A-Za-z]?\d+[A-Za-z]?)*"
    r"|[IVXLCDM]+(?:\s?[-–—/]\s?(?:[IVXLCDM]+|\d+))?)(?![^\W_])"
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")


def read_volume(text: str) -> dict[str, str]:
    """The volume and, where they are printed with it, issue and pages.

    >>> read_volume("61(3):5-9")
    {'volume': '61', 'issue': '3', 'page': '5-9'}
    >>> read_volume("Jg. 12, H. 3"), read_volume("XII")
    ({'volume': '12', 'issue': '3'}, {'volume': 'XII'})
    """
    text = squeeze(text)
    parts = _HYPHENED.fullmatch(text)
    if parts and int(parts["issue"]) < min(int(parts["volume"]), _ISSUES):
        return parts.groupdict()
    numbers = list(_NUMBER.finditer(text))
    if len(numbers) < 2 or len(numbers) > _MOST or _is_prose(text):
        return _alone(text)
    out: dict[str, str] = {}
    for variable, part in _parts(text, numbers):
        out.setdefault(variable, part)
    return out


# "18-1", as Canadian citations in French have it: no volume comes out with one before it.
_HYPHENED = re.compile(r"(?P<volume>\d{1,3})-(?P<issue>\d{1,2})")
_ISSUES = 13
# More numbers than volume, issue and pages make no such group.
_MOST = 4


def _alone(text: str) -> dict[str, str]:
    variable = "issue" if _issue().search(text[: _start(text)]) else "volume"
    number = read_number(text)
    return {variable: number} if number else {}


def _start(text: str) -> int:
    match = re.search(r"\d", text)
    return match.start() if match else 0


def _is_prose(text: str) -> bool:
    """Whether there are more words than a label for each number."""
    return len(re.findall(r"[^\W\d_]{3,}", text)) > 4


def _parts(text: str, numbers: list[re.Match[str]]) -> Iterator[tuple[str, str]]:
    seen = ""
    end = 0
    for match in numbers:
        between = text[end : match.start()]
        end = match.end()
        variable = _variable(between, match[0], seen)
        seen += variable[0]
        yield variable, read_pages(match[0]) if variable == "page" else match[0]


def _variable(between: str, number: str, seen: str) -> str:
    """What a number is, told by the words before it and the numbers before those."""
    if _issue().search(between):
        return "issue"
    if _pages().search(between) and seen:
        return "page"
    if _volume().search(between) or not seen:
        return "volume"
    if "(" in between and _YEAR.fullmatch(number):
        return "year"
    ranged = bool(re.search(r"\d\s?[-–—]", number)) and "(" not in between
    if "i" in seen or ranged or (":" in between and ")" in between):
        return "page"
    return "issue"


@cache
def _issue() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('labels.issue')}[\s.:°º]*\(?\s*$", re.IGNORECASE)


@cache
def _pages() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('labels.pages')}[\s.]*$", re.IGNORECASE)


@cache
def _volume() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('labels.volume')}[\s.]*$", re.IGNORECASE)
