"""Entries with everything they refer to filled in: macros, xdata, crossref, sets.

In: the blocks of a .bib file. Out: `Entry` values whose fields are raw LaTeX, and
diagnostics for what refers to nothing or to itself. The inheritance rules are BibLaTeX's
own (manual, appendix B); a field an entry has itself is never overwritten.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from alliance_refs.errors import Diagnostic, diagnose
from alliance_refs.formats.bib.definitions import expanded, read_definitions
from alliance_refs.formats.bib.journals import MACROS
from alliance_refs.formats.bib.parts import Block, RawField
from alliance_refs.spans import Source, Span

MONTHS = tuple("jan feb mar apr may jun jul aug sep oct nov dec".split())


class Entry(NamedTuple):
    """One entry: lower-case type, key, fields as raw LaTeX, and the block it came from."""

    type: str
    key: str
    fields: dict[str, str]
    block: Block


class Parents(NamedTuple):
    """Which types inherit from which, and which of the parent's fields change their name."""

    sources: frozenset[str]
    targets: frozenset[str]
    renames: tuple[tuple[str, str], ...]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _title_as(prefix: str) -> tuple[tuple[str, str], ...]:
    return tuple((part, prefix + part) for part in ("title", "subtitle", "titleaddon"))


_IN_BOOKS = "inbook bookinbook suppbook"
_IN_COLLECTIONS = "incollection inreference suppcollection"
INHERITANCE: tuple[Parents, ...] = (
    Parents(
        _words("mvbook book"), _words(_IN_BOOKS), (("author", "author"), ("author", "bookauthor"))
    ),
    Parents(_words("mvbook"), _words(f"book {_IN_BOOKS}"), _title_as("main")),
    Parents(
        _words("mvcollection mvreference"),
        _words(f"collection reference {_IN_COLLECTIONS}"),
        _title_as("main"),
    ),
    Parents(_words("mvproceedings"), _words("proceedings inproceedings"), _title_as("main")),
    Parents(_words("book"), _words(_IN_BOOKS), _title_as("book")),
    Parents(_words("collection reference"), _words(_IN_COLLECTIONS), _title_as("book")),
    Parents(_words("proceedings"), _words("inproceedings"), _title_as("book")),
    Parents(_words("periodical"), _words("article suppperiodical"), _title_as("journal")),
)
_NEVER_INHERITED = _words(
    """ids crossref xref xdata entryset entrysubtype execute label options presort related
    relatedoptions relatedstring relatedtype shortauthor shorteditor shorthand shorthandintro
    sortkey key"""
)
_TITLES = _words("title subtitle titleaddon shorttitle sorttitle indextitle indexsorttitle")
# Chains of parents end here, and macros grow no longer: a file could swell without bound.
_MOST_GENERATIONS = 30
_LONGEST_MACRO = 20_000
_DATES = _words("date year month day")
_DAYS = _words("month day")


def read_entries(source: Source, blocks: Iterable[Block]) -> tuple[list[Entry], list[Diagnostic]]:
    """Every entry in order, xdata containers and all, with its references filled in."""
    blocks = tuple(blocks)
    macros = _macros(blocks)
    missing: list[Diagnostic] = []
    entries = [
        Entry(block.type, block.key, _fields(block, macros, source, missing), block)
        for block in blocks
        if block.kind == "entry"
    ]
    entries = _with_definitions(entries, source, blocks)
    if not any(not _REFERRING.isdisjoint(entry.fields) for entry in entries):
        return entries, missing
    return _Inheriting(source, entries, missing).resolve(), missing


def _with_definitions(entries: list[Entry], source: Source, blocks: Iterable[Block]) -> list[Entry]:
    """The entries with the commands replaced that the file's preambles define."""
    preambles = (source.text[b.start : b.end] for b in blocks if b.kind == "preamble")
    definitions = read_definitions(preambles)
    if not definitions:
        return entries
    return [
        entry._replace(
            fields={
                name: expanded(raw, definitions) if "\\" in raw else raw
                for name, raw in entry.fields.items()
            }
        )
        for entry in entries
    ]


_REFERRING = _words("crossref xdata entryset")


def _macros(blocks: Iterable[Block]) -> dict[str, str]:
    """Values by macro name: those of all styles, then every @string; the last one counts."""
    macros = {**MACROS, **dict(zip(MONTHS, MONTHS, strict=True))}
    for block in blocks:
        if block.kind == "string":
            for field in block.fields:
                macros[field.name] = _expand(field, macros)[0]
    return macros


def _expand(field: RawField, macros: Mapping[str, str]) -> tuple[str, list[str]]:
    """The field's text with its macros filled in, and the names of those unknown.

    An unknown macro that stands alone keeps its name, since that is all there is.
    """
    if not field.pieces:
        return field.text, []
    unknown = [p.text for p in field.pieces if p.is_macro and p.text.lower() not in macros]
    alone = len(field.pieces) == 1
    texts = [
        macros.get(piece.text.lower(), piece.text if alone else "")
        if piece.is_macro
        else piece.text
        for piece in field.pieces
    ]
    if not alone and sum(map(len, texts)) > _LONGEST_MACRO:
        return " # ".join(piece.text for piece in field.pieces), [field.pieces[0].text]
    return "".join(texts), unknown


def _fields(
    block: Block, macros: Mapping[str, str], source: Source, flaws: list[Diagnostic]
) -> dict[str, str]:
    """The fields by name; the first of two of one name keeps its place, the last its value."""
    fields: dict[str, str] = {}
    for field in block.fields:
        text, unknown = _expand(field, macros)
        if fields.get(field.name, text) != text:
            flaws.append(_given_twice(block, field, source))
        fields[field.name] = text
        flaws += (_unknown_macro(block, field, name, source) for name in unknown)
    return fields


def _given_twice(block: Block, field: RawField, source: Source) -> Diagnostic:
    return diagnose(
        "duplicate-field",
        f"{block.key}: the field {field.name!r} is given twice; the last one counts",
        source,
        Span(field.start, field.start + 1),
        hint="take one of them away, or join them",
    )


def _unknown_macro(block: Block, field: RawField, name: str, source: Source) -> Diagnostic:
    return diagnose(
        "unknown-macro",
        f"{block.key}: no @string defines {name!r}",
        source,
        Span(field.start, field.start + len(name)),
        hint="define it, or put the value in braces",
    )


class _Inheriting:
    """Fills in references between entries, each parent before its children."""

    def __init__(self, source: Source, entries: list[Entry], diagnostics: list[Diagnostic]) -> None:
        self.source = source
        self.entries = entries
        self.diagnostics = diagnostics
        self.by_key: dict[str, Entry] = {}
        for entry in entries:
            self.by_key.setdefault(entry.key.lower(), entry)
        self.done: dict[int, Entry] = {}
        self.generation: dict[int, int] = {}

    def resolve(self) -> list[Entry]:
        """The entries in order, each filled in after those it refers to."""
        for entry in self.entries:
            waiting = [entry]
            on_path: set[int] = set()
            while waiting:
                last = waiting[-1]
                on_path.add(last.block.start)
                open_parent = self._open_parent(last, on_path)
                if open_parent:
                    waiting.append(open_parent)
                    continue
                waiting.pop()
                if last.block.start not in self.done:
                    self.done[last.block.start] = self._filled(last)
                on_path.discard(last.block.start)
        return [self.done[entry.block.start] for entry in self.entries]

    def _open_parent(self, entry: Entry, on_path: set[int]) -> Entry | None:
        if entry.block.start in self.done:
            return None
        for _, keys in _references(entry):
            for key in keys:
                parent = self.by_key.get(key.lower())
                if parent and not (
                    parent.block.start in self.done or parent.block.start in on_path
                ):
                    return parent
        return None

    def _filled(self, entry: Entry) -> Entry:
        fields = dict(entry.fields)
        generation = 0
        for name, keys in _references(entry):
            for key in keys:
                parent = self.by_key.get(key.lower())
                if parent is None:
                    self._report(entry, "missing-parent", f"{name} names {key!r}, not in this file")
                    continue
                known = self.done.get(parent.block.start)
                generation = max(generation, self.generation.get(parent.block.start, 0) + 1)
                if known is None or generation > _MOST_GENERATIONS:
                    known = parent
                    self._report(entry, "circular-reference", f"{name} {key!r} leads on and on")
                _inherit(fields, entry.type, known, as_is=name == "xdata")
        self.generation[entry.block.start] = min(generation, _MOST_GENERATIONS)
        return entry._replace(fields=fields)

    def _report(self, entry: Entry, code: str, message: str) -> None:
        span = Span(entry.block.start, entry.block.start + 1)
        self.diagnostics.append(
            diagnose(code, f"{entry.key}: {message}", self.source, span, hint="check the key")
        )


def _references(entry: Entry) -> Iterator[tuple[str, list[str]]]:
    for name in ("xdata", "crossref", "entryset"):
        keys = [key.strip() for key in entry.fields.get(name, "").split(",") if key.strip()]
        if keys:
            yield name, keys if name == "xdata" else keys[:1]


def _inherit(fields: dict[str, str], type: str, parent: Entry, *, as_is: bool) -> None:
    """Adds to `fields` what an entry of this type takes from its parent."""
    # A child with a year takes no date; one with a month alone is of its parent's year.
    dates = _DATES if {"date", "year"} & fields.keys() else _DAYS if "month" in fields else ()
    if as_is:
        for name, value in parent.fields.items():
            fields.setdefault(name, value)
        return
    # What belongs to the parent's title says nothing of a child that has its own.
    renamed = "title" in fields
    for rule in INHERITANCE:
        if parent.type in rule.sources and type in rule.targets:
            renamed = renamed or rule.renames[0][0] == "title"
            for old, new in rule.renames:
                if old in parent.fields:
                    fields.setdefault(new, parent.fields[old])
    for name, value in parent.fields.items():
        skipped = name in _NEVER_INHERITED or name in dates
        if not skipped and not (renamed and name in _TITLES):
            fields.setdefault(name, value)
