"""A place in a work that was read as the end of its title, or as a periodical and its number.

In: a text and its fields. Out: the fields; "Book XVI" behind "Parzival" and "Appendix II" at the
end of a reference are places in the work.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from alliance_refs.parsing.fields.place_labels import place_labels
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.lexicon import alternatives
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

# "Parzival, Book XVI": where a classical work is divided, behind a comma.
_BOOK = re.compile(
    r",\s(?P<locator>(?:Book|Bk\.?|Buch|Livre|Libro|Lib\.)\s(?:[IVXLC]+|\d{1,3}))$", re.IGNORECASE
)
# What names no part of a periodical, an edition or a series.
_PARTS = frozenset(
    {"appendix", "chapter", "figure", "table", "folio", "line", "verse", "act", "scene"}
)
_READ: frozenset[Label] = frozenset(
    {"container", "series", "volume", "issue", "number", "series-number", "publisher"}
)


def with_last_places(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; a place at the end by its own label.

    >>> text = "Hass, Lost, Appendix II."
    >>> runs = (("title", 6, 10), ("container", 12, 20), ("volume", 21, 23))
    >>> read = [Field(label, Span(start, end), 1.0, "") for label, start, end in runs]
    >>> [(field.label, field.span.cut(text)) for field in with_last_places(text, read)]
    [('title', 'Lost'), ('locator', 'Appendix II')]
    """
    return _with_parts(text, _with_books(text, fields))


def _with_books(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; the book of a work that was read as the end of its title is a place in it."""
    for at, field in enumerate(fields):
        match = _BOOK.search(text, *field.span) if field.label == "title" else None
        after = fields[at + 1] if at + 1 < len(fields) else None
        if match is None or (after is not None and after.label != "locator"):
            continue
        end = after.span.end if after is not None else field.span.end
        place = replace(field, label="locator", span=Span(match.start("locator"), end))
        title = replace(field, span=Span(field.span.start, match.start()))
        return (*fields[:at], title, place, *fields[at + 2 :])
    return fields


def _with_parts(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; what begins with the word for a part, and ends the text, is a place."""
    for at, field in enumerate(fields):
        if at and field.label in _READ and {one.label for one in fields[at:]} <= _READ:
            match = _part().match(text, field.span.start)
            if match and fields[at - 1].label == "title":
                return (
                    *fields[:at],
                    replace(field, label="locator", span=Span(*match.span("place"))),
                )
    return fields


@cache
def _part() -> re.Pattern[str]:
    words = alternatives(word for word, label in place_labels().items() if label in _PARTS)
    return re.compile(
        rf"(?P<place>(?i:{words})\.?\s(?:[IVXLC]+|\d{{1,3}}(?:\.\d{{1,3}})?|[A-Z]))\W{{0,3}}$"
    )
