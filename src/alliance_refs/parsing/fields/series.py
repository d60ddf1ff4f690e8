"""The number of a series: "(Chetham Soc., no. 39)" has no periodical that it could be an issue of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from alliance_refs.parsing.tagger import Field


def with_series_numbers(fields: Iterable[Field]) -> list[Field]:
    """The fields; an issue right behind a series, in a work that is in no container, numbers it.

    >>> from alliance_refs.spans import Span
    >>> series, number = (Field(label, Span(at, at + 2), 1.0, "") for label, at in (("series", 0), ("issue", 8)))
    >>> [field.label for field in with_series_numbers((series, number))]
    ['series', 'series-number']
    """
    whole = list(fields)
    if any(field.label == "container" for field in whole):
        return whole
    before = (None, *(field.label for field in whole))
    return [
        replace(field, label="series-number")
        if field.label == "issue" and label == "series"
        else field
        for field, label in zip(whole, before, strict=False)
    ]
