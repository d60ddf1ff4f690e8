"""Authors named by "his", "her" or "their" before a title: the one named just before.

"Mr. Hadley's account ... see his pamphlet, *Rescue Mission Work*": what the pronoun
stands for is said in the same note, as the author of the citation before or by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from alliance_refs.model import Citation, Evidence, Name, Passage
from alliance_refs.notes.splitting.found import SplitNote
from alliance_refs.parsing import parse_names
from alliance_refs.spans import Span

# What told such an author, as the evidence names it.
BY_PRONOUN = "author meant by a pronoun"

# The pronoun, and a word for the work if there is one, just before the title.
_PRONOUN = re.compile(
    r"\b(?:(?:du même auteur|by the same author|del mismo autor|de la misma autora|vom selben autor"
    r"|von demselben|dello stesso autore|do mesmo autor)|his|her|their|seinem|seinen|ihrem|ihren|son|sa|ses|su|seu|sua)"
    r"(?:\s+(?:own|earlier|later|classic|famous|book|work|essay|article|pamphlet|paper|study|monograph"
    r"|treatise|memoirs?|novel|buch|werk|aufsatz|livre|ouvrage|article|libro|livro|artigo|artículo)){0,3}"
    r"[,:]?\s*[“\"'‘„«]?$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|General|Sir|Bishop|Bischof|Herr|Frau|M)\b\.?\s+"
    r"(?P<titled>[A-ZÀ-Þ][\w-]+\w)"
    r"|(?P<full>(?:[A-ZÀ-Þ]\.\s?)+[A-ZÀ-Þ][\w-]+\w|[A-ZÀ-Þ][a-zà-ÿ]+\s+(?:[A-ZÀ-Þ]\.\s+)?[A-ZÀ-Þ][\w-]+\w)(?=['’]s\b|\s+[a-z])"
)


def with_meant_authors(
    passage: Passage, citations: Iterable[Citation], split: SplitNote
) -> Iterator[Citation]:
    """The citations of a note, those behind a pronoun with the author whom it means."""
    start = 0
    last: tuple[Name, ...] = ()
    for citation, found in zip(citations, split.citations, strict=True):
        before = Span(start, found.span.start).cut(passage.text)
        start = found.span.end
        wanting = citation.form == "full" and not citation.item.get("author")
        if wanting and citation.item.get("title") and _PRONOUN.search(before):
            citation = _with_author(citation, _named(before) or last)
        last = citation.item.get("author", last)
        yield citation


def _named(text: str) -> tuple[Name, ...]:
    """The last person named in some words; none when nobody is."""
    found = list(_NAMED.finditer(text))
    return parse_names(found[-1]["titled"] or found[-1]["full"]) if found else ()


def _with_author(citation: Citation, authors: tuple[Name, ...]) -> Citation:
    if not authors:
        return citation
    why = Evidence(BY_PRONOUN, 0.6, citation.span, str(authors[0]))
    item = citation.item
    return replace(
        citation, item=item.replace(author=authors, evidence={**item.evidence, "author": why})
    )
