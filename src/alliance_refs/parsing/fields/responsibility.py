"""Russian and Ukrainian references by their strokes: "Title / names // Periodical" (GOST 7.1).

In: a text and its fields. Out: the fields; behind one stroke stand those who wrote the work, behind
two the work that holds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

_CYRILLIC = re.compile("[Ѐ-ӿ]")
_TWO = re.compile(r"\s//\s")
_ONE = re.compile(r"(?:^|\s)/\s?$")
_NAME = r"[^\W\d_a-z]\.\s?(?:[^\W\d_a-z]\.\s?)?[^\W\d_a-z][\w-]+"
_NAMES = re.compile(rf"{_NAME}(?:,\s{_NAME}){{0,8}}")


def with_responsibility(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields, cut at the strokes.

    >>> text = "Иванов И. И. Лисы // Известия. 2003."
    >>> parts = with_responsibility(text, [Field("title", Span(13, 29), 1.0, "")])
    >>> [(field.label, field.span.cut(text)) for field in parts]
    [('title', 'Лисы'), ('container', 'Известия')]
    """
    if "/ " not in text or not _CYRILLIC.search(text):
        return fields
    held = any(field.label == "container" for field in fields)
    return tuple(part for field in fields for part in _parted(text, field, held=held))


def _parted(text: str, field: Field, *, held: bool) -> Iterator[Field]:
    two = _TWO.search(text, *field.span) if field.label in ("title", "container") else None
    if two and field.label == "title" and not held:
        yield replace(field, span=Span(field.span.start, two.start()))
        yield replace(field, label="container", span=Span(two.end(), field.span.end))
    elif two and _NAMES.fullmatch(text, field.span.start, two.start()):
        yield replace(field, label="author", span=Span(field.span.start, two.start()))
        yield replace(field, span=Span(two.end(), field.span.end))
    elif field.label == "editor" and _ONE.search(
        text, max(field.span.start - 4, 0), field.span.start
    ):
        yield replace(field, label="author")
    else:
        yield field
