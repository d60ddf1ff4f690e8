"""A format's field mapping as a table of rows, run in both directions.

Reading: what a record says by place (a RIS tag, a path) -> an item. Writing: an item ->
what to put at each place, and what the format cannot hold. Nothing is dropped: values
at places no row reads travel in the item's `custom` variable under the format's name,
and go back to their places when the item is written in that format again. A row may also
name what `custom` itself holds in every format: the title in translation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, TypeAlias

from alliance_refs.errors import Diagnostic
from alliance_refs.formats.characters import clean
from alliance_refs.formats.losses import held_in_part, not_held
from alliance_refs.model import Item, Name, Value
from alliance_refs.model.item import TRANSLATED

# One value as the format's own syntax gives it: text, or a nested mapping in YAML.
Raw: TypeAlias = Any
# What a record says, by place; a place may be filled several times.
Said: TypeAlias = Mapping[str, Sequence[Raw]]

CARRIED = "custom"


class Form(NamedTuple):
    """How values look at a place: a pair of converters, each undoing the other.

    `read` gives None for values it cannot understand; they are then left to other rows.
    A form that reads `one` value alone leaves the others at their place, to be carried.
    """

    read: Callable[[Sequence[Raw]], Value | None]
    write: Callable[[Value], Sequence[Raw]]
    one: bool = False

    def further(self, values: Sequence[Raw]) -> list[Raw]:
        """The values after the first that say something else, if one is all that is read."""
        first = self.read(values[:1]) if self.one else None
        return [value for value in values[1:] if self.read([value]) != first] if self.one else []


def _joined(values: Sequence[Raw]) -> str | None:
    """Values that stand at one place, as one text; white space says nothing in them."""
    return "; ".join(text for value in values if (text := " ".join(str(value).split()))) or None


def write_text(value: Value) -> list[str]:
    """A value as one text; none where it says nothing."""
    return [str(value)] if str(value).strip() else []


def _first(values: Sequence[Raw]) -> str | None:
    return _joined(values[:1])


TEXT = Form(_joined, write_text)
FIRST = Form(_first, write_text, one=True)


@dataclass(frozen=True, slots=True)
class Row:
    """One CSL variable and its place in a format.

    `types` limits the row to some CSL item types; `way` to one direction, for places
    that are understood when met but never written.
    """

    variable: str
    place: str
    form: Form = TEXT
    types: frozenset[str] = frozenset()
    way: Literal["both", "read", "write"] = "both"

    def fits(self, type: str, way: Literal["read", "write"]) -> bool:
        """Whether the row holds for items of this type in this direction."""
        return self.way in ("both", way) and (not self.types or type in self.types)


@dataclass(frozen=True, slots=True)
class Types:
    """Two-way table of the format's type codes and CSL types; the first row of each wins."""

    rows: tuple[tuple[str, str], ...]
    default_type: str = "document"
    default_code: str = ""
    _types: dict[str, str] = field(init=False, repr=False, compare=False)
    _codes: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        backwards = self.rows[::-1]
        object.__setattr__(self, "_types", {code.casefold(): type for code, type in backwards})
        object.__setattr__(self, "_codes", {type: code for code, type in backwards})

    def type(self, code: str) -> str:
        """The CSL type of a code, whatever its case."""
        return self._types.get(code.strip().casefold(), self.default_type)

    def code(self, type: str) -> str:
        """The code that stands for a CSL type best."""
        return self._codes.get(type, self.default_code)


class Record(NamedTuple):
    """An item in a format's terms: type code, values by place in the table's order, losses."""

    code: str
    said: dict[str, list[Raw]]
    losses: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class FieldTable:
    """All a format says about fields: its name and title, type codes and rows."""

    name: str
    title: str
    types: Types
    rows: tuple[Row, ...]
    # Where the type code itself stands, so that codes with no CSL type survive.
    type_place: str = "type"

    def read(self, key: str, code: str, said: Said) -> Item:
        """The item of a record; what no row reads is carried along."""
        type = self.types.type(code)
        fields: dict[str, Value] = {}
        left = dict(said)
        for row in self.rows:
            values = left.get(row.place, ())
            if values is not said.get(row.place) or not values or not row.fits(type, "read"):
                continue
            if _take(fields, row.variable, row.form.read(values)):
                left[row.place] = row.form.further(values)
        custom = {TRANSLATED: fields.pop(TRANSLATED)} if TRANSLATED in fields else {}
        if carried := dict(self._left(code, left)):
            custom[self.name] = carried
        return Item(key, type, {**fields, CARRIED: custom} if custom else fields)

    def write(self, item: Item) -> Record:
        """The record of an item, with a report of each variable that found no full place."""
        carried = _carried(item, self.name)
        if any(row.variable == TRANSLATED for row in self.rows):
            item = _with_translation(item)
        code = str(next(iter(carried.pop(self.type_place, ())), ""))
        if not code or self.types.type(code) != item.type:
            code = self.types.code(item.type)
        said: dict[str, list[Raw]] = {}
        held: dict[str, Value] = {}
        # A type that the format lacks is written, and its fields placed, as the type it has.
        type = self.types.type(code)
        for row in self.rows:
            if row.variable not in item or row.variable in held or row.place in said:
                continue
            raw = row.form.write(item[row.variable]) if row.fits(type, "write") else ()
            raw = [_clean(value) for value in raw]
            if raw and self._reader(row.place, type, raw) is row:
                said[row.place] = raw
                held[row.variable] = row.form.read(raw)
        for place, values in carried.items():
            mine = said.get(place, [])
            if not mine or place in self._ones:
                said[place] = [*mine, *values]
        return Record(code, said, tuple(self._losses(item, held, code)))

    def _reader(self, place: str, type: str, raw: Sequence[Raw]) -> Row | None:
        """The row that would read these values there; another variable's place is not ours."""
        rows = (row for row in self.rows if row.place == place and row.fits(type, "read"))
        return next((row for row in rows if row.form.read(raw)), None)

    @property
    def _ones(self) -> frozenset[str]:
        """The places of which one value is read."""
        return frozenset(row.place for row in self.rows if row.form.one)

    def _left(self, code: str, left: Said) -> Iterator[tuple[str, list[Raw]]]:
        """What no row reads, and a type code that its CSL type would not bring back."""
        for place, values in left.items():
            if any(map(_speaks, values)):
                yield (
                    place,
                    [value.inverted if isinstance(value, Name) else value for value in values],
                )
        if code and self.types.code(self.types.type(code)) != code:
            yield self.type_place, [code]

    def _losses(self, item: Item, held: Mapping[str, Value], code: str) -> Iterator[Diagnostic]:
        if (kept := self.types.type(code)) != item.type:
            yield held_in_part(item, "type", self.title, kept)
        for variable in item:
            if variable == CARRIED:
                yield from self._foreign(item)
            elif variable not in held:
                yield not_held(item, variable, self.title)
            elif held[variable] != item[variable]:
                yield held_in_part(item, variable, self.title, held[variable])

    def _foreign(self, item: Item) -> Iterator[Diagnostic]:
        """Reports of what another format left in `custom`."""
        carried = item[CARRIED]
        if not isinstance(carried, Mapping) or any(name != self.name for name in carried):
            yield not_held(item, CARRIED, self.title)


def _take(fields: dict[str, Value], variable: str, value: Value | None) -> bool:
    """Put a value where the item has none; names of several places are put together."""
    if value is None or value == () or value == "":
        return False
    if variable not in fields:
        fields[variable] = value
        return True
    if isinstance(value, tuple):
        fields[variable] += tuple(name for name in value if name not in fields[variable])
        return True
    return bool(fields[variable] == value)


def _with_translation(item: Item) -> Item:
    """The item with its translated title as a variable, as rows name it."""
    custom = item.get(CARRIED)
    if not isinstance(custom, Mapping) or not isinstance(custom.get(TRANSLATED), str):
        return item
    others = {name: value for name, value in custom.items() if name != TRANSLATED}
    return item.replace(**{CARRIED: others or None, TRANSLATED: custom[TRANSLATED]})


def _carried(item: Item, name: str) -> dict[str, list[Raw]]:
    """What travels with an item from this format, in shape whoever has written it."""
    carried = item.get(CARRIED)
    mine = carried.get(name) if isinstance(carried, Mapping) else None
    places = mine.items() if isinstance(mine, Mapping) else ()
    return {
        str(place): values if isinstance(values, list) else [values] for place, values in places
    }


def _clean(value: Raw) -> Raw:
    """A value without the characters that no format holds."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {key: _clean(part) for key, part in value.items()}
    return value


def _speaks(value: Raw) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None
