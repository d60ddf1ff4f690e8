"""Names read as authors whose role stands right behind them: "Norris, Pippa (1999) (ed.)".

In: a text and its fields. Out: the fields, such authors as editors.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from alliance_refs.parsing.lexicon import any_of
from alliance_refs.parsing.tagger import Field


@cache
def _role() -> re.Pattern[str]:
    """A role in brackets right behind the names, the year before it or not."""
    year = r"(?:\(\d{4}[a-z]?\)[\s,.:]{0,2})?"
    return re.compile(rf"[\s,.]{{0,3}}{year}[(\[]{any_of('roles.editor.bare')}[)\]]", re.IGNORECASE)


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(rf"{_role().pattern}\W*$", re.IGNORECASE)


# How far before the end of the names a role may begin that was read with them.
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
            _role().match(text, field.span.end) or _ending().search(text, last, field.span.end)
        )
        yield replace(field, label="editor") if behind else field
