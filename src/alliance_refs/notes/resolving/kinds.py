"""Words that say what kind of work a back-reference means: "art. cit.", "앞의 책".

An article stands in a journal or a book, a book in nothing. Where several works fit,
such a word may leave one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from alliance_refs.model import Item
from alliance_refs.notes.resolving.works import Tie, Works
from alliance_refs.notes.words import phrase_pattern, words

Kind = Literal["article", "book", ""]


def choose_by_kind(works: Works, tie: Tie, text: str) -> Tie:
    """An open tie settled by the kind that the words name, where one work alone is of it."""
    kind = said_kind(text)
    if len(tie.works) < 2 or not kind:
        return tie
    fitting = [number for number in tie.works if _kind(works.items[number]) == kind]
    if len(fitting) != 1:
        return tie
    return Tie((fitting[0],), tie.form, f"{tie.rule}; the one {kind} among them", 0.8)


def said_kind(text: str) -> Kind:
    """The kind of work that a back-reference's words name, "" when they name none.

    >>> said_kind("Boltanski, art. cit., 4"), said_kind("앞의 책, 70쪽"), said_kind("op. cit.")
    ('article', 'book', '')
    """
    if _pattern("article").search(text):
        return "article"
    return "book" if _pattern("book").search(text) else ""


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    # "art.cit." and "앞의책" stand without the space.
    return re.compile(phrase_pattern(words().kinds[kind]).replace(r"\s+", r"\s*"), re.IGNORECASE)


def _kind(item: Item) -> Kind:
    if item.get("container-title"):
        return "article"
    return "book" if item.get("title") else ""
