"""`read_style`: the XML of a style to its frozen tree (`csl.ast`).

In: the text of a `.csl` file. Out: `ast.Style`, every default filled in, name options
inherited (CSL 1.0.2, Inheritable Name Options), macros looked up and checked, lines kept.
Elements themselves are read in `csl.elements`; here are the style around them and its
options. What cannot be used is a `StyleError`; what is merely odd is a diagnostic.
"""

from __future__ import annotations

from typing import Literal, cast

from lxml import etree

from alliance_refs.csl.locales.locale import read_locale
from alliance_refs.csl.style import ast
from alliance_refs.csl.style.elements import NAME_ATTRIBUTES, Scope, look_of, whole_number
from alliance_refs.csl.style.xml import line_of, local_name, parse_xml
from alliance_refs.errors import StyleError


def read_info(data: bytes | str, source: str = "style") -> ast.StyleInfo:
    """What a style says of itself; `parent` is set when it depends on another.

    Raises `StyleError` when the text is no CSL style.
    """
    return _info(_root(data, source))


def read_style(data: bytes | str, source: str = "style") -> ast.Style:
    """The tree of an independent style.

    Raises `StyleError`, with the line, when it is no style, has no `cs:citation`, or calls
    macros that are not there or that call themselves.
    """
    root = _root(data, source)
    parts = {local_name(child): child for child in root}
    if "citation" not in parts:
        raise StyleError(f"{source}:{line_of(root)}: the style has no cs:citation")
    macros = {child.get("name", ""): child for child in root if local_name(child) == "macro"}
    inherited = _name_attributes(root)
    cites = Scope(source, "citation", macros, inherited | _name_attributes(parts["citation"]))
    citation = _citation(parts["citation"], cites)
    built = dict(cites.built)
    problems = list(cites.problems)
    bibliography = None
    if "bibliography" in parts:
        element = parts["bibliography"]
        entries = Scope(source, "bibliography", macros, inherited | _name_attributes(element))
        bibliography = _bibliography(element, entries)
        built |= entries.built
        problems += entries.problems
    return ast.Style(
        info=_info(root),
        class_="note" if root.get("class") == "note" else "in-text",
        default_locale=root.get("default-locale", ""),
        citation=citation,
        bibliography=bibliography,
        macros=built,
        locales=tuple(read_locale(child) for child in root if local_name(child) == "locale"),
        demote_non_dropping_particle=_demotion(root),
        initialize_with_hyphen=root.get("initialize-with-hyphen") != "false",
        page_range_format=root.get("page-range-format", ""),
        version=root.get("version", "1.0"),
        diagnostics=tuple(dict.fromkeys(problems)),
    )


def _root(data: bytes | str, source: str) -> etree._Element:
    root = parse_xml(data, source)
    if local_name(root) != "style":
        raise StyleError(f"{source}:{line_of(root)}: the root is not cs:style")
    return root


def _info(root: etree._Element) -> ast.StyleInfo:
    info = next((child for child in root if local_name(child) == "info"), None)
    if info is None:
        return ast.StyleInfo()
    texts: dict[str, str] = {}
    for child in info:
        texts.setdefault(local_name(child), "".join(map(str, child.itertext())).strip())
    parent = next((c.get("href", "") for c in info if c.get("rel") == "independent-parent"), "")
    formats = (child.get("citation-format", "") for child in info)
    return ast.StyleInfo(
        id=texts.get("id", ""),
        title=texts.get("title", ""),
        title_short=texts.get("title-short", ""),
        parent=parent,
        citation_format=next(filter(None, formats), ""),
        rights=texts.get("rights", ""),
        updated=texts.get("updated", ""),
    )


def _name_attributes(element: etree._Element) -> dict[str, str]:
    return {
        NAME_ATTRIBUTES[name]: value
        for name, value in element.attrib.items()
        if isinstance(name, str) and isinstance(value, str) and name in NAME_ATTRIBUTES
    }


_Demotion = Literal["never", "sort-only", "display-and-sort"]


def _demotion(root: etree._Element) -> _Demotion:
    value = root.get("demote-non-dropping-particle")
    return cast(_Demotion, value) if value in ("never", "sort-only") else "display-and-sort"


def _citation(element: etree._Element, scope: Scope) -> ast.Citation:
    get = element.get
    return ast.Citation(
        layout=_layout(element, scope),
        sort=_sort(element, scope),
        disambiguate_add_names=get("disambiguate-add-names") == "true",
        disambiguate_add_givenname=get("disambiguate-add-givenname") == "true",
        disambiguate_add_year_suffix=get("disambiguate-add-year-suffix") == "true",
        givenname_disambiguation_rule=get("givenname-disambiguation-rule", "by-cite"),
        collapse=cast(ast.Collapse, get("collapse", "")),
        cite_group_delimiter=get("cite-group-delimiter"),
        year_suffix_delimiter=get("year-suffix-delimiter"),
        after_collapse_delimiter=get("after-collapse-delimiter"),
        near_note_distance=whole_number(get("near-note-distance"), 5),
        names=scope.name_options(),
    )


def _bibliography(element: etree._Element, scope: Scope) -> ast.Bibliography:
    get = element.get
    align = get("second-field-align", "")
    return ast.Bibliography(
        layout=_layout(element, scope),
        sort=_sort(element, scope),
        hanging_indent=get("hanging-indent") == "true",
        second_field_align=cast(Literal["", "flush", "margin"], align),
        line_spacing=whole_number(get("line-spacing"), 1),
        entry_spacing=whole_number(get("entry-spacing"), 1),
        subsequent_author_substitute=get("subsequent-author-substitute"),
        subsequent_author_substitute_rule=get("subsequent-author-substitute-rule", "complete-all"),
        names=scope.name_options(),
    )


def _layout(element: etree._Element, scope: Scope) -> ast.Layout:
    layout = next((child for child in element if local_name(child) == "layout"), None)
    if layout is None:
        raise StyleError(
            f"{scope.source}:{line_of(element)}: cs:{local_name(element)} has no cs:layout"
        )
    return ast.Layout(scope.children(layout), look_of(layout, inner=True), line_of(layout))


def _sort(element: etree._Element, scope: Scope) -> tuple[ast.SortKey, ...]:
    return tuple(
        _sort_key(key, scope)
        for sort in element
        if local_name(sort) == "sort"
        for key in sort
        if local_name(key) == "key"
    )


def _sort_key(key: etree._Element, scope: Scope) -> ast.SortKey:
    macro = key.get("macro", "")
    if macro:
        scope.macro(macro, line_of(key))
    minimum, first, last = map(key.get, ("names-min", "names-use-first", "names-use-last"))
    return ast.SortKey(
        variable=key.get("variable", ""),
        macro=macro,
        descending=key.get("sort") == "descending",
        names_min=None if minimum is None else whole_number(minimum, 0),
        names_use_first=None if first is None else whole_number(first, 1),
        names_use_last=None if last is None else last == "true",
        line=line_of(key),
    )
