"""Scales of maps and lengths of what is seen or heard: "1:25 000", "3:45".

In: a text and its fields. Out: the fields; what a tagger took for a volume and its pages
is a number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from alliance_refs.parsing.fields.joining import as_one
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

_SCALE = re.compile(r"(?<![\d:])1\s?:\s?(?:\d{1,3}(?:[\s,.]\d{3}){1,2}|\d{4,7})(?![\d:])")
_LENGTH = re.compile(r"(?<![\d:])\d{1,3}:[0-5]\d(?::[0-5]\d)?(?![\d:])")
_HEARD = re.compile(
    r"\b(?:video|film|podcast|audio|youtube|vimeo|recording|track)\b", re.IGNORECASE
)
_TAKEN: frozenset[Label] = frozenset(
    {"volume", "issue", "part", "pages", "number", "series-number", "locator", "id"}
)


def with_measures(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; a scale or a length as one number.

    >>> text = "Leeds [map]. 1:25 000. Southampton"
    >>> runs = (("volume", 13, 14), ("pages", 15, 21), ("place", 23, 34))
    >>> read = [Field(label, Span(start, end), 1.0, "") for label, start, end in runs]
    >>> [(field.label, field.span.cut(text)) for field in with_measures(text, read)]
    [('number', '1:25 000'), ('place', 'Southampton')]
    """
    if ":" not in text:
        return fields
    match = _SCALE.search(text) or (_LENGTH.search(text) if _HEARD.search(text) else None)
    return as_one(fields, Span(*match.span()), "number", _TAKEN) if match else fields


def measure_variable(text: str) -> str:
    """The variable of a scale or a length; nothing for any other number.

    >>> measure_variable("1:25 000"), measure_variable("3:45"), measure_variable("12-345")
    ('scale', 'dimensions', '')
    """
    if _SCALE.fullmatch(text):
        return "scale"
    return "dimensions" if _LENGTH.fullmatch(text) else ""
