"""Filters of bibliographies: an expression and a work in, yes or no out.

The language is sphinxcontrib-bibtex's, a small part of Python's:

    cited and type in {"book", "thesis"} and year >= "1990" and not author % "Kim"

Names are fields of the work; each has a set of values, "" where the work lacks it. `==`
asks for a common value, `in` for one or for a part of the text, `%` for a value that a
regular expression is found in; `<`, `<=`, `>`, `>=` compare numbers as numbers. Between two
sets (`docnames`, `document`, `keyword`, what stands in braces) they mean what they mean for
Python's sets, as `|` and `&` do. Besides there are `cited`, `footcited` (in a footnote
by `footcite`, on a page whose style has no notes), `key`, `docname` (the page of
the list), `docnames` or `document` (the pages that cite the work), `keyword`, and `section`
(cited in the section of the list).
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from alliance_refs.integrations.sphinx.filter_fields import Values, field_values
from alliance_refs.model import Item

Result: TypeAlias = Values | bool
Facts: TypeAlias = Mapping[str, Result]
Filter: TypeAlias = Callable[[Item, Facts], bool]

_Test: TypeAlias = Callable[[Values, Values], bool]
# Comparisons of one value with another; those of sets are Python's own.
_ORDERS: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
_ASSIGNS = re.compile(r"(?<![=!<>])=(?!=)")
_NOTHING: Values = frozenset(("",))
_SETS = ("docnames", "document", "keyword", "keywords")


def read_filter(text: str) -> Filter:
    """The filter that an expression means.

    Raises `ValueError`, with what is wrong, when the text is no such expression.

    >>> chosen = read_filter('cited and type == "book"')
    >>> chosen(Item("kim", "book"), {"cited": True}), chosen(Item("lee", "chapter"), {"cited": True})
    (True, False)
    """
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        hint = "; values are compared by ==" if _ASSIGNS.search(text) else ""
        raise ValueError(f"the filter {text!r} is no expression{hint}") from None
    evaluate = _compiled(tree)
    return lambda item, facts: bool(evaluate(item, facts))


_Step: TypeAlias = Callable[[Item, Facts], Result]


def _compiled(node: ast.expr) -> _Step:
    for kind, make in _MAKERS.items():
        if isinstance(node, kind):
            return make(node)
    raise ValueError(f"a filter knows no {type(node).__name__}: {ast.unparse(node)}")


def _constant(node: ast.Constant) -> _Step:
    value: Result = node.value if isinstance(node.value, bool) else frozenset((str(node.value),))
    return lambda item, facts: value


def _set(node: ast.Set | ast.List | ast.Tuple) -> _Step:
    steps = [_compiled(part) for part in node.elts]
    return lambda item, facts: frozenset().union(*(_values(step(item, facts)) for step in steps))


def _name(node: ast.Name) -> _Step:
    name = node.id
    return lambda item, facts: facts[name] if name in facts else field_values(item, name)


def _not(node: ast.UnaryOp) -> _Step:
    if not isinstance(node.op, ast.Not):
        raise ValueError(f"a filter knows no {ast.unparse(node)}")
    step = _compiled(node.operand)
    return lambda item, facts: not step(item, facts)


def _bool(node: ast.BoolOp) -> _Step:
    steps = [_compiled(part) for part in node.values]
    joined = all if isinstance(node.op, ast.And) else any
    return lambda item, facts: joined(step(item, facts) for step in steps)


def _compare(node: ast.Compare) -> _Step:
    test = _test(node) if len(node.ops) == 1 else None
    if test is None:
        wanted = "==, !=, <, <=, >, >=, in, not in"
        raise ValueError(f"a filter compares two values by {wanted}: {ast.unparse(node)}")
    left, right = _compiled(node.left), _compiled(node.comparators[0])
    return lambda item, facts: test(_values(left(item, facts)), _values(right(item, facts)))


def _test(node: ast.Compare) -> _Test | None:
    kind, right = type(node.ops[0]), node.comparators[0]
    sets = _is_set(node.left) and _is_set(right)
    if kind in _ORDERS:
        order = _ORDERS[kind]
        return order if sets else lambda a, b: any(order(*_pair(x, y)) for x in a for y in b)
    if kind in (ast.Eq, ast.NotEq):
        same: _Test = operator.eq if sets else _meet
        return same if kind is ast.Eq else lambda a, b: not same(a, b)
    if kind in (ast.In, ast.NotIn):
        inside: _Test = _meet if _is_set(right) else _is_part
        return inside if kind is ast.In else lambda a, b: not inside(a, b)
    return None


def _is_set(node: ast.expr) -> bool:
    """Whether an expression means several values at once."""
    named = isinstance(node, ast.Name) and node.id in _SETS
    return named or isinstance(node, ast.Set | ast.List | ast.Tuple | ast.BinOp)


def _meet(left: Values, right: Values) -> bool:
    return bool((left or _NOTHING) & (right or _NOTHING))


def _is_part(left: Values, right: Values) -> bool:
    return any(part in text for part in left for text in right)


def _pair(left: str, right: str) -> tuple[object, object]:
    numbers = left.isdecimal() and right.isdecimal()
    return (int(left), int(right)) if numbers else (left, right)


def _binary(node: ast.BinOp) -> _Step:
    if isinstance(node.op, ast.BitOr | ast.BitAnd):
        left, right = _compiled(node.left), _compiled(node.right)
        join = operator.or_ if isinstance(node.op, ast.BitOr) else operator.and_
        return lambda item, facts: _joined(join, left(item, facts), right(item, facts))
    return _matches(node)


def _joined(join: Callable[[Any, Any], Result], left: Result, right: Result) -> Result:
    if isinstance(left, bool) and isinstance(right, bool):
        return join(left, right)
    return join(_values(left), _values(right))


def _matches(node: ast.BinOp) -> _Step:
    pattern = node.right
    if not isinstance(node.op, ast.Mod) or not isinstance(pattern, ast.Constant):
        raise ValueError(f"a filter knows no {ast.unparse(node)}")
    try:
        wanted = re.compile(str(pattern.value), re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"the filter's pattern {pattern.value!r} is broken: {error}") from None
    left = _compiled(node.left)
    return lambda item, facts: any(wanted.search(value) for value in _values(left(item, facts)))


_MAKERS: dict[type | tuple[type, ...], Callable[..., _Step]] = {
    ast.Constant: _constant,
    (ast.Set, ast.List, ast.Tuple): _set,
    ast.Name: _name,
    ast.UnaryOp: _not,
    ast.BoolOp: _bool,
    ast.Compare: _compare,
    ast.BinOp: _binary,
}


def _values(result: Result) -> Values:
    return frozenset((str(result),)) if isinstance(result, bool) else result
