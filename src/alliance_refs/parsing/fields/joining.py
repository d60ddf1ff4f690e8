"""Fields that a tagger read in two, made one: two years, two parts of an extent or of a place.

In: a text and its fields in order. Out: the fields, those that belong together as one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.lexicon import fold, words
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

_YEARS: frozenset[Label] = frozenset(("date", "original-date"))
# What may stand between two parts of one date, and of one statement of pages.
_DATE_GAP = re.compile(r"[\s\[\](),/]{0,3}")
_PAGES_GAP = re.compile(r"\s?(?:[,;+&]|and|und|et|e|y|u\.)\s?")


def joined_fields(text: str, fields: Iterable[Field]) -> Iterator[Field]:
    """The fields, in order, those that are parts of one as one.

    Two dates with nothing but brackets between are one ("[1965] 1998"), and so are two pages
    ("1, 3"). Which of two years the work first came out in is told by the years, not by their
    labels.

    >>> parts = (Field("pages", Span(0, 1), 1.0, ""), Field("pages", Span(3, 4), 1.0, ""))
    >>> [field.span.cut("1, 3") for field in joined_fields("1, 3", parts)]
    ['1, 3']
    """
    yield from merged(
        fields,
        lambda held, field: (
            _one_date(text, held, field)
            or _one_extent(text, held, field)
            or _one_place(text, held, field)
            or _one_container(text, held, field)
        ),
    )


def merged(
    fields: Iterable[Field], join: Callable[[Field, Field], Field | None]
) -> Iterator[Field]:
    """The fields, neighbours that `join` makes one as one; it gives nothing where it does not."""
    held: Field | None = None
    for field in fields:
        joined = join(held, field) if held is not None else None
        if held is not None and joined is None:
            yield held
        held = joined or field
    if held is not None:
        yield held


def are_labelled(fields: Sequence[Field], at: int, *wanted: Label) -> bool:
    """Whether the fields from a place on have these labels, in order."""
    return tuple(field.label for field in fields[at : at + len(wanted)]) == wanted


def gap(text: str, fields: Sequence[Field], at: int) -> str:
    """What stands between a field and the next one."""
    return text[fields[at].span.end : fields[at + 1].span.start]


def spanning(held: Field, field: Field) -> Field:
    """The first of two fields, to the end of the second."""
    return replace(held, span=Span(held.span.start, field.span.end))


def as_one(
    fields: Sequence[Field], span: Span, label: Label, taken: Collection[Label]
) -> Sequence[Field]:
    """The fields, those in a span as one; as they are, when one reaches out of it or has a label
    that is not `taken`.

    >>> parts = (Field("volume", Span(0, 1), 1.0, ""), Field("pages", Span(2, 8), 1.0, ""))
    >>> [field.label for field in as_one(parts, Span(0, 8), "number", {"volume", "pages"})]
    ['number']
    """
    inside = [field for field in fields if field.span.meets(span)]
    if not inside or any(f.label not in taken or not span.covers(f.span) for f in inside):
        return fields
    first = next((field for field in inside if field.label == label), inside[0])
    at = fields.index(inside[0])
    others = (field for field in fields[at:] if not field.span.meets(span))
    return (*fields[:at], replace(first, label=label, span=span), *others)


_OPENING = {"]": "[", ")": "("}


def _one_date(text: str, held: Field, field: Field) -> Field | None:
    if not {held.label, field.label} <= _YEARS:
        return None
    if not _DATE_GAP.fullmatch(text, held.span.end, field.span.start):
        return None
    start = held.span.start - (text[: held.span.start][-1:] in ("[", "("))
    last = text[field.span.end : field.span.end + 1]
    opened = text[held.span.end : field.span.start].strip(" ,")[-1:] == _OPENING.get(last, "-")
    return replace(held, label="date", span=Span(start, field.span.end + opened))


def _one_extent(text: str, held: Field, field: Field) -> Field | None:
    if not held.label == field.label == "pages":
        return None
    if not _PAGES_GAP.fullmatch(text, held.span.end, field.span.start):
        return None
    return spanning(held, field)


# A state in brackets behind a place: "Berlin (DDR)".
_STATE = re.compile(r"DDR|GDR|RDA|BRD|FRG|West|Ost|East|[A-Z]{2}|D\.?C\.?|[A-Z][a-z]{1,4}\.")


def _one_place(text: str, held: Field, field: Field) -> Field | None:
    """A place with its state, in brackets or behind a comma, that was read as its publisher."""
    if (held.label, field.label) != ("place", "publisher"):
        return None
    if text[held.span.end : field.span.start] == ", ":
        states = all(map(_is_state, field.span.cut(text).split(", ")))
        return spanning(held, field) if states else None
    bracketed = text[held.span.end : field.span.start] == " (" and text[field.span.end :][:1] == ")"
    if not bracketed or not _STATE.fullmatch(text, *field.span):
        return None
    return replace(held, span=Span(held.span.start, field.span.end + 1))


def _is_state(text: str) -> bool:
    word = fold(text.strip(" ."))
    return word in words("places.regions") or word in words("places.countries")


# The last fields of a periodical: ", Business & Finance" behind "Stanford Journal of Law".
_LAST_FIELDS = re.compile(
    r"(?:[^\W\d_a-zß-ÿ][\w’'-]+,?\s){1,3}(?:&|and|und|et|y|e)\s[^\W\d_a-zß-ÿ][\w’'-]+"
)


def _one_container(text: str, held: Field, field: Field) -> Field | None:
    if not held.label == field.label == "container":
        return None
    if text[held.span.end : field.span.start] != ", " or not _LAST_FIELDS.fullmatch(
        text, *field.span
    ):
        return None
    return spanning(held, field)
