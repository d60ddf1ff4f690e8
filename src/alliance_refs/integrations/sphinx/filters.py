"""Filters of bibliographies: an expression and a work in, yes or no out.

The language is sphinxcontrib-bibtex's, a small part of Python's:

    cited and type in {"book", "thesis"} and not author % "Kim"

Names are fields of the work; each has a set of values. `==` and `in` ask for a common
value, `%` for a value that a regular expression is found in. Besides there are `cited`,
`key`, `docname` (the page of the list), `docnames` or `document` (the pages that cite the
work), `keyword`, and `section` (cited in the section of the list).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from alliance_refs.model import Date, Item

Values: TypeAlias = frozenset[str]
Result: TypeAlias = Values | bool
Facts: TypeAlias = Mapping[str, Result]
Filter: TypeAlias = Callable[[Item, Facts], bool]

# BibTeX's words for CSL's types, beside CSL's own.
_BIBTEX_TYPES = {
    "article-journal": ("article",),
    "article-magazine": ("article",),
    "article-newspaper": ("article",),
    "chapter": ("incollection", "inbook"),
    "paper-conference": ("inproceedings", "conference"),
    "thesis": ("phdthesis", "mastersthesis"),
    "report": ("techreport",),
    "webpage": ("online", "misc"),
    "document": ("misc",),
}
_FIELDS = {
    "journal": "container-title",
    "booktitle": "container-title",
    "address": "publisher-place",
    "number": "issue",
    "pages": "page",
    "keywords": "keyword",
}
_COMPARES: dict[type[ast.cmpop], bool] = {ast.Eq: True, ast.In: True, ast.NotEq: False}
_COMPARES[ast.NotIn] = False


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
        raise ValueError(f"the filter {text!r} is no expression") from None
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
    return lambda item, facts: facts[name] if name in facts else _field(item, name)


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
    if len(node.ops) != 1 or type(node.ops[0]) not in _COMPARES:
        raise ValueError(f"a filter compares two values by ==, !=, in, not in: {ast.unparse(node)}")
    wanted = _COMPARES[type(node.ops[0])]
    left, right = _compiled(node.left), _compiled(node.comparators[0])
    return lambda item, facts: (
        bool(_values(left(item, facts)) & _values(right(item, facts))) == wanted
    )


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
    ast.BinOp: _matches,
}


def _values(result: Result) -> Values:
    return frozenset((str(result),)) if isinstance(result, bool) else result


def _field(item: Item, name: str) -> Values:
    if name == "type":
        return frozenset((item.type, *_BIBTEX_TYPES.get(item.type, ())))
    if name == "year":
        issued = item.get("issued")
        year = issued.year if isinstance(issued, Date) else None
        return frozenset() if year is None else frozenset((str(year),))
    value = item.get(_FIELDS.get(name, name.replace("_", "-")))
    if isinstance(value, tuple):
        return frozenset(map(str, value))
    return frozenset() if value is None else frozenset((str(value),))


def keywords(item: Item) -> Values:
    """The key words of a work, each by itself."""
    words = str(item.get("keyword") or item.get("keywords") or "")
    return frozenset(word.strip() for word in re.split(r"[,;]", words) if word.strip())
