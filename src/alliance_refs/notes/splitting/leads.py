"""Words of a sentence that lead to a name with its title: "Comme le rappelle Nina Catach, *L'Orthographe*"."""

from __future__ import annotations

import re

from alliance_refs.model import Passage
from alliance_refs.notes.words import words
from alliance_refs.spans import Span

_HIGH = r"[A-ZÀ-Þ][\w’'-]+"
_PERSON = rf"(?:{_HIGH}\s|[A-ZÀ-Þ]\.\s?){{1,3}}(?:(?:de|von|van|der|du|di|da|la)\s){{0,2}}{_HIGH}"
_AND = r"(?:,\s|,?\s(?:and|&|et|und|u\.|y|e)\s)"
_ROLE = r"(?:\s\((?:Hg|Hrsg|[Ee]ds?|[Dd]ir)\.?\))?"
# An opener, a few words, then persons and the mark before a title.
_LEAD = re.compile(
    rf"(?P<lead>(?P<first>{_HIGH})\s(?:[^\W\d_][\w’'-]*\s){{0,6}}?)"
    rf"{_PERSON}(?:{_AND}{_PERSON}){{0,4}}{_ROLE}(?:[,:]\s)"
)
_TITLE = re.compile(r"[\"“«„‘]|(?<=:\s)(?=[A-ZÀ-Þ])")
_ARTICLES = frozenset("The A An Le La Les Der Die Das El Los Las Il I".split())
# Behind an article these lead from what a person wrote to the person: "The letters of John Adams".
_FROM = frozenset("of by from to with de des du von an di da del".split())
# These may stand right before a name.
_TURNS = frozenset(("Now", "But", "Yet", "And"))


def past_lead(passage: Passage, span: Span) -> Span:
    """The span of a citation without the words that lead to its authors, where type shows its title.

    >>> from alliance_refs.model import plain_passage
    >>> text = "As we know from Anna Kim, “Quays,” Tides 4 (2003)"
    >>> past_lead(plain_passage(text), Span(0, len(text))).cut(text)
    'Anna Kim, “Quays,” Tides 4 (2003)'
    """
    title = 0 if _opens_in_title(passage, span.start) else _title(passage, span)
    match = _LEAD.fullmatch(passage.text, span.start, title) if title else None
    if not match or match["first"] not in words().openers:
        return span
    said = match["lead"].split()
    is_told = said[-1][0].islower() or (len(said) == 1 and said[0] in _TURNS)
    is_source = said[0] in _ARTICLES and said[-1] in _FROM
    return Span(match.end("lead"), span.end) if is_told and not is_source else span


def _opens_in_title(passage: Passage, at: int) -> bool:
    """Whether a citation opens with a title: "*There Were No Ships in the Black Port: A History*"."""
    is_quoted = passage.text[max(at - 1, 0)] in '"“«„‘'
    return is_quoted or any(mark.start <= at < mark.end for mark in passage.marked("italic"))


def _title(passage: Passage, span: Span) -> int:
    """Where the first title begins by its type, or behind a colon; 0 where none does."""
    reach = min(span.end, span.start + _REACH)
    starts = [mark.start for mark in passage.marked("italic") if span.start < mark.start < reach]
    found = _TITLE.search(passage.text, span.start, reach)
    return min([*starts, *([found.start()] if found else [])], default=0)


# A lead and the names behind it are no longer than this.
_REACH = 240
