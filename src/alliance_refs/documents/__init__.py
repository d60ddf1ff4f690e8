"""Sources -> `Document`: one reader a format, each with exact spans into the source."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePath
from types import MappingProxyType

from alliance_refs.documents.inline import read_typed
from alliance_refs.documents.markdown import read_markdown
from alliance_refs.documents.plain import read_plain
from alliance_refs.errors import UnknownFormat
from alliance_refs.model import Document
from alliance_refs.spans import Source

__all__ = [
    "DOCUMENT_FORMATS",
    "document_format",
    "read_document",
    "read_typed",
]

DOCUMENT_FORMATS: Mapping[str, Callable[[Source], Document]] = MappingProxyType(
    {"markdown": read_markdown, "text": read_plain}
)

_SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
    ".qmd": "markdown",
    ".txt": "text",
    ".text": "text",
    "": "text",
}


def document_format(name: str) -> str:
    """The document format that a file's suffix stands for; raises `UnknownFormat`.

    >>> document_format("chapter.md")
    'markdown'
    """
    suffix = PurePath(name).suffix.lower()
    if suffix not in _SUFFIXES:
        known = ", ".join(sorted(filter(None, _SUFFIXES)))
        raise UnknownFormat(f"{name}: no document format has the suffix {suffix!r} ({known})")
    return _SUFFIXES[suffix]


def read_document(source: Source, format: str) -> Document:
    """The document of a source in a named format; raises `UnknownFormat`."""
    try:
        reader = DOCUMENT_FORMATS[format]
    except KeyError:
        known = ", ".join(DOCUMENT_FORMATS)
        raise UnknownFormat(f"no document format is named {format!r} ({known})") from None
    return reader(source)
