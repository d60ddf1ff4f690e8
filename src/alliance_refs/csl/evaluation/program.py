"""`Program`: a style ready to run, compiled by item type as types are met.

In: a style's frozen tree and a locale. Out: for an item's `Context`, the output of its cite
or its bibliography entry, or its sort keys.
"""

from __future__ import annotations

from collections.abc import Iterator

from alliance_refs.csl.evaluation.compilation import Compilation, Table, in_order
from alliance_refs.csl.evaluation.conditions import compile_choose
from alliance_refs.csl.evaluation.context import Context, Emit
from alliance_refs.csl.evaluation.names import compile_names
from alliance_refs.csl.evaluation.rendering import (
    compile_date,
    compile_group,
    compile_label,
    compile_number,
    compile_text,
)
from alliance_refs.csl.evaluation.sorting import SortKeys, sort_table
from alliance_refs.csl.locales.locale import Locale
from alliance_refs.csl.output.nodes import Node, Output
from alliance_refs.csl.style import ast

TABLE: Table = {
    ast.Text: compile_text,
    ast.Number: compile_number,
    ast.Label: compile_label,
    ast.Date: compile_date,
    ast.Group: compile_group,
    ast.Choose: compile_choose,
    ast.Names: compile_names,
}

_SORT_TABLE = sort_table(TABLE)


class Program:
    """A compiled style."""

    def __init__(self, style: ast.Style, locale: Locale) -> None:
        self.style = style
        self.locale = locale
        self.dates_take_suffix = not any(_places(style, scope, "year-suffix") for scope in _SCOPES)
        self.numbers_entries = _places(style, "bibliography", "citation-number")
        self._layouts: dict[tuple[str, str], Emit] = {}
        self.sorts = {
            "citation": self._sort_keys("citation", style.citation.sort),
            "bibliography": self._sort_keys(
                "bibliography", style.bibliography.sort if style.bibliography else ()
            ),
        }

    def cite(self, context: Context) -> Output | None:
        """The item's cite, without the layout's affixes; None when nothing shows."""
        return self._run("citation", context)

    def entry(self, context: Context) -> Output | None:
        """The item's bibliography entry, without the layout's affixes."""
        return self._run("bibliography", context)

    def _run(self, scope: str, context: Context) -> Output | None:
        emit = self._layouts.get((scope, context.record.type))
        if emit is None:
            emit = self._compile(scope, context.record.type)
        out: list[Node] = []
        emit(context, out)
        return Output(out, tag="cite" if scope == "citation" else "entry") if out else None

    def _sort_keys(self, scope: str, keys: tuple[ast.SortKey, ...]) -> SortKeys:
        compiled: dict[object, Compilation] = {}

        def compile_for(item_type: str, key: ast.SortKey) -> Compilation:
            """One compilation for all keys that cut names alike."""
            alike = (item_type, key.names_min, key.names_use_first, key.names_use_last)
            if alike not in compiled:
                compiled[alike] = Compilation(
                    self.style, self.locale, scope, item_type, _SORT_TABLE, key=key
                )
            return compiled[alike]

        return SortKeys(keys, self.locale.language, compile_for)

    def _compile(self, scope: str, item_type: str) -> Emit:
        compilation = Compilation(
            self.style,
            self.locale,
            scope,
            item_type,
            TABLE,
            dates_take_suffix=self.dates_take_suffix,
        )
        part = self.style.citation if scope == "citation" else self.style.bibliography
        emit = in_order(compilation.children(part.layout.children if part else ()))
        self._layouts[scope, item_type] = emit
        return emit


_SCOPES = ("citation", "bibliography")


def _places(style: ast.Style, scope: str, variable: str) -> bool:
    """Whether a `cs:text` or `cs:number` of that scope renders a variable."""
    return any(
        (
            isinstance(element, ast.Text)
            and element.source == "variable"
            and element.name == variable
        )
        or (isinstance(element, ast.Number) and element.variable == variable)
        for element in all_elements(style, scope)
    )


def tests_disambiguate(style: ast.Style) -> int:
    """How many conditions in cites test `disambiguate` to some purpose.

    None does where year suffixes tell cites apart: authors of styles with both have never
    seen one hold.
    """
    if style.citation.disambiguate_add_year_suffix and _shows_suffixes(style):
        return 0
    return sum(
        condition.kind == "disambiguate"
        for element in all_elements(style, "citation")
        if isinstance(element, ast.Choose)
        for branch in element.branches
        for condition in branch.conditions
    )


def _shows_suffixes(style: ast.Style) -> bool:
    """Whether cites have a place for year suffixes."""
    return _places(style, "citation", "year-suffix") or any(
        isinstance(element, ast.Date) and element.variable == "issued"
        for element in all_elements(style, "citation")
    )


def all_elements(style: ast.Style, scope: str) -> Iterator[ast.Element]:
    """Every rendering element of a scope, those of the macros it calls included."""
    part = style.citation if scope == "citation" else style.bibliography
    if part is not None:
        yield from _below(part.layout.children)
    for (macro_scope, _), children in style.macros.items():
        if macro_scope == scope:
            yield from _below(children)


def _below(elements: tuple[ast.Element, ...]) -> Iterator[ast.Element]:
    for element in elements:
        yield element
        if isinstance(element, ast.Group):
            yield from _below(element.children)
        elif isinstance(element, ast.Choose):
            for branch in element.branches:
                yield from _below(branch.children)
        elif isinstance(element, ast.Names):
            yield from _below(element.substitute)
