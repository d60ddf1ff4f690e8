"""`Library`: items by key, in order, with what could not be read kept beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Self, TypeVar, overload

from alliance_refs.errors import Diagnostic, UnknownItem
from alliance_refs.model.item import Item

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FailedEntry:
    """A stretch of a bibliography file that no item could be made of, kept as it stood."""

    text: str
    reason: str
    diagnostic: Diagnostic | None = None


class Library(Mapping[str, Item]):
    """Works by key, in the order they were added; never changes.

    `failed` holds what could not be read, `diagnostics` what was noticed. When two
    items share a key, the first keeps it and the diagnostics say so. A mapping of keys to
    items will do for the items.

    >>> library = Library([Item("kim-2003", "book"), Item("lee-2000", "chapter")])
    >>> list(library), library["kim-2003"].type
    (['kim-2003', 'lee-2000'], 'book')
    """

    def __init__(
        self,
        items: Iterable[Item] | Mapping[str, Item] = (),
        *,
        failed: Iterable[FailedEntry] = (),
        diagnostics: Iterable[Diagnostic] = (),
    ) -> None:
        self._items: dict[str, Item] = {}
        repeated: list[Diagnostic] = []
        for item in items.values() if isinstance(items, Mapping) else items:
            if not isinstance(item, Item):
                help = "; Library.parse(text, 'csl-json') reads CSL-JSON"
                said = f"works are Items, not {type(item).__name__}"
                raise TypeError(said + help * isinstance(item, dict))
            if self._items.setdefault(item.key, item) is not item:
                repeated.append(_duplicate(item.key))
        self.failed = tuple(failed)
        self.diagnostics = (*diagnostics, *repeated)

    def __getitem__(self, key: str) -> Item:
        try:
            return self._items[key]
        except KeyError:
            raise UnknownItem(key, _near(key, self._items)) from None

    @overload
    def get(self, key: str, /) -> Item | None: ...
    @overload
    def get(self, key: str, /, default: Item | T) -> Item | T: ...
    def get(self, key: str, /, default: Item | T | None = None) -> Item | T | None:
        """The item of a key, `default` when there is none; near keys are not looked for."""
        return self._items.get(key, default)

    def __contains__(self, key: object) -> bool:
        return key in self._items

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {len(self)} items>"

    @property
    def items_in_order(self) -> tuple[Item, ...]:
        """The items themselves, in order."""
        return tuple(self._items.values())

    def with_items(self, items: Iterable[Item]) -> Self:
        """The same library with other items; what failed is kept."""
        return type(self)(items, failed=self.failed, diagnostics=self.diagnostics)


def _near(key: object, known: Iterable[str]) -> list[str]:
    return get_close_matches(key, known, 3) if isinstance(key, str) else []


def _duplicate(key: str) -> Diagnostic:
    return Diagnostic(
        "duplicate-key",
        f"the key {key!r} is used twice; the first entry keeps it",
        hint="give the second entry a key of its own",
    )
