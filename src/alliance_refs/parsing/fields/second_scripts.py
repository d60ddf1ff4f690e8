"""What is said twice, in Latin letters and in its own script: "Shigaku zasshi 史学雑誌".

In: a text and its fields in order. Out: the fields. Behind a title the script is the original title
(CSL 1.0.2, `original-title`), behind names it stays with them, as it tells that the family comes
first; behind a periodical, a series, a publisher or a place it only repeats what is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from alliance_refs.parsing.fields.joining import merged, spanning
from alliance_refs.parsing.fields.scripts import LATIN, may_say_the_same
from alliance_refs.parsing.labels import NAME_VARIABLES
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span
from alliance_refs.text.scripts import EASTERN

_EASTERN = re.compile(f"[{EASTERN}]")
_WORD = re.compile("[A-Za-zÀ-ɏ]{2}")
_MARKS = " “‘\"'«([（《「『"
_REPEATED = frozenset(("container", "series", "publisher", "place"))


def with_scripts(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields, each in one script.

    >>> text = "Shigaku zasshi 史学雑誌 101"
    >>> read = (Field("container", Span(0, 19), 1.0, ""), Field("volume", Span(20, 23), 1.0, ""))
    >>> [field.span.cut(text) for field in with_scripts(text, read)]
    ['Shigaku zasshi', '101']
    """
    if not _EASTERN.search(text) or not LATIN.search(text):
        return fields
    parted = [part for field in fields for part in _parted(text, field)]
    return tuple(merged(parted, lambda held, field: _joined(text, held, field)))


def _parted(text: str, field: Field) -> Iterator[Field]:
    """A field that says the same in two scripts, cut where the second begins."""
    cut = _second(text, field.span) if field.label in (*_REPEATED, "title") else 0
    if not cut:
        yield field
        return
    end = field.span.start + len(text[field.span.start : cut].rstrip(_MARKS))
    yield replace(field, span=Span(field.span.start, end))
    yield replace(field, label="original-title", span=Span(cut, field.span.end))


def _second(text: str, span: Span) -> int:
    """Where a romanised title is said again in its own script; 0 where it is not."""
    script = _EASTERN.search(text, *span)
    if script is None or _WORD.search(text, script.start(), span.end):
        return 0
    latin = len(LATIN.findall(text, span.start, script.start()))
    return script.start() if may_say_the_same(latin, text[script.start() : span.end]) else 0


def _joined(text: str, held: Field, field: Field) -> Field | None:
    """Names and what repeats a name, with the script behind them."""
    if field.label != "original-title" or text[held.span.end : field.span.start].strip(_MARKS):
        return None
    if not _EASTERN.search(text, *field.span):
        return None
    if held.label in NAME_VARIABLES:
        return spanning(held, field)
    return held if held.label in _REPEATED else None
