"""Kinds of works that were read with the title, and of theses without their degree.

In: a text and its fields. Out: the fields; "Rävar, doktorsavhandling" and "Foxes [Tweet]" are
a title and a genre, and "Dissertação (Mestrado em Letras)" is a genre, as Brazilian lists have
it (NBR 6023).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from alliance_refs.parsing.lexicon import any_of, may_hold
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

# Kinds that stand in brackets behind a title.
_BRACKETED = (
    "works.datasets", "works.software", "works.maps", "works.posts", "works.videos",
    "works.broadcasts", "works.talks", "works.theses",
)  # fmt: skip


def with_genres(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; kinds of works as genres.

    >>> text = "Svensson, Rävar, doktorsavhandling, Uppsala universitet, 2003"
    >>> runs = (("title", 10, 34), ("publisher", 36, 55), ("date", 57, 61))
    >>> read = [Field(label, Span(start, end), 1.0, "") for label, start, end in runs]
    >>> [field.span.cut(text) for field in with_genres(text, read)]
    ['Rävar', 'doktorsavhandling', 'Uppsala universitet', '2003']
    """
    if not may_hold(text, *_BRACKETED):
        return fields
    return tuple(_with_genre(text, tuple(_with_degree(text, fields))))


# "Tese (Doutorado em Linguística) – Universidade de Lisboa".
_DEGREE = re.compile(
    r"(?:Tese|Dissertação|Monografia|Trabalho de Conclusão de Curso)\s\([^()]{3,90}\)",
    re.IGNORECASE,
)
_SCHOOL = re.compile(r"\s?[-–—,]\s?")


def _with_degree(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """The fields; a genre with the degree in brackets, without the school behind it."""
    end = 0
    for field in fields:
        degree = _DEGREE.match(text, field.span.start) if field.label == "genre" else None
        school = _SCHOOL.match(text, degree.end()) if degree else None
        if degree and (school or field.span.end <= degree.end()):
            end = school.end() if school else degree.end()
            yield replace(field, span=Span(*degree.span()))
            if end < field.span.end:
                yield replace(field, label="publisher", span=Span(end, field.span.end))
        elif field.span.end > end:
            yield replace(field, span=Span(max(field.span.start, end), field.span.end))


@cache
def _genre() -> re.Pattern[str]:
    thesis = rf"(?:unpubl\w*\.?\s|unveröff\w*\.?\s)?{any_of('works.theses')}"
    kinds = "|".join(map(any_of, _BRACKETED))
    return re.compile(rf"[,.;]\s(?P<thesis>{thesis})$|\s\[(?P<kind>{kinds})\]?$", re.IGNORECASE)


# So many letters a kind may have.
_REACH = 60
_BEHIND = frozenset({"publisher", "place", "date"})


def _with_genre(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """The fields; a title without the kind of work at its end."""
    known = any(field.label == "genre" for field in fields)
    for field, after in zip(fields, (*fields[1:], None), strict=False):
        first = max(field.span.start + 1, field.span.end - _REACH)
        titled = field.label == "title" and not known
        match = _genre().search(text, first, field.span.end) if titled else None
        if match is None or (match["thesis"] and (after is None or after.label not in _BEHIND)):
            yield field
            continue
        yield replace(field, span=Span(field.span.start, match.start()))
        yield replace(field, label="genre", span=Span(*match.span(match.lastgroup or 0)))
