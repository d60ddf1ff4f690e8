"""What stands behind a reference and is none of its own: where it was printed again, by whom it
was introduced.

In: a text and its fields. Out: the fields; from "reprinted in", "now in", "repris dans" on they
are one note, and so is what "With the collaboration of" adds to a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.lexicon import any_of, may_hold
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span


@cache
def _again() -> re.Pattern[str]:
    """Words for another printing, behind a mark; "in" or a title in the same sentence follows."""
    return re.compile(
        rf"(?:(?<=[,;.:)]\s)|(?<=[(\[])){any_of('works.again')}(?!\w)|\[=\s(?=[^\]]{{0,120}}\d)",
        re.IGNORECASE,
    )


@cache
def _added() -> re.Pattern[str]:
    return re.compile(rf"[.,;]\s{any_of('roles.added')}\s(?=.{{3,90}}$)", re.IGNORECASE)


# Fields that tell that the work itself has been named before another printing of it.
_PRINTED: frozenset[Label] = frozenset(
    {"container", "publisher", "place", "date", "volume", "pages"}
)
# What is kept where it stands, even behind such words.
_KEPT: frozenset[Label] = frozenset({"url", "doi", "isbn"})


def with_tails(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; those of another printing as one note, titles without who helped.

    >>> text = "Cave, Poetics, London 1988, repr. in Essays, Oxford 1990"
    >>> runs = (("author", 0, 4), ("title", 6, 13), ("place", 15, 21), ("date", 22, 26),
    ...     ("container", 37, 43), ("place", 45, 51), ("date", 52, 56))
    >>> read = [Field(label, Span(start, end), 1.0, "") for label, start, end in runs]
    >>> [(field.label, field.span.cut(text)) for field in with_tails(text, read)][4:]
    [('note', 'repr. in Essays, Oxford 1990')]
    """
    if "= " not in text and not may_hold(text, "works.again", "roles.added"):
        return fields
    return tuple(_without_additions(text, _once(text, fields)))


def _once(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    for match in _again().finditer(text):
        start, end = match.start(), _end(text, match)
        before = [field for field in fields if field.span.end <= start]
        behind = [field for field in fields if field.span.start >= start]
        if len(before) + len(behind) < len(fields) or not behind or not _is_whole(before):
            continue
        kept = [field for field in behind if field.label in _KEPT or field.span.start >= end]
        end = min((end, *(field.span.start for field in kept)))
        words = text[start:end].rstrip(" .,;()[]")
        note = replace(behind[0], label="note", span=Span(start, start + len(words)))
        return (*before, note, *kept)
    return fields


def _end(text: str, match: re.Match[str]) -> int:
    """Where the words about another printing end: with their bracket, or the reference."""
    mark = text[match.start() - 1 : match.start() + 1]
    closing = "]" if "[" in mark else ")" if mark[:1] == "(" else ""
    at = text.find(closing, match.end()) if closing else -1
    return at if at >= 0 else len(text)


def _is_whole(fields: Sequence[Field]) -> bool:
    labels = {field.label for field in fields}
    return "title" in labels and len(labels & _PRINTED) > 1


def _without_additions(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    for field in fields:
        match = None
        if field.label in ("title", "container"):
            match = _added().search(text, *field.span)
        if match is None:
            yield field
            continue
        yield replace(field, span=Span(field.span.start, match.start()))
        yield replace(field, label="note", span=Span(match.start() + 2, field.span.end))
