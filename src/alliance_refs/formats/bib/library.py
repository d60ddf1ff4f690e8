"""`BibLibrary`: the items of a .bib file with the file itself, so that it can be written again.

What was not touched comes back byte for byte: comments, @string, @preamble, order, white
space, the writing of every entry whose item is still what was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Self

from alliance_refs.errors import Diagnostic
from alliance_refs.formats.bib.parts import Block
from alliance_refs.model import FailedEntry, Item, Library
from alliance_refs.spans import Source

# The name under which an item's `custom` variable holds what .bib files say beyond CSL.
CARRIED = "biblatex"


def carried_by(item: Item) -> Mapping[str, Any]:
    """What an item says beyond CSL, as its .bib file had it."""
    custom = item.get("custom")
    carried = custom.get(CARRIED) if isinstance(custom, Mapping) else None
    return carried if isinstance(carried, Mapping) else {}


def carried_fields(item: Item) -> Mapping[str, Any]:
    """The raw fields among what an item carries.

    >>> carried_fields(Item("kim", "book", {"custom": {CARRIED: {"fields": {"file": "k.pdf"}}}}))
    {'file': 'k.pdf'}
    """
    fields = carried_by(item).get("fields")
    return fields if isinstance(fields, Mapping) else {}


class BibLibrary(Library):
    """A library that remembers the .bib file it was read from.

    `blocks` tile the text of `source`; `owners` gives the block each key was read from;
    `as_read` the items as they were read, whatever has been done to the library since;
    `classic` whether the file is written for BibTeX.
    """

    def __init__(
        self,
        items: Iterable[Item] = (),
        *,
        failed: Iterable[FailedEntry] = (),
        diagnostics: Iterable[Diagnostic] = (),
        source: Source,
        blocks: tuple[Block, ...] = (),
        owners: Mapping[str, Block] | None = None,
        as_read: Mapping[str, Item] | None = None,
        classic: bool = False,
    ) -> None:
        super().__init__(items, failed=failed, diagnostics=diagnostics)
        self.source = source
        self.blocks = blocks
        self.owners = dict(owners or {})
        self.classic = classic
        self.as_read = dict(self) if as_read is None else as_read

    def with_items(self, items: Iterable[Item]) -> Self:
        """The same library with other items; the file it came from is kept."""
        return type(self)(
            items,
            failed=self.failed,
            diagnostics=self.diagnostics,
            source=self.source,
            blocks=self.blocks,
            owners=self.owners,
            as_read=self.as_read,
            classic=self.classic,
        )
