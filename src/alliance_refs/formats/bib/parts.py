"""The parts a .bib file is cut into: `Block`, `RawField`, `Piece`, `Flaw`; nothing interpreted."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

BlockKind: TypeAlias = Literal["entry", "string", "preamble", "comment", "text", "failed"]


class Piece(NamedTuple):
    """One operand of a value: literal text, or the name of a macro."""

    text: str
    is_macro: bool = False


class RawField(NamedTuple):
    """A field as written: lower-case name, text without delimiters, where it begins.

    `pieces` is set when the value is a macro or several operands joined by "#"; the text
    is then empty until the macros are known.
    """

    name: str
    text: str
    start: int
    pieces: tuple[Piece, ...] = ()


class Flaw(NamedTuple):
    """Something odd inside a block: a stable code, words, and where it begins."""

    code: str
    message: str
    start: int


class Block(NamedTuple):
    """A stretch of the file, `start` to `end`; `type` and `key` are set for entries."""

    kind: BlockKind
    start: int
    end: int
    type: str = ""
    key: str = ""
    fields: tuple[RawField, ...] = ()
    flaws: tuple[Flaw, ...] = ()

    def bare(self) -> Block:
        """The same stretch without what was read in it."""
        return self._replace(fields=(), flaws=())
