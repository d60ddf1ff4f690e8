"""Several libraries -> one: each work once, keys that mean two works made distinct.

In: libraries with the names of their sources. Out: the joined library, what it is called
now that had to change its key, and what the sources contradict each other in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from alliance_refs.errors import Diagnostic
from alliance_refs.formats.merge import Merged, merge
from alliance_refs.model import FailedEntry, Item, Library

_PROVENANCE = "provenance"


class Joined(NamedTuple):
    """A joined library, of the first one's kind, and what is to be told of it.

    `messages` holds a sentence for each key that changed, `conflicts` the contradictions,
    `failed` the unreadable entries of all but the first, which keeps its own.
    """

    library: Library
    messages: tuple[str, ...] = ()
    conflicts: tuple[Diagnostic, ...] = ()
    failed: tuple[FailedEntry, ...] = ()


def join_libraries(parts: Sequence[tuple[str, Library]]) -> Joined:
    """One library of several, each given with the name of its source.

    A work that several sources describe is one, and keeps the provenance of all. One
    library alone stays as it is, even if it holds a work twice.

    >>> kim = Item("kim-2003", "book", {"title": "Peace"})
    >>> other = kim.replace(title="War")
    >>> joined = join_libraries([("a.md", Library([kim])), ("b.md", Library([other]))])
    >>> list(joined.library), joined.messages
    (['kim-2003', 'kim-2003a'], ('kim-2003 of b.md is another work than that of a.md; it is kim-2003a here',))
    """
    if len(parts) == 1:
        return Joined(parts[0][1])
    libraries = [library for _, library in parts]
    merged = merge([_without_provenance(library) for library in libraries])
    found = _provenance(libraries, merged.keys)
    items = [_with_provenance(item, found[item.key]) for item in merged.library.values()]
    library = merged.library.with_items(items)
    return Joined(library, tuple(_messages(parts, merged)), merged.conflicts, merged.failed)


def _messages(parts: Sequence[tuple[str, Library]], merged: Merged[Library]) -> Iterator[str]:
    """A sentence for each key that means something else now than in its own source."""
    sources: dict[str, str] = {}
    for (name, _), keys in zip(parts, merged.keys, strict=True):
        for old, new in keys.items():
            if old == new:
                continue
            if new in sources or keys.get(new) == new:
                yield f"{old} of {name} is the work {new} of {sources.get(new, name)}"
            else:
                first = sources.get(old, name)
                yield f"{old} of {name} is another work than that of {first}; it is {new} here"
        for new in keys.values():
            sources.setdefault(new, name)


def _without_provenance(library: Library) -> Library:
    return library.with_items(map(_stripped, library.values()))


def _stripped(item: Item) -> Item:
    custom = item.get("custom")
    if not isinstance(custom, Mapping) or _PROVENANCE not in custom:
        return item
    kept = {name: value for name, value in custom.items() if name != _PROVENANCE}
    return item.replace(custom=kept or None)


def _provenance(
    libraries: Iterable[Library], keys: Iterable[Mapping[str, str]]
) -> dict[str, list[Any]]:
    """What the items of all libraries say of where they are cited, by the new keys."""
    found: dict[str, list[Any]] = {}
    for library, renamed in zip(libraries, keys, strict=True):
        for key, item in library.items():
            custom = item.get("custom")
            said = custom.get(_PROVENANCE, ()) if isinstance(custom, Mapping) else ()
            found.setdefault(renamed[key], []).extend(said)
    return found


def _with_provenance(item: Item, said: Sequence[Any]) -> Item:
    if not said:
        return item
    custom = item.get("custom")
    known = custom if isinstance(custom, Mapping) else {}
    return item.replace(custom={**known, _PROVENANCE: list(said)})
