"""Sort keys of items, and the order they give (CSL 1.0.2, Sorting).

In: `cs:key` elements and the contexts of items. Out: for each item the values of its keys;
for a list of items their order. Items without a value stand last, whichever way the key
sorts; items that no key tells apart keep their order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeAlias, TypeVar

from alliance_refs.csl.evaluation.compilation import Compilation, Table
from alliance_refs.csl.evaluation.context import FILLED, MET, Context, Emit, Status
from alliance_refs.csl.evaluation.labels import citation_label
from alliance_refs.csl.evaluation.namelist import ListStyle
from alliance_refs.csl.evaluation.names import for_sorting
from alliance_refs.csl.evaluation.rendering import number_value
from alliance_refs.csl.output.nodes import Node, text_of
from alliance_refs.csl.style import ast
from alliance_refs.csl.values.dates import date_sort_key
from alliance_refs.csl.values.numbers import number_sort_key
from alliance_refs.model import Date, DateParts, kind_of
from alliance_refs.text.collation import Key, collation_key

# Gives the words that one key sorts an item by.
Reader: TypeAlias = Callable[[Context], str]
T = TypeVar("T")


def in_order(
    things: Sequence[T], keys: Sequence[ast.SortKey], value_of: Callable[[T, int], Key | None]
) -> list[T]:
    """The things by their values; `value_of` tells a thing's value for the key of that place.

    A key is only asked about things that all keys before it leave level.
    """
    return _refined(list(things), keys, value_of, 0)


def _refined(
    things: list[T],
    keys: Sequence[ast.SortKey],
    value_of: Callable[[T, int], Key | None],
    place: int,
) -> list[T]:
    if place == len(keys) or len(things) < 2:
        return things
    level: dict[Key | None, list[T]] = {}
    for thing in things:
        level.setdefault(value_of(thing, place), []).append(thing)
    empty = level.pop(None, [])
    filled = sorted(level.items(), key=_first, reverse=keys[place].descending)
    blocks = [block for _, block in filled] + [empty]
    return [thing for block in blocks for thing in _refined(block, keys, value_of, place + 1)]


def _first(pair: tuple[Key | None, object]) -> Key:
    return pair[0] or ("", "")


class SortKeys:
    """Reads the values of a sort's keys, compiled by item type when first asked for."""

    def __init__(
        self,
        keys: Sequence[ast.SortKey],
        language: str,
        compile_for: Callable[[str, ast.SortKey], Compilation],
    ) -> None:
        self.keys = tuple(keys)
        self._language = language
        self._compile_for = compile_for
        self._readers: dict[tuple[str, int], Reader] = {}

    def value(self, context: Context, place: int) -> Key | None:
        """The value of the key of that place; the context must be fresh."""
        item_type = context.record.type
        read = self._readers.get((item_type, place))
        if read is None:
            read = self._readers[item_type, place] = self._reader(self.keys[place], item_type)
        words = read(context)
        return collation_key(words, self._language) if words else None

    def _reader(self, key: ast.SortKey, item_type: str) -> Reader:
        compilation = self._compile_for(item_type, key)
        if key.macro:
            return _macro_reader(compilation.macro(key.macro))
        kind = kind_of(key.variable)
        if kind == "name":
            return _names_reader(key, compilation)
        if kind == "date":
            return _date_reader(key.variable)
        if key.variable == "citation-label":
            return lambda context: citation_label(context.record)
        if kind == "number" or key.variable == "citation-number":
            return _number_reader(key.variable)
        return _text_reader(key.variable)


def _macro_reader(emit: Emit) -> Reader:
    def read(context: Context) -> str:
        out: list[Node] = []
        emit(context, out)
        return "".join(map(text_of, out))

    return read


def _names_reader(key: ast.SortKey, compilation: Compilation) -> Reader:
    part = compilation.style.citation
    if compilation.scope == "bibliography" and compilation.style.bibliography:
        names = compilation.style.bibliography.names
    else:
        names = part.names
    element = ast.Names((key.variable,), replace(names, form="long"))
    style = ListStyle(
        for_sorting(element, key), compilation.style, compilation.locale, for_sorting=True
    )
    name = key.variable

    def read(context: Context) -> str:
        persons = context.values.get(name)
        names = style.write(context, persons) if isinstance(persons, tuple) else None
        return text_of(names) if names else ""

    return read


def _date_reader(name: str) -> Reader:
    def read(context: Context) -> str:
        value = context.values.get(name)
        return date_sort_key(value) if isinstance(value, Date) else ""

    return read


def _number_reader(name: str) -> Reader:
    def read(context: Context) -> str:
        if name == "citation-number":
            return f"{context.place.number:08}"
        return number_sort_key(number_value(context, name))

    return read


def _text_reader(name: str) -> Reader:
    def read(context: Context) -> str:
        value = context.values.get(name)
        if not isinstance(value, str):
            return ""
        return "".join(map(text_of, context.record.rich(name, value)))

    return read


def _sort_number(compilation: Compilation, element: ast.Number) -> tuple[Emit, ...]:
    read = _number_reader(element.variable)

    def emit_key(context: Context, out: list[Node]) -> Status:
        words = read(context)
        if not words:
            return MET
        out.append(words)
        return FILLED

    return (emit_key,)


def _sort_date(compilation: Compilation, element: ast.Date) -> tuple[Emit, ...]:
    name = element.variable
    shown = set(element.date_parts.split("-") if element.form else [p.name for p in element.parts])

    def emit_key(context: Context, out: list[Node]) -> Status:
        value = context.values.get(name)
        if not isinstance(value, Date):
            return MET
        out.append(date_sort_key(_with_parts(value, shown)))
        return FILLED

    return (emit_key,)


def _with_parts(date: Date, shown: set[str]) -> Date:
    def cut(parts: DateParts | None) -> DateParts | None:
        if parts is None:
            return None
        return DateParts(
            parts.year if "year" in shown else 0,
            parts.month if "month" in shown else None,
            parts.day if "day" in shown else None,
        )

    return replace(date, start=cut(date.start), end=cut(date.end))


def sort_table(table: Table) -> Table:
    """The table of compilers for macros that make sort keys (CSL 1.0.2, Sorting Macros)."""
    return {**table, ast.Number: _sort_number, ast.Date: _sort_date}
