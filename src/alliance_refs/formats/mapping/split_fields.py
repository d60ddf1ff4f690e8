"""Fields that a format splits over two places: first and last page, year and date.

Each pair of functions undoes the other. They work on what a record says by place, before
its table reads it and after its table has written it.
"""

from __future__ import annotations

import re

from alliance_refs.formats.mapping.rows import Raw

Places = dict[str, list[Raw]]

_PAGES = re.compile(r"(\w+)\s*[-–]\s*(\w+)")
_YEAR = re.compile(r"-?\d{4}")


def join_pages(said: Places, first: str, last: str) -> None:
    """Make of first and last page one value, at the place of the first.

    >>> said = {"SP": ["12"], "EP": ["34"]}
    >>> join_pages(said, "SP", "EP")
    >>> said
    {'SP': ['12-34']}
    """
    if first in said and last in said:
        start, end = said[first][0], said.pop(last)[0]
        if end not in ("", start) and not _PAGES.search(start):
            said[first] = [f"{start}-{end}"]


def split_pages(said: Places, first: str, last: str) -> None:
    """Part a plain range of pages over two places; others stay whole.

    >>> said = {"SP": ["12-34"]}
    >>> split_pages(said, "SP", "EP")
    >>> said
    {'SP': ['12'], 'EP': ['34']}
    """
    match = _PAGES.fullmatch(said[first][0]) if first in said else None
    if match and match[1] != match[2]:
        said[first], said[last] = [match[1]], [match[2]]


def join_date(said: Places, date: str, year: str) -> None:
    """Leave what is said at `date`, with the year if it lacks one.

    >>> said = {"PY": ["2003"], "DA": ["May 27"]}
    >>> join_date(said, "DA", "PY")
    >>> said
    {'DA': ['May 27 2003']}
    """
    years = said.pop(year, [""])
    if date not in said:
        said[date] = years
    elif not _YEAR.search(said[date][0]):
        said[date] = [f"{said[date][0]} {years[0]}".strip()]


def split_date(said: Places, date: str, year: str) -> None:
    """Say the year at its own place too, and leave `date` only when it says more.

    >>> said = {"DA": ["2003/05"], "TI": ["Korea"]}
    >>> split_date(said, "DA", "PY")
    >>> said
    {'DA': ['2003/05'], 'TI': ['Korea'], 'PY': ['2003']}
    """
    if date in said and (match := _YEAR.match(said[date][0])):
        said[year] = [match[0]]
        if match[0] == said[date][0]:
            del said[date]
