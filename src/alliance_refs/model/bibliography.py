"""`Bibliography`: rendered entries in order, with how the style wants them laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from alliance_refs.errors import Diagnostic
from alliance_refs.model.markup import Markup


@dataclass(frozen=True, slots=True)
class Entry:
    """One rendered entry: the key of its item, and its markup."""

    key: str
    markup: Markup


@dataclass(frozen=True, slots=True)
class BibliographyLayout:
    """How a style wants its bibliography set (CSL 1.0.2, Bibliography-specific Options).

    `line_spacing` and `entry_spacing` count lines; `label_width` is the longest label's
    length in characters when `second_field_align` sets labels in a column of their own.
    """

    hanging_indent: bool = False
    second_field_align: Literal["", "flush", "margin"] = ""
    line_spacing: int = 1
    entry_spacing: int = 1
    label_width: int = 0


PLAIN_LAYOUT = BibliographyLayout()


@dataclass(frozen=True, slots=True)
class Bibliography:
    """Entries in the style's order, their layout, the locale, and what was noticed."""

    entries: tuple[Entry, ...]
    layout: BibliographyLayout = PLAIN_LAYOUT
    locale: str = "en-US"
    diagnostics: tuple[Diagnostic, ...] = ()
