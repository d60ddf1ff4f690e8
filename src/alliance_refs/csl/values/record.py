"""`Record`: an item made ready for rendering, once.

In: a `model.Item`. Out: its variables with names as `Person`s, raw dates parsed, wrong
types mended, and what its `note` field says of other variables taken over. Rich text is
read when it is first asked for, and kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from alliance_refs.csl.locales.locale import Locale
from alliance_refs.csl.output.nodes import Node
from alliance_refs.csl.output.richtext import read_rich
from alliance_refs.csl.values.dates import parse_raw_date
from alliance_refs.csl.values.locators import bare_number
from alliance_refs.csl.values.note_field import variables_in_note
from alliance_refs.csl.values.people import Person
from alliance_refs.errors import Diagnostic
from alliance_refs.model import Date, Item, Name, kind_of
from alliance_refs.model.item import TRANSLATED
from alliance_refs.text.casing import has_own_letters

# What Zotero and older CSL-JSON call variables by.
_OLD_NAMES = {
    "shortTitle": "title-short",
    "journalAbbreviation": "container-title-short",
}


class Record:
    """One item: `values` by CSL variable, none of them empty.

    `english` says whether title case may touch it (CSL 1.0.2, Non-English Items);
    `letters` is its language, or that of the document, when letters change case in a way
    of their own there, else empty.
    """

    __slots__ = ("_rich", "diagnostics", "english", "key", "letters", "locale", "type", "values")

    def __init__(
        self, item: Item, locale: Locale, people: dict[Name, Person], english: bool = True
    ) -> None:
        self.key = item.key
        self.locale = locale
        self.diagnostics: list[Diagnostic] = []
        fields: Mapping[str, Any] = item
        self.type = item.type
        if (note := item.get("note")) and isinstance(note, str) and ":" in note:
            fields = variables_in_note(item, note)
            self.type = str(fields.get("type", item.type))
        self.values: dict[str, Any] = {}
        for name, value in fields.items():
            if name == "custom":  # private data, and no variable (CSL-JSON schema)
                continue
            variable = _OLD_NAMES.get(name, name)
            ready = self._ready(variable, value, people)
            if ready:
                self.values[variable] = ready
        if pages := self.values.get("page"):
            self.values.setdefault("page-first", _first_page(pages))
        language = self.values.get("language")
        if language and language.endswith("-Latn"):
            _add_own_script(self.values)
        _add_translation(self.values, item.get("custom"))
        written = language or locale.language
        self.letters = written if has_own_letters(written) else ""
        self.english = language.lower().startswith("en") if language else english
        self._rich: dict[str, tuple[Node, ...]] = {}

    def rich(self, variable: str, value: str) -> tuple[Node, ...]:
        """The nodes of a text variable's value."""
        found = self._rich.get(variable)
        if found is None:
            found = self._rich[variable] = self.read(value)
        return found

    def read(self, text: str) -> tuple[Node, ...]:
        """The nodes of a text that belongs to the item but is none of its variables."""
        read = read_rich(text, self.locale)
        return read if isinstance(read, tuple) else (read,)

    def _ready(self, variable: str, value: object, people: dict[Name, Person]) -> Any:
        kind = kind_of(variable)
        if kind == "name":
            return self._names(variable, value, people)
        if kind == "date":
            return self._date(variable, value)
        if isinstance(value, str):
            return bare_number(variable, value.strip()) if kind == "number" else value.strip()
        if value is None:
            return ""
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        self._wrong(variable, value, "text")
        return str(value) if isinstance(value, bool | Name | Date) else ""

    def _names(
        self, variable: str, value: object, people: dict[Name, Person]
    ) -> tuple[Person, ...]:
        if isinstance(value, str) and value:
            self._wrong(variable, value, "names")
            value = (Name(literal=value),)
        if not isinstance(value, tuple | list):
            if value:
                self._wrong(variable, value, "names")
            return ()
        ready = []
        for name in value:
            if not isinstance(name, Name):
                self._wrong(variable, name, "a name")
                continue
            person = people.get(name)
            if person is None:
                person = people[name] = Person(name)
            if person.literal or person.family:
                ready.append(person)
        return tuple(ready)

    def _date(self, variable: str, value: object) -> Date | None:
        if isinstance(value, str | int) and value:
            self._wrong(variable, value, "a date")
            return parse_raw_date(str(value))
        if not isinstance(value, Date):
            if value:
                self._wrong(variable, value, "a date")
            return None
        if value.start is None and value.raw:
            return parse_raw_date(value.raw)
        shows = value.start is not None or value.literal or value.season
        return value if shows else None

    def _wrong(self, variable: str, value: object, wanted: str) -> None:
        self.diagnostics.append(
            Diagnostic(
                "wrong-type",
                f"{self.key}: {variable} holds {type(value).__name__}, not {wanted}",
                hint=f"give {variable} as {wanted}",
            )
        )


def _add_own_script(values: dict[str, Any]) -> None:
    """A romanised title, its own script behind it (Chicago 17, 11.89): it is no other's original.

    A style would print the same title as that of a work this one was translated from.
    """
    own = values.get("original-title", "")
    if "title" in values and own and not own.isascii():
        values["title"] = f"{values['title']} {own}"
        del values["original-title"]


def _add_translation(values: dict[str, Any], custom: object) -> None:
    """The translation of a title, in brackets behind it (Chicago 17, 14.99)."""
    said = custom.get(TRANSLATED) if isinstance(custom, Mapping) else None
    if said and "title" in values:
        values["title"] = f"{values['title']} [{said}]"


def _first_page(pages: str) -> str:
    """The first of several pages ("22" of "22-45, 51")."""
    return re.split(r"\s*[-–,;&]", pages, maxsplit=1)[0] or pages
