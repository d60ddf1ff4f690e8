"""Names of a bibliography entry that repeat those of the entry before it.

In: the outputs of entries in order. Out: the same, with a substitute in the place of names
(CSL 1.0.2, Reference Grouping). Only the first names of an entry count.
"""

from __future__ import annotations

from alliance_refs.csl.evaluation.namelist import People
from alliance_refs.csl.output.nodes import Node, Output, find, rewrite, text_of
from alliance_refs.csl.style import ast


class AuthorSubstitution:
    """Replaces repeated names, entry after entry, as a style's rule says."""

    def __init__(self, bibliography: ast.Bibliography) -> None:
        self._mark = bibliography.subsequent_author_substitute
        # Nothing can stand for one name among others, only for all of them.
        rule = bibliography.subsequent_author_substitute_rule
        self._rule = rule if self._mark else "complete-all"
        self._before: Output | None = None

    def applied(self, output: Output) -> Output:
        """The next entry, with a substitute where it repeats the one before."""
        if self._mark is None:
            return output
        names, before = find(output, "names"), self._before
        self._before = names
        if names is None or before is None:
            return output
        return _substituted(output, names, before, self._mark, self._rule)


def _substituted(output: Output, names: Output, before: Output, mark: str, rule: str) -> Output:
    same = _words(names) == _words(before)
    if rule == "complete-all":
        changed = _whole(names, mark) if same else names
    elif rule == "complete-each":
        changed = _each(names, mark, _count(names)) if same else names
    else:
        alike = _alike(names, before)
        changed = _each(names, mark, min(alike, 1) if rule == "partial-first" else alike)
    if changed is names:
        return output
    left = rewrite(output, lambda node: changed if node is names else node)
    return left if isinstance(left, Output) else output


def _words(names: Output) -> str:
    """The names without their label, or what stands for them."""
    people = _people(names)
    return text_of(people if people else names)


def _people(names: Output) -> People | None:
    """The list that the names begin with; a title that names somebody has none."""
    node: Node | None = names
    while isinstance(node, Output):
        if lists := [child for child in node.children if isinstance(child, People)]:
            return lists[0]
        node = next(iter(node.children), None)
    return None


def _whole(names: Output, mark: str) -> Output | None:
    """The mark in the place of all names; without a mark, nothing."""
    if not mark:
        return None
    people = _people(names)
    if people is None:
        return Output((mark,), names.look, names.tag)
    left = rewrite(names, lambda node: mark if node is people else node)
    return left if isinstance(left, Output) else names


def _count(names: Output) -> int:
    people = _people(names)
    return len(people.names) if people else 1


def _alike(names: Output, before: Output) -> int:
    """How many names from the first on are the same in both."""
    mine, theirs = _people(names), _people(before)
    if mine is None or theirs is None:
        return int(text_of(names) == text_of(before))
    count = 0
    for one, other in zip(mine.persons, theirs.persons, strict=False):
        if one is not other:
            break
        count += 1
    return count


def _each(names: Output, mark: str, count: int) -> Output:
    people = _people(names)
    if people is None:
        return _whole(names, mark) or names if count else names
    places = set(people.names[:count])
    if not places:
        return names
    children: list[Node] = [
        mark if index in places else child for index, child in enumerate(people.children)
    ]
    changed = Output(children, people.look)
    left = rewrite(names, lambda node: changed if node is people else node)
    return left if isinstance(left, Output) else names
