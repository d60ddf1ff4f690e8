"""Sources -> `Document`: one reader a format, each with exact spans into the source.

Text formats are read from a `Source`; zipped ones and PDF from bytes, and the text that
such a reader makes is the source of their spans.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path, PurePath
from types import MappingProxyType

from alliance_refs.documents.asciidoc.reader import read_asciidoc
from alliance_refs.documents.declared import declared_encoding
from alliance_refs.documents.epub.reader import read_epub
from alliance_refs.documents.html.reader import read_html
from alliance_refs.documents.latex.reader import read_latex_document
from alliance_refs.documents.markdown.inline import read_typed
from alliance_refs.documents.markdown.reader import read_markdown
from alliance_refs.documents.office.docx import read_docx
from alliance_refs.documents.office.odt import read_odt
from alliance_refs.documents.org.reader import read_org
from alliance_refs.documents.pdf.reader import read_pdf
from alliance_refs.documents.plain.reader import read_plain
from alliance_refs.documents.rst.reader import read_rst
from alliance_refs.documents.rtf.reader import read_rtf
from alliance_refs.documents.xml.jats import read_jats
from alliance_refs.documents.xml.reader import read_xml
from alliance_refs.documents.xml.tei import read_tei
from alliance_refs.errors import UnknownFormat
from alliance_refs.files import decode, read_bytes
from alliance_refs.model import Document
from alliance_refs.spans import Source

__all__ = [
    "BINARY_FORMATS",
    "DOCUMENT_FORMATS",
    "FORMAT_NAMES",
    "document_format",
    "open_document",
    "read_data",
    "read_document",
    "read_typed",
]

DOCUMENT_FORMATS: Mapping[str, Callable[[Source], Document]] = MappingProxyType(
    {
        "markdown": read_markdown,
        "text": read_plain,
        "html": read_html,
        "latex": read_latex_document,
        "rst": read_rst,
        "org": read_org,
        "asciidoc": read_asciidoc,
        "rtf": read_rtf,
        "jats": read_jats,
        "tei": read_tei,
        "xml": read_xml,
    }
)

# Readers of bytes: what is read, and the name it goes by in messages.
BINARY_FORMATS: Mapping[str, Callable[[bytes, str], Document]] = MappingProxyType(
    {"docx": read_docx, "odt": read_odt, "epub": read_epub, "pdf": read_pdf}
)

FORMAT_NAMES = (*DOCUMENT_FORMATS, *BINARY_FORMATS)

_SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
    ".qmd": "markdown",
    ".txt": "text",
    ".text": "text",
    "": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".tex": "latex",
    ".rst": "rst",
    ".org": "org",
    ".rtf": "rtf",
    ".adoc": "asciidoc",
    ".asciidoc": "asciidoc",
    ".asc": "asciidoc",
    ".xml": "xml",
    ".jats": "jats",
    ".nxml": "jats",
    ".tei": "tei",
    ".rest": "rst",
    ".pdf": "pdf",
    ".odt": "odt",
    ".ott": "odt",
    ".epub": "epub",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".latex": "latex",
    ".ltx": "latex",
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


def open_document(
    path: str | Path, format: str | None = None, encoding: str | None = None
) -> Document:
    """The document in a file; `format` overrules the suffix, `encoding` what the file says.

    Raises `UnknownFormat`; `UnreadableInput` when the file is missing, too large or not of
    its format; `MissingExtra` when its reader is not installed.
    """
    format = _known(format or document_format(str(path)))
    return read_data(read_bytes(path), str(Path(path)), format, encoding)


def read_data(data: bytes, name: str, format: str, encoding: str | None = None) -> Document:
    """The document in some bytes, named `name` in messages; raises as `open_document` does.

    >>> read_data(b"Kim.[^1]", "memo.md", "markdown").blocks[0].passage.text
    'Kim.[^1]'
    """
    format = _known(format)
    if format in BINARY_FORMATS:
        return BINARY_FORMATS[format](data, name)
    if encoding is None and format not in ("markdown", "text"):
        encoding = declared_encoding(data)
    return DOCUMENT_FORMATS[format](decode(data, name, encoding))


def read_document(source: Source, format: str) -> Document:
    """The document of a source in a named text format; raises `UnknownFormat`."""
    format = _known(format)
    if format in BINARY_FORMATS:
        raise UnknownFormat(f"{format} is no text format; give the file or its bytes")
    return DOCUMENT_FORMATS[format](source)


def _known(format: str) -> str:
    """The format of that name, or of that suffix with or without its stop."""
    name = format.lower()
    found = name if name in FORMAT_NAMES else _SUFFIXES.get("." + name.removeprefix("."))
    if not found:
        known = ", ".join(FORMAT_NAMES)
        raise UnknownFormat(f"no document format is named {format!r} ({known})")
    return found
