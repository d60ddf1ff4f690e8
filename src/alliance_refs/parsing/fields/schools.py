"""Universities and their parts: the publishers of theses and papers, cut from what they stand with.

In: a text and its fields. Out: the fields; "Univ. of Cambridge Ph.D. thesis", "Habil. Univ. Hamburg"
and "Graduate School of Business, Stanford University" each as what they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from alliance_refs.parsing.fields.joining import merged, spanning
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.lexicon import fold
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span


def with_schools(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; universities and departments as publishers.

    >>> text = "Univ. of Cambridge Ph.D. thesis"
    >>> read = (Field("genre", Span(0, 31), 1.0, ""),)
    >>> [(field.label, field.span.cut(text)) for field in with_schools(text, read)]
    [('publisher', 'Univ. of Cambridge'), ('genre', 'Ph.D. thesis')]
    """
    if not _MAY_BE & {field.label for field in fields}:
        return fields
    cut = tuple(one for field in fields for one in _without_thesis(text, field))
    return tuple(_with_town(text, cut))


_MAY_BE: frozenset[Label] = frozenset({"genre", "publisher", "series"})

# "Univ. of Cambridge Ph.D. thesis".
_THESIS = re.compile(
    r"(?P<publisher>[^,]{0,60}\bUniv[\w.]*(?:[^,]{0,60}?)|(?!(?:BA|MA|MSC|MBA)\b)[A-Z]{2,8})\s(?P<genre>(?:[Uu]npub\w*\.?\s)?(?:Ph\.?\s?D|D\.?\s?Phil|M\.?\s?A|M\.?\s?Litt|B\.?\s?Litt|doctoral|master|dissertation|thesis)\b.*)"
)


# "thèse Grenoble II": French universities go by their towns and numbers.
_THESE = re.compile(
    r"(?P<genre>[Tt]hèse(?:\s[Dd]roit|\sd['’]État)?),?\s(?P<publisher>(?:Univ\.\s)?[A-ZÉ][\w-]+(?:\s(?:[IVX]+|\d{1,2}))?)"
)


def _without_thesis(text: str, field: Field) -> Iterator[Field]:
    thesis = _THESIS.fullmatch(text, *field.span) if field.label in _MAY_BE else None
    thesis = thesis or (_THESE.fullmatch(text, *field.span) if field.label == "genre" else None)
    if thesis is None:
        yield field
        return
    yield replace(field, label="publisher", span=Span(*thesis.span("publisher")))
    yield replace(field, label="genre", span=Span(*thesis.span("genre")))


_PRESS = re.compile(r"U\.?\s?P\.?|Univ\.\sPress|University\sPress")
# "Madras Institute of Development Studies".
_OF_TOWN = re.compile(r"(?:Institute|University|School|College|Centre|Center|Council|Academy)\b")
_UNIVERSITY = frozenset(
    {
        "fu",
        "tu",
        "hu",
        "eth",
        "uni",
        "wu",
        "univ",
        "universität",
        "università",
        "université",
        "universidad",
    }
)


def _with_town(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; "Univ. Göttingen" and "Princeton U.P.", read as a place and more, are one name."""

    def join(held: Field, field: Field) -> Field | None:
        named = _PRESS.fullmatch(text, *field.span) or _OF_TOWN.match(text, *field.span)
        if (held.label, field.label) == ("place", "publisher") and named:
            whole = replace(spanning(held, field), label="publisher")
            return whole if text[held.span.end : field.span.start] == " " else None
        parted = (
            (held.label, field.label) == ("publisher", "place")
            and fold(held.span.cut(text)) in _UNIVERSITY
            and text[held.span.end : field.span.start] in (" ", ". ")
        )
        return spanning(held, field) if parted else None

    return tuple(merged(fields, join))


_PAGED: frozenset[Label] = frozenset({"pages", "volume", "issue", "editor"})
