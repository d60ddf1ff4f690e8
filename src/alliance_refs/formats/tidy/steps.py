"""Steps that tidy a library of any format: each a function from library to library."""

from __future__ import annotations

from collections.abc import Callable, Collection

from alliance_refs.formats.keyed import with_key
from alliance_refs.formats.tidy.values import tidy_date, tidy_name, tidy_range
from alliance_refs.model import Date, Item, Library, Value
from alliance_refs.text.keys import DEFAULT_PATTERN, make_keys

_RANGES = frozenset({"page", "volume", "issue", "number-of-pages", "section"})


def sort_items(library: Library) -> Library:
    """The library in order of keys, capitals as small letters.

    >>> list(sort_items(Library([Item("lee"), Item("Kim")])))
    ['Kim', 'lee']
    """
    return library.with_items(sorted(library.items_in_order, key=_by_key))


def normalise_dashes(library: Library) -> Library:
    """The library with plain hyphens in ranges of pages and numbers, as CSL-JSON has them."""
    return _each_value(library, lambda variable: variable in _RANGES, _tidy_text)


def normalise_names(library: Library) -> Library:
    """The library with names in their parts, initials apart, single spaces."""
    return _each_value(library, lambda variable: True, _tidy_names)


def iso_dates(library: Library) -> Library:
    """The library with dates in numbers where words say a date."""
    return _each_value(library, lambda variable: True, _tidy_dates)


def fill_keys(library: Library, pattern: str = DEFAULT_PATTERN, *, every: bool = False) -> Library:
    """The library with keys by `pattern` for items that have none, or for `every` item."""
    return library.with_items(
        with_key(item, key)
        for item, key in zip(
            library.items_in_order, _filled(library.items_in_order, pattern, every), strict=True
        )
    )


def _filled(items: Collection[Item], pattern: str, every: bool) -> list[str]:
    given = () if every else [item.key for item in items if item.key.strip()]
    made = iter(
        make_keys((item for item in items if every or not item.key.strip()), pattern, given)
    )
    return [next(made) if every or not item.key.strip() else item.key for item in items]


def _by_key(item: Item) -> tuple[str, str]:
    return item.key.casefold(), item.key


def _each_value(
    library: Library, wanted: Callable[[str], bool], tidy: Callable[[Value], Value]
) -> Library:
    """The library with some values replaced; items that are tidy stay the very same."""
    items: list[Item] = []
    for item in library.items_in_order:
        tidied = {name: tidy(value) if wanted(name) else value for name, value in item.items()}
        items.append(
            item if tidied == dict(item) else Item(item.key, item.type, tidied, item.evidence)
        )
    return library.with_items(items)


def _tidy_text(value: Value) -> Value:
    return tidy_range(value) if isinstance(value, str) else value


def _tidy_names(value: Value) -> Value:
    return tuple(map(tidy_name, value)) if isinstance(value, tuple) else value


def _tidy_dates(value: Value) -> Value:
    return tidy_date(value) if isinstance(value, Date) else value
