"""Libraries and .bib files made tidy, in steps that can each be switched on or off."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from alliance_refs.formats.tidy.bib import STEPS, TidiedText, tidy_bib
from alliance_refs.formats.tidy.steps import (
    fill_keys,
    iso_dates,
    normalise_dashes,
    normalise_names,
    sort_items,
)
from alliance_refs.model import Library
from alliance_refs.text.keys import DEFAULT_PATTERN

_BY_NAME = {"dashes": normalise_dashes, "names": normalise_names, "dates": iso_dates}


class Tidied(NamedTuple):
    """A tidied library, and the keys that have changed, old to new."""

    library: Library
    keys: dict[str, str]


def tidy(
    library: Library,
    steps: Collection[str] = STEPS,
    pattern: str = DEFAULT_PATTERN,
    *,
    every_key: bool = False,
) -> Tidied:
    """The library after the steps named; `align` is for .bib files alone (see `tidy_bib`).

    >>> from alliance_refs.model import Item
    >>> tidied = tidy(Library([Item("b", "book", {"page": "1–2"}), Item("a", "book")]))
    >>> list(tidied.library), tidied.library["b"]["page"]
    (['a', 'b'], '1-2')
    """
    for name, step in _BY_NAME.items():
        if name in steps:
            library = step(library)
    keys: dict[str, str] = {}
    if "keys" in steps:
        filled = fill_keys(library, pattern, every=every_key)
        pairs = zip(library, filled, strict=True)
        keys = {old: new for old, new in pairs if old != new}
        library = filled
    return Tidied(sort_items(library) if "sort" in steps else library, keys)


__all__ = ["STEPS", "Tidied", "TidiedText", "tidy", "tidy_bib"]
