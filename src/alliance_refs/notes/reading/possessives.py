"""Authors named by a possessive before the title: "Mill's *Autobiography*" -> Mill.

Where type tells the title from the name, the name is the author. In plain type a title
may begin so itself ("Gray's Anatomy").
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from alliance_refs.model import Evidence, Item, Name, Passage
from alliance_refs.notes.persons import JOINER, PARTICLE
from alliance_refs.parsing import parse_names

_NAME = rf"(?:[A-ZÀ-Þ][\w.-]*\s+){{0,3}}(?:{PARTICLE}\s+)*[A-ZÀ-Þ][\w-]*\w"
_OWNERS = re.compile(
    rf"(?P<names>{_NAME}(?:['’]s?)?(?:\s+{JOINER}\s+{_NAME})?)(?:['’]s|(?<=s)['’])\s+(?=\S)"
)
_OWNING = re.compile(r"['’]s?(?=\s|$)")
_QUOTES = "\"“'‘„«"


class Owned(NamedTuple):
    """The authors that a possessive names, and where the title begins behind it."""

    authors: tuple[Name, ...]
    title: int
    span: tuple[int, int]


def owned_title(passage: Passage) -> Owned | None:
    """The owner of a title that is set in italics or quotes; None where type says nothing.

    >>> from alliance_refs.model import plain_passage
    >>> owned_title(plain_passage("Mill's “Autobiography”, 4")).authors[0].family
    'Mill'
    >>> owned_title(plain_passage("Gray's Anatomy, 4"))
    """
    match = _OWNERS.match(passage.text)
    if not match:
        return None
    italics = [span for span in passage.marked("italic") if span.start <= match.end()]
    is_set_out = passage.text[match.end()] in _QUOTES or any(
        span.start == match.end() for span in italics
    )
    # "*Gentleman's Magazine*" is a title with its possessive.
    is_title = any(span.start < match.end("names") for span in italics)
    return _owned(match) if is_set_out and not is_title else None


def _owned(match: re.Match[str]) -> Owned:
    names = _OWNING.sub("", match["names"])
    return Owned(parse_names(names), match.end(), match.span("names"))


def without_possessives(item: Item) -> Item:
    """An item whose authors were read with their possessive, without it."""
    authors = item.get("author", ())
    if not any(_OWNING.search(name.family) for name in authors):
        return item
    plain = tuple(replace(name, family=_OWNING.sub("", name.family)) for name in authors)
    return item.replace(author=plain, evidence=item.evidence)


def with_owner(item: Item, owned: Owned, passage: Passage) -> Item:
    """An item read from what stands behind a possessive, with the authors it names."""
    start, end = owned.span
    words = passage.text[start:end]
    part = passage.cut(start, end)
    why = Evidence("author named by a possessive", 0.9, part.span, words)
    if item.get("author"):
        return item
    return item.replace(author=owned.authors, evidence={**item.evidence, "author": why})
