"""Items as CSL-JSON objects, for scorers that read that form."""

from __future__ import annotations

from typing import Any

from alliance_refs.model import Date, Item, Name, plain_text
from alliance_refs.model.dates import DateParts


def csl_of(item: Item) -> dict[str, Any]:
    """The CSL-JSON object of an item, markup taken out of its texts."""
    return {"type": item.type, **{name: value_of(value) for name, value in item.items()}}


def value_of(value: object) -> object:
    if isinstance(value, tuple):
        return [name_of(name) for name in value]
    if isinstance(value, Date):
        return date_of(value)
    return plain_text(str(value))


def name_of(name: Name) -> dict[str, str]:
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.non_dropping_particle,
        "dropping-particle": name.dropping_particle,
        "suffix": name.suffix,
        "literal": name.literal,
    }
    return {key: value for key, value in parts.items() if value}


def date_of(date: Date) -> dict[str, Any]:
    if date.start is None:
        return {"literal": date.literal}
    ends = (date.start,) if date.end is None else (date.start, date.end)
    return {"date-parts": [parts_of(end) for end in ends]}


def parts_of(parts: DateParts) -> list[int]:
    """Year, month and day as far as they are said; seasons are no months here."""
    month = parts.month if parts.month and parts.month <= 12 else None
    return [part for part in (parts.year, month, parts.day) if part is not None]
