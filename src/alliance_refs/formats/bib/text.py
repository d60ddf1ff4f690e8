"""Text of .bib files: LaTeX as CSL rich text (what `text.latex` reads, dressed for an item's
fields), and the ends of lines.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from alliance_refs.model import write_markup
from alliance_refs.text.latex import Links, is_plain, read_latex
from alliance_refs.text.latex_case import (
    sentence_case,
    sentence_case_text,
    without_protection,
)
from alliance_refs.text.latex_symbols import ACCENTS

# TeX sets an accent on a dotless i or j; readers and searches expect the letter itself.
_DOTTED = (
    *(("ı" + mark, unicodedata.normalize("NFC", "i" + mark)) for mark in ACCENTS.values()),
    *(("ȷ" + mark, unicodedata.normalize("NFC", "j" + mark)) for mark in ACCENTS.values()),
)


def plain_latex(text: str, links: Links = "words") -> str:
    """CSL rich text of LaTeX `text`, braces resolved and white space squeezed.

    >>> plain_latex("{\\\\'E}tudes  {sur} l'{\\\\'\\\\i}le")
    "Études sur l'íle"
    """
    return text if is_plain(text) else _read(text, links)


@lru_cache(maxsize=8192)
def _read(text: str, links: Links) -> str:
    return _dressed(write_markup(without_protection(read_latex(text, links))))


@lru_cache(maxsize=4096)
def title_latex(text: str, *, lowered: bool, links: Links = "words") -> str:
    """A title as CSL rich text; in sentence case when `lowered`.

    >>> title_latex("The {NATO} Question", lowered=True)
    'The NATO question'
    """
    if not lowered:
        return plain_latex(text, links)
    if is_plain(text):
        return sentence_case_text(text)
    return _dressed(write_markup(sentence_case(read_latex(text, links))))


def with_ends_of(file: str, text: str) -> str:
    """`text` with its lines ended as most lines of the file are.

    >>> with_ends_of("@book{a}\\r\\n", "@book{b,\\n}\\n")
    '@book{b,\\r\\n}\\r\\n'
    """
    if file.count("\r\n") * 2 <= file.count("\n"):
        return text
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


def _dressed(text: str) -> str:
    text = " ".join(text.split(" ")).strip().replace(" \u00a0»", "\u00a0»")
    if "ı" in text or "ȷ" in text:
        for dotless, dotted in _DOTTED:
            text = text.replace(dotless, dotted)
    return text
