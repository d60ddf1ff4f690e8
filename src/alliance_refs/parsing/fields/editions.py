"""Editions that are printed as a raised number, at the year, a volume or a title, or in short.

In: a text and its fields. Out: the fields, the edition as one of its own: "Göttingen ²1967", "1994²",
"I3 (1997)", "Räume ²(Berlin 1999)", "Recht, 6. A.". Where a document lost what raised the number,
five digits ("19753") cannot be a year and are cut.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from alliance_refs.parsing.lexicon import any_of
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

_RAISED = "²³¹⁴⁵⁶⁷⁸⁹"
_YEAR = r"(?:1[5-9]|20)\d\d"
_AT_YEAR = re.compile(
    rf"(?P<before>[{_RAISED}])\s?(?P<year>{_YEAR})(?!\d)|(?P<then>{_YEAR})(?P<behind>[{_RAISED}])"
    rf"|(?<!\d)(?:(?P<lost>[2-9])(?P<five>{_YEAR})|(?P<full>{_YEAR})(?P<last>[2-9]))(?!\d)"
)


def with_raised_editions(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; a number raised at the year as the edition.

    >>> text = "Göttingen ²1967"
    >>> read = (Field("place", Span(0, 11), 1.0, ""), Field("date", Span(11, 15), 1.0, ""))
    >>> [(field.label, field.span.cut(text)) for field in with_raised_editions(text, read)]
    [('place', 'Göttingen '), ('edition', '²'), ('date', '1967')]
    """
    fields = _with_changes(text, fields)
    if any(field.label == "edition" for field in fields):
        return _with_season(text, fields)
    fields = _with_roman(text, fields)
    if parted := _at_volume(text, fields) or _at_title(text, fields):
        return parted
    for date in fields:
        found = _raised(text, date) if date.label == "date" else None
        if found:
            others = [_without(field, found.edition) for field in fields if field is not date]
            edition = replace(date, label="edition", span=found.edition)
            new = (*others, edition, replace(date, span=found.year))
            return sorted((field for field in new if field.span.size), key=lambda one: one.span)
    return fields


@cache
def _named() -> re.Pattern[str]:
    """At the end of a title: ". 4:e uppl", " (2-asis leid.)"."""
    ordinal = r"\d{1,2}(?:\.|[:-]?[^\W\d_]{1,5}\.?)?"
    return re.compile(
        rf"(?:[.,]\s|\s\()(?P<edition>{ordinal}\s{any_of('editions.nouns')}\.?)\)?$", re.IGNORECASE
    )


def with_named_editions(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; a title without the edition at its end.

    >>> text = "Metoder i söder. 4:e uppl."
    >>> parts = with_named_editions(text, (Field("title", Span(0, 25), 1.0, ""),))
    >>> [(field.label, field.span.cut(text)) for field in parts]
    [('title', 'Metoder i söder'), ('edition', '4:e uppl')]
    """
    if any(field.label == "edition" for field in fields):
        return fields
    for at, field in enumerate(fields):
        match = _named().search(text, *field.span) if field.label == "title" else None
        if match:
            title = replace(field, span=Span(field.span.start, match.start()))
            edition = replace(field, label="edition", span=Span(*match.span("edition")))
            return (*fields[:at], title, edition, *fields[at + 1 :])
    return fields


# "Rev. and enl. ed.", cut at a full stop.
_CHANGES = re.compile(
    r"\.\s(?P<words>[Rr]ev(?:\.|ised),?\s(?:(?:and|&)\s)?(?:enl|exp|upd|augm|corr)[a-z]*)\.?$"
)
_EDITION = re.compile(r"\.?\s(?:ed\.|edn?\b|edition)")


def _with_changes(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; a title without what was changed in an edition."""
    for at, field in enumerate(fields):
        match = _CHANGES.search(text, *field.span) if field.label == "title" else None
        noun = _EDITION.match(text, field.span.end) if match else None
        if match and noun:
            title = replace(field, span=Span(field.span.start, match.start()))
            span = Span(match.start("words"), noun.end())
            others = (
                replace(one, span=Span(max(one.span.start, span.end), one.span.end))
                for one in fields[at + 1 :]
                if one.span.end > span.end
            )
            return (*fields[:at], title, replace(field, label="edition", span=span), *others)
    return fields


# "(Summer 2018 Edition)": an edition of an encyclopaedia that is dated by itself.
_DATED = re.compile(r"(?i:spring|summer|fall|autumn|winter)\s20\d\d")
_NOUN = re.compile(r"[Ee]dition|[Ee]d\.?")


def _with_season(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; a season and the word "edition", read as two, are one edition."""
    for at, (field, after) in enumerate(pairwise(fields)):
        dated = field.label == "date" and _DATED.fullmatch(text, *field.span)
        if dated and after.label == "edition" and _NOUN.fullmatch(text, *after.span):
            edition = replace(after, span=field.span)
            whole = any(one.label == "date" for one in (*fields[:at], *fields[at + 2 :]))
            kept = () if whole else (replace(field, span=Span(field.span.end - 4, field.span.end)),)
            return (*fields[:at], edition, *kept, *fields[at + 2 :])
    return fields


_EDITED = re.compile(r"\s?(?:ed|ediz|éd|edic|wyd)\.")


def _with_roman(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; "IV ed.", of which the number was read as a volume, is an edition."""
    for at, field in enumerate(fields):
        noun = _EDITED.match(text, field.span.end) if field.label == "volume" else None
        if noun and text[: field.span.start].endswith((", ", "(")):
            return (*fields[:at], replace(field, label="edition"), *fields[at + 1 :])
    return fields


# "Haftpflichtrecht I3 (1997)": the third edition of the first volume.
_VOLUME = re.compile(rf"(?P<volume>[IVX]+)(?P<edition>[2-9{_RAISED}])")


def _at_volume(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields with a number raised at a Roman volume as the edition; none where there is none."""
    for at, field in enumerate(fields):
        if field.label == "volume" and field.span.cut(text).strip() in tuple(_RAISED):
            return (*fields[:at], replace(field, label="edition"), *fields[at + 1 :])
        dated = field.label == "locator" and text.startswith(" (", field.span.end)
        counted = field.label == "volume" or dated
        match = _VOLUME.fullmatch(text, *field.span) if counted else None
        if match:
            volume = replace(field, label="volume", span=Span(*match.span("volume")))
            edition = replace(field, label="edition", span=Span(*match.span("edition")))
            return (*fields[:at], volume, edition, *fields[at + 1 :])
    return ()


# "Öffentliche Räume ²(Heidelberg 1999)" and, in short, "Rechtsphilosophie, 6. A., München".
_TITLE = re.compile(
    rf"(?:\s?(?P<raised>[{_RAISED}])|,\s(?P<short>\d{{1,2}})\.\s(?:[a-zäöü]+\.?\s){{0,2}}A)$"
)


def _at_title(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields with the edition that a title was read to end with; none where there is none."""
    for at, field in enumerate(fields):
        named = field.label in ("title", "container")
        match = _TITLE.search(text, *field.span) if named else None
        if match and (match["raised"] or text[field.span.end :][:1] == "."):
            edition = Span(*match.span("raised" if match["raised"] else "short"))
            name = replace(field, span=Span(field.span.start, match.start()))
            return (
                *fields[:at],
                name,
                replace(field, label="edition", span=edition),
                *fields[at + 1 :],
            )
    return ()


class _Found(NamedTuple):
    year: Span
    edition: Span


def _raised(text: str, date: Field) -> _Found | None:
    """The year and the number raised at it, where a date has one."""
    match = _AT_YEAR.search(text, max(date.span.start - 2, 0), min(date.span.end + 1, len(text)))
    if match is None:
        return None
    spans = {name: Span(*match.span(name)) for name, words in match.groupdict().items() if words}
    (year, edition) = (spans[name] for name in (*_YEARS, *_EDITIONS) if name in spans)
    raised = text[edition.start] in _RAISED
    return _Found(year, edition) if raised or date.span.size == _LOST else None


_YEARS = ("year", "then", "five", "full")
_EDITIONS = ("before", "behind", "lost", "last")
# A year and one digit more.
_LOST = 5


def _without(field: Field, edition: Span) -> Field:
    """A field without the raised number at its end or its head."""
    start, end = field.span
    if start < edition.end <= end and edition.start <= start:
        return replace(field, span=Span(edition.end, end))
    if start <= edition.start < end:
        return replace(field, span=Span(start, edition.start))
    return field
