"""Libraries merged into one, each work once, nothing overwritten in silence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from alliance_refs.errors import Diagnostic
from alliance_refs.formats.bib.pointers import with_renamed_keys
from alliance_refs.formats.keyed import with_key
from alliance_refs.formats.merge.duplicates import find_duplicates
from alliance_refs.formats.merge.union import unite
from alliance_refs.formats.sound import sound
from alliance_refs.model import FailedEntry, Item, Library
from alliance_refs.text.keys import distinct_keys

L_co = TypeVar("L_co", bound=Library, covariant=True)


class Merged(NamedTuple, Generic[L_co]):
    """What merging gives.

    `library`: each work once, in the order of the input, under the key it had first; of
    the first library's own kind, so that a .bib file stays that file. `keys`: for each
    library, its old keys and what each is now called. `conflicts`: contradictions, of
    which the first value was kept. `failed`: the failed entries of the later libraries.
    """

    library: L_co
    keys: tuple[dict[str, str], ...]
    conflicts: tuple[Diagnostic, ...]
    failed: tuple[FailedEntry, ...]


def merge(libraries: Sequence[Library]) -> Merged[Library]:
    """The works of several libraries, or of one with duplicates, each once.

    Works are the same by DOI, ISBN, PMID or arXiv number, else by title, people and year.
    A later, different work whose key is taken gets a key of its own.

    >>> one = Library([Item("kim", "book", {"DOI": "10.1000/x"})])
    >>> two = Library([Item("k03", "book", {"DOI": "10.1000/x", "page": "9"}), Item("kim", "map")])
    >>> merged = merge([one, two])
    >>> list(merged.library), merged.keys
    (['kim', 'kim-a'], ({'kim': 'kim'}, {'k03': 'kim', 'kim': 'kim-a'}))
    """
    libraries = [sound(library) for library in libraries]
    items = [item for library in libraries for item in library.items_in_order]
    groups, notes = find_duplicates(items)
    leaders = {at: group[0] for group in groups for at in group}
    followers = leaders.keys() - set(leaders.values())
    works = [at for at in range(len(items)) if at not in followers]
    keys = dict(zip(works, distinct_keys(items[at].key for at in works), strict=True))
    maps = _key_maps(libraries, [keys[leaders.get(at, at)] for at in range(len(items))])
    items = [
        with_renamed_keys(item, renamed)
        for library, renamed in zip(libraries, maps, strict=True)
        for item in library.items_in_order
    ]
    united, conflicts = _united(items, groups)
    kept = [with_key(united.get(at, items[at]), keys[at]) for at in works]
    first = libraries[0] if libraries else Library()
    return Merged(
        first.with_items(kept),
        tuple(maps),
        (*notes, *conflicts),
        tuple(entry for library in libraries[1:] for entry in library.failed),
    )


def _united(
    items: Sequence[Item], groups: Sequence[Sequence[int]]
) -> tuple[dict[int, Item], list[Diagnostic]]:
    united: dict[int, Item] = {}
    conflicts: list[Diagnostic] = []
    for group in groups:
        united[group[0]], found = unite([items[at] for at in group])
        conflicts += found
    return united, conflicts


def _key_maps(libraries: Sequence[Library], keys: Sequence[str]) -> list[dict[str, str]]:
    maps: list[dict[str, str]] = []
    at = 0
    for library in libraries:
        maps.append(dict(zip(library, keys[at : at + len(library)], strict=True)))
        at += len(library)
    return maps


__all__ = ["Merged", "find_duplicates", "merge"]
