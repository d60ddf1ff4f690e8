"""Text of .bib files: LaTeX as CSL rich text (what `text.latex` reads, dressed for an item's
fields), and the ends of lines.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import unescape
from html.entities import html5

from alliance_refs.model import write_markup
from alliance_refs.text.latex import Links, is_plain, read_latex
from alliance_refs.text.latex_case import (
    sentence_case,
    sentence_case_text,
    without_protection,
)
from alliance_refs.text.latex_symbols import ACCENTS
from alliance_refs.text.latex_write import escape

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
    text = without_entities(text)
    return text if is_plain(text) else _read(text, links)


# Publishers' exports have the entities of web pages, Mendeley's even "{\\&}amp;".
_ENTITY = re.compile(r"(?:\{\\&\}|\\?&)((?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});)")


def without_entities(latex: str) -> str:
    """LaTeX with the entities of HTML turned to characters.

    >>> without_entities("Power &amp; Peace &#8211; R&D; R&notes;")
    'Power \\\\& Peace -- R&D; R&notes;'
    """
    return _ENTITY.sub(_character, latex) if "&" in latex and ";" in latex else latex


def _character(match: re.Match[str]) -> str:
    name = match[1]
    # `unescape` takes the first letters of a longer word for an entity, too ("&notes;").
    character = unescape(f"&{name}") if name.startswith("#") else html5.get(name, "")
    return escape(character) if character else match[0]


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
    text = without_entities(text)
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
