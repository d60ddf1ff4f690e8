"""`cs:choose`: conditions to tests, settled while compiling where they can be.

In: a `Choose`. Out: the closures of the branch that holds, or one closure that tests
(CSL 1.0.2, Choose). Tests of the item type are always settled; tests of position and
locator are in a bibliography, where they are false.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from alliance_refs.csl import ast
from alliance_refs.csl.compilation import Compilation, in_order
from alliance_refs.csl.context import Context, Emit, Status, Test
from alliance_refs.csl.labels import citation_label
from alliance_refs.csl.numbers import is_numeric
from alliance_refs.csl.output import Node
from alliance_refs.model import Date

# Variables that tell of the cite, not of the item.
_OF_CITE: dict[str, Callable[[Context], str]] = {
    "locator": lambda context: context.locator,
    "year-suffix": lambda context: context.year_suffix,
    "citation-label": lambda context: citation_label(context.record),
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
    tests = [_condition(compilation, condition) for condition in branch.conditions]
    if not branch.conditions:
        return True
    if branch.match == "all":
        return _all(tests)
    some = _any(tests)
    if branch.match == "any":
        return some
    return _negation(some)


def _all(tests: list[Test | bool]) -> Test | bool:
    open_tests = list(_open(tests))
    if False in tests:
        return False
    if len(open_tests) < 2:
        return open_tests[0] if open_tests else True
    if len(open_tests) == 2:
        one, other = open_tests
        return lambda context: one(context) and other(context)
    return lambda context: all(test(context) for test in open_tests)


def _any(tests: list[Test | bool]) -> Test | bool:
    open_tests = list(_open(tests))
    if True in tests:
        return True
    if len(open_tests) < 2:
        return open_tests[0] if open_tests else False
    if len(open_tests) == 2:
        one, other = open_tests
        return lambda context: one(context) or other(context)
    return lambda context: any(test(context) for test in open_tests)


def _negation(test: Test | bool) -> Test | bool:
    if isinstance(test, bool):
        return not test
    return lambda context: not test(context)


def _open(tests: list[Test | bool]) -> Iterator[Test]:
    return (test for test in tests if not isinstance(test, bool))


def _condition(compilation: Compilation, condition: ast.Condition) -> Test | bool:
    if condition.kind == "type":
        return condition.value == compilation.item_type
    in_entry = compilation.scope == "bibliography"
    if in_entry and (condition.kind in ("position", "locator") or condition.value == "locator"):
        return False
    return _TESTS[condition.kind](condition.value)


def _has_variable(name: str) -> Test:
    if name in _OF_CITE:
        value_of = _OF_CITE[name]
        return lambda context: bool(value_of(context))
    return lambda context: name in context.record.values


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
    wanted = _LOCATOR_SPELLINGS.get(label, label)
    return lambda context: bool(context.locator) and context.locator_label == wanted


_LOCATOR_SPELLINGS = {"sub verbo": "sub-verbo"}


def _has_position(position: str) -> Test:
    return lambda context: position in context.positions


def _disambiguates(value: str) -> Test:
    wanted = value == "true"

    def test(context: Context) -> bool:
        holds = context.conditions > 0
        context.conditions -= 1
        return holds is wanted

    return test


_TESTS: dict[str, Callable[[str], Test]] = {
    "variable": _has_variable,
    "is-numeric": _has_number,
    "is-uncertain-date": _is_uncertain,
    "locator": _has_locator,
    "position": _has_position,
    "disambiguate": _disambiguates,
}
