"""Reviews: the book that is reviewed belongs to the review's title, or to a remark behind it.

In: a text and its fields. Out: the fields; "Ullmann, W., rev. of Kantorowicz, The King's Two
Bodies" has one author, and so has "Book Review, 52 Harv. L. Rev. 700 (reviewing ...)".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

_REVIEW = re.compile(
    r"\[?(?:[Rr]ev(?:iew|\.)(?:\sof)?|[Rr]ez(?:ension|\.)|[Bb]esprechung|[Cc]ompte[\s-]rendu|[Rr]ecensione|[Rr]eseña)"
    r"(?:\s(?:of|zu|von|de|di))?:?\]?:?\s"
)
_REMARK = re.compile(r"(?<=\()(?:reviewing|quoting|citing|discussing)\s")


def with_reviews(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields of a review; what is said of the book it is about as its title or a remark.

    >>> text = "Hahn, rev. of Moor, Bodies, in Past 1"
    >>> runs = (("author", 0, 4), ("author", 6, 18), ("title", 20, 26), ("container", 31, 35))
    >>> read = [Field(label, Span(start, end), 1.0, "") for label, start, end in runs]
    >>> [field.span.cut(text) for field in with_reviews(text, read)]
    ['Hahn', 'rev. of Moor, Bodies', 'Past']
    """
    return _with_title(text, _with_remark(text, fields))


def _with_title(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    labels = [field.label for field in fields]
    for at in range(1, len(fields) - 1):
        if labels[at - 1 : at + 2] != ["author", "author", "title"]:
            continue
        begin = _begin(text, fields[at - 1].span.end, fields[at].span)
        if begin is not None:
            title = replace(fields[at + 1], span=Span(begin, fields[at + 1].span.end))
            return (*fields[:at], title, *fields[at + 2 :])
    return fields


def _begin(text: str, end: int, names: Span) -> int | None:
    """Where the words for a review begin, in the second names or between the two."""
    match = _REVIEW.search(text, end, names.start + 30)
    return match.start() if match and match.start() <= names.start else None


# What a remark may hold of another work.
_OTHERS: frozenset[Label] = frozenset(
    {"author", "editor", "title", "container", "date", "publisher", "place", "note"}
)


def _with_remark(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    match = _REMARK.search(text) if "ing " in text else None
    if match is None or not any(field.label == "title" for field in fields):
        return fields
    end = _closing(text, match.start())
    inside = [field for field in fields if match.start() <= field.span.start < end]
    titled = any(field.label == "title" and field.span.end < match.start() for field in fields)
    if not inside or not titled or not {field.label for field in inside} <= _OTHERS:
        return fields
    note = replace(inside[0], label="note", span=Span(match.start(), end))
    at = fields.index(inside[0])
    return (*fields[:at], note, *(field for field in fields[at:] if field not in inside))


def _closing(text: str, start: int) -> int:
    """Where the bracket is closed that opens before `start`."""
    depth = 1
    for at in range(start, len(text)):
        depth += (text[at] == "(") - (text[at] == ")")
        if depth == 0:
            return at
    return len(text)
