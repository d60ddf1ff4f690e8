"""Labelled places: "pt. 2, ch. 3", "Bd. 3, S. 380", "fol. 12r" -> what CSL calls them, and figures.

The first label is CSL's; further ones stay as they are printed, for "12, 3" were two pages and
"12 n. 3" is one. A volume before a page is joined to it, as "2:14" (Chicago 17, 14.116).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from alliance_refs.parsing.fields.place_labels import label_of_place, place_labels
from alliance_refs.parsing.lexicon import listed


class Locator(NamedTuple):
    """A locator without the label in front, and the CSL label ("page" when none is said)."""

    text: str = ""
    label: str = ""


# What may follow a label: figures, a Roman number, a capital ("app. A"), a figure in brackets.
_ROMAN = r"(?:[IVXLCDM]+|[ivxlcdm]+)(?![^\W\d_])"
_VALUE = rf"(?:\*?\d|{_ROMAN}|[A-Z](?!\w)|[A-Z]{{1,2}}[-–]?\d|[(\[]\w{{1,4}}[)\]])"
# Without a label the same, a lone capital apart.
_FIGURES = re.compile(
    rf"\*?\d|{_ROMAN}(?!\s(?!(?:and|et|und|y|e|to|ff)\b)[a-zà-ÿ]{{2}})|[A-Z]{{1,2}}[-–]?\d|[(\[]\d[\d.–—-]*[)\]]|[¶§]"
)


@cache
def _label() -> re.Pattern[str]:
    words = sorted(map(re.escape, place_labels()), key=len, reverse=True)
    return re.compile(
        rf"(?P<word>{'|'.join(words)})(?:\.\s*|\s+|(?=\d)|(?<=[§¶°º№])\s*)(?={_VALUE})",
        re.IGNORECASE,
    )


def read_place(text: str) -> Locator:
    """The place that some words name, empty when they name none.

    >>> read_place("pp. 72-73"), read_place("12 n. 3"), read_place("app. A")
    (Locator(text='72-73', label='page'), Locator(text='12 n. 3', label='page'), Locator(text='A', label='appendix'))
    >>> read_place("Bd. 3, S. 380"), read_place("t. II, p. 4"), read_place("512 (516)")
    (Locator(text='3:380', label='page'), Locator(text='II, 4', label='page'), Locator(text='516', label='page'))
    >>> read_place("n° 340")
    Locator(text='n° 340', label='')
    """
    text = _without_remark(_volumes_joined(text))
    first = _label().match(text)
    if behind := _PAGE_BEHIND.fullmatch(text):
        return Locator(behind["pages"], "page")
    if first is None:
        found = Locator(_unbracketed(text), _unsaid(text)) if _FIGURES.match(text) else Locator()
        return _cited(found)
    label = _label_of(first["word"], text[first.end() :])
    return _cited(Locator(text[first.end() if label else 0 :], label))


def _cited(place: Locator) -> Locator:
    """The page in brackets where one stands behind the first of an article: "S. 512 (516)"."""
    pages = _FIRST_AND_CITED.fullmatch(place.text) if place.label == "page" else None
    if not pages or not int(pages["first"]) <= int(pages["page"]) <= int(pages["first"]) + _LONGEST:
        return place
    return place._replace(text=pages["cited"])


_FIRST_AND_CITED = re.compile(r"(?P<first>\d{1,4})\s\((?P<cited>(?P<page>\d{1,4})(?!\w)[^()]*)\)")
# An article, or a decision in its reports, is no longer.
_LONGEST = 400


# "15. lpp.", "12–14. oldal": Latvians and Hungarians have the word behind the number.
_PAGE_BEHIND = re.compile(r"(?P<pages>\d+(?:\s?[-–]\s?\d+)?)\.?\s(?:lpp|oldal|old|o|l)\.?")


def _label_of(word: str, place: str) -> str:
    """CSL's label for a word, "" where it has none and the word stays."""
    if word == "c" and not _LEAF.match(place):
        return ""
    return label_of_place(word)


# "c. 12r" is a leaf (carta); "c. 4" may be a chapter, a canon or a case.
_LEAF = re.compile(r"\d+[rv]\b")


def _unsaid(text: str) -> str:
    """The label of figures that have none: "[34]" is a paragraph (OSCOLA 2.1.7), a date nothing."""
    if text.startswith("["):
        return "paragraph"
    if _TIME.match(text):
        return "timestamp"
    return "" if _dated().match(text) else "page"


# "00:12:40": where a film or a recording is.
_TIME = re.compile(r"\d{1,2}:\d\d:\d\d\b")


def _unbracketed(text: str) -> str:
    """ "[34]-[36]" without the brackets that say it is a paragraph."""
    return re.sub(r"[\[\]]", "", text) if text.startswith("[") else text


@cache
def _dated() -> re.Pattern[str]:
    months = "|".join(re.escape(word) for word in listed("dates.months") if len(word) > 2)
    return re.compile(rf"\d\d?(?:\.|er|º)?\s(?:de\s)?(?:{months})\b", re.IGNORECASE)


_NUMBER = r"(?P<number>\d{1,3}|[IVXLC]+)"
_VOLUME = re.compile(
    rf"(?<!\w)(?:vols?|bde?|t|tome|tomo|tom|v)\.?\s+{_NUMBER},\s+"
    r"(?:at\s+)?(?:(?:pp?|págs?|pagg?|S|s|с|ss|blz)\.\s*)?(?=\d)",
    re.IGNORECASE,
)
_BARE_VOLUME = re.compile(
    rf"{_NUMBER},\s+(?:pp?|págs?|pagg?|S|s|blz)\.\s*(?=\d)",
)


def _volumes_joined(text: str) -> str:
    """Each volume joined to its page: "vol. 2, p. 14" is "2:14", "t. II, p. 4" is "II, 4"."""
    bare = _BARE_VOLUME.match(text)
    if bare:
        text = _joined(bare) + text[bare.end() :]
    return _VOLUME.sub(_joined, text)


def _joined(volume: re.Match[str]) -> str:
    number = volume["number"]
    return f"{number}:" if number.isdigit() else f"{number}, "


# Words that go on with a place: "34 et seq.", "34 and 36", "17 verso".
_GOING_ON = frozenset(
    """and und et ed en och og oder or y e u o i a à bis to through al ff sq sqq seq seqq ss following
    suiv suivantes passim ter verso recto note notes see above below also auch as ibid ibidem
    the introduction preface translation edition esp insb hier here especially bes""".split()
)
# A word before a figure belongs to it: "art 3, commentary para 7", "129, tabel 6.2".
_WORD_BEHIND = re.compile(
    r"(?:[,;]\s*|\s*\(|(?<=\d)\s)(?P<word>[^\W\d_]{3,})(?!\w|\W{1,2}(?:[^\W\d_]{1,20}\W{1,2})?\d)"
)


def _without_remark(text: str) -> str:
    """Without what is said behind a place: "34, emphasis added", "34 (my translation)"."""
    for behind in _WORD_BEHIND.finditer(text, 1):
        word = behind["word"].lower()
        known = word in place_labels() or word in _GOING_ON or _IS_ROMAN.fullmatch(behind["word"])
        if not known and word not in listed("dates.months"):
            return text[: behind.start()].rstrip(" ,;.")
    return text


_IS_ROMAN = re.compile(_ROMAN)
