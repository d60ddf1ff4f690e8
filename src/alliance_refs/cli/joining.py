"""Several libraries -> one: what is equal once, keys that mean two works made distinct."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from alliance_refs.model import Item, Library
from alliance_refs.text.keys import distinct_keys

_PROVENANCE = "provenance"


class Joined(NamedTuple):
    """A joined library, and a sentence for each key that had to change."""

    library: Library
    messages: tuple[str, ...] = ()


def join_libraries(parts: Sequence[tuple[str, Library]]) -> Joined:
    """One library of several, each given with the name of its source.

    Works that say the same under the same key are one, and keep the provenance of both.
    When one key stands for different descriptions, the first keeps it and a message says
    what the other is called now.

    >>> kim = Item("kim-2003", "book", {"title": "A"})
    >>> joined = join_libraries([("a.md", Library([kim])), ("b.md", Library([kim.replace(title="B")]))])
    >>> list(joined.library), joined.messages
    (['kim-2003', 'kim-2003a'], ('kim-2003 of b.md differs from kim-2003 of a.md; it is kim-2003a here',))
    """
    taken = {key for _, library in parts for key in library}
    met: dict[str, list[_Met]] = {}
    items: dict[str, Item] = {}
    messages: list[str] = []
    for name, library in parts:
        for item in library.values():
            others = met.setdefault(item.key, [])
            same = next((other.key for other in others if _says_same(items[other.key], item)), None)
            if same is not None:
                items[same] = _with_provenance(items[same], item)
                continue
            key = distinct_keys([item.key], taken)[0] if others else item.key
            if others:
                messages.append(_renamed(item.key, name, others[0].source, key))
            taken.add(key)
            others.append(_Met(key, name))
            items[key] = item.replace(key=key)
    return Joined(_library(items.values(), [library for _, library in parts]), tuple(messages))


class _Met(NamedTuple):
    """One of the descriptions that came under a key: its own key now, and its source."""

    key: str
    source: str


def _renamed(key: str, source: str, first: str, now: str) -> str:
    return f"{key} of {source} differs from {key} of {first}; it is {now} here"


def _library(items: Iterable[Item], parts: Sequence[Library]) -> Library:
    return Library(
        items,
        failed=[entry for part in parts for entry in part.failed],
        diagnostics=[found for part in parts for found in part.diagnostics],
    )


def _says_same(item: Item, other: Item) -> bool:
    """Whether two items say the same, whatever their keys and where they are cited."""
    return item.type == other.type and _fields(item) == _fields(other)


def _fields(item: Item) -> dict[str, object]:
    return {**item, "custom": _without_provenance(item)}


def _without_provenance(item: Item) -> object:
    custom = item.get("custom")
    if not isinstance(custom, dict):
        return custom
    return {name: value for name, value in custom.items() if name != _PROVENANCE} or None


def _with_provenance(known: Item, item: Item) -> Item:
    return known.replace(custom=_joined_custom(known.get("custom"), item.get("custom")))


def _joined_custom(known: object, other: object) -> object:
    if not (isinstance(known, dict) and isinstance(other, dict) and _PROVENANCE in other):
        return known
    return {**known, _PROVENANCE: [*known.get(_PROVENANCE, ()), *other[_PROVENANCE]]}
