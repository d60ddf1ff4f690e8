"""Citations by author and date in running text: "(Kim 2003, 14)", "Light et al. (2001)".

They count only in a document with a list of references; the list says what they mean
(Chicago 17, 15.5-31; APA 7, 8.10-17).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from alliance_refs.model import Citation, Date, Evidence, Item, Name, Passage
from alliance_refs.notes.name_year import JOINER, NAMES
from alliance_refs.notes.reading.locators import read_locator
from alliance_refs.parsing import parse_names
from alliance_refs.spans import Span
from alliance_refs.text.folding import fold

_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?P<letter>[a-z])?"
_LOCATOR = (
    r"(?:\s*[,:]\s*(?P<locator>(?:pp?\.?\s*|S\.\s*|chap\.\s*|ch\.\s*|§\s*)?\d[\d–—,\s-]*[a-z]?))?"
)

# "(Kim 2003, 14; Lee and Park 2001)": brackets, then each cite between semicolons.
_BRACKET = re.compile(r"[(\[]([^()\[\]]{4,400})[)\]]")
_CITE = re.compile(
    rf"(?:^|(?<=[\s(;]))(?P<cite>{NAMES},?\s+{_YEAR}{_LOCATOR})(?=\s*(?:$|[;,)]|and\b))"
)
# "Light et al. (2001)": the year alone in brackets.
_NARRATIVE = re.compile(rf"(?<![\w.])(?P<cite>{NAMES}\s+[(\[]{_YEAR}{_LOCATOR}[)\]])")


def author_date_citations(passage: Passage, families: Collection[str]) -> tuple[Citation, ...]:
    """The author-date citations in a squeezed paragraph, in order, not yet resolved.

    `families` are the folded family names of the list of references: a narrative
    citation ("Kim (2003)") counts only for one of them.
    """
    found = sorted(_matches(passage.text, families), key=lambda match: match.start("cite"))
    return tuple(_citation(passage, match) for match in found)


def _matches(text: str, families: Collection[str]) -> Iterator[re.Match[str]]:
    for bracket in _BRACKET.finditer(text):
        yield from _CITE.finditer(text, bracket.start(1), bracket.end(1))
    for match in _NARRATIVE.finditer(text):
        if _first_family(match["names"]) in families:
            yield match


def _first_family(names: str) -> str:
    first = re.split(r",?\s+(?:and|&|et|und|y|e|u\.)\s|,", names)[0]
    return fold(first.removesuffix(" others"))


_HANGUL = re.compile("[가-힣]")
_ET_AL = re.compile(r",?\s+(?:et\s+al\.?|and\s+others|u\.\s?a\.)$")


def named_authors(names: str) -> tuple[Name, ...]:
    """The family names that stand before a year; "et al." names nobody."""
    if _HANGUL.match(names):
        return parse_names(names)
    parts = re.split(JOINER, _ET_AL.sub("", names))
    return tuple(Name(family=part.strip()) for part in parts if part.strip())


def _citation(passage: Passage, match: re.Match[str]) -> Citation:
    span = Span(*match.span("cite"))
    part = passage.cut(*span)
    locator = read_locator(match["locator"] or "")
    fields = {"author": named_authors(match["names"]), "issued": Date.of(int(match["year"]))}
    return Citation(
        text=part.text,
        span=part.span,
        form="author-date",
        item=Item("", "document", fields),
        locator=locator.text,
        label=locator.label,
        note_reference=match["letter"] or "",
        evidence=Evidence("author and date in brackets", 0.9, part.span, part.text),
    )
