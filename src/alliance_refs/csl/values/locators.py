"""Numbers whose label was typed with them: "p. 45", "chap. 3", "s.v. peace".

In: a cite, or the value of a number variable. Out: the same with the label where it belongs,
so that styles print it once and in their own words, and its ranges with a hyphen. Only what
the label does not contradict is taken for a label: a locator of no label, of `page`, which is
what editors set, or of the same label.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from alliance_refs.model import Cite
from alliance_refs.text.locator_words import LOCATOR_ABBREVIATIONS, LOCATOR_WORDS
from alliance_refs.text.roman import is_roman


def _capitals_too(words: Mapping[str, str]) -> dict[str, str]:
    """The words, and those that begin with a capital ("V. 3" is the fifth book of a work)."""
    capitals = {word.capitalize(): label for word, label in words.items()}
    return {**words, **{word: label for word, label in capitals.items() if not is_roman(word)}}


# "S. 4" is a page in German; in small letters it may be a section in English.
_ABBREVIATIONS = _capitals_too(LOCATOR_ABBREVIATIONS) | {"S": "page"}
_WORDS = _capitals_too(LOCATOR_WORDS | {"p": "page", "pp": "page"})
_LABEL_OF = _ABBREVIATIONS | _WORDS
_NUMBER = r"(?=[^\W\d_]?\d|(?:[ivxlcdm]+|[IVXLCDM]+)(?![\w.]))"
_TYPED = re.compile(
    rf"(?!\d)(?:({'|'.join(_ABBREVIATIONS)})\.\s*|({'|'.join(_WORDS)})\s+"
    rf"|(§§?|¶¶?)\s*){_NUMBER}|(?P<verbo>s\.\s?v\.)\s*(?=\S)"
)


def with_label(cite: Cite) -> Cite:
    """The cite with a label that was typed into its locator as its label.

    >>> with_label(Cite("kim", "pp. 45-46")).locator, with_label(Cite("kim", "chap. 3")).label
    ('45-46', 'chapter')
    """
    if not cite.locator or cite.locator.isalnum():
        return cite
    label, rest = _typed(cite.locator)
    if not label or cite.label not in ("", "page", label):
        label, rest = cite.label, cite.locator
    return replace(cite, locator=_DASHES.sub("-", rest), label=label)


def _typed(text: str) -> tuple[str, str]:
    """The label that a text begins with, empty if none, and what follows it."""
    text = text.lstrip()
    typed = _TYPED.match(text)
    if typed is None:
        return "", text
    word = typed[1] or typed[2] or typed[3]
    label = "sub-verbo" if typed["verbo"] else _LABEL_OF[word]
    return label, text[typed.end() :]


# The label that a variable has in a style, which its value need not say again.
_OWN_LABEL = {
    "chapter-number": "chapter",
    "issue": "issue",
    "number": "issue",
    "page": "page",
    "volume": "volume",
}
# What stands for the hyphen of a range.
_DASHES = re.compile(r"(?<=\d)\s*(?:---?|[‐‑‒−—])\s*(?=\d)")


def bare_number(variable: str, text: str) -> str:
    """The value of a number variable without a label of its own, its ranges with a hyphen.

    >>> bare_number("page", "pp. 45--46"), bare_number("issue", "pp. 45")
    ('45-46', 'pp. 45')
    """
    if text.isalnum():
        return text
    label, rest = _typed(text)
    if label and label == _OWN_LABEL.get(variable):
        text = rest
    return _DASHES.sub("-", text)
