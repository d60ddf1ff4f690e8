"""Which notes and blocks of a document a listing shows.

In: a document and what the user asked to see. Out: the parts that fit, in the order of
the document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from alliance_refs.api import Document
from alliance_refs.cli.options import open_references
from alliance_refs.model import CitationBlock, Note

Part: TypeAlias = Note | CitationBlock


def _is_open(part: Part) -> bool:
    return open_references(part.citations) > 0


def _comments(part: Part) -> bool:
    return isinstance(part, Note) and bool(part.commentary)


_ASKED: Mapping[str | None, Callable[[Part], bool]] = {
    None: lambda part: True,
    "unresolved": _is_open,
    "commentary": _comments,
}


def chosen_notes(document: Document, only: str | None) -> tuple[Note, ...]:
    """The notes that `only` asks for: "unresolved", "commentary", or None for all."""
    return tuple(filter(_ASKED[only], document.notes))


def chosen_blocks(document: Document, only: str | None) -> tuple[CitationBlock, ...]:
    """The reading lists, source lines and so on that `only` asks for."""
    return tuple(filter(_ASKED[only], document.blocks))
