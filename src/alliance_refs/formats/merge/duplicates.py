"""Items that are one work: found by identifiers, then by likeness within blocks.

In: items in order. Out: groups of their positions, and diagnostics of identifiers that
two different works share. Never all with all: only items that fall into one block are
compared, and in a large block only neighbours in order of title.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from alliance_refs.errors import Diagnostic
from alliance_refs.formats.merge.likeness import (
    Profile,
    is_apart,
    is_contradicted,
    is_same_work,
    profile,
)
from alliance_refs.model import Item

# Each item is compared with so many that follow it in a block sorted by title.
_NEIGHBOURS = 12
_BLOCK_LETTERS = 10


def find_duplicates(
    items: Sequence[Item],
) -> tuple[tuple[tuple[int, ...], ...], tuple[Diagnostic, ...]]:
    """Groups of two or more positions that hold one work, each in order, and diagnostics.

    >>> twins = [Item("a", "book", {"DOI": "10.1000/x"}), Item("b"), Item("c", "book",
    ...     {"DOI": "https://doi.org/10.1000/X"})]
    >>> find_duplicates(twins)[0]
    ((0, 2),)
    """
    profiles = [profile(item) for item in items]
    leaders = list(range(len(items)))
    notes: list[Diagnostic] = []
    for one, other in _twins(items):
        _unite(leaders, one, other)
    for one, other, name in _identified(profiles):
        if is_contradicted(profiles[one], profiles[other]):
            notes.append(_shared(items[one], items[other], name))
        else:
            _unite(leaders, one, other)
    for one, other in _neighbours(profiles):
        first, second = _leader(leaders, one), _leader(leaders, other)
        # A third item that says less must not join two works that are known to differ.
        if first == second or is_apart(profiles[first], profiles[second]):
            continue
        if is_same_work(profiles[one], profiles[other]):
            _unite(leaders, one, other)
    return tuple(_groups(leaders)), tuple(notes)


def _twins(items: Sequence[Item]) -> Iterator[tuple[int, int]]:
    """Pairs of items that are equal, key and all: the same entry met again."""
    first: dict[Item, int] = {}
    for at, item in enumerate(items):
        if (met := first.setdefault(item, at)) != at:
            yield met, at


def _identified(profiles: Sequence[Profile]) -> Iterator[tuple[int, int, str]]:
    """Pairs of positions with a common identifier: each with the first that had it."""
    first: dict[str, int] = {}
    for at, each in enumerate(profiles):
        for name in sorted(each.identifiers):
            if (met := first.setdefault(name, at)) != at:
                yield met, at, name


def _neighbours(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Pairs worth comparing: near each other in a block, in order of title."""
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(profiles):
        for block in _blocks(each):
            blocks[block].append(at)
    for members in blocks.values():
        members.sort(key=lambda at: (profiles[at].title, at))
        for place, one in enumerate(members):
            for other in members[place + 1 : place + 1 + _NEIGHBOURS]:
                yield min(one, other), max(one, other)


def _blocks(each: Profile) -> Iterable[str]:
    """The blocks of an item: three views of it, so that one slip leaves two to meet in."""
    if not each.title:
        return ()
    letters = each.main_title.replace(" ", "")
    family = each.families[0] if each.families else ""
    blocks = {f"start {letters[:_BLOCK_LETTERS]}", f"end {letters[-_BLOCK_LETTERS:]}"}
    return blocks | {f"made {family[:4]} {each.year}"} if family else blocks


def _leader(leaders: list[int], at: int) -> int:
    while leaders[at] != at:
        leaders[at] = leaders[leaders[at]]
        at = leaders[at]
    return at


def _unite(leaders: list[int], one: int, other: int) -> None:
    first, second = sorted((_leader(leaders, one), _leader(leaders, other)))
    leaders[second] = first


def _groups(leaders: list[int]) -> Iterator[tuple[int, ...]]:
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for at in range(len(leaders)):
        groups[_leader(leaders, at)].append(at)
    return (tuple(group) for group in groups.values() if len(group) > 1)


def _shared(one: Item, other: Item, name: str) -> Diagnostic:
    return Diagnostic(
        "identifier-of-two-works",
        f"{one.key} and {other.key} share {name} but have different titles; both are kept",
        hint="correct the identifier of one of them",
    )
