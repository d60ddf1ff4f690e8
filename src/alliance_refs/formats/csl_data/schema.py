"""CSL-JSON items checked against the data schema (CSL 1.0.2, csl-data.json), flaw by flaw.

In: one parsed item. Out: `Flaw` values, each with the path inside the item
(".author[2].family"), what is wrong and what to write instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, NamedTuple, TypeAlias

from alliance_refs.model import ITEM_TYPES, kind_of
from alliance_refs.model.variables import (
    DATE_VARIABLES,
    NAME_VARIABLES,
    NUMBER_VARIABLES,
    TEXT_VARIABLES,
)

Json: TypeAlias = Any

_NAME_PARTS = frozenset(
    """family given dropping-particle non-dropping-particle suffix literal comma-suffix
    static-ordering parse-names""".split()
)
_DATE_PARTS = frozenset("date-parts season circa literal raw edtf".split())
_ALSO_KNOWN = frozenset("id type categories custom shortTitle journalAbbreviation".split())
KNOWN_VARIABLES = NAME_VARIABLES | DATE_VARIABLES | NUMBER_VARIABLES | TEXT_VARIABLES | _ALSO_KNOWN
_LARGEST_PART = (9999_999_999, 24, 31)


# What registries of DOIs call the types of CSL in their "CSL-JSON".
_REGISTRY_TYPES = dict(
    pair.split("=")
    for pair in """journal-article=article-journal proceedings-article=paper-conference
    book-chapter=chapter book-section=chapter book-part=chapter book-track=chapter monograph=book
    edited-book=book reference-book=book book-set=book book-series=collection proceedings=collection
    dissertation=thesis posted-content=article preprint=article reference-entry=entry
    peer-review=review report-component=report report-series=report component=document
    other=document misc=document journal=periodical journal-issue=periodical
    journal-volume=periodical database=dataset grant=document""".split()
)


def csl_type(word: str) -> str:
    """The CSL type that a word for a type means; words that mean none stay.

    >>> csl_type("journal-article"), csl_type("legal-case"), csl_type("bok")
    ('article-journal', 'legal_case', 'bok')
    """
    spelled = word.replace("-", "_")
    known = spelled if spelled in ITEM_TYPES else word
    return word if word in ITEM_TYPES else _REGISTRY_TYPES.get(word, known)


class Flaw(NamedTuple):
    """One breach of the schema: a stable code, the path inside the item, words and a hint."""

    code: str
    path: str
    message: str
    hint: str = ""


def check_item(data: Json) -> Iterator[Flaw]:
    """Every breach of the schema in one item, in the order of its variables.

    >>> [flaw.path + ": " + flaw.message for flaw in check_item({"id": "x", "type": "bok"})]
    [".type: 'bok' is no CSL type"]
    """
    if not isinstance(data, dict):
        yield Flaw("csl-item", "", f"an item is an object, not {_kind(data)}")
        return
    if data.get("id") in (None, ""):
        yield Flaw("csl-id", ".id", "every item needs an id")
    yield from _check_type(data.get("type"))
    for variable, value in data.items():
        yield from _check_variable(str(variable), value)


def _check_type(value: Json) -> Iterator[Flaw]:
    if value not in ITEM_TYPES if isinstance(value, str) else True:
        yield Flaw("csl-type", ".type", f"{value!r} is no CSL type", _type_hint(str(value)))


def _type_hint(word: str) -> str:
    if (read := csl_type(word)) != word:
        return f"it is read as {read}"
    near = get_close_matches(word, sorted(ITEM_TYPES), 1)
    return f"did you mean {near[0]}?" if near else ""


def _check_variable(variable: str, value: Json) -> Iterator[Flaw]:
    if variable not in KNOWN_VARIABLES:
        near = get_close_matches(variable, sorted(KNOWN_VARIABLES), 1)
        hint = f"did you mean {near[0]}?" if near else 'private data belongs under "custom"'
        yield Flaw("csl-variable", f".{variable}", "no CSL variable", hint)
        return
    kind = kind_of(variable)
    if kind == "name":
        yield from _check_names(f".{variable}", value)
    elif kind == "date":
        yield from _check_date(f".{variable}", value)
    elif variable not in ("custom", "categories", "type"):
        yield from _check_text(f".{variable}", value)


def _check_text(path: str, value: Json) -> Iterator[Flaw]:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        yield Flaw("csl-text", path, f"expected text or a number, not {_kind(value)}")


def _check_names(path: str, value: Json) -> Iterator[Flaw]:
    if not isinstance(value, list):
        yield Flaw("csl-names", path, f"expected a list of names, not {_kind(value)}")
        return
    for number, name in enumerate(value):
        if not isinstance(name, dict):
            yield Flaw("csl-name", f"{path}[{number}]", f"expected an object, not {_kind(name)}")
            continue
        for part in (part for part in name if part not in _NAME_PARTS):
            yield Flaw("csl-name", f"{path}[{number}].{part}", "no part of a CSL name")


def _check_date(path: str, value: Json) -> Iterator[Flaw]:
    if not isinstance(value, dict):
        if not isinstance(value, str):
            yield Flaw("csl-date", path, f"expected a date object, not {_kind(value)}")
        return
    for part in (part for part in value if part not in _DATE_PARTS):
        yield Flaw("csl-date", f"{path}.{part}", "no part of a CSL date")
    parts = value.get("date-parts")
    if parts is not None:
        yield from _check_date_parts(f"{path}.date-parts", parts)


def _check_date_parts(path: str, value: Json) -> Iterator[Flaw]:
    if not isinstance(value, list) or not 1 <= len(value) <= 2:
        yield Flaw("csl-date", path, "expected one list of numbers, or two for a range")
        return
    for number, end in enumerate(value):
        if not isinstance(end, list) or len(end) > 3:
            yield Flaw("csl-date", f"{path}[{number}]", "expected year, month, day")
            continue
        for position, part in enumerate(end):
            if not _is_date_part(part, _LARGEST_PART[position]):
                yield Flaw("csl-date", f"{path}[{number}][{position}]", f"{part!r} is out of range")


def _is_date_part(part: Json, most: int) -> bool:
    try:
        return not isinstance(part, bool) and -most <= int(part) <= most
    except (TypeError, ValueError):
        return False


def _kind(value: Json) -> str:
    names = {
        dict: "an object",
        list: "a list",
        str: "text",
        bool: "true or false",
        type(None): "null",
    }
    return names.get(type(value), "a number")
