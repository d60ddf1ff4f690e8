"""The authors once more: "In: Dies. (Hrsg.)", whose editors are who wrote the chapter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from alliance_refs.parsing.lexicon import any_of
from alliance_refs.parsing.tagger import Field


@cache
def _same() -> re.Pattern[str]:
    return re.compile(rf"\W*{any_of('people.same')}(?!\w)\W*", re.IGNORECASE)


def is_same(words: str) -> bool:
    """Whether some words are a pronoun for who was named before: "ders.", "Idem"."""
    return bool(_same().fullmatch(words))


@cache
def _role() -> re.Pattern[str]:
    return re.compile(rf"[\s.,]*[(\[]?\s?{any_of('roles.editor.after')}(?!\w)", re.IGNORECASE)


def _edits(text: str, field: Field) -> bool:
    """Whether a role stands behind or in a pronoun; "in: ders., Schriften" is a book of his own."""
    inside = _role().search(text, *field.span)
    return bool(inside or _role().match(text, field.span.end))


def with_same_people(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """The fields; a pronoun behind the authors is an editor, read where the authors stand.

    >>> from alliance_refs.spans import Span
    >>> text = "Kim, J.: Pacts. In: Ders. (Hrsg.): Asia"
    >>> author, same = (Field("author", Span(*at), 1.0, "") for at in ((0, 7), (20, 25)))
    >>> [(field.label, field.span.cut(text)) for field in with_same_people(text, (author, same))]
    [('author', 'Kim, J.'), ('editor', 'Kim, J.')]
    """
    author: Field | None = None
    for field in fields:
        once_more = field.label in ("author", "editor") and is_same(field.span.cut(text))
        if author is not None and once_more:
            if _edits(text, field):
                yield replace(field, label="editor", span=author.span)
            continue
        if author is None and field.label == "author" and not once_more:
            author = field
        yield field
