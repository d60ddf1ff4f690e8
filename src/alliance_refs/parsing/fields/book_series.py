"""Chapters of books that stand in a series, as Springer's styles have them.

In: a text and its fields. Out: the fields; in "Animals. Lecture Notes in Zoology, vol
12. Springer" the first is the book, the rest its series with its number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from alliance_refs.parsing.fields.joining import are_labelled, gap
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

_VOLUME = re.compile(r",\s[Vv]ol(?:\.|ume)?\s")
# Whole words before the full stop, so that no abbreviation is cut: "Proc. IEEE Conf. Mammals".
_BOOK = re.compile(r"(?:[a-zß-ÿ]{4,}|\d{4}|’\d\d)[)’”]?\.\s")
_SERIES = re.compile(
    r"(?:[A-Z]{3,6}(?:\s\([A-Z]{3,6}\))?|[^\W\d_a-zß-ÿ][\w’'-]+(?:,?\s(?:&\s)?\(?[\w’'-]+\)?){1,9})"
)


def with_book_series(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; a series and its number by their own labels.

    >>> text = "In: Animals. Lecture Notes in Zoology, vol 12. Springer"
    >>> runs = (("container", 4, 37), ("volume", 43, 45), ("publisher", 47, 55))
    >>> read = [Field(label, Span(start, end), 1.0, "") for label, start, end in runs]
    >>> [field.label for field in with_book_series(text, read)]
    ['container', 'series', 'series-number', 'publisher']
    """
    labels = [field.label for field in fields]
    if "series-number" in labels:
        return _with_meeting(text, fields)
    if (
        "publisher" not in labels
        or "volume" not in labels
        or _OTHERS & set(labels)
        or labels.count("container") != 1
    ):
        return fields
    at = labels.index("container")
    container, volume = fields[at], fields[at + 1] if at + 1 < len(fields) else None
    if volume is None or volume.label != "volume":
        return fields
    if not _VOLUME.fullmatch(text, container.span.end, volume.span.start):
        return fields
    cut = max((match.end() for match in _BOOK.finditer(text, *container.span)), default=0)
    if not cut or not _SERIES.fullmatch(text, cut, container.span.end):
        return fields
    book = replace(container, span=Span(container.span.start, cut - 1))
    series = replace(container, label="series", span=Span(cut, container.span.end))
    return (*fields[:at], book, series, replace(volume, label="series-number"), *fields[at + 2 :])


_SHORT = re.compile(r"[A-Z][\w-]*\s?['’‘]")
_TWO_DIGITS = re.compile(r"\d\d")


def _with_meeting(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; "(CHI ’03)" behind the name of a meeting belongs to it."""
    for at in range(len(fields) - 2):
        book, series, number = fields[at : at + 3]
        if not are_labelled(fields, at, "container", "series", "series-number"):
            continue
        bracketed = gap(text, fields, at) == " (" and text[number.span.end :][:1] == ")"
        short = _SHORT.fullmatch(text, *series.span) and _TWO_DIGITS.fullmatch(text, *number.span)
        if bracketed and short:
            whole = replace(book, span=Span(book.span.start, number.span.end + 1))
            return (*fields[:at], whole, *fields[at + 3 :])
    return fields


_OTHERS: frozenset[Label] = frozenset({"series", "series-number", "issue"})
