"""Fields that name other entries, and what becomes of them when those change their keys."""

from __future__ import annotations

from collections.abc import Mapping

from alliance_refs.formats.bib.library import CARRIED, carried_by, carried_fields
from alliance_refs.model import Item

# Each holds keys, parted by commas.
POINTERS = frozenset("crossref xdata xref related entryset".split())


def renamed_keys(text: str, keys: Mapping[str, str]) -> str:
    """A list of keys with some of them changed.

    >>> renamed_keys("kim, lee", {"lee": "lee-a"}), renamed_keys("", {"": "lee"})
    ('kim, lee-a', '')
    """
    return ",".join(_renamed(part, keys) for part in text.split(","))


def _renamed(part: str, keys: Mapping[str, str]) -> str:
    key = part.strip()
    return part.replace(key, keys[key]) if key and key in keys else part


def with_renamed_keys(item: Item, keys: Mapping[str, str]) -> Item:
    """The item with the keys changed that its .bib fields carry; the very same if none is."""
    fields = carried_fields(item)
    if POINTERS.isdisjoint(fields):
        return item
    changed = {
        name: renamed_keys(str(text), keys) if name in POINTERS else text
        for name, text in fields.items()
    }
    if changed == fields:
        return item
    carried = {**carried_by(item), "fields": changed}
    return item.replace(custom={**item["custom"], CARRIED: carried})
