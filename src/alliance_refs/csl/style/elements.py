"""Rendering elements of a style, from XML to `csl.ast`, one small reader each.

In: an element, and the `Scope` it stands in (`cs:citation` or `cs:bibliography`). Out: its
value. A scope reads the macros it meets once, refuses those that call themselves, and
hands down the name options (CSL 1.0.2, Rendering Elements; Inheritable Name Options).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, cast, get_args

from lxml import etree

from alliance_refs.csl.output.nodes import BARE, Look
from alliance_refs.csl.style import ast
from alliance_refs.csl.style.looks import read_look
from alliance_refs.csl.style.xml import line_of, local_name
from alliance_refs.errors import Diagnostic, StyleError
from alliance_refs.model import kind_of

# Attribute of cs:style, cs:citation, cs:bibliography, and of cs:name what it stands for.
NAME_ATTRIBUTES = {
    "name-form": "form",
    "name-delimiter": "delimiter",
    "names-delimiter": "names-delimiter",
    **{
        name: name
        for name in (
            "and delimiter-precedes-et-al delimiter-precedes-last et-al-min et-al-use-first "
            "et-al-use-last et-al-subsequent-min et-al-subsequent-use-first initialize "
            "initialize-with name-as-sort-order sort-separator"
        ).split()
    },
}
_OF_NAME = frozenset(NAME_ATTRIBUTES.values()) - {"names-delimiter"}


def look_of(element: etree._Element, *, inner: bool = False) -> Look:
    """How an element dresses its output; `inner` for `cs:layout`, whose affixes are inside."""
    look = read_look(cast(Mapping[str, str], element.attrib))
    return replace(look, inner_affixes=True) if inner else look


def whole_number(value: str | None, default: int) -> int:
    """A count written in an attribute; the default when it is no count."""
    return int(value) if value and value.isascii() and value.isdigit() else default


# The elements that the layout stands for when macros are written out. The largest real
# style has 824,000; without a bound, macros that call macros twice would never end.
LARGEST_EXPANSION = 5_000_000


class Scope:
    """What holds for all elements under one `cs:citation` or `cs:bibliography`.

    `built` collects the macros met, `problems` what was odd; `stands_for` is the
    `cs:names` whose substitute is being read.
    """

    def __init__(
        self,
        source: str,
        name: str,
        macros: Mapping[str, etree._Element],
        names: Mapping[str, str],
    ) -> None:
        self.source = source
        self.name = name
        self.built: dict[tuple[str, str], tuple[ast.Element, ...]] = {}
        self.problems: list[Diagnostic] = []
        self._macros = macros
        self._names = names
        self._open: list[str] = []
        self._size = 0
        self._sizes: dict[str, int] = {}
        self.stands_for: ast.Names | None = None

    def children(self, element: etree._Element) -> tuple[ast.Element, ...]:
        """The rendering elements directly under an element."""
        found = (self._element(child) for child in element)
        return _with_words(tuple(child for child in found if child is not None))

    def substitutes(self, element: etree._Element, names: ast.Names) -> tuple[ast.Element, ...]:
        """The elements of a `cs:substitute`, which stand in for `names`."""
        outer, self.stands_for = self.stands_for, names
        found = self.children(element)
        self.stands_for = outer
        return found

    def macro(self, name: str, line: int) -> None:
        """Reads a macro that is called in `line`, once, and counts what it stands for."""
        if (self.name, name) not in self.built:
            self._read_macro(name, line)
        self._size += self._sizes[name]
        if self._size > LARGEST_EXPANSION:
            raise StyleError(
                f"{self.source}:{line}: macros within macros stand for over"
                f" {LARGEST_EXPANSION} elements; no style needs so many"
            )

    def _read_macro(self, name: str, line: int) -> None:
        if name in self._open:
            trail = " > ".join((*self._open, name))
            raise StyleError(f"{self.source}:{line}: a macro calls itself: {trail}")
        if name not in self._macros:
            raise StyleError(f"{self.source}:{line}: there is no macro {name!r}")
        self._open.append(name)
        outer, self.stands_for = self.stands_for, None
        before, self._size = self._size, 0
        self.built[self.name, name] = self.children(self._macros[name])
        self._sizes[name], self._size = self._size, before
        self.stands_for = outer
        self._open.pop()

    def name_options(self, attributes: Mapping[str, str] | None = None) -> ast.NameOptions:
        """The options of a `cs:name` in this scope, inherited ones included."""
        return _options({**self._names, **(attributes or {})})

    def _element(self, element: etree._Element) -> ast.Element | None:
        name = local_name(element)
        self._size += 1
        if read := _READERS.get(name):
            return read(self, element)
        self.note("unknown-element", f"cs:{name or element.tag} is no rendering element", element)
        return None

    def note(self, code: str, message: str, element: etree._Element) -> None:
        """Keeps a diagnostic about an element."""
        where = f"{self.source}:{line_of(element)}: "
        self.problems.append(Diagnostic(code, where + message))


def _text(scope: Scope, element: etree._Element) -> ast.Element | None:
    for source in ("variable", "macro", "term", "value"):
        name = element.get(source)
        if name is not None:
            break
    else:
        scope.note("empty-text", "cs:text says nothing to render", element)
        return None
    look = look_of(element)
    if source == "macro":
        scope.macro(name, line_of(element))
        # What citeproc-js never did style authors never saw.
        look = replace(look, text_case="")
    elif look.suffix:
        look = _beside_stop(look)
    plural = element.get("plural") == "true"
    form = element.get("form", "long")
    return ast.Text(source, name, form, plural, look, line_of(element))


def _beside_stop(look: Look) -> Look:
    """The look of a text that its own stop or colon, or its group's delimiter, follows."""
    return replace(look, keeps_stop=True) if look.styles or look.quotes else look


def _joined_by_stops(element: ast.Element) -> ast.Element:
    """An element of a group whose delimiter begins with a full stop or a colon."""
    if isinstance(element, ast.Choose):
        branches = (
            replace(branch, children=tuple(map(_joined_by_stops, branch.children)))
            for branch in element.branches
        )
        return replace(element, branches=tuple(branches))
    if isinstance(element, ast.Text) and element.source != "macro" and not element.look.suffix:
        return replace(element, look=_beside_stop(element.look))
    return element


def _number(scope: Scope, element: etree._Element) -> ast.Element:
    form = cast(ast.NumberForm, element.get("form", "numeric"))
    return ast.Number(element.get("variable", ""), form, look_of(element), line_of(element))


def _date(scope: Scope, element: etree._Element) -> ast.Element:
    form = element.get("form", "")
    return ast.Date(
        variable=element.get("variable", ""),
        form=cast(Any, form if form in ("text", "numeric") else ""),
        date_parts=cast(Any, element.get("date-parts", "year-month-day")),
        parts=tuple(date_part(child) for child in element if local_name(child) == "date-part"),
        look=look_of(element),
        line=line_of(element),
    )


def date_part(element: etree._Element) -> ast.DatePart:
    """A `cs:date-part`, of a style or of a localised date format."""
    return ast.DatePart(
        name=cast(ast.DatePartName, element.get("name", "")),
        form=element.get("form", ""),
        range_delimiter=element.get("range-delimiter"),
        look=look_of(element),
        line=line_of(element),
    )


def _label(scope: Scope, element: etree._Element) -> ast.Label:
    return ast.Label(
        variable=element.get("variable", ""),
        form=cast(ast.TermForm, element.get("form", "long")),
        plural=cast(Any, element.get("plural", "contextual")),
        look=look_of(element),
        line=line_of(element),
    )


def _with_words(elements: tuple[ast.Element, ...]) -> tuple[ast.Element, ...]:
    """The elements; labels that label nothing beside them, but stand by a number, are words.

    "300 p." is `number-of-pages` with the label of `page`. The label of `locator` beside
    `page` alone is that of the page.
    """
    if not any(isinstance(element, ast.Label) for element in elements):
        return elements
    shown = {_variable_of(element) for element in elements} - {""}
    return tuple(
        _labelling(element, shown) if isinstance(element, ast.Label) and shown else element
        for element in elements
    )


def _labelling(label: ast.Label, shown: set[str]) -> ast.Label:
    """The label as it is beside these number variables."""
    if label.variable == "locator":
        pages = shown == {"page"}
        return replace(label, variable="page", plural="never") if pages else label
    return label if label.variable in shown else replace(label, is_word=True)


def _variable_of(element: ast.Element) -> str:
    """The number variable that an element shows; empty when it shows none."""
    if isinstance(element, ast.Number):
        return element.variable
    if isinstance(element, ast.Text) and element.source == "variable":
        return element.name if kind_of(element.name) == "number" else ""
    return ""


def _group(scope: Scope, element: etree._Element) -> ast.Element:
    children, look = scope.children(element), look_of(element)
    if look.delimiter.startswith((".", ":")):
        children = tuple(map(_joined_by_stops, children))
    return ast.Group(children, look, line_of(element))


def _choose(scope: Scope, element: etree._Element) -> ast.Element:
    branches = tuple(
        ast.Branch(
            conditions=tuple(_conditions(child)),
            match=cast(Any, child.get("match", "all")),
            children=scope.children(child),
            line=line_of(child),
        )
        for child in element
        if local_name(child) in ("if", "else-if", "else")
    )
    return ast.Choose(branches, line_of(element))


_CONDITIONS: tuple[ast.ConditionKind, ...] = get_args(ast.ConditionKind)


def _conditions(element: etree._Element) -> Iterator[ast.Condition]:
    for kind in _CONDITIONS:
        # The one value that styles write in two words.
        if values := tuple(element.get(kind, "").replace("sub verbo", "sub-verbo").split()):
            yield ast.Condition(kind, values)


def _names(scope: Scope, element: etree._Element) -> ast.Element:
    """A `cs:names`; without children it takes over those of the names it stands in for."""
    variables = tuple(element.get("variable", "").split())
    parts = {local_name(child): child for child in element}
    if scope.stands_for is not None and not parts:
        return _shorthand(scope.stands_for, variables, element)
    name = parts.get("name")
    own = {"names-delimiter": element.get("delimiter")}
    if name is not None:
        own |= {key: name.get(key) for key in _OF_NAME}
    options = scope.name_options({key: value for key, value in own.items() if value is not None})
    looks = (
        {}
        if name is None
        else {
            child.get("name", ""): look_of(child)
            for child in name
            if local_name(child) == "name-part"
        }
    )
    order = [local_name(child) for child in element]
    names = ast.Names(
        variables=variables,
        options=options,
        name_look=BARE if name is None else look_of(name),
        given=looks.get("given", BARE),
        family=looks.get("family", BARE),
        et_al=_et_al(parts.get("et-al")),
        label=_label(scope, parts["label"]) if "label" in parts else None,
        label_first="name" in order and "label" in order[: order.index("name")],
        look=look_of(element),
        line=line_of(element),
    )
    return _with_substitute(scope, names, parts.get("substitute"))


def _shorthand(parent: ast.Names, variables: tuple[str, ...], element: etree._Element) -> ast.Names:
    return ast.Names(
        variables,
        parent.options,
        parent.name_look,
        parent.given,
        parent.family,
        parent.et_al,
        parent.label,
        parent.label_first,
        look=parent.look,
        line=line_of(element),
    )


def _with_substitute(
    scope: Scope, names: ast.Names, substitute: etree._Element | None
) -> ast.Names:
    if substitute is None:
        return names
    stands_in = scope.substitutes(substitute, names)
    return replace(names, substitute=stands_in)


def _et_al(element: etree._Element | None) -> ast.EtAl:
    if element is None:
        return ast.EtAl()
    return ast.EtAl(element.get("term", "et-al"), look_of(element))


def _options(said: Mapping[str, str]) -> ast.NameOptions:
    get = said.get
    return ast.NameOptions(
        and_=cast(Any, get("and", "")),
        delimiter=get("delimiter", ", "),
        delimiter_precedes_et_al=get("delimiter-precedes-et-al", "contextual"),
        delimiter_precedes_last=get("delimiter-precedes-last", "contextual"),
        et_al_min=whole_number(get("et-al-min"), 0),
        et_al_use_first=whole_number(get("et-al-use-first"), 1)
        if "et-al-use-first" in said
        else None,
        et_al_subsequent_min=whole_number(get("et-al-subsequent-min"), 0),
        et_al_subsequent_use_first=whole_number(get("et-al-subsequent-use-first"), 0),
        et_al_use_last=get("et-al-use-last") == "true",
        form=cast(Any, get("form", "long")),
        initialize=get("initialize") != "false",
        initialize_with=get("initialize-with"),
        name_as_sort_order=cast(Any, get("name-as-sort-order", "")),
        sort_separator=get("sort-separator", ", "),
        names_delimiter=get("names-delimiter"),
    )


_READERS: Mapping[str, Callable[[Scope, etree._Element], ast.Element | None]] = {
    "text": _text,
    "number": _number,
    "date": _date,
    "label": _label,
    "names": _names,
    "group": _group,
    "choose": _choose,
}
