"""Authors who are editors: "In: Dies. (Hrsg.)", "Norris, Pippa (1999) (ed.)".

In: a text and its fields. Out: the fields, names labelled by what stands for or behind them.
"""

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


# A role in brackets right behind the names, the year before it or not.
_ROLE = re.compile(
    r"[\s,.]{0,3}(?:\(\d{4}[a-z]?\)[\s,.:]{0,2})?[(\[](?:eds?|edd|hrsg|hgg?|éds?)\.?[)\]]",
    re.IGNORECASE,
)


_ENDING = re.compile(rf"{_ROLE.pattern}\W*$", re.IGNORECASE)
_REACH = 16


def with_editors(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """The fields; authors with "(eds.)" right behind them are editors, where there are no others.

    >>> from alliance_refs.spans import Span
    >>> text = "Norris, Pippa (1999) (ed.): Critical Citizens"
    >>> [field.label for field in with_editors(text, [Field("author", Span(0, 13), 1.0, "")])]
    ['editor']
    """
    named = [field.label for field in fields if field.label in ("author", "editor")]
    for field in fields:
        edits = named == ["author"] and field.label == "author"
        last = max(field.span.start, field.span.end - _REACH)
        behind = edits and (
            _ROLE.match(text, field.span.end) or _ENDING.search(text, last, field.span.end)
        )
        yield replace(field, label="editor") if behind else field
