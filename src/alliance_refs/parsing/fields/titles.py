"""Titles cut too short: parts of them that a tagger took for something else.

In: a text and its fields in order. Out: the fields, titles and containers with what is theirs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from alliance_refs.parsing.fields.joining import are_labelled, gap
from alliance_refs.parsing.fields.name_words import is_given
from alliance_refs.parsing.fields.title_years import (
    is_congress,
    is_era,
    is_of_year,
    is_spanned,
)
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.lexicon import any_of
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

Joins = Callable[[str, Sequence[Field], int], bool]


def with_titles(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; a title with the parts of it that were read as other fields.

    >>> read = (Field("title", Span(0, 20), 1.0, ""), Field("volume", Span(21, 22), 1.0, ""))
    >>> [field.span.cut("Le siècle de Charles V") for field in with_titles("Le siècle de Charles V", read)]
    ['Le siècle de Charles V']
    """
    fields = _with_volume_title(text, _to_script(text, fields))
    for _ in range(_ROUNDS):
        joined = _joined(text, fields)
        if len(joined) == len(fields):
            break
        fields = joined
    return fields


# A title that was cut into more parts than these is none.
_ROUNDS = 3


def _joined(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    out: list[Field] = []
    at = 0
    while at < len(fields):
        field, last = fields[at], _last_of(text, fields, at)
        if last > at:
            end = fields[last].span.end
            span = Span(_opened(text, field.span.start, end), end)
            label: Label = "container" if field.label == "container" else "title"
            field = replace(field, label=label, span=span)
        out.append(field)
        at = last + 1
    return out


# What the title of a volume is taken for, where the imprint follows.
_OTHER: frozenset[Label] = frozenset({"genre", "publisher"})


def _with_volume_title(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; "vol. II: Produzione e consumo, Torino": what a volume is called is a title."""
    out = list(fields)
    for at, (field, after) in enumerate(pairwise(fields)):
        called = field.label == "volume" and after.label in _OTHER
        behind = {one.label for one in fields[at + 2 :]}
        printed = "place" in behind and (after.label == "genre" or "publisher" in behind)
        if called and printed and text[field.span.end : after.span.start] == ": ":
            out[at + 1] = replace(after, label="title")
    return out


# What may be left between a name and the same in another script: "Zhongguo | kexue | 中国科学".
_LEFT = re.compile(r"(?:\s[^\W\d_]+){1,4}(?=\s$)")


def _to_script(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; titles and containers up to where their own script begins."""
    out = list(fields)
    for at, (field, after) in enumerate(pairwise(fields)):
        named = field.label in ("title", "container") and after.label == "original-title"
        left = _LEFT.match(text, field.span.end, after.span.start) if named else None
        if left:
            out[at] = replace(field, span=Span(field.span.start, left.end()))
    return out


_CLOSING = {"«": "»", "“": "”", "„": "“", "‘": "’", '"': '"', "'": "'"}


def _opened(text: str, start: int, end: int) -> int:
    """The start of a title with the quotation mark before it that is closed inside."""
    mark = text[start - 1 : start]
    closes = _CLOSING.get(mark)
    return (
        start - 1 if closes and re.search(rf"{re.escape(closes)}(?!\w)", text[start:end]) else start
    )


_SERIAL: frozenset[Label] = frozenset({"editor", "pages", "volume", "issue", "locator"})


def _is_second_half(text: str, fields: Sequence[Field], at: int) -> bool:
    """The half of a title behind its comma or within its quotation marks; the container follows."""
    if not are_labelled(fields, at, "title", "container"):
        return False
    numbered = are_labelled(fields, at + 2, "volume") or are_labelled(fields, at + 2, "issue")
    if numbered or not _is_printed(fields[at + 2 :]):
        return False
    between = gap(text, fields, at)
    quoted = bool(_TWICE.search(text[max(fields[at].span.start - 2, 0) : fields[at].span.start]))
    return between == ", " or (quoted and len(between) < 8)


# A quotation at the head of a title that is in quotation marks itself.
_TWICE = re.compile(r"['‘“\"][\"“'‘]$")


def _is_printed(fields: Sequence[Field]) -> bool:
    """Whether another container follows, with its numbers."""
    labels = [field.label for field in fields]
    return "container" in labels and bool(_SERIAL & set(labels))


def _is_subtitle(text: str, fields: Sequence[Field], at: int) -> bool:
    """ "Werke. Kritische Studienausgabe, hg. v. ...": no "in" leads to another book."""
    if not are_labelled(fields, at, "title", "container") or at + 2 >= len(fields):
        return False
    between, after = gap(text, fields, at), fields[at + 2]
    edited = after.label == "editor" and _edited().search(
        text, fields[at + 1].span.end, after.span.start + 16
    )
    reported = after.label == "number" and not _SERIAL & {field.label for field in fields}
    return between.lstrip("”“»") == ". " and bool(edited or reported)


@cache
def _edited() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('roles.editor.before')}", re.IGNORECASE)


def _is_monarch(text: str, fields: Sequence[Field], at: int) -> bool:
    """ "le siècle de Charles V": a Roman number behind a given name belongs to the title."""
    if not are_labelled(fields, at, "title", "volume") or gap(text, fields, at) != " ":
        return False
    roman = _ROMAN.fullmatch(text, *fields[at + 1].span)
    last = fields[at].span.cut(text).split()[-1:]
    return bool(roman and last and last[0][:1].isupper() and is_given(last[0]))


_ROMAN = re.compile(r"[IVX]+")


def _is_one_name(text: str, fields: Sequence[Field], at: int) -> bool:
    """ "BIOS. Zeitschrift für Biographieforschung": a periodical and its subtitle."""
    return gap(text, fields, at) in (". ", ": ", " – ", " - ")


def _is_torn(text: str, fields: Sequence[Field], at: int) -> bool:
    """ "Ministers and Parliamentary | Government, Cambridge": no mark parts a book from a publisher."""
    printed = are_labelled(fields, at + 2, "place") or are_labelled(fields, at + 2, "date")
    return printed and gap(text, fields, at) == " "


def _is_before_series(text: str, fields: Sequence[Field], at: int) -> bool:
    """ "Life in Laichingen. | Local History as History (Veröffentlichungen, 126)": of two, the first is none."""
    others = any(field.label == "series" for field in fields[at + 2 :])
    return others and gap(text, fields, at) in (". ", ": ")


# What may join two neighbouring fields, by their labels, of one name.
_JOINS: dict[tuple[Label, Label], tuple[Joins, ...]] = {
    ("title", "number"): (is_spanned,),
    ("title", "pages"): (is_era, is_spanned),
    ("title", "issue"): (is_era, is_spanned),
    ("title", "volume"): (is_era, _is_monarch),
    ("title", "date"): (is_era, is_of_year),
    ("container", "date"): (is_congress,),
    ("container", "container"): (_is_one_name,),
    ("container", "publisher"): (_is_torn,),
    ("title", "series"): (_is_before_series,),
    ("title", "container"): (_is_second_half, _is_subtitle),
}


def _last_of(text: str, fields: Sequence[Field], at: int) -> int:
    """The place of the last field that belongs to the one at `at`."""
    pair = fields[at].label, fields[at + 1].label if at + 1 < len(fields) else "other"
    return at + any(joins(text, fields, at) for joins in _JOINS.get(pair, ()))
