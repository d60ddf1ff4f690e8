"""Versions of software and data, and numbers of dissertations, read as series.

In: a text and its fields. Out: the fields; "(Version 2)" is an edition, "(Publication No. 3456)" a
number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from alliance_refs.parsing.fields.joining import as_one, merged, spanning
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

_VERSION = re.compile(r"(?:[Vv]ersion|[Vv]er\.|[Rr]elease|v(?=\d+\.\d))\s?(?P<number>\d[\w.+-]*)")
_BRACKETED = re.compile(r"[(\[](?P<version>v\d+\.\d[\w.+-]*)[)\]]")
_COUNTS: frozenset[Label] = frozenset(("volume", "issue", "part", "number", "series-number", "id"))
_CALLED = re.compile(r"[Vv]ersion|[Vv]er|[Rr]elease")
_PATENT = re.compile(r"(?:[\w.]+\s){0,3}[Pp]atent")
_COUNTED = re.compile(
    r"(?:(?:[A-Z]{2,6}\s)?Publication|Accession|Order|Document|UMI)(?:,?\s(?:No|Number|Nr)\.?)?"
)


def with_versions(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; a version as an edition, the number of a publication or a patent as a number.

    >>> from alliance_refs.spans import Span
    >>> read = (Field("series", Span(0, 7), 1.0, ""), Field("series-number", Span(8, 9), 1.0, ""))
    >>> [(field.label, tuple(field.span)) for field in with_versions("Version 2", read)]
    [('edition', (0, 9))]
    """
    named = tuple(merged(_with_short(text, fields), partial(_version, text)))
    return tuple(_numbered(text, named))


def _with_short(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; "(v2.1)", read as a volume or in parts, as one edition."""
    match = _BRACKETED.search(text)
    return as_one(fields, Span(*match.span("version")), "edition", _COUNTS) if match else fields


def _version(text: str, held: Field, field: Field) -> Field | None:
    pair = (held.label, field.label)
    called = pair == ("series", "series-number") and _CALLED.fullmatch(text, *held.span)
    close = called and text[held.span.end : field.span.start] in (" ", ". ")
    return replace(spanning(held, field), label="edition") if close else None


def _numbered(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    for before, field, after in zip((None, *fields), fields, (*fields[1:], None), strict=False):
        if field.label == "series" and after and after.label == "series-number":
            if _PATENT.fullmatch(text, *field.span):
                yield replace(field, label="genre")
            elif not _COUNTED.fullmatch(text, *field.span):
                yield field
        elif field.label == "series-number" and before and before.label == "series":
            counts = _PATENT.fullmatch(text, *before.span) or _COUNTED.fullmatch(text, *before.span)
            yield replace(field, label="number") if counts else field
        else:
            yield field


def version_number(text: str) -> str:
    """The number of a version; nothing for an edition.

    >>> version_number("Version 2.1"), version_number("2nd ed.")
    ('2.1', '')
    """
    match = _VERSION.fullmatch(text.strip(" .,;()[]"))
    return match["number"] if match else ""
