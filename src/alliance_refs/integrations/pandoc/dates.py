"""Dates of works typed in the metadata, as older programs wrote them for pandoc.

In: a date in JSON: `{"year": 2015, "month": 3}`, or a list of such, the ends of a range.
Out: the same in CSL-JSON (`date-parts`); what is no such date stays as it is.
"""

from __future__ import annotations

from typing import Any

Json = Any
DATES = frozenset(
    ("accessed", "available-date", "event-date", "issued", "original-date", "submitted")
)
_PARTS = ("year", "month", "day")


def csl_date(value: Json) -> Json:
    """The date with its parts in CSL-JSON's order.

    >>> csl_date([{"year": "2015", "month": 3}])
    {'date-parts': [['2015', 3]]}
    """
    ends = value if isinstance(value, list) else [value]
    if not ends or not all(isinstance(end, dict) and "year" in end for end in ends):
        return value
    rest = {name: said for name, said in ends[0].items() if name not in _PARTS}
    return {"date-parts": [_parts(end) for end in ends[:2]], **rest}


def _parts(end: dict[str, Json]) -> list[Json]:
    """Year, month and day as far as none is left out before."""
    parts = [end.get(name) for name in _PARTS]
    return parts[: parts.index(None)] if None in parts else parts
