"""The pages of an EPUB in reading order: container, package document, manifest, spine.

In: the parts of a zipped book (EPUB 3.3, 4 and 5; OPF 2 as well). Out: the source of each
page by the name of its part, and the language of the book. Nothing outside it is read.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple
from urllib.parse import unquote

from alliance_refs.documents.office.zipped import LARGEST_PART, Package, resolve
from alliance_refs.documents.tags import Step, Tree, read_xml_tags, unescape
from alliance_refs.errors import Diagnostic, UnreadableInput
from alliance_refs.spans import Source

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_PACKAGE_TYPE = "application/oebps-package+xml"
_PAGE_TYPES = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document"})


class Page(NamedTuple):
    """A page of a book: the name of its part, and its source."""

    name: str
    source: Source


class Book(NamedTuple):
    """The pages of a book in reading order, its language, and what is missing of it."""

    pages: tuple[Page, ...]
    language: str
    found: tuple[Diagnostic, ...]


class _Item(NamedTuple):
    """A part that the manifest lists."""

    name: str
    is_page: bool
    is_contents: bool


def read_spine(package: Package) -> Book:
    """The pages of a book; those that the spine leaves out follow, its table of contents not.

    Raises `UnreadableInput` when there is no package document, when pages are encrypted, or
    when all pages together unpack to more than any book has.
    """
    opf = _package_document(package)
    tree = read_xml_tags(package.needed(opf, "EPUB"))
    items = _manifest(tree, opf)
    spine = [items[step.element.get("idref")] for step in _opened(tree, "itemref", items)]
    names = dict.fromkeys(item.name for item in (*spine, *items.values()) if item.is_page)
    contents = {item.name for item in items.values() if item.is_contents}
    _refuse_locked(package, names)
    pages = _pages(package, [name for name in names if name not in contents])
    missing = set(names) - contents - {page.name for page in pages}
    found = tuple(
        Diagnostic("part-missing", f"the book has no part {name}, which it lists")
        for name in names
        if name in missing
    )
    return Book(pages, _language(tree), found)


def _pages(package: Package, names: Iterable[str]) -> tuple[Page, ...]:
    pages: list[Page] = []
    size = 0
    for name in names:
        source = package.part(name)
        if source is not None:
            pages.append(Page(name, source))
            size += len(source.text)
        if size > LARGEST_PART:
            most = LARGEST_PART // 2**20
            raise UnreadableInput(f"{package.name}: its pages unpack to more than {most} MiB")
    return tuple(pages)


def _package_document(package: Package) -> str:
    """The part that lists all others: the one that the container names, or that is there."""
    container = package.part(_CONTAINER)
    roots = [
        step.element
        for step in (read_xml_tags(container).steps if container else ())
        if step.kind == "open" and step.element.name == "rootfile"
    ]
    # A book may be there as a PDF as well.
    roots.sort(key=lambda root: root.get("media-type") not in ("", _PACKAGE_TYPE))
    paths = [unquote(root.get("full-path")) for root in roots]
    named = [resolve("", path) for path in paths if path]
    there = (
        *(name for name in named if name in package.names),
        *(name for name in package.names if name.endswith(".opf")),
        *named,
    )
    return next(iter(there), _CONTAINER)


def _manifest(tree: Tree, opf: str) -> dict[str, _Item]:
    items: dict[str, _Item] = {}
    for step in tree.steps:
        element = step.element
        if step.kind == "open" and element.name == "item" and element.get("href"):
            name = resolve(opf, unquote(element.get("href")))
            is_page = element.get("media-type").strip().lower() in _PAGE_TYPES
            items[element.get("id")] = _Item(name, is_page, "nav" in element.words("properties"))
    return items


def _opened(tree: Tree, name: str, items: dict[str, _Item]) -> Iterator[Step]:
    for step in tree.steps:
        is_named = step.kind == "open" and step.element.name == name
        if is_named and step.element.get("idref") in items:
            yield step


def _refuse_locked(package: Package, names: Container[str]) -> None:
    """Refuses a book whose pages are encrypted; fonts may be."""
    source = package.part(_ENCRYPTION)
    locked = (
        resolve("", unquote(step.element.get("URI")))
        for step in (read_xml_tags(source).steps if source else ())
        if step.kind == "open" and step.element.name == "CipherReference"
    )
    if any(name in names for name in locked):
        message = "its pages are encrypted; give a copy without copy protection"
        raise UnreadableInput(f"{package.name}: {message}")


def _language(tree: Tree) -> str:
    for step in tree.steps:
        if step.kind == "text" and step.element.name == "language":
            return unescape(tree.text(step)).strip()[:35]
    return ""
