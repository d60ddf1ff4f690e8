"""Numbers: page ranges, volumes, editions as CSL-JSON writes them.

In: the words as printed ("173--79", "S. 14-33", "vol. XII", "2nd ed."). Out: the number
without its label; digits and spelling stay as printed.
"""

from __future__ import annotations

import re
from functools import cache

from alliance_refs.parsing.fields.text import squeeze
from alliance_refs.parsing.lexicon import any_of

_DASH = re.compile(r"\s*(?:--+|[–—‒‐‑−-])\s*")


def read_pages(text: str) -> str:
    """A page or range of pages without label, with a plain hyphen in ranges.

    >>> read_pages("pp. 173--79"), read_pages("S. 4 ff.")
    ('173-79', '4 ff.')
    """
    text = _label("pages").sub("", squeeze(text))
    return _DASH.sub("-", text).strip(" ,;:()[]")


def read_number(text: str) -> str:
    """A volume or issue number without label and brackets.

    >>> read_number("vol. XII"), read_number("no. 3")
    ('XII', '3')
    """
    text = squeeze(text)
    for label in ("volume", "issue"):
        text = _label(label).sub("", text)
    return text.strip(" .,;:()[]") or text


def read_edition(text: str) -> str:
    """An edition; a bare ordinal when there is nothing else to it.

    >>> read_edition("2nd ed."), read_edition("7. Aufl."), read_edition("Revised edition")
    ('2nd', '7', 'Revised edition')
    """
    text = squeeze(text).strip(" .,;:()[]")
    match = _ordinal().fullmatch(text)
    return match["number"].rstrip(".") if match else text


@cache
def _ordinal() -> re.Pattern[str]:
    nouns = any_of("editions.nouns")
    return re.compile(
        rf"(?P<number>\d+\s?(?:st|nd|rd|th|d|ª|a|e|º|°|ème|è|\.)?)\s*{nouns}\.?", re.I
    )


@cache
def _label(kind: str) -> re.Pattern[str]:
    return re.compile(
        rf"^{any_of('labels.' + kind)}(?=[\s\d(]|(?<=[.°º]))[\s.:]*(?=\w)", re.IGNORECASE
    )
