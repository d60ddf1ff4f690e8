"""The year in which a work first came out, set behind its title: "A Room. 1929. Ed. M. Shiach".

In: a text and its fields. Out: the fields, that year as the original one where the year of the
edition follows (MLA 8, "Date of original publication").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

# A year as a sentence of its own, words before and behind it.
_ALONE = re.compile(
    r"(?<=[^\W\d_.])(?P<stop>[?!.][”\"’»]?|[”\"’»]\.?)\s(?P<year>1[4-9]\d\d|20\d\d)\.\s(?=[^\W\d_a-z])"
)
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d(?!\d)")
_TITLES: frozenset[Label] = frozenset({"title", "container"})
_IMPRINT: frozenset[Label] = frozenset({"place", "publisher"})


def with_first_years(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; a year between the title and a later imprint as the original one.

    >>> text = "Woolf. A Room. 1929. Ed. Shiach. Oxford, 1998"
    >>> runs = (("author", 0, 5), ("title", 7, 19), ("place", 33, 39), ("date", 41, 45))
    >>> read = [Field(label, Span(start, end), 1.0, "") for label, start, end in runs]
    >>> [(one.label, one.span.cut(text)) for one in with_first_years(text, read)][1:3]
    [('title', 'A Room.'), ('original-date', '1929')]
    """
    labels = {field.label for field in fields}
    if "original-date" in labels or "date" not in labels or labels.isdisjoint(_IMPRINT):
        return fields
    match = _ALONE.search(text)
    if match is None:
        return fields
    start, end = match.span("year")
    before = [field for field in fields if field.span.start < start]
    behind = [field for field in fields if field.span.start >= end]
    if not before or before[-1].label not in _TITLES or not _is_later(text, behind, match["year"]):
        return fields
    title = before[-1]
    cut = replace(title, span=Span(title.span.start, min(title.span.end, match.end("stop"))))
    year = replace(title, label="original-date", span=Span(start, end))
    return (*before[:-1], cut, year, *behind)


def _is_later(text: str, fields: Sequence[Field], first: str) -> bool:
    """Whether a later year stands behind a place or a publisher."""
    labels = [field.label for field in fields]
    if "date" not in labels or _IMPRINT.isdisjoint(labels[: labels.index("date")]):
        return False
    year = _YEAR.search(text, *fields[labels.index("date")].span)
    return year is not None and year[0] > first
