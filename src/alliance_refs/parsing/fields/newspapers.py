"""Newspapers that stand where an author would: "Financial Times, 'Rules', 23 March 2006".

In: a text and its fields. Out: the fields, the newspaper as the container of what it printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from alliance_refs.parsing.fields.name_words import is_given
from alliance_refs.parsing.lexicon import has_word
from alliance_refs.parsing.tagger import Field

# Two words at least, or one that begins with an article; no initials.
_NAME = re.compile(r"[^\W\d_a-z][\w’']+(?:\s[^\W\d_a-z][\w’']+){0,3}(?:\s\([^\W\d_]{2,6}\))?")
# "23 March", "March 23", "23.3.2006": a day of issue.
_DAY = re.compile(r"\d{1,2}\.?\s?[^\W\d_]{3}|[^\W\d_]{3}\.?\s\d{1,2}(?!\d)|\d{1,2}\.\s?\d{1,2}\.")


def with_newspapers(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; a newspaper at the head of a reference as a container.

    >>> from alliance_refs.spans import Span
    >>> text = "Financial Times, Rules, 23 March 2006"
    >>> runs = (("author", 0, 15), ("title", 17, 22), ("date", 24, 37))
    >>> read = [Field(label, Span(start, end), 1.0, "") for label, start, end in runs]
    >>> [field.label for field in with_newspapers(text, read)]
    ['container', 'title', 'date']
    """
    first = fields[0] if len(fields) > 1 else None
    if first is None or first.label != "author" or first.span.size > _LONGEST:
        return fields
    name = first.span.cut(text)
    if not _has_day(text, fields) or not _NAME.fullmatch(name):
        return fields
    if not has_word(name, "works.newspapers") or is_given(name.split()[0]):
        return fields
    printed = [field.span.cut(text) for field in fields if field.label == "container"]
    if printed:
        return fields[1:] if printed == [name] else fields
    return (replace(first, label="container"), *fields[1:])


_LONGEST = 60


def _has_day(text: str, fields: Sequence[Field]) -> bool:
    return any(field.label == "date" and _DAY.search(text, *field.span) for field in fields)
