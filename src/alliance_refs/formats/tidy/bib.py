"""A .bib file made tidy as text: macros, LaTeX, comments and unknown fields stay as written.

Each step is switchable: `sort` (by key; crossref parents last, as BibTeX asks), `align`
(a field a line, equal signs in a column), `dashes`, `names`, `dates` (year and month to a
BibLaTeX date), `keys`. What cannot be read without doubt is left as it stands, and a file
with an entry that never closes keeps its order, since no one can say where that one ends.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from alliance_refs.formats.bib.blocks import read_blocks
from alliance_refs.formats.bib.entries import read_entries
from alliance_refs.formats.bib.names import NAME_FIELDS, NAMES_AND
from alliance_refs.formats.bib.parts import Block, RawField
from alliance_refs.formats.bib.pointers import POINTERS, renamed_keys
from alliance_refs.formats.bib.profiles import BIBLATEX
from alliance_refs.formats.bib.read import read_item
from alliance_refs.formats.bib.text import with_ends_of
from alliance_refs.formats.tidy.bib_layout import put_together, sort_chunks, take_apart
from alliance_refs.formats.tidy.values import tidy_initials, tidy_range
from alliance_refs.spans import Source
from alliance_refs.text.keys import DEFAULT_PATTERN, make_keys
from alliance_refs.text.months import DATE_WORDS

STEPS = ("sort", "align", "dashes", "names", "dates", "keys")

_RANGES = frozenset({"pages", "volume"})
_COMMA = re.compile(r"\s*+,\s*+")
_YEAR = re.compile(r"\d{4}")
_ENCODING = re.compile(r"\A(%\s*Encoding:\s*)[\w.:-]+")
_DAY = re.compile(r"\d{1,2}")
# Flaws of an entry that writing it anew takes away.
_MENDED = frozenset({"empty-key", "spaced-key"})


class TidiedText(NamedTuple):
    """A tidied .bib text, and the keys that have changed, old to new."""

    text: str
    keys: dict[str, str]


def tidy_bib(
    source: Source,
    steps: Collection[str] = STEPS,
    pattern: str = DEFAULT_PATTERN,
    *,
    every_key: bool = False,
) -> TidiedText:
    """The .bib text after the steps named; `every_key` to make all keys anew by `pattern`.

    Tidying twice is tidying once. Comments stay with the entry they stand above.

    >>> print(tidy_bib(Source('@book{b, title="B",pages={1-2}}\\n% on a\\n@book{a, year=2003}')).text)
    % on a
    @book{a,
      year = 2003,
    }
    <BLANKLINE>
    @book{b,
      title = "B",
      pages = {1--2},
    }
    <BLANKLINE>
    """
    blocks = tuple(read_blocks(source.text))
    keys = _new_keys(source, blocks, pattern, every_key) if "keys" in steps else {}
    renamed = {block.key: keys[block.start] for block in blocks if block.start in keys}
    renamed.pop("", None)
    writer = _Writer(source.text, frozenset(steps), keys, renamed)
    layout = take_apart(source.text, blocks)
    if "sort" in steps and not any(map(_is_open, blocks)):
        parents = {renamed.get(key, key) for key in _crossref_parents(blocks)}

        def rank(block: Block) -> tuple[object, ...]:
            key = keys.get(block.start, block.key)
            return key in parents, key.casefold(), key

        layout = layout._replace(chunks=sort_chunks(layout.chunks, rank))
    # The result is written in UTF-8; JabRef believes what the heading says.
    text = _ENCODING.sub(r"\1UTF-8", put_together(layout, writer.write))
    return TidiedText(with_ends_of(source.text, text), renamed)


def _new_keys(
    source: Source, blocks: tuple[Block, ...], pattern: str, every: bool
) -> dict[int, str]:
    """New keys by where their blocks begin: for entries without one, or for all."""
    entries, _ = read_entries(source, blocks)
    wanted = [entry for entry in entries if every or not entry.key.strip()]
    taken = () if every else [entry.key for entry in entries if entry.key.strip()]
    made = make_keys((read_item(entry, BIBLATEX) for entry in wanted), pattern, taken)
    return {entry.block.start: key for entry, key in zip(wanted, made, strict=True)}


def _is_open(block: Block) -> bool:
    return block.kind == "failed" or any(flaw.code not in _MENDED for flaw in block.flaws)


def _crossref_parents(blocks: Collection[Block]) -> set[str]:
    return {
        field.text.strip() for block in blocks for field in block.fields if field.name == "crossref"
    }


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes blocks of one file after the steps chosen."""

    text: str
    steps: frozenset[str]
    keys: Mapping[int, str]
    renamed: Mapping[str, str]

    def write(self, block: Block) -> str:
        """The block, written anew when it is an entry read without doubt."""
        raw = self.text[block.start : block.end]
        if block.kind != "entry" or not self._is_safe(block):
            return raw
        fields = {field.name: self._value(field) for field in block.fields}
        tidied = self._dated(self._tidied(fields))
        key = self.keys.get(block.start, block.key)
        if "align" not in self.steps and tidied == fields and key == block.key:
            return raw
        width = max(map(len, tidied), default=0) if "align" in self.steps else 0
        lines = [f"  {name:<{width}} = {value},\n" for name, value in tidied.items()]
        return f"@{block.type}{{{key},\n{''.join(lines)}}}"

    def _is_safe(self, block: Block) -> bool:
        """Whether all the entry says is in its fields: no flaw, no comment, no field twice."""
        names = {field.name for field in block.fields}
        flaws = {flaw.code for flaw in block.flaws}
        return len(names) == len(block.fields) and flaws <= _MENDED and not self._comments(block)

    def _comments(self, block: Block) -> bool:
        at = block.start
        for field in block.fields:
            if "%" in self.text[at : field.start]:
                return True
            at = max(at, field.start + len(field.text))
        return "%" in self.text[at : block.end]

    def _value(self, field: RawField) -> str:
        """A field's value as written, delimiters and macros with it."""
        if field.pieces:
            parts = (
                piece.text if piece.is_macro else f"{{{piece.text}}}" for piece in field.pieces
            )
            return " # ".join(parts)
        # A field begins at its text or at its delimiter, as the reader met it.
        quoted, braced = f'"{field.text}"', f"{{{field.text}}}"
        for written in (braced, quoted):
            if any(self.text.startswith(written, at) for at in (field.start - 1, field.start)):
                return written
        return field.text if field.text.isdigit() else braced

    def _tidied(self, fields: Mapping[str, str]) -> dict[str, str]:
        return {name: self._tidy(name, value) for name, value in fields.items()}

    def _tidy(self, name: str, value: str) -> str:
        if value[:1] not in '{"' or " # " in value:
            return value
        inner = value[1:-1]
        if name in _RANGES and "dashes" in self.steps:
            inner = tidy_range(inner, "--")
        elif name in NAME_FIELDS and "names" in self.steps:
            inner = tidy_names(inner)
        elif name in POINTERS:
            inner = renamed_keys(inner, self.renamed)
        return value[0] + inner + value[-1]

    def _dated(self, fields: dict[str, str]) -> dict[str, str]:
        """Year, month and day as one date, in the place of the year."""
        year = fields.get("year", "").strip('{}" ')
        month = _month(fields.get("month", ""))
        if "dates" not in self.steps or "date" in fields or not month or not _YEAR.fullmatch(year):
            return fields
        day = fields.get("day", "").strip('{}" ')
        whole = f"{year}-{month:02d}" + (f"-{day:>02}" if _DAY.fullmatch(day) else "")
        dated = {"date" if name == "year" else name: value for name, value in fields.items()}
        said = dated | {"date": f"{{{whole}}}"}
        return {name: said[name] for name in said if name not in ("month", "day")}


def tidy_names(names: str) -> str:
    """A list of names as BibTeX has it, with single spaces and initials apart.

    >>> tidy_names("Kim,J.R.   and\\n  {Ministry of  Defense}")
    'Kim, J. R. and {Ministry of Defense}'
    """
    parts = [" ".join(part.split()) for part in NAMES_AND.split(names.strip())]
    plain = [part if set(part) & set("{}\\\\") else _tidy_name(part) for part in parts]
    return " and ".join(plain)


def _tidy_name(name: str) -> str:
    return tidy_initials(_COMMA.sub(", ", name))


def _month(value: str) -> int | None:
    """The number of a month given as macro, name or number; None when it is no such thing."""
    word = value.strip('{}" ').lower()
    if word.isdecimal() and len(word) <= 2:
        return int(word) if 1 <= int(word) <= 12 else None
    month = DATE_WORDS.get(word)
    return month if month and month <= 12 else None
