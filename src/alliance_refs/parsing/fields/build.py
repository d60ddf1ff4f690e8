"""Labelled runs to an item: every variable with its evidence, and the locator.

In: the passage of a citation and its fields (label, span, confidence, rule). Out: CSL
variables with evidence. The first run of a label gives the variable; later ones of text
labels are kept where the variable can hold several, else a diagnostic names them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from alliance_refs.errors import Diagnostic
from alliance_refs.model import Date, Evidence, Item, Name, Passage
from alliance_refs.model.item import TRANSLATED, Value
from alliance_refs.parsing.fields.date_roles import date_variable
from alliance_refs.parsing.fields.dates import (
    Dates,
    before_date,
    is_access,
    is_forthcoming,
    is_undated,
    parse_date,
    read_dates,
)
from alliance_refs.parsing.fields.edges import tightened
from alliance_refs.parsing.fields.identifiers import (
    identifier_variables,
    read_doi,
    read_number_of_book,
    read_url,
)
from alliance_refs.parsing.fields.joining import joined_fields
from alliance_refs.parsing.fields.languages import language_of
from alliance_refs.parsing.fields.measures import measure_variable
from alliance_refs.parsing.fields.meetings import meeting_of
from alliance_refs.parsing.fields.name_roles import names_others
from alliance_refs.parsing.fields.names import parse_names
from alliance_refs.parsing.fields.pages import (
    is_page_count,
    read_edition,
    read_number,
    read_pages,
)
from alliance_refs.parsing.fields.romanised import Language, languages_of
from alliance_refs.parsing.fields.text import read_text, read_title, squeeze
from alliance_refs.parsing.fields.types import guess_type, is_manuscript, marked_type
from alliance_refs.parsing.fields.versions import version_number
from alliance_refs.parsing.fields.volumes import read_volume
from alliance_refs.parsing.labels import DATE_VARIABLES, NAME_VARIABLES, TEXT_VARIABLES, Label
from alliance_refs.parsing.lexicon import words as listed_words
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span


@dataclass(frozen=True, slots=True)
class Built:
    """The variables of a citation, the ground of each, and what could not be placed."""

    values: Mapping[str, Value]
    evidence: Mapping[str, Evidence]
    diagnostics: tuple[Diagnostic, ...] = ()


def build_item(passage: Passage, fields: Sequence[Field]) -> tuple[Item, tuple[Diagnostic, ...]]:
    """The item that the labelled runs of a citation make, and the flaws met."""
    built = _build(passage, fields)
    guess = marked_type(passage.text) or guess_type(built.values)
    evidence = {**built.evidence, "type": Evidence("type", guess.confidence, passage.span)}
    return Item("", guess.type, built.values, evidence), built.diagnostics


def _build(passage: Passage, fields: Sequence[Field]) -> Built:
    values: dict[str, Value] = {}
    evidence: dict[str, Evidence] = {}
    flaws: list[Diagnostic] = []
    before = ""
    languages = _languages(passage.text, fields)
    for field in _tight(passage, fields):
        if field.label in NAME_VARIABLES and names_others(field.span.cut(passage.text)):
            flaws.append(_unnamed(passage, field))
        for variable, value in _values(passage, field, languages):
            if variable in values and before in _COUNTED and variable in _TITLES:
                variable = (
                    "volume-title" if value not in listed_words("law.reporters") else variable
                )
            if variable not in values:
                values[variable] = value
                evidence[variable] = _evidence(passage, field)
            elif (merged := _merge(values[variable], value)) is not None:
                values[variable] = merged
            else:
                flaws.append(_repeated(passage, field, variable))
        before = field.label
    if "event-title" in values and "publisher" not in values:
        _move(values, evidence, "publisher-place", "event-place")
    if "URL" not in values and "DOI" not in values:
        _take_link(passage, values, evidence)
    if "title" in values and (language := language_of(str(values["title"]), passage.text)):
        values["language"] = language
        evidence["language"] = replace(evidence["title"], rule="language", confidence=0.9)
    return Built(values, evidence, tuple(flaws))


# "Civilization and Capitalism, vol. III: The Perspective of the World": what stands behind the
# number of a volume is its own title (CSL 1.0.2, `volume-title`).
_COUNTED = frozenset(("volume", "part"))
_TITLES = frozenset(("title", "container-title"))
# Fields whose own readers know what stands at their edges.
_READ_WHOLE = frozenset(("pages", "url", "doi", "id", "locator"))


def _tight(passage: Passage, fields: Iterable[Field]) -> Iterator[Field]:
    """The fields without stray marks at their edges, dates with their first words."""
    end = 0
    for field in joined_fields(passage.text, fields):
        if field.label in DATE_VARIABLES:
            start = _date_start(passage.text, field.span, end)
            yield _spanned(field, Span(start, field.span.end))
        elif field.label in NAME_VARIABLES:
            yield _spanned(field, _with_bracket(passage.text, field.span))
        elif field.label in _READ_WHOLE:
            yield field
        else:
            yield _spanned(field, tightened(passage.text, field.span, field.label))
        end = max(end, field.span.end)


def _spanned(field: Field, span: Span) -> Field:
    """The field over another stretch; most stretches are right as they are."""
    return field if span == field.span else replace(field, span=span)


def _with_bracket(text: str, span: Span) -> Span:
    """Names with the bracket that closes one opened among them, and the stop of an initial."""
    if text[span.end :][:1] == "." and _INITIAL.search(
        text, max(span.end - 4, span.start), span.end
    ):
        return Span(span.start, span.end + 1)
    is_open = text.count("(", *span) > text.count(")", *span)
    return Span(span.start, span.end + 1) if is_open and text[span.end :][:1] == ")" else span


# Two letters that stand for a given name: "Ferge Zs".
_INITIAL = re.compile(r"(?<![^\W_])[^\W\d_a-zß-ÿ][^\W\d_A-Z]$")


def _date_start(text: str, span: Span, end: int) -> int:
    """The start of a date; words before it count when no other field has them."""
    start = before_date(text, span.start)
    whole = text[start : span.end]
    known = whole[-1:].isdigit() or is_forthcoming(whole)
    return start if start >= end and known else span.start


def _move(values: dict[str, Value], evidence: dict[str, Evidence], old: str, new: str) -> None:
    """A variable under another name: where a meeting was, nobody published (CSL 1.0.2)."""
    if old in values:
        values[new], evidence[new] = values.pop(old), evidence.pop(old)


def _take_link(passage: Passage, values: dict[str, Value], evidence: dict[str, Evidence]) -> None:
    """The address that the citation's words are a link to."""
    for mark in passage.marks:
        if mark.kind == "link" and mark.target.startswith(("http://", "https://")):
            values["URL"] = mark.target
            evidence["URL"] = Evidence("link", 0.9, passage.source(mark.span), mark.target)
            return


def _evidence(passage: Passage, field: Field) -> Evidence:
    return Evidence(
        field.rule, field.confidence, passage.source(field.span), field.span.cut(passage.text)
    )


def _merge(old: Value, new: Value) -> Value | None:
    """Two values of one variable as one: lists of names joined, a month added to its year."""
    if isinstance(old, tuple):
        return (*old, *(name for name in new if name not in old))
    if isinstance(old, Date) and isinstance(new, Date):
        return _merge_dates(old, new)
    return old if old == new else None


def _merge_dates(old: Date, new: Date) -> Date | None:
    """The more precise of two dates of one year; a year goes to the month before it."""
    if old.year is None or new.year is None:
        words_of, year = (old, new) if old.year is None else (new, old)
        return parse_date(f"{words_of.literal} {year.year}") if year.year else None
    precise = max((old, new), key=lambda date: str(date).count("-"))
    return precise if old.year == new.year else None


def _unnamed(passage: Passage, field: Field) -> Diagnostic:
    message = f"more names than are printed: {field.span.cut(passage.text)!r}"
    return Diagnostic("others-unnamed", message, "info", span=passage.source(field.span))


def _repeated(passage: Passage, field: Field, variable: str) -> Diagnostic:
    return Diagnostic(
        "repeated-field",
        f"a second {variable} is left out: {field.span.cut(passage.text)!r}",
        "info",
        span=passage.source(field.span),
    )


def _languages(text: str, fields: Sequence[Field]) -> frozenset[Language]:
    """The languages that a work may be cited in whose title is romanised."""
    title = next((field.span.cut(text) for field in fields if field.label == "title"), "")
    return languages_of(title)


def _values(
    passage: Passage, field: Field, languages: frozenset[Language]
) -> Iterator[tuple[str, Value]]:
    label, words = field.label, field.span.cut(passage.text)
    if label in NAME_VARIABLES:
        yield from _people(passage, field, languages)
    elif label in DATE_VARIABLES:
        variable = date_variable(passage.text, field.span.start, DATE_VARIABLES[label])
        yield from _dates(variable, squeeze(words))
    elif label == "id":
        yield from identifier_variables(words)
    elif said := tuple(_unprinted(label, words)):
        yield from said
    elif label in ("status", "note") or (label == "container" and is_forthcoming(words)):
        yield from _remarks(label, read_text(passage, field.span))
    elif label == "edition" and (number := version_number(words)):
        yield "version", number
    elif label == "number" and (measure := measure_variable(words)):
        yield measure, words
    elif label == "volume":
        yield from read_volume(words).items()
    elif label == "pages" and is_page_count(words, passage.text[field.span.end :][:12]):
        yield "number-of-pages", read_pages(words)
    else:
        yield from _texts(passage, field, label)


def _texts(passage: Passage, field: Field, label: Label) -> Iterator[tuple[str, Value]]:
    """The words of a field under its variable; a title's translation where CSL-JSON has room."""
    value = _text(passage, field, label)
    if label == "translated-title":
        yield "custom", {TRANSLATED: value}
    elif (
        value and label in TEXT_VARIABLES and (label != "authority" or any(map(str.isalpha, value)))
    ):
        yield TEXT_VARIABLES[label], value


def _people(
    passage: Passage, field: Field, languages: frozenset[Language]
) -> Iterator[tuple[str, Value]]:
    names: tuple[Name, ...] = parse_names(read_text(passage, field.span), languages)
    if names:
        yield NAME_VARIABLES[field.label], names
    remarks = _IN_BRACKETS.findall(field.span.cut(passage.text))
    yield from (("status", remark) for remark in remarks if is_forthcoming(remark))


def _unprinted(label: str, words: str) -> Iterator[tuple[str, str]]:
    """What a remark says: a meeting, a count of pages, or that a paper was never printed."""
    if label == "note" and is_page_count(words):
        yield "number-of-pages", read_pages(words)
    meeting, city = meeting_of(squeeze(words)) if label == "note" else ("", "")
    if meeting:
        yield "event-title", meeting
    if city:
        yield "event-place", city
    if label == "publisher" and is_manuscript(words):
        yield "genre", squeeze(words).strip(" ,;:()[]")


def _remarks(label: str, words: str) -> Iterator[tuple[str, Value]]:
    """A remark or the state of a work; "n.d." is none, and "in press" is no mere remark."""
    if words and not (label == "status" and is_undated(words)):
        yield "status" if is_forthcoming(words) else label, words


_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{4,40})[)\]]")


def _dates(variable: str, words: str) -> Iterator[tuple[str, Value]]:
    """The dates that some words say; "n.d." is none, "in press" a status."""
    if is_undated(words):
        return
    if is_forthcoming(words):
        bare = words.strip(" .,;:()[]")
        yield "status", bare + ("." if "." in bare and f"{bare}." in words else "")
        return
    if variable == "issued" and is_access(words):
        variable = "accessed"
    dates = read_dates(words) if variable == "issued" else Dates(parse_date(words))
    yield variable, dates.issued or Date(literal=words.strip(" ,;:()[]") or words)
    if dates.original:
        yield "original-date", dates.original


def _text(passage: Passage, field: Field, label: Label) -> str:
    words = field.span.cut(passage.text)
    match label:
        case "title" | "container" | "translated-title":
            return read_title(passage, field.span)
        case "url":
            return read_url(words)
        case "doi":
            return read_doi(words)
        case "isbn" | "issn":
            return read_number_of_book(words)
        case "pages":
            stop = "." if passage.text[field.span.end :][:1] == "." else ""
            return read_pages(words + stop)
        case "issue" | "volumes" | "part" | "series-number":
            return read_number(words)
        case "edition":
            return read_edition(words)
        case _:
            return read_text(passage, field.span)
