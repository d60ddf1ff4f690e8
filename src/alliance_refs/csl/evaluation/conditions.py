"""`cs:choose`: conditions to tests, settled while compiling where they can be.

In: a `Choose`. Out: the closures of the branch that holds, or one closure that tests
(CSL 1.0.2, Choose). Tests of the item type are always settled; tests of position and
locator are in a bibliography, where they are false. An item has one type and a cite one
kind of locator: of several values of these, one that holds is enough, whatever `match`.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet

from alliance_refs.csl.evaluation.compilation import Compilation, in_order
from alliance_refs.csl.evaluation.context import Context, Emit, Status, Test
from alliance_refs.csl.output.nodes import Node
from alliance_refs.csl.style import ast
from alliance_refs.csl.values.numbers import is_numeric
from alliance_refs.model import Date

# Variables that tell of the cite, not of the item.
_OF_CITE: dict[str, Callable[[Context], str]] = {
    "locator": lambda context: context.locator,
    "year-suffix": lambda context: context.year_suffix,
    "citation-number": lambda context: str(context.place.number or ""),
    "first-reference-note-number": lambda context: str(context.place.first_note or ""),
}


def compile_choose(compilation: Compilation, element: ast.Choose) -> tuple[Emit, ...]:
    """The closures of the branch that holds."""
    branches: list[tuple[Test, Emit]] = []
    otherwise: tuple[Emit, ...] = ()
    for branch in element.branches:
        test = _test(compilation, branch)
        if test is False:
            continue
        children = compilation.children(branch.children)
        if test is True:
            otherwise = children
            break
        branches.append((test, in_order(children)))
    if not branches:
        return otherwise
    return (_first_that_holds(branches, in_order(otherwise)),)


def _first_that_holds(branches: list[tuple[Test, Emit]], otherwise: Emit) -> Emit:
    if len(branches) == 1:
        ((test, then),) = branches

        def emit_one(context: Context, out: list[Node]) -> Status:
            return then(context, out) if test(context) else otherwise(context, out)

        return emit_one

    def emit_first(context: Context, out: list[Node]) -> Status:
        for holds, emit in branches:
            if holds(context):
                return emit(context, out)
        return otherwise(context, out)

    return emit_first


def _test(compilation: Compilation, branch: ast.Branch) -> Test | bool:
    """The branch's test; True or False where it is known before any item is seen."""
    every = branch.match == "all"
    tests = [_condition(compilation, condition, every) for condition in branch.conditions]
    if not branch.conditions:
        return True
    joined = _joined(tests, every)
    if branch.match != "none":
        return joined
    return (not joined) if isinstance(joined, bool) else (lambda context: not joined(context))


def _joined(tests: list[Test | bool], every: bool) -> Test | bool:
    """One test that holds when all tests do, or any; known ones are settled first."""
    if (not every) in tests:
        return not every
    unknown = [test for test in tests if not isinstance(test, bool)]
    if len(unknown) < 2:
        return unknown[0] if unknown else every
    combine = all if every else any
    return lambda context: combine(test(context) for test in unknown)


def _condition(compilation: Compilation, condition: ast.Condition, every: bool) -> Test | bool:
    kind, values = condition.kind, condition.values
    if kind == "type":
        return compilation.item_type in values
    if compilation.scope == "bibliography":
        if kind in ("position", "locator"):
            return False
        if kind == "variable" and "locator" in values:
            values = tuple(value for value in values if value != "locator")
            if every or not values:
                return False
    if kind in _SETS:
        return _of_set(values, every, _SETS[kind])
    return _joined([_TESTS[kind](value) for value in values], every and kind != "locator")


def _of_set(
    values: tuple[str, ...], every: bool, set_of: Callable[[Context], AbstractSet[str]]
) -> Test | bool:
    """A test of what a set holds; variables that tell of the cite are asked one by one."""
    tests: list[Test | bool] = [_has_cite_variable(name) for name in values if name in _OF_CITE]
    wanted = frozenset(values) - _OF_CITE.keys()
    if len(wanted) == 1:
        (only,) = wanted
        tests.append(lambda context: only in set_of(context))
    elif wanted and every:
        tests.append(lambda context: wanted <= set_of(context))
    elif wanted:
        tests.append(lambda context: not set_of(context).isdisjoint(wanted))
    return _joined(tests, every)


_SETS: dict[str, Callable[[Context], AbstractSet[str]]] = {
    "variable": lambda context: context.record.values.keys(),
    "position": lambda context: context.positions,
}


def _has_cite_variable(name: str) -> Test:
    value_of = _OF_CITE[name]
    return lambda context: bool(value_of(context))


def _has_number(name: str) -> Test:
    if name in _OF_CITE:
        value_of = _OF_CITE[name]
        return lambda context: is_numeric(value_of(context))

    def test(context: Context) -> bool:
        value = context.record.values.get(name)
        return isinstance(value, str) and is_numeric(value)

    return test


def _is_uncertain(name: str) -> Test:
    def test(context: Context) -> bool:
        value = context.record.values.get(name)
        return isinstance(value, Date) and value.circa

    return test


def _has_locator(label: str) -> Test:
    return lambda context: bool(context.locator) and context.locator_label == label


def _disambiguates(value: str) -> Test:
    wanted = value == "true"

    def test(context: Context) -> bool:
        holds = context.conditions > 0
        context.conditions -= 1
        return holds is wanted

    return test


_TESTS: dict[str, Callable[[str], Test]] = {
    "is-numeric": _has_number,
    "is-uncertain-date": _is_uncertain,
    "locator": _has_locator,
    "disambiguate": _disambiguates,
}
