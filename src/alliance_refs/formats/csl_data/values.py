"""CSL-JSON's names and dates, both ways (CSL 1.0.2 data schema: name-variable, date-variable).

In and out: the JSON objects on one side, `Name` and `Date` on the other. Reading accepts
what lenient writers write (strings for numbers, a bare string for a name or a date).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from alliance_refs.formats.edtf import read_edtf
from alliance_refs.formats.mapping.loose_dates import read_date as read_loosely
from alliance_refs.model import Date, DateParts, Name

Json: TypeAlias = Any

_TEXT_PARTS = {
    "family": "family",
    "given": "given",
    "non-dropping-particle": "non_dropping_particle",
    "dropping-particle": "dropping_particle",
    "suffix": "suffix",
    "literal": "literal",
}
_FLAGS = {
    "comma-suffix": "comma_suffix",
    "static-ordering": "static_ordering",
    "parse-names": "parse_names",
}
_TRUE = frozenset({True, "1", "true", "True", "yes"})


def read_name(data: Json) -> Name:
    """The name of a CSL-JSON name object; a bare string is a literal.

    >>> read_name({"family": "Koo", "given": "Kab-woo", "static-ordering": True})
    Name(family='Koo', given='Kab-woo', static_ordering=True)
    """
    if not isinstance(data, Mapping):
        return Name(literal=str(data))
    parts: dict[str, Any] = {}
    for key, attribute in _TEXT_PARTS.items():
        if data.get(key) is not None:
            parts[attribute] = str(data[key])
    for key, attribute in _FLAGS.items():
        if data.get(key) is not None:
            parts[attribute] = _is_true(data[key])
    return Name(**parts)


def write_name(name: Name) -> dict[str, Json]:
    """The CSL-JSON object of a name; empty parts are left out.

    >>> write_name(Name(family="Gaulle", given="Charles", non_dropping_particle="de"))
    {'family': 'Gaulle', 'given': 'Charles', 'non-dropping-particle': 'de'}
    """
    table = {**_TEXT_PARTS, **_FLAGS}
    said = {key: getattr(name, attribute) for key, attribute in table.items()}
    # Only of "parse-names" does false say more than silence.
    return {key: v for key, v in said.items() if v or (key == "parse-names" and v is False)}


def read_date(data: Json) -> Date:
    """The date of a CSL-JSON date object, of an EDTF string or of a bare year.

    >>> str(read_date({"date-parts": [["1995", 1], [1995, 2]]}))
    '1995-01/1995-02'
    """
    if not isinstance(data, Mapping):
        return _read_words(str(data))
    ends = [_read_parts(parts) for parts in _as_list(data.get("date-parts"))]
    start = ends[0] if ends and ends[0].year is not None else None
    literal, raw = str(data.get("literal") or ""), str(data.get("raw") or "")
    if start is None and (data.get("edtf") or (raw and not literal)):
        return _read_words(str(data.get("edtf") or raw))
    season = data.get("season")
    return Date(
        start,
        ends[1] if start and len(ends) > 1 else None,
        season="" if season is None else str(season),
        circa=_is_true(data.get("circa")),
        literal=literal,
        raw=raw,
    )


def write_date(date: Json) -> Json:
    """The CSL-JSON object of a date; numbers as numbers, an open end as [0].

    >>> write_date(Date(DateParts(1998), DateParts()))
    {'date-parts': [[1998], [0]]}
    """
    if not isinstance(date, Date):
        return date
    out: dict[str, Json] = {}
    if date.start:
        ends = [date.start] if date.end is None else [date.start, date.end]
        out["date-parts"] = [[part for part in end if part is not None] or [0] for end in ends]
    if date.season:
        out["season"] = date.season
    if date.circa:
        out["circa"] = True
    if date.literal:
        out["literal"] = date.literal
    if date.raw:
        out["raw"] = date.raw
    return out


def _read_words(words: str) -> Date:
    loose = read_loosely(words)
    return read_edtf(words) or (loose if loose and loose.start else Date(raw=words))


def _read_parts(parts: Json) -> DateParts:
    numbers = [_number(part) for part in _as_list(parts)][:3]
    while numbers and not numbers[-1]:
        numbers.pop()
    if None in numbers:
        numbers = numbers[: numbers.index(None)]
    return DateParts(*numbers)


def _number(part: Json) -> int | None:
    try:
        return int(str(part).strip())
    except ValueError:
        return None


def _as_list(value: Json) -> list[Json]:
    return list(value) if isinstance(value, list | tuple) else []


def _is_true(value: Json) -> bool:
    return isinstance(value, str | int | bool) and value in _TRUE
