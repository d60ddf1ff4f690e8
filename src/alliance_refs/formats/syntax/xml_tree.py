"""XML bibliographies: text -> one element for each entry, safely.

No entity is ever declared or expanded, no address opened, and libxml2's own limits on
depth and size stay on. When the file is not well-formed its entries are cut out and read
one by one, so that a bad one costs no other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from html.entities import html5
from typing import NamedTuple, TypeAlias

from lxml import etree

from alliance_refs.errors import Diagnostic, diagnose
from alliance_refs.formats.characters import clean
from alliance_refs.model import FailedEntry
from alliance_refs.spans import Source, Span

Element: TypeAlias = etree._Element


class Entries(NamedTuple):
    """The entry elements of a source, in order; what could not be read; what was noticed.

    Names of elements and attributes are without namespaces.
    """

    elements: tuple[Element, ...]
    failed: tuple[FailedEntry, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


_REFUSED = Diagnostic(
    "xml-entities-refused",
    "the file declares entities; they are not read, and stand in the text by name",
)
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)
_BARE_AMPERSAND = re.compile(r"&(?!#?\w{1,32};)")
_ENTITY = re.compile(r"&([A-Za-z_][\w.-]*);")
_OWN_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_PREFIX = re.compile(r"xmlns:([\w.-]+)=(?:\"[^\"<]*\"|'[^'<]*')")
_ASCII_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_NO_STYLES: Mapping[str, str] = {}
_SPACE = re.compile(r"\s+")


def read_entries(source: Source, *names: str) -> Entries:
    """The elements of these local names that stand in no other such element.

    >>> found = read_entries(Source("<l><ref id='a'/><ref id='b'><x></ref><ref id='c'/></l>"), "ref")
    >>> [element.get("id") for element in found.elements], len(found.diagnostics)
    (['a', 'b', 'c'], 1)
    """
    text = _defused(source.text)
    refused = (_REFUSED,) if "<!ENTITY" in source.text else ()
    try:
        return Entries(tuple(_outermost(_parse(text), names)), diagnostics=refused)
    except etree.XMLSyntaxError as error:
        return _one_by_one(source, text, names, error)


def _defused(text: str) -> str:
    """The text, in the same lines, without declarations and with HTML's entities as text."""
    text = clean(text.lstrip("\ufeff"))
    text = _DOCTYPE.sub(lambda match: "\n" * match[0].count("\n"), text)
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    name = match[1]
    return match[0] if name in _OWN_ENTITIES else html5.get(name + ";", f"&amp;{name};")


def _parse(text: str, *, recover: bool = False) -> Element:
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )
    root = etree.fromstring(text.lstrip().encode("utf-8"), parser)
    for element in root.iter("*"):
        element.tag = _local(element.tag)
        # Names without a namespace last, so that no prefixed one takes their place.
        said = sorted(element.attrib.items(), key=lambda each: "{" not in each[0])
        element.attrib.clear()
        for name, value in said:
            element.set(_local(str(name)), value)
    return root


def _local(name: str) -> str:
    """A name without its namespace, or without a prefix that stands for none."""
    bare = name.rpartition("}")[2].rpartition(":")[2]
    return bare if _ASCII_NAME.fullmatch(bare) else "_"


def _outermost(element: Element, names: tuple[str, ...]) -> Iterator[Element]:
    for found in element.iter(*names):
        if not any(above.tag in names for above in found.iterancestors()):
            yield found


def _one_by_one(
    source: Source, text: str, names: tuple[str, ...], error: etree.XMLSyntaxError
) -> Entries:
    """The entries of a file that is not well-formed, each parsed on its own."""
    read = Source(text, source.name)
    wrapper = _wrapper(text)
    elements: list[Element] = []
    failed: list[FailedEntry] = []
    notes: list[Diagnostic] = []
    for chunk in _chunks(text, names):
        element, flaw = _parse_chunk(wrapper.format(chunk.cut(text)))
        if flaw:
            span = Span(chunk.start, chunk.start + 1)
            notes.append(diagnose("xml-not-well-formed", f"in this entry: {flaw}", read, span))
        if element is None:
            failed.append(FailedEntry(chunk.cut(text), notes[-1].message, notes[-1]))
        else:
            elements.append(element)
    if not notes:
        notes.append(Diagnostic("xml-not-well-formed", f"{source.name}: {error.msg}"))
    return Entries(tuple(elements), tuple(failed), tuple(notes))


def _wrapper(text: str) -> str:
    """A root for entries cut out of a file, with the prefixes that the file declares."""
    declared = {match[1]: match[0] for match in _PREFIX.finditer(text)}
    start = f"<entry {' '.join(declared.values())}>".replace("{", "{{").replace("}", "}}")
    return start + "{}</entry>"


def _chunks(text: str, names: tuple[str, ...]) -> Iterator[Span]:
    """The spans of entries, found by their tags alone; one that never ends, ends at the next."""
    tags = re.compile(rf"<(/?)(?:[\w.-]+:)?(?:{'|'.join(names)})(?:\s[^<>]*?)?(/?)>")
    start: int | None = None
    for tag in tags.finditer(text):
        closes, is_empty = tag.groups()
        if closes:
            if start is not None:
                yield Span(start, tag.end())
            start = None
            continue
        if start is not None:
            yield Span(start, tag.start())
        start = None if is_empty else tag.start()
        if is_empty:
            yield Span(*tag.span())
    if start is not None:
        yield Span(start, len(text))


def _parse_chunk(text: str) -> tuple[Element | None, str]:
    """The entry in a wrapped chunk, and what was wrong with it."""
    try:
        return _parse(text)[0], ""
    except etree.XMLSyntaxError as error:
        flaw = error.msg or "not well-formed"
    try:
        return _parse(_BARE_AMPERSAND.sub("&amp;", text), recover=True)[0], flaw
    except (etree.XMLSyntaxError, IndexError):
        return None, flaw


def text_of(
    element: Element, styles: Mapping[str, str] = _NO_STYLES, *, lines: bool = False
) -> str:
    """The words of an element as CSL rich text, white space squeezed; `lines` keeps its lines.

    `styles` maps the names of child elements, or their `face` or `rend` words, to
    CSL-JSON's tags.

    >>> text_of(etree.fromstring("<t>On <italic>Homo</italic>  sapiens</t>"), {"italic": "i"})
    'On <i>Homo</i> sapiens'
    """
    if not isinstance(element.tag, str):  # a comment, or an entity that nobody expands
        return ""
    text = "".join(_pieces(element, styles))
    if lines:
        return "\n".join(_SPACE.sub(" ", line).strip() for line in text.splitlines()).strip()
    return _SPACE.sub(" ", text).strip()


def _pieces(element: Element, styles: Mapping[str, str]) -> Iterator[str]:
    """The text of an element and all below it; a walk without recursion, for deep trees."""
    for event, node in etree.iterwalk(element, events=("start", "end")):
        tag = "" if node is element else _style(node, styles)
        if event == "start":
            yield f"<{tag}>" if tag else ""
            yield node.text or ""
        else:
            yield f"</{tag}>" if tag else ""
            yield "" if node is element else node.tail or ""


def _style(node: Element, styles: Mapping[str, str]) -> str:
    words = f"{node.tag} {node.get('face', '')} {node.get('rend', '')}".split()
    return next((styles[word] for word in words if word in styles), "")


def path_of(element: Element, top: Element, attributes: Sequence[str] = ()) -> str:
    """Where an element stands below `top`, as a place: "titles/secondary-title".

    Of the attributes only those named are told, as `add` reads them again.

    >>> top = etree.fromstring("<mods><part><detail type='volume' level='1'/></part></mods>")
    >>> path_of(top[0][0], top, ["type"])
    "part/detail[@type='volume']"
    """
    steps = [step_of(element, attributes)]
    for above in element.iterancestors():
        if above is top:
            break
        steps.append(step_of(above, attributes))
    return "/".join(reversed(steps))


def step_of(element: Element, attributes: Sequence[str]) -> str:
    """The last step of an element's path: its name, with the attributes told of it."""
    told = ((name, element.get(name)) for name in attributes)
    return str(element.tag) + "".join(f"[@{name}='{value}']" for name, value in told if value)


def leaves(top: Element, inline: Collection[str] = ()) -> list[Element]:
    """The elements below `top` that hold words: no children but `inline` ones.

    >>> top = etree.fromstring("<r><a>1</a><b><c>On <i>Homo</i></c></b></r>")
    >>> [leaf.tag for leaf in leaves(top, {"i"})]
    ['a', 'c']
    """
    return [
        element
        for element in top.iterdescendants()
        if element.tag not in inline and all(child.tag in inline for child in element)
    ]


def take_out(element: Element) -> None:
    """Takes an element out of its parent."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
