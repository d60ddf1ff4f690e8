"""What a piece is, read with its title: "Symposium, Law and Popular Culture", "Foreword to BOOK".

In: a text and its fields. Out: the fields; the word for the kind of piece that stands between an
author and a title is in none of them (Bluebook 16.7), and what a foreword was written to is the
book that holds it (15.6).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from alliance_refs.parsing.lexicon import any_of, may_hold
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span


def with_pieces(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; titles without the word for their kind.

    >>> text = "Symposium, Law and Culture, 22 L.F. 3"
    >>> read = [Field("title", Span(0, 26), 1.0, "")]
    >>> [field.span.cut(text) for field in with_pieces(text, read)]
    ['Law and Culture']
    """
    if not may_hold(text, "works.pieces", "works.forewords"):
        return fields
    return tuple(one for field in fields for one in _parted(text, field, fields))


@cache
def _piece() -> re.Pattern[str]:
    return re.compile(rf"(?:Student\s)?(?i:{any_of('works.pieces')}),\s(?=[^\W\d_a-z]|[“\"‘])")


# "Foreword to CRITICAL RACE THEORY": a book in capitals, as law reviews print it.
@cache
def _foreword() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<title>{any_of('works.forewords')})\sto\s(?P<container>[A-Z0-9À-Þ][A-Z0-9À-Þ\s,:;.’'&-]{{5,}})"
    )


def _parted(text: str, field: Field, fields: Sequence[Field]) -> Iterator[Field]:
    if field.label != "title":
        yield field
    elif piece := _piece().match(text, *field.span):
        yield replace(field, span=Span(piece.end(), field.span.end))
    elif (book := _foreword().fullmatch(text, *field.span)) and _lacks_container(fields):
        yield replace(field, span=Span(*book.span("title")))
        yield replace(field, label="container", span=Span(*book.span("container")))
    else:
        yield field


def _lacks_container(fields: Sequence[Field]) -> bool:
    return all(field.label != "container" for field in fields)
