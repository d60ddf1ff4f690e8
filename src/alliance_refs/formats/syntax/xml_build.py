"""XML bibliographies written: elements made by path, rich text in, indented text out."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from alliance_refs.formats.characters import clean
from alliance_refs.formats.syntax.xml_tree import Element
from alliance_refs.model import Markup, Styled, read_markup

_STEP = re.compile(r"[\w:-]+(?:\[[^\]]*\])*")
_PATH = re.compile(r"(?:/?[A-Za-z_][\w-]*(?:\[@[A-Za-z_]\w*='[^'<>]*'\])*)+")
_ATTRIBUTE = re.compile(r"\[@([\w:-]+)='([^']*)'\]")


def add(parent: Element, path: str, text: str = "") -> Element:
    """A new element at the end of `path` below `parent`; the steps before it are shared.

    A step may give attributes: "relatedItem[@type='host']/titleInfo/title".

    >>> top = etree.Element("mods")
    >>> _ = add(top, "part/detail[@type='volume']/number", "7")
    >>> etree.tostring(top).decode()
    '<mods><part><detail type="volume"><number>7</number></detail></part></mods>'
    """
    *above, last = _steps(path)
    for name, attributes in above:
        found = next((child for child in parent if _is(child, name, attributes)), None)
        parent = etree.SubElement(parent, name, attributes) if found is None else found
    element = etree.SubElement(parent, last[0], last[1])
    if text:
        element.text = clean(text)
    return element


def is_path(text: str) -> bool:
    """Whether `text` is a path that `add` can follow; carried places may be anything."""
    return _PATH.fullmatch(text) is not None


def _steps(path: str) -> list[tuple[str, dict[str, str]]]:
    return [(step.partition("[")[0], _attributes(step)) for step in _STEP.findall(path)]


def _attributes(step: str) -> dict[str, str]:
    return {match[1]: match[2] for match in _ATTRIBUTE.finditer(step)}


def _is(element: Element, name: str, attributes: Mapping[str, str]) -> bool:
    return (
        element.tag == name
        and {str(key): value for key, value in element.attrib.items()} == attributes
    )


def add_styled(element: Element, text: str, make: Mapping[str, tuple[str, str, str]]) -> None:
    """Put CSL rich text into an element; `make` gives tag, attribute and value for a style."""
    _append(element, read_markup(clean(text)), make)


def _append(element: Element, markup: Markup, make: Mapping[str, tuple[str, str, str]]) -> None:
    for node in markup:
        if isinstance(node, str):
            _append_text(element, node)
        elif isinstance(node, Styled) and node.style in make:
            tag, attribute, value = make[node.style]
            child = etree.SubElement(element, tag, {attribute: value} if attribute else {})
            _append(child, node.children, make)
        else:
            _append(element, node.children, make)


def _append_text(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def xml_text(root: Element) -> str:
    """The whole document with its declaration, indented where no words would change."""
    _indent(root, "\n")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{etree.tostring(root, encoding="unicode")}\n'


def _indent(element: Element, line: str) -> None:
    if not len(element) or (element.text or "").strip():
        return
    if any((child.tail or "").strip() for child in element) or element[0].tag == "style":
        return
    element.text = line + "  "
    for child in element:
        child.tail = line + "  "
        _indent(child, line + "  ")
    element[-1].tail = line
