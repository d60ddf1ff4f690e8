"""`sound`: a library whose names are names and whose dates are dates, as writers expect.

Readers make such items; items built by hand may hold a text for a name, a number for a year,
or the objects that CSL-JSON has for both. These are read as a lenient reader would.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alliance_refs.formats.csl_data.values import read_date, read_name
from alliance_refs.model import Date, Item, Library, Name, Value, kind_of


def sound(library: Library) -> Library:
    """The library itself when nothing in it is of a wrong type.

    >>> item = Item("kim", "book", {"author": ["Kim"], "issued": 2001})
    >>> sound(Library([item]))["kim"]
    Item('kim', 'book', {'author': (Name(literal='Kim'),), 'issued': Date.of(2001)})
    """
    items = library.items_in_order
    mended = sound_items(items)
    return library if mended is items else library.with_items(mended)


def sound_items(items: Sequence[Item]) -> Sequence[Item]:
    """Items in the same order; the very sequence that was given when all are sound."""
    mended = {at: dict(found) for at, item in enumerate(items) if (found := [*_mended(item)])}
    if not mended:
        return items
    return [
        Item(item.key, item.type, {**item, **mended[at]}, item.evidence) if at in mended else item
        for at, item in enumerate(items)
    ]


def _mended(item: Item) -> Iterator[tuple[str, Value]]:
    for variable, value in item.items():
        kind = kind_of(variable)
        if kind == "name" and not _are_names(value):
            parts = value if isinstance(value, tuple) else (value,)
            names = (part if isinstance(part, Name) else read_name(part) for part in parts)
            yield variable, tuple(names)
        elif kind == "date" and not isinstance(value, Date):
            yield variable, read_date(value)


def _are_names(value: Value) -> bool:
    return isinstance(value, tuple) and all(isinstance(name, Name) for name in value)
