"""Locators whose label was typed with them: "p. 45", "chap. 3", "s.v. peace".

In: a cite. Out: the same with the label where it belongs, so that styles print it once and
in their own words. Only what the label does not contradict is taken for a label: a locator
of no label, of `page`, which is what editors set, or of the same label.
"""

from __future__ import annotations

import re
from dataclasses import replace

from alliance_refs.model import Cite

# Abbreviations, which take a full stop, and whole words, by the label they stand for.
_ABBREVIATIONS = {
    "book": "bk bks",
    "chapter": "ch chs chap chaps kap cap",
    "column": "col cols sp",
    "figure": "fig figs abb",
    "folio": "fol fols",
    "issue": "no nos nr",
    "line": "l ll",
    "note": "n nn anm fn",
    "opus": "op",
    "page": "p pp S pg pgs pag pág págs blz str с стр",
    "paragraph": "para paras abs",
    "part": "pt pts",
    "section": "sec secs sect",
    "volume": "vol vols bd bde",
}
_WORDS = {
    "chapter": "chapter chapters kapitel chapitre",
    "column": "column columns",
    "figure": "figure figures",
    "page": "p pp page pages seite seiten",
    "paragraph": "paragraph paragraphs ¶ ¶¶",
    "part": "part parts",
    "section": "section sections § §§",
    "volume": "volume volumes",
}


def _by_word(listed: dict[str, str]) -> dict[str, str]:
    """The label of each word, also when it begins with a capital: "s." may be a section in
    English, but "S." is a page in German."""
    words = [(word, label) for label, words in listed.items() for word in words.split()]
    return dict(words) | {word.capitalize(): label for word, label in words}


_LABEL_OF = _by_word(_ABBREVIATIONS) | _by_word(_WORDS)
_NUMBER = r"(?=[^\W\d_]?\d|(?:[ivxlcdm]+|[IVXLCDM]+)(?![\w.]))"
_TYPED = re.compile(
    rf"(?:({'|'.join(_by_word(_ABBREVIATIONS))})\.\s*|({'|'.join(_by_word(_WORDS))})\s+"
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
