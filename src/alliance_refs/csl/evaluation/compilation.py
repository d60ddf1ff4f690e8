"""`Compilation`: a style's elements to closures, for one scope and one item type.

In: the frozen tree of a style, a locale, a scope ("citation" or "bibliography") and an item
type. Out: `Emit` closures. The type is fixed before anything runs, so that most branches
of a style fall away; macros are compiled when first called, once. What each element becomes
is told by a table handed in (`csl.program`), one function an element.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from alliance_refs.csl.evaluation.context import MET, PLAIN, Context, Emit, Status
from alliance_refs.csl.locales.locale import Locale
from alliance_refs.csl.output.nodes import Node
from alliance_refs.csl.style import ast

# For each class of element, what compiles it. Nothing, one closure, or several that stand
# side by side (a `cs:choose` whose branch is known).
Table: TypeAlias = Mapping[type, Callable[["Compilation", Any], tuple[Emit, ...]]]


class Compilation:
    """One style, compiled for one scope, item type and purpose.

    `key` is the sort key that macros are compiled for, None for output. `dates_take_suffix`
    says that year suffixes follow the first year, since no `cs:text` places them.
    """

    def __init__(
        self,
        style: ast.Style,
        locale: Locale,
        scope: str,
        item_type: str,
        table: Table,
        *,
        key: ast.SortKey | None = None,
        dates_take_suffix: bool = True,
    ) -> None:
        self.style = style
        self.locale = locale
        self.scope = scope
        self.item_type = item_type
        self.key = key
        self.dates_take_suffix = dates_take_suffix
        self._table = table
        self._macros: dict[str, Emit] = {}

    def element(self, element: ast.Element) -> tuple[Emit, ...]:
        """The closures of one element."""
        return self._table[type(element)](self, element)

    def children(self, elements: Iterable[ast.Element]) -> tuple[Emit, ...]:
        """The closures of elements that stand side by side."""
        return tuple(emit for element in elements for emit in self.element(element))

    def macro(self, name: str) -> Emit:
        """The closure of a macro, which adds what its elements render."""
        emit = self._macros.get(name)
        if emit is None:
            emit = in_order(self.children(self.style.macros[self.scope, name]))
            self._macros[name] = emit
        return emit


def in_order(emits: tuple[Emit, ...]) -> Emit:
    """One closure that runs several in order."""
    if len(emits) == 1:
        return emits[0]

    def emit_all(context: Context, out: list[Node]) -> Status:
        status = PLAIN
        for emit in emits:
            status |= emit(context, out)
        return status

    return emit_all if emits else _nothing


def _nothing(context: Context, out: list[Node]) -> Status:
    return PLAIN


def missing(context: Context, out: list[Node]) -> Status:
    """The closure of an element whose variable cannot be filled here."""
    return MET
