"""Locators whose label was typed with them: "p. 45", "chap. 3", "s.v. peace".

In: a cite. Out: the same with the label where it belongs, so that styles print it once and
in their own words. Only what the label does not contradict is taken for a label: a locator
of no label, of `page`, which is what editors set, or of the same label.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from alliance_refs.model import Cite
from alliance_refs.text.locator_words import LOCATOR_ABBREVIATIONS, LOCATOR_WORDS


def _capitals_too(words: Mapping[str, str]) -> dict[str, str]:
    return {**words, **{word.capitalize(): label for word, label in words.items()}}


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
    typed = _TYPED.match(cite.locator.lstrip()) if cite.locator else None
    if typed is None:
        return cite
    word = typed[1] or typed[2] or typed[3]
    label = "sub-verbo" if typed["verbo"] else _LABEL_OF[word]
    if cite.label not in ("", "page", label):
        return cite
    return replace(cite, locator=cite.locator.lstrip()[typed.end() :], label=label)
