"""Markup as text of a format: plain text, HTML, Markdown, reST, Org, AsciiDoc, LaTeX, Typst, RTF."""

from __future__ import annotations

from dataclasses import replace

from alliance_refs.errors import UnknownFormat
from alliance_refs.model import Bibliography, Entry, Markup
from alliance_refs.writers.asciidoc import ASCIIDOC
from alliance_refs.writers.html import HTML
from alliance_refs.writers.latex import LATEX
from alliance_refs.writers.links import drop_links, link_addresses
from alliance_refs.writers.markdown import MARKDOWN
from alliance_refs.writers.org import ORG
from alliance_refs.writers.plain import TEXT
from alliance_refs.writers.rst import RST
from alliance_refs.writers.rtf import RTF
from alliance_refs.writers.typst import TYPST
from alliance_refs.writers.writer import Writer

WRITERS: dict[str, Writer] = {
    writer.name: writer for writer in (TEXT, HTML, MARKDOWN, RST, ORG, ASCIIDOC, LATEX, TYPST, RTF)
}


def write_markup_as(markup: Markup, format: str) -> str:
    """The markup as text of a format, one of `WRITERS`.

    >>> from alliance_refs.model import read_markup
    >>> write_markup_as(read_markup("On <i>Homo</i> & kin"), "html")
    'On <i>Homo</i> &amp; kin'

    Raises `UnknownFormat` when no writer goes by that name.
    """
    return _writer(format).write(markup)


def write_bibliography(bibliography: Bibliography, format: str, *, links: bool = False) -> str:
    """The whole list laid out for a format, one of `WRITERS`.

    With `links`, DOIs, addresses and PubMed numbers lead where they say (CSL 1.0.2,
    appendix VI), in formats that know links.

    Raises `UnknownFormat` when no writer goes by that name.
    """
    adapt = link_addresses if links else drop_links
    entries = tuple(Entry(entry.key, adapt(entry.markup)) for entry in bibliography.entries)
    return _writer(format).bibliography(replace(bibliography, entries=entries))


def _writer(format: str) -> Writer:
    try:
        return WRITERS[format]
    except KeyError:
        known = ", ".join(WRITERS)
        raise UnknownFormat(f"no writer is named {format!r}; there are {known}") from None


__all__ = ["WRITERS", "Writer", "write_bibliography", "write_markup_as"]
