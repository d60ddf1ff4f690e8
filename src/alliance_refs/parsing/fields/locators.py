"""Locators: the place in a work that a citation points to, and its CSL label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from alliance_refs.model import Passage
from alliance_refs.parsing.fields.pages import read_pages
from alliance_refs.parsing.fields.text import squeeze
from alliance_refs.parsing.lexicon import alternatives, table
from alliance_refs.parsing.tagger import Field


def read_locator(passage: Passage, fields: Sequence[Field]) -> tuple[str, str]:
    """The locator of a citation without its label, and that label; two empty strings if none."""
    found = [field for field in fields if field.label == "locator"]
    if not found:
        return "", ""
    words = squeeze(passage.text[found[0].span.start : found[-1].span.end])
    for label, pattern in _labels():
        match = pattern.match(words)
        if match:
            return words[match.end() :].strip(" ,;"), label
    return read_pages(words), "page"


@cache
def _labels() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = table("labels")["locators"]
    return tuple(
        (label, re.compile(rf"{alternatives(_cased(row))}[\s.]*(?=[\dIVXLCivxlc(])"))
        for label, row in rows.items()
    )


def _cased(words: list[str]) -> list[str]:
    """The words in lower case, and those of more than one letter with a capital too."""
    return [*words, *(word.capitalize() for word in words if len(word) > 1)]
