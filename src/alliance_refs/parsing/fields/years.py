"""Which of several years is the work's: "« Titre » [1968], in ... 2002" first came out in 1968.

In: a text and its fields. Out: the fields, a bracketed year before a later one as the original.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from alliance_refs.parsing.tagger import Field

_YEAR = re.compile(r"(?:1[4-9]|20)\d\d(?!\d)")


def with_original_years(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; a year in square brackets is the original where a later one is printed.

    >>> from alliance_refs.spans import Span
    >>> text = "« La mort » [1968], in Œuvres, 2002"
    >>> read = (Field("date", Span(13, 17), 1.0, ""), Field("date", Span(31, 35), 1.0, ""))
    >>> [field.label for field in with_original_years(text, read)]
    ['original-date', 'date']
    """
    dates = [field for field in fields if field.label == "date"]
    latest = max((_year(text, field) for field in dates), default=0)
    return [
        replace(field, label="original-date") if _is_original(text, field, latest) else field
        for field in fields
    ]


def _is_original(text: str, field: Field, latest: int) -> bool:
    bracketed = field.label == "date" and text[: field.span.start][-1:] == "["
    return bracketed and 0 < _year(text, field) < latest


def _year(text: str, field: Field) -> int:
    match = _YEAR.search(text, *field.span)
    return int(match[0]) if match else 0
