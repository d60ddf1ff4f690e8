"""XML of a kind that its root element tells: JATS, TEI or XHTML -> `Document`."""

from __future__ import annotations

import re
from collections.abc import Callable

from alliance_refs.documents.html.reader import read_html
from alliance_refs.documents.xml.jats import read_jats
from alliance_refs.documents.xml.tei import read_tei
from alliance_refs.errors import UnreadableInput
from alliance_refs.model import Document
from alliance_refs.spans import Source

_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?([A-Za-z][\w.-]{0,60})(?=[\s/>])")
_READERS: dict[str, Callable[[Source], Document]] = {
    **dict.fromkeys(("article", "book", "book-part-wrapper", "response"), read_jats),
    **dict.fromkeys(("TEI", "TEI.2", "teiCorpus", "text"), read_tei),
    "html": read_html,
}
_HEAD = 20_000


def read_xml(source: Source) -> Document:
    """The document of an XML source; raises `UnreadableInput` for a root that is not known.

    >>> read_xml(Source("<?xml version='1.0'?><TEI><text><p>War.</p></text></TEI>")).format
    'tei'
    """
    head = re.sub(
        r"<!--.*?(?:-->|$)|<!DOCTYPE[^\[>]*(?:\[[^\]]*\])?", "", source.text[:_HEAD], flags=re.S
    )
    root = _ROOT.search(head)
    reader = _READERS.get(root[1]) if root else None
    if reader is None:
        found = f"its root is <{root[1]}>" if root else "it has no element"
        raise UnreadableInput(
            f"{source.name}: no JATS, TEI or XHTML: {found}; name the format if it is one of these"
        )
    return reader(source)
