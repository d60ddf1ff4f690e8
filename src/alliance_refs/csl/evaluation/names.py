"""`cs:names` to a closure: variables, labels, and what stands in for missing names.

In: a `Names` element and its `Compilation`. Out: a closure whose output is tagged "names"
(CSL 1.0.2, Names; Substitute; Label in cs:names).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from alliance_refs.csl.evaluation.compilation import Compilation, in_order
from alliance_refs.csl.evaluation.context import FILLED, MET, Context, Emit, Status
from alliance_refs.csl.evaluation.namelist import ListStyle
from alliance_refs.csl.evaluation.person_style import FIELD
from alliance_refs.csl.evaluation.rendering import fixed_node
from alliance_refs.csl.output.nodes import BARE, Look, Node, Output, prune
from alliance_refs.csl.style import ast
from alliance_refs.csl.style.traced import traced_look
from alliance_refs.csl.values.people import Person

# The two variables that share one label when they hold the same persons.
_JOINT = frozenset(("editor", "translator"))
_JOINT_TERM = "editortranslator"


def compile_names(compilation: Compilation, element: ast.Names) -> tuple[Emit, ...]:
    """`cs:names` with its substitutes."""
    if compilation.key is not None:
        element = for_sorting(element, compilation.key)
    write = _VariableNames(compilation, element)
    look = _names_look(element)
    substitutes = tuple(
        in_order(compilation.element(child))
        for child in _until_empty_term(_alternatives(element.substitute), compilation)
    )
    variables = element.variables

    def emit_names(context: Context, out: list[Node]) -> Status:
        values = context.values
        found = []
        for variable in variables:
            if variable in values and type(persons := values[variable]) is tuple:
                found.append((variable, persons))
        if found:
            nodes = write(context, found)
            if not nodes:
                return MET
            out.append(Output(nodes, look, "names"))
            return FILLED
        for substitute in substitutes:
            inner: list[Node] = []
            status = substitute_for(context, substitute, inner)
            if inner:
                whole = inner[0] if len(inner) == 1 else Output(inner)
                tagged = isinstance(whole, Output) and whole.tag == "names"
                out.append(whole if tagged else Output((whole,), BARE, "names"))
                return status | MET
        return MET

    return (emit_names,)


def _alternatives(elements: Iterable[ast.Element]) -> Iterator[ast.Element]:
    """The substitutes one by one; those inside a `cs:choose` stand in for each other too.

    Each child of a branch becomes a `cs:choose` of its own, with the same conditions.
    """
    for element in elements:
        if not isinstance(element, ast.Choose):
            yield element
            continue
        branches = [(branch, list(_alternatives(branch.children))) for branch in element.branches]
        for at in range(max(len(children) for _, children in branches)):
            chosen = (
                replace(branch, children=tuple(children[at : at + 1]))
                for branch, children in branches
            )
            yield replace(element, branches=tuple(chosen))


def _until_empty_term(
    elements: Iterable[ast.Element], compilation: Compilation
) -> Iterator[ast.Element]:
    """The substitutes up to a term that the locale leaves empty, which ends the search."""
    for element in elements:
        term = element.name if isinstance(element, ast.Text) and element.source == "term" else ""
        if term and compilation.locale.term(term) == "":
            return
        yield element


def substitute_for(context: Context, emit: Emit, out: list[Node]) -> Status:
    """Renders what stands in for names; its variables are empty from then on."""
    outer = context.used
    used: list[str] = []
    context.used = used
    status = emit(context, out)
    context.used = outer
    if out:
        context.suppress(set(used))
        if outer is not None:
            outer.extend(used)
    return status


def _names_look(element: ast.Names) -> Look:
    delimiter = element.options.names_delimiter
    return replace(element.look, delimiter=delimiter or "")


def for_sorting(element: ast.Names, key: ast.SortKey) -> ast.Names:
    """The element as it makes sort keys: inverted, undressed, cut as the key says.

    CSL 1.0.2, Sorting Macros.
    """
    options = element.options
    minimum, first, last = key.names_min, key.names_use_first, key.names_use_last
    return replace(
        element,
        label=None,
        et_al=ast.EtAl(term=""),
        name_look=BARE,
        given=BARE,
        family=BARE,
        look=BARE,
        options=replace(
            options,
            delimiter=FIELD,
            and_="",
            name_as_sort_order="all",
            et_al_min=options.et_al_min if minimum is None else minimum,
            et_al_use_first=options.et_al_use_first if first is None else first,
            et_al_subsequent_min=0,
            et_al_subsequent_use_first=0,
            et_al_use_last=options.et_al_use_last if last is None else last,
        ),
    )


class _VariableNames:
    """Writes the names of each variable of one `cs:names`, with its label."""

    def __init__(self, compilation: Compilation, element: ast.Names) -> None:
        self._sorts = compilation.key is not None
        self._list = ListStyle(
            element, compilation.style, compilation.locale, for_sorting=self._sorts
        )
        self._counts = element.options.form == "count"
        self._traced = element.traced
        self._label = element.label
        self._label_first = element.label_first
        self._locale = compilation.locale
        self._labels: dict[tuple[str, bool], Node | None] = {}

    def __call__(self, context: Context, found: list[tuple[str, tuple[Person, ...]]]) -> list[Node]:
        if context.used is not None:
            context.used.extend(variable for variable, _ in found)
        found = self._joined(found)
        if self._counts:
            total = sum(self._list.count(context, persons) for _, persons in found)
            return [f"{total:03}" if self._sorts else str(total)]
        return prune(self._variable(context, variable, persons) for variable, persons in found)

    def _variable(
        self, context: Context, variable: str, persons: tuple[Person, ...]
    ) -> Node | None:
        names = self._list.write(context, persons)
        if names is None:
            return None
        if self._traced:
            names.look = traced_look(names.look, variable)
        label = self._labelled(variable, len(persons)) if self._label else None
        if label is None:
            return names
        return Output((label, names) if self._label_first else (names, label))

    def _joined(
        self, found: list[tuple[str, tuple[Person, ...]]]
    ) -> list[tuple[str, tuple[Person, ...]]]:
        """Editors who are the translators too are named once (CSL 1.0.2, Names)."""
        if len(found) != 2 or {found[0][0], found[1][0]} != _JOINT or found[0][1] != found[1][1]:
            return found
        if self._label and not self._locale.term(_JOINT_TERM, self._label.form):
            return found
        return [(_JOINT_TERM, found[0][1])]

    def _labelled(self, variable: str, count: int) -> Node | None:
        assert self._label is not None
        rule = self._label.plural
        plural = count > 1 if rule == "contextual" else rule == "always"
        key = (variable, plural)
        if key not in self._labels:
            text = self._locale.term(variable, self._label.form, plural) or ""
            node = fixed_node(text, self._label.look, self._locale.language)
            self._labels[key] = node
        return self._labels[key]
