"""Locators: the place in a work that a citation points to, and its CSL label."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from alliance_refs.model import LOCATOR_LABELS, Passage
from alliance_refs.parsing.fields.pages import read_pages
from alliance_refs.parsing.fields.place_labels import place_labels
from alliance_refs.parsing.fields.text import squeeze
from alliance_refs.parsing.lexicon import alternatives
from alliance_refs.parsing.tagger import Field


def read_locator(passage: Passage, fields: Sequence[Field]) -> tuple[str, str]:
    """The locator of a citation without its label, and that label; two empty strings if none.

    Words that CSL has no label for stay with their number: "canto V" (CSL 1.0.2, appendix V).
    """
    found = [field for field in fields if field.label == "locator"]
    if not found:
        return "", ""
    first = found[0].span.cut(passage.text)
    begin = found[0].span.end - len(first.lstrip(" .,:;"))
    start, end = _widened(passage.text, begin, _last_end(passage.text, found))
    if not passage.text.isascii():
        counted = counted_place(_with_counter(passage.text, start, end))
        if counted:
            return counted
    words = squeeze(passage.text[start:end])
    for label, pattern in _labels():
        match = pattern.match(words)
        if match and label not in LOCATOR_LABELS:
            return words, ""
        if match:
            return words[match.end() :].strip(" ,;"), label
    return read_pages(words), _unsaid_label(passage.text, start, end)


# "第三章", "제2장": the label stands behind the number.
_COUNTERS = {
    "章": "chapter", "장": "chapter", "節": "section", "节": "section", "절": "section",
    "条": "article-locator", "條": "article-locator", "조": "article-locator",
    "巻": "volume", "卷": "volume", "권": "volume", "冊": "volume", "册": "volume",
    "行": "line", "幕": "act", "註": "note", "注": "note",
}  # fmt: skip
_COUNTED = re.compile(
    rf"(?:第|제)\s?(?P<number>\d{{1,4}}(?:\s?[-~～〜–—―]\s?\d{{1,4}})?)\s?(?P<counter>[{''.join(_COUNTERS)}])\W*"
)


def counted_place(text: str) -> tuple[str, str] | None:
    """The place and its label where that stands behind a number; None for any other place.

    >>> counted_place("第3章"), counted_place("제2장"), counted_place("第3頁")
    (('3', 'chapter'), ('2', 'chapter'), None)
    """
    match = _COUNTED.fullmatch(text)
    return (read_pages(match["number"]), _COUNTERS[match["counter"]]) if match else None


def _with_counter(text: str, start: int, end: int) -> str:
    """A place with the signs of counting that a tagger left outside."""
    start -= text[start - 1 : start] in ("第", "제")
    return text[start : end + (text[end : end + 1] in _COUNTERS)]


def _unsaid_label(text: str, start: int, end: int) -> str:
    """The label of a locator that has none: "[18]" behind a case is a paragraph (OSCOLA 2.1.7)."""
    if text[:start].endswith("[") and text[end:].startswith("]"):
        return "paragraph"
    if _RULE.search(text, max(start - _FAR, 0), start):
        return "rule"
    return "section" if _SECTION.search(text, max(start - _FAR, 0), start) else "page"


# "Clean Air Act 1956, s 3" (OSCOLA 2.4.2), "Carbon Bill 2009 (Cth) s 3" (AGLC 3.1).
_SECTION = re.compile(r"\b(?:Act|Bill)(?:\s\d{4})?(?:\s\([A-Z][A-Za-z]{1,5}\))?,?\sss?\.?\s?$")
_FAR = 28
# "FED. R. CIV. P. 23" and "MODEL RULES OF PROF'L CONDUCT r. 1.6" (Bluebook 12.9.3).
_RULE = re.compile(
    r"\b(?:FED|Fed)\.\sR\.\s[A-Za-z.\s]{2,16}$|\b(?:CONDUCT|Conduct)\s[Rr](?:ule)?\.?\s$"
)


# What stands between places cited together: "14–16 and 101"; remarks between end the locator.
_BETWEEN = re.compile(r"[^()\[\]\"“”]{0,16}")


def _last_end(text: str, found: Sequence[Field]) -> int:
    """Where the places end that are cited together with the first."""
    end = found[0].span.end
    for field in found[1:]:
        if not _BETWEEN.fullmatch(text, end, max(field.span.start, end)):
            break
        end = field.span.end
    words = text[found[0].span.start : end]
    opened = words.rfind("(") if words.count("(") > words.count(")") else -1
    return end if opened < 1 else found[0].span.start + len(words[:opened].rstrip())


# How far before a locator its label may stand.
_REACH = 16
_FIGURE = re.compile(r"\d|[IVXLC]+\b")
_FOLLOWING = re.compile(r"\d\s?ff?$")


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """A locator with the label before it ("fol. 12") and the full stop of "ff."."""
    head = text[max(start - _REACH, 0) : start]
    label = _label_before().search(head) if _FIGURE.match(text, start) else None
    if label:
        start -= len(head) - label.start()
    stopped = text[end : end + 1] == "." and _FOLLOWING.search(text[max(end - 8, 0) : end])
    return start, end + bool(stopped)


# Short labels that are nothing else, with a full stop or without: "Rz 4".
_CLEAR = frozenset(("§", "ch", "pt", "rn", "rz", "tz"))


@cache
def _label_before() -> re.Pattern[str]:
    """A label at the end of some words; one of a letter or two has its full stop."""
    known = {word for _, row in _rows() for word in _cased(row)}
    full = {word for word in known if len(word) > 2 or word.casefold() in _CLEAR}
    full |= {word for word in known if not word.isalpha()}
    long = alternatives(full)
    short = alternatives(word for word in known - full if word.isalpha())
    return re.compile(rf"(?<!\w)(?:{long}[\s.]*|(?<=[,;(\s]){short}(?<=\.)\s*)$")


@cache
def _labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        # "fig. 2" is no "f" before a Roman number.
        (
            label,
            re.compile(
                rf"{alternatives(_cased(row))}(?:[\s.]+|(?=[\d(])|(?<=[§¶°º№]))(?=[\dIVXLCivxlc(]|[A-Z]\b)"
            ),
        )
        for label, row in _rows()
    )


@cache
def _rows() -> tuple[tuple[str, list[str]], ...]:
    """Labels and the words for each; pages need none."""
    rows: dict[str, list[str]] = defaultdict(list)
    for word, label in place_labels().items():
        if label != "page":
            rows[label].append(word)
    return tuple(rows.items())


def _cased(words: list[str]) -> list[str]:
    """The words in lower case, and those of more than one letter with a capital too."""
    return [*words, *(word.capitalize() for word in words if len(word) > 1)]
