"""Locators: the words and numbers after a key that say which part of a work is meant.

In: what follows a key. Out: the locator, its label in CSL's terms, and the rest, a suffix.
The rules are pandoc's (pandoc manual, Citation syntax).
"""

from __future__ import annotations

import re

from alliance_refs.text.locator_words import LOCATOR_ABBREVIATIONS, LOCATOR_WORDS
from alliance_refs.text.roman import is_roman

_LABELS = {
    **LOCATOR_WORDS,
    **LOCATOR_ABBREVIATIONS,
    "s": "page",
    "s.v": "sub-verbo",
    "s.vv": "sub-verbo",
}
_EXPLICIT = re.compile(r"[\s,]*+\{(?P<inside>[^{}]*)\}(?P<rest>.*)", re.DOTALL)
_GAP = re.compile(r"[\s,]*+")
_LABEL = re.compile(r"(?P<word>s\.\s?vv?\.?|[^\W\d_]++\.?|§§?|¶¶?)\s*+")
# A number and what is joined to it: "12-14", "3:15", "5.2", "A-12", "5(2)", "(xv)-(xvii)".
_PART = r"(?:\w++(?:\(\w++\))*+|\(\w++\)|\[\w++\])"
_VALUE = re.compile(rf"{_PART}(?:(?:\s?[-–—]\s?|--|[:./]){_PART})*+")
_NEXT = re.compile(r"\s*+(?:,\s*+(?:and\s++)?|&\s*+|and\s++)")
_FOLLOWING = re.compile(r"\s?ff?\b\.?")
_SIDES = re.compile(r"[^\w]++")
# Numerals of one letter that stand with a stop for a word ("s. l.", "l. c.") as a rule.
_SHORTENED = frozenset("cdlmCDLM")


def split_locator(after: str) -> tuple[str, str, str]:
    """What follows a key, as locator, label and suffix.

    A number without a label is one of pages. Braces say what is the locator where that is
    not plain (pandoc manual).

    >>> split_locator(", pp. 72-73, emphasis added")
    ('72-73', 'page', ', emphasis added')
    >>> split_locator(", emphasis added")
    ('', '', ', emphasis added')
    >>> split_locator(", {ch. Two} again")
    ('Two', 'chapter', ' again')
    """
    explicit = _EXPLICIT.fullmatch(after)
    if explicit:
        label, at = _label(explicit["inside"].strip(), 0)
        return explicit["inside"].strip()[at:], label or "page", explicit["rest"]
    gap = _GAP.match(after)
    start = gap.end() if gap else 0
    label, at = _label(after, start)
    end = _values(after, at, labelled=bool(label))
    if end == at:
        return "", "", after.rstrip()
    return after[at:end], label or "page", after[end:].rstrip()


def _label(text: str, at: int) -> tuple[str, int]:
    """The label that stands here, "" for none, and where what follows it begins."""
    match = _LABEL.match(text, at)
    label = _LABELS.get(_bare(match["word"]), "") if match else ""
    return (label, match.end()) if match and label else ("", at)


def _bare(word: str) -> str:
    return re.sub(r"\s", "", word).lower().rstrip(".")


def _values(text: str, at: int, *, labelled: bool) -> int:
    """Where the numbers that begin here end; where they begin when there are none."""
    if not labelled and not text[at : at + 1].isdigit():
        return at
    end = _value(text, at)
    while end > at:
        more = _NEXT.match(text, end)
        further = _value(text, more.end()) if more else 0
        if more is None or further == more.end():
            break
        end = further
    following = _FOLLOWING.match(text, end) if end > at else None
    return following.end() if following else end


def _value(text: str, at: int) -> int:
    """Where the number that begins here ends."""
    match = _VALUE.match(text, at)
    if match is None:
        return at
    parts = [part for part in _SIDES.split(match[0]) if part]
    if any(char.isdigit() for char in match[0]) or all(map(is_roman, parts)):
        is_word = match[0] in _SHORTENED and text[match.end() : match.end() + 1] == "."
        return at if is_word else match.end()
    return at
