"""The authors once more: "In: Dies. (Hrsg.)", whose editors are who wrote the chapter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from alliance_refs.parsing.tagger import Field

_SAME = re.compile(r"\W*(?:id(?:em)?|ead(?:em)?|iid(?:em)?|ders|dies|dens)\b\W*", re.IGNORECASE)


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
        is_same = field.label in ("author", "editor") and _SAME.fullmatch(field.span.cut(text))
        if author is not None and is_same:
            yield replace(field, label="editor", span=author.span)
            continue
        if author is None and field.label == "author" and not is_same:
            author = field
        yield field
