"""What splitting a note gives: its citations, and what it says of its own."""

from __future__ import annotations

from dataclasses import dataclass

from alliance_refs.spans import Span


@dataclass(frozen=True, slots=True)
class FoundCitation:
    """A citation cut out of a passage: its place in the visible text, its signal's words.

    `alias` is the name that a bracket behind it gives the work ("[hereinafter Torts]");
    `is_short` whether it looks like a short form, whose work is described elsewhere.
    """

    span: Span
    signal: str = ""
    alias: str = ""
    is_short: bool = False


@dataclass(frozen=True, slots=True)
class SplitNote:
    """The citations of a note in order, and the sentences that say something themselves."""

    citations: tuple[FoundCitation, ...]
    commentary: str
