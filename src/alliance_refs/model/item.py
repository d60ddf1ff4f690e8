"""`Item`: one work, as a read-only mapping of CSL variables to values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from alliance_refs.model.evidence import Evidence
from alliance_refs.model.names import Name
from alliance_refs.model.variables import kind_of

# Text is a str in CSL-JSON's own rich-text syntax ("<i>Homo</i>"); numbers are kept as
# printed. Variables that CSL does not know may hold any JSON value.
Value: TypeAlias = Any
Names: TypeAlias = tuple[Name, ...]

# Under "custom", where CSL-JSON keeps what CSL has no variable for: the title in translation, as
# printed behind a title in another language.
TRANSLATED = "title-translated"


class Item(Mapping[str, Value]):
    """One work: `key`, `type`, and CSL variables under CSL-JSON's own names.

    Name variables hold a tuple of `Name`, date variables a `Date`, all others a `str`.
    An item never changes: `replace` makes a new one. Two items are equal when key, type
    and variables are; evidence does not count. A list of names, or one name alone, becomes
    a tuple, and a variable that is None is left out.

    >>> book = Item("cumings-2010", "book", {"title": "The Korean War"})
    >>> book["title"], book.get("publisher"), book.replace(edition="2").get("edition")
    ('The Korean War', None, '2')
    """

    __slots__ = ("_fields", "evidence", "key", "type")

    key: str
    type: str
    evidence: Mapping[str, Evidence]
    _fields: dict[str, Value]

    def __init__(
        self,
        key: str,
        type: str = "document",
        fields: Mapping[str, Value] | None = None,
        evidence: Mapping[str, Evidence] | None = None,
    ) -> None:
        object.__setattr__(self, "key", str(key))
        object.__setattr__(self, "type", type)
        object.__setattr__(self, "_fields", _kept(fields) if fields else {})
        object.__setattr__(self, "evidence", dict(evidence or {}))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"an Item never changes; use item.replace({name}=...)")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"an Item never changes; use item.replace({name}=None)")

    def __getitem__(self, variable: str) -> Value:
        return self._fields[variable]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fields)

    def __len__(self) -> int:
        return len(self._fields)

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Item):
            return NotImplemented
        return (self.key, self.type, self._fields) == (other.key, other.type, other._fields)

    def __hash__(self) -> int:
        return hash((self.key, self.type, len(self._fields)))

    def __repr__(self) -> str:
        return f"Item({self.key!r}, {self.type!r}, {self._fields!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return Item, (self.key, self.type, self._fields, dict(self.evidence))

    def replace(
        self,
        *,
        key: str | None = None,
        type: str | None = None,
        evidence: Mapping[str, Evidence] | None = None,
        **fields: Value,
    ) -> Item:
        """A new item with other values; `_` in a name stands for `-`; None takes away.

        >>> Item("x", "book", {"page": "1"}).replace(page=None, container_title="Y")
        Item('x', 'book', {'container-title': 'Y'})
        """
        changes = {_variable(name): value for name, value in fields.items()}
        return Item(
            self.key if key is None else key,
            self.type if type is None else type,
            {**self._fields, **changes},
            self.evidence if evidence is None else evidence,
        )

    def explain(self, variable: str) -> str:
        """Why this variable has this value, in one line; where from and how sure.

        >>> Item("x", "book", {"publisher": "Sam-in"}).explain("publisher")
        'publisher "Sam-in": given, not inferred'
        """
        if variable not in self._fields:
            return f"{variable}: not said"
        why = self.evidence.get(variable)
        return f'{variable} "{show(self[variable])}": {why or "given, not inferred"}'


def _kept(fields: Mapping[str, Value]) -> dict[str, Value]:
    return {
        variable: value if isinstance(value, str) else _settled(variable, value)
        for variable, value in fields.items()
        if value is not None
    }


def _settled(variable: str, value: Value) -> Value:
    """Names as a tuple, as whoever asks for them expects; all else as it is."""
    if isinstance(value, Name):
        return (value,)
    return tuple(value) if isinstance(value, list) and kind_of(variable) == "name" else value


def show(value: Value) -> str:
    """A value as one line of text, for people."""
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return str(value)


# The CSL variables that are spelled with an underscore.
_UNDERSCORED = frozenset({"archive_collection", "archive_location"})


def _variable(name: str) -> str:
    return name if name in _UNDERSCORED else name.replace("_", "-")
