"""Items with keys of their own: missing keys made, repeated ones told apart.

In: items as a reader met them, in order. Out: a `Library` that holds every one of them.
"""

from __future__ import annotations

from collections.abc import Iterable

from alliance_refs.errors import Diagnostic
from alliance_refs.model import FailedEntry, Item, Library
from alliance_refs.text.keys import distinct_keys, make_key


def keyed_library(
    items: Iterable[Item],
    failed: Iterable[FailedEntry] = (),
    diagnostics: Iterable[Diagnostic] = (),
) -> Library:
    """All items under keys of their own, in order; what had to be renamed, or failed, is said.

    An item without a key gets one made from what it says.

    >>> twins = [Item("kim", "book"), Item("kim", "chapter")]
    >>> list(keyed_library(twins))
    ['kim', 'kim-a']
    """
    items = tuple(items)
    first = {item.key: at for at, item in reversed(tuple(enumerate(items))) if item.key}
    named = set(first.values())
    others = [at for at in range(len(items)) if at not in named]
    wanted = (items[at].key or make_key(items[at]) for at in others)
    renamed = dict(zip(others, distinct_keys(wanted, taken=first), strict=True))
    said = [_repeated(items[at].key, key) for at, key in renamed.items() if items[at].key]
    kept = (
        item.replace(key=renamed[at]) if at in renamed else item for at, item in enumerate(items)
    )
    failed, noticed = tuple(failed), dict.fromkeys(diagnostics)
    why = (entry.diagnostic for entry in failed if entry.diagnostic)
    told = [found for found in why if found not in noticed]
    return Library(kept, failed=failed, diagnostics=(*noticed, *told, *said))


def with_key(item: Item, key: str) -> Item:
    """The item under this key."""
    return item if item.key == key else item.replace(key=key)


def _repeated(key: str, renamed: str) -> Diagnostic:
    return Diagnostic(
        "duplicate-key",
        f"the key {key!r} is used twice; the later entry is read as {renamed!r}",
        hint="give the later entry a key of its own",
    )
