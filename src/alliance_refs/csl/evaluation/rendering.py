"""Text, numbers, labels, dates and groups to closures (CSL 1.0.2, Rendering Elements).

In: an element and its `Compilation`. Out: closures that add nodes to a list. Terms and
fixed text are dressed while compiling; nothing is looked up twice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from alliance_refs.csl.evaluation.compilation import Compilation, missing
from alliance_refs.csl.evaluation.context import FILLED, MET, PLAIN, Context, Emit, Status
from alliance_refs.csl.evaluation.labels import citation_label
from alliance_refs.csl.evaluation.links import target_of
from alliance_refs.csl.output.nodes import BARE, Link, Look, Node, Output, Tag, find
from alliance_refs.csl.output.richtext import read_rich
from alliance_refs.csl.output.scripts import look_for
from alliance_refs.csl.style import ast
from alliance_refs.csl.values.dates import compile_date as date_renderer
from alliance_refs.csl.values.numbers import compile_number as number_renderer
from alliance_refs.csl.values.numbers import is_plural
from alliance_refs.csl.values.pages import render_locator, render_pages
from alliance_refs.model import Date, kind_of
from alliance_refs.text.casing import change_case


def compile_text(compilation: Compilation, element: ast.Text) -> tuple[Emit, ...]:
    """`cs:text`, by what it renders."""
    if element.source == "variable":
        return (_variable(compilation, element),)
    if element.source == "macro":
        return (_macro(compilation, element),)
    if element.source == "value":
        return _fixed_value(compilation, element)
    term = compilation.locale.term(element.name, element.form, element.plural) or ""
    # A style that says the case of a term means it at the beginning of a note too.
    tag: Tag = "" if element.look.text_case else "term"
    node = fixed_node(term, element.look, compilation.locale.language, tag)
    return () if node is None else (_always(node),)


def _fixed(text: str, look: Look, compilation: Compilation) -> tuple[Emit, ...]:
    node = fixed_node(text, look, compilation.locale.language)
    return () if node is None else (_always(node),)


def _fixed_value(compilation: Compilation, element: ast.Text) -> tuple[Emit, ...]:
    """Words of the style, which may hold rich text and quotation marks like the data's."""
    read = read_rich(element.name, compilation.locale)
    if isinstance(read, str):
        return _fixed(read, element.look, compilation)
    return (_always(Output(read if isinstance(read, tuple) else (read,), element.look)),)


def _always(node: Node) -> Emit:
    def emit_fixed(context: Context, out: list[Node]) -> Status:
        out.append(node)
        return PLAIN

    return emit_fixed


def fixed_node(text: str, look: Look, language: str, tag: Tag = "") -> Node | None:
    """Words of the style or locale in their dress, case and periods settled; None if empty."""
    if look.strip_periods:
        text = text.replace(".", "")
    if look.text_case:
        text = change_case(text, look.text_case, language)
    if not text:
        return None
    settled = replace(look_for(text, look), strip_periods=False, text_case="")
    return text if settled == BARE and not tag else Output((text,), settled, tag)


def _macro(compilation: Compilation, element: ast.Text) -> Emit:
    name, looks = element.name, looks_by_language(element.look)
    body: Emit | None = None
    if element.look == BARE and _adds_one(compilation.style.macros[compilation.scope, name]):
        return _bare_macro(compilation, name)

    def emit_macro(context: Context, out: list[Node]) -> Status:
        nonlocal body
        if body is None:
            body = compilation.macro(name)
        inner: list[Node] = []
        status = body(context, inner)
        if not inner or status == MET:
            return status & MET
        look = looks[context.record.english]
        if look is not BARE or len(inner) > 1:
            out.append(Output(inner, look))
        else:
            out.append(inner[0])
        return FILLED

    return emit_macro


def _adds_one(elements: tuple[ast.Element, ...]) -> bool:
    """Whether elements that stand side by side never add more than one node."""
    if len(elements) != 1:
        return not elements
    (element,) = elements
    if isinstance(element, ast.Choose):
        return all(_adds_one(branch.children) for branch in element.branches)
    return True


def _bare_macro(compilation: Compilation, name: str) -> Emit:
    """A macro that needs no node of its own."""
    body: Emit | None = None

    def emit_bare_macro(context: Context, out: list[Node]) -> Status:
        nonlocal body
        if body is None:
            body = compilation.macro(name)
        before = len(out)
        status = body(context, out)
        return FILLED if len(out) > before else status & MET

    return emit_bare_macro


def looks_by_language(look: Look) -> tuple[Look, Look]:
    """The look for items not in English, and for those in English.

    Only titles in English are set in title case (CSL 1.0.2, Non-English Items).
    """
    if look == BARE:
        return BARE, BARE
    if look.text_case != "title":
        return look, look
    plain = replace(look, text_case="")
    return BARE if plain == BARE else plain, look


def _variable(compilation: Compilation, element: ast.Text) -> Emit:
    name, look = element.name, element.look
    if name in _OF_CITE:
        value_of, tag = _OF_CITE[name]
        return _of_cite(value_of, look, tag, name)
    if name == "locator":
        return _locator(compilation, look)
    if name in ("page", "page-first"):
        return _pages(compilation, name, look)
    if name in ("URL", "DOI", "PMID", "PMCID"):
        return _linked(name, look)
    short = f"{name}-short" if element.form == "short" else ""
    if kind_of(name) == "number":
        return _number_as_text(compilation, name, look)
    return _plain_variable(name, short, look)


def _plain_variable(name: str, short: str, look: Look) -> Emit:
    looks = looks_by_language(look)

    def emit_variable(context: Context, out: list[Node]) -> Status:
        values = context.values
        used = short if short and short in values else name
        value = values.get(used)
        if value is None or not isinstance(value, str):
            return MET
        if context.used is not None:
            context.used.append(used)
        nodes = context.record.rich(used, value)
        look = look_for(value, looks[context.record.english])
        if look.text_case and context.record.letters:
            look = replace(look, letters=context.record.letters)
        if look is not BARE or len(nodes) != 1:
            out.append(Output(nodes, look))
        else:
            out.append(nodes[0])
        return FILLED

    return emit_variable


def _number_as_text(compilation: Compilation, name: str, look: Look) -> Emit:
    """A number variable as it stands; its ranges take the locale's dash."""
    render = number_renderer(ast.Number(name), compilation.locale)
    looks = looks_by_language(look)

    def emit_number(context: Context, out: list[Node]) -> Status:
        value = context.values.get(name)
        if not isinstance(value, str):
            return MET
        if context.used is not None:
            context.used.append(name)
        if "-" in value and "<" not in value:
            nodes = context.record.read(render(value))
        else:
            nodes = context.record.rich(name, value)
        look = looks[context.record.english]
        out.append(Output(nodes, look) if look is not BARE or len(nodes) != 1 else nodes[0])
        return FILLED

    return emit_number


def _of_cite(value_of: Callable[[Context], str], look: Look, tag: Tag, name: str) -> Emit:
    # A year suffix is no variable of the item: without one, "n.d." still shows.
    empty = PLAIN if name == "year-suffix" else MET

    def emit_of_cite(context: Context, out: list[Node]) -> Status:
        value = value_of(context)
        if not value:
            return empty
        if context.used is not None:
            context.used.append(name)
        out.append(Output((value,), look, tag))
        return FILLED

    return emit_of_cite


def _label_with_suffix(context: Context) -> str:
    """The citation label, which takes the year suffix away from what follows it."""
    suffix, context.year_suffix = context.year_suffix, ""
    return citation_label(context.record) + suffix


_OF_CITE: dict[str, tuple[Callable[[Context], str], Tag]] = {
    "citation-number": (lambda context: str(context.place.number or ""), "citation-number"),
    "citation-label": (_label_with_suffix, "citation-label"),
    "first-reference-note-number": (lambda context: str(context.place.first_note or ""), ""),
    "year-suffix": (lambda context: context.year_suffix, "year-suffix"),
}


def _locator(compilation: Compilation, look: Look) -> Emit:
    if compilation.scope == "bibliography":
        return missing
    pages, locale = compilation.style.page_range_format, compilation.locale

    def emit_locator(context: Context, out: list[Node]) -> Status:
        if not context.locator or context.locator_shown:
            return MET
        context.locator_shown = True
        ranges = pages if context.locator_label == "page" else ""
        nodes = context.record.read(render_locator(context.locator, ranges, locale))
        out.append(Output(nodes, look, "locator"))
        return FILLED

    return emit_locator


def _pages(compilation: Compilation, name: str, look: Look) -> Emit:
    pages, locale = compilation.style.page_range_format, compilation.locale

    def emit_pages(context: Context, out: list[Node]) -> Status:
        value = context.values.get(name)
        if value is None:
            return MET
        if context.used is not None:
            context.used.append(name)
        nodes = context.record.read(render_pages(value, pages, locale))
        out.append(Output(nodes, look) if look is not BARE or len(nodes) > 1 else nodes[0])
        return FILLED

    return emit_pages


def _linked(name: str, look: Look) -> Emit:
    outside = replace(look, prefix="", suffix="")
    whole = look.prefix.startswith("http")

    def emit_linked(context: Context, out: list[Node]) -> Status:
        value = context.values.get(name)
        if value is None:
            return MET
        if context.used is not None:
            context.used.append(name)
        target = target_of(name, value)
        if not target:
            out.append(Output((value,), look))
        elif whole:
            link = Link((Output((value,), Look(look.prefix)),), target, outside)
            out.append(Output((link,), Look(suffix=look.suffix)) if look.suffix else link)
        elif look is BARE:
            out.append(Link((value,), target))
        else:
            out.append(Output((Link((value,), target),), look))
        return FILLED

    return emit_linked


def compile_number(compilation: Compilation, element: ast.Number) -> tuple[Emit, ...]:
    """`cs:number`."""
    name, look = element.variable, element.look
    render = number_renderer(element, compilation.locale)
    value_of = _OF_CITE[name][0] if name in _OF_CITE else None
    tag: Tag = _OF_CITE[name][1] if name in _OF_CITE else ""
    is_locator = name == "locator"

    def emit_number(context: Context, out: list[Node]) -> Status:
        value = number_value(context, name) if value_of is None else value_of(context)
        if not value or (is_locator and context.locator_shown):
            return MET
        context.locator_shown |= is_locator
        if context.used is not None:
            context.used.append(name)
        content = render(value)
        # Quotes are the language's as elsewhere; tags are no markup in `cs:number`.
        nodes = (content,) if "<" in content else context.record.read(content)
        out.append(Output(nodes, look, tag))
        return FILLED

    return (emit_number,)


def number_value(context: Context, name: str) -> str:
    """The text of a number variable, the cite's locator among them; empty if there is none."""
    if name == "locator":
        return context.locator
    if name in _OF_CITE:
        return _OF_CITE[name][0](context)
    value = context.values.get(name, "")
    return value if isinstance(value, str) else ""


def compile_label(compilation: Compilation, element: ast.Label) -> tuple[Emit, ...]:
    """`cs:label` outside `cs:names`."""
    name = element.variable
    is_locator = name == "locator"
    locale, form, look, rule = compilation.locale, element.form, element.look, element.plural
    made: dict[tuple[str, bool], Node | None] = {}

    def label(term: str, plural: bool) -> Node | None:
        key = (term, plural)
        if key not in made:
            text = locale.term(term, form, plural) or ""
            made[key] = fixed_node(text, look, locale.language)
        return made[key]

    def emit_label(context: Context, out: list[Node]) -> Status:
        value = number_value(context, name)
        if not value and not element.is_word:
            return MET
        term = (context.locator_label or "page") if is_locator else name
        plural = is_plural(term, value) if rule == "contextual" else rule == "always"
        node = label(term, plural)
        if node is not None:
            out.append(node)
        return PLAIN

    return (emit_label,)


def compile_date(compilation: Compilation, element: ast.Date) -> tuple[Emit, ...]:
    """`cs:date`."""
    name = element.variable
    compares = name == "issued"
    render = date_renderer(element, compilation.locale)
    takes_suffix = compilation.dates_take_suffix

    def emit_date(context: Context, out: list[Node]) -> Status:
        value = context.values.get(name)
        if not isinstance(value, Date) or (context.place.compared and not compares):
            return MET
        suffix = context.year_suffix if takes_suffix else ""
        node = render(value, suffix)
        if node is None:
            return MET
        if suffix and find(node, "year-suffix") is not None:
            context.year_suffix = ""
        if context.used is not None:
            context.used.append(name)
        out.append(node)
        return FILLED

    return (emit_date,)


def compile_group(compilation: Compilation, element: ast.Group) -> tuple[Emit, ...]:
    """`cs:group`, which shows when a variable in it is filled or none is called."""
    children = compilation.children(element.children)
    look = element.look
    # What stands alone in its group does not meet the delimiter of the group around it.
    only_joins = replace(look, delimiter="") == BARE and look.delimiter[:1] not in (".", ":")
    if not children:
        return ()

    def emit_group(context: Context, out: list[Node]) -> Status:
        inner: list[Node] = []
        status = PLAIN
        for child in children:
            status |= child(context, inner)
        if not inner or status == MET:
            return status & MET
        out.append(inner[0] if only_joins and len(inner) == 1 else Output(inner, look))
        return FILLED

    return (emit_group,)
