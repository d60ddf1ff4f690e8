"""XML of styles and locales, read so that no file can do harm.

In: bytes or text. Out: the root element, with line numbers. Entities are not expanded,
nothing is fetched, and files over `LARGEST_STYLE` are refused: the largest real style has
half a megabyte.
"""

from __future__ import annotations

import re
from typing import Any, cast

from lxml import etree

from alliance_refs.errors import StyleError

LARGEST_STYLE = 8 * 1024 * 1024

# Deeper nesting than any style has; keeps every later walk of the tree shallow.
DEEPEST_ELEMENT = 100

_NAMESPACE = "{http://purl.org/net/xbiblio/csl}"
# A character reference that was escaped once too often: it stands for its character.
_REFERENCE = re.compile(r"&#(\d{1,7});")


def parse_xml(data: bytes | str, name: str = "style") -> etree._Element:
    """The root element of a style or locale.

    Raises `StyleError` with the line when the text is no XML, is too large or too deep, or
    declares entities.
    """
    raw = data.encode("utf-8", "replace") if isinstance(data, str) else data
    if len(raw) > LARGEST_STYLE:
        raise StyleError(f"{name}: {len(raw)} bytes; styles of over {LARGEST_STYLE} are refused")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
        encoding="utf-8" if isinstance(data, str) else None,
    )
    try:
        root = etree.fromstring(raw.lstrip(), parser)
    except etree.XMLSyntaxError as error:
        raise StyleError(f"{name}:{error.lineno or 1}: not well-formed XML: {error.msg}") from None
    _refuse_entities(root, name)
    _refuse_depth(root, name)
    if b"&amp;#" in raw:
        _settle_references(root)
    return root


def local_name(element: etree._Element) -> str:
    """The element's name without its namespace; "" for what is no CSL element."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    if tag.startswith(_NAMESPACE):
        return tag[len(_NAMESPACE) :]
    return "" if tag.startswith("{") else tag


def line_of(element: etree._Element) -> int:
    """The 1-based line the element starts on; 0 when not known."""
    return cast(int, element.sourceline or 0)


def _settle_references(root: etree._Element) -> None:
    """Puts the character for references in attributes, as citeproc-js's users see them."""
    for element in root.iter():
        for name, value in element.attrib.items():
            if "&#" in str(value):
                element.set(name, _REFERENCE.sub(_character, str(value)))


def _character(reference: re.Match[str]) -> str:
    code = int(reference[1])
    known = code in (9, 10, 13) or 32 <= code < 0xD800 or 0xE000 <= code < 0xFFFE
    return chr(code) if known else reference[0]


def _refuse_entities(root: etree._Element, name: str) -> None:
    document: Any = root.getroottree().docinfo.internalDTD
    if document is not None and any(True for _ in document.iterentities()):
        raise StyleError(f"{name}: declares XML entities; styles may not")


def _refuse_depth(root: etree._Element, name: str) -> None:
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST_ELEMENT:
            raise StyleError(f"{name}:{line_of(element)}: elements nested too deep")
