"""`LocaleSource`: the units that one `cs:locale` element defines, before any fallback.

In: the element, from a locale file or from a style. Out: its terms, ordinals, date formats
and options as values (CSL 1.0.2, Locale Files - Structure).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from alliance_refs.csl.output.nodes import BARE, Look
from alliance_refs.csl.style.looks import read_look

if TYPE_CHECKING:
    from lxml.etree import _Element

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Term(NamedTuple):
    """One form of a term; `multiple` is None where the term has no plural of its own."""

    single: str
    multiple: str | None = None


class OrdinalSuffix(NamedTuple):
    """An ordinal suffix and when it matches ("last-digit", "last-two-digits", ...)."""

    text: str
    match: str = ""


class LocaleDatePart(NamedTuple):
    """One part of a localised date format."""

    name: str
    form: str = ""
    range_delimiter: str | None = None
    look: Look = BARE


class DateFormat(NamedTuple):
    """A localised date format: its parts in order of display, and how they are joined."""

    parts: tuple[LocaleDatePart, ...] = ()
    look: Look = BARE


@dataclass(frozen=True, slots=True)
class LocaleSource:
    """One `cs:locale` element as it stands, before any fallback; options unsaid are None."""

    language: str = ""
    terms: Mapping[tuple[str, str], Term] = field(default_factory=dict)
    genders: Mapping[str, str] = field(default_factory=dict)
    ordinals: Mapping[tuple[str, str], OrdinalSuffix] = field(default_factory=dict)
    long_ordinals: Mapping[tuple[str, str], str] = field(default_factory=dict)
    dates: Mapping[str, DateFormat] = field(default_factory=dict)
    punctuation_in_quote: bool | None = None
    limit_day_ordinals_to_day_1: bool | None = None


def read_locale(element: _Element) -> LocaleSource:
    """The units that one `cs:locale` element defines, those of a file or of a style."""
    reader = _Reader()
    for child in element:
        if isinstance(child.tag, str):
            reader.read(child, child.tag.rpartition("}")[2])
    return LocaleSource(
        element.get(_LANG, ""),
        reader.terms,
        reader.genders,
        reader.ordinals,
        reader.long_ordinals,
        reader.dates,
        _flag(reader.options.get("punctuation-in-quote")),
        _flag(reader.options.get("limit-day-ordinals-to-day-1")),
    )


def _flag(value: str | None) -> bool | None:
    return None if value is None else value == "true"


class _Reader:
    """Collects the units of one element while it is read."""

    def __init__(self) -> None:
        self.terms: dict[tuple[str, str], Term] = {}
        self.genders: dict[str, str] = {}
        self.ordinals: dict[tuple[str, str], OrdinalSuffix] = {}
        self.long_ordinals: dict[tuple[str, str], str] = {}
        self.dates: dict[str, DateFormat] = {}
        self.options: dict[str, str] = {}

    def read(self, element: _Element, kind: str) -> None:
        if kind == "terms":
            for term in element.iterchildren("{*}term"):
                self._term(term)
        elif kind == "date":
            self.dates[element.get("form", "text")] = _read_date_format(element)
        elif kind == "style-options":
            self.options.update(map(_text_pair, element.items()))

    def _term(self, element: _Element) -> None:
        name = element.get("name", "")
        if name.startswith("long-ordinal-"):
            self.long_ordinals[name, element.get("gender-form", "")] = _words(element)
        elif name == "ordinal" or name.startswith("ordinal-"):
            suffix = OrdinalSuffix(_words(element), element.get("match", "") if name[7:] else "any")
            self.ordinals[name, element.get("gender-form", "")] = suffix
        else:
            self.terms[name, element.get("form", "long")] = _read_term(element, name)
            if gender := element.get("gender"):
                self.genders[name] = gender


def _text_pair(pair: tuple[str | bytes, str | bytes]) -> tuple[str, str]:
    return str(pair[0]), str(pair[1])


def _read_term(element: _Element, name: str) -> Term:
    if name.endswith("-quote"):
        return Term(element.text or "")
    single, multiple = element.find("{*}single"), element.find("{*}multiple")
    if single is None and multiple is None:
        return Term(_words(element))
    one, many = _words(single), _words(multiple)
    return Term(one if single is not None else many, many if multiple is not None else None)


def _words(element: _Element | None) -> str:
    """The text of a term; a straight apostrophe in it is one to print."""
    text = "" if element is None else element.text or ""
    return text.replace("'", "’")


def _read_date_format(element: _Element) -> DateFormat:
    parts = tuple(
        LocaleDatePart(
            part.get("name", ""),
            part.get("form", ""),
            part.get("range-delimiter"),
            read_look(dict(map(_text_pair, part.items()))),
        )
        for part in element.iterchildren("{*}date-part")
    )
    return DateFormat(parts, read_look(dict(map(_text_pair, element.items()))))
