"""ENW: EndNote's tagged import format, which followed refer and BibIX.

A line begins with "%", a letter or sign, and a space; a record begins with %0.
"""

from __future__ import annotations

import re

from alliance_refs.formats.format import Written
from alliance_refs.formats.keyed import keyed_library
from alliance_refs.formats.mapping.inverted_names import NAMES
from alliance_refs.formats.mapping.loose_dates import SLASHED_DATE
from alliance_refs.formats.mapping.plain_forms import DOI, ISSN, KEYWORDS, PARAGRAPHS, PMCID
from alliance_refs.formats.mapping.rows import FieldTable, Row
from alliance_refs.formats.mapping.split_fields import join_date, split_date
from alliance_refs.formats.markup.endnote_types import TYPES
from alliance_refs.formats.syntax.tagged import Syntax, cut_records, tagged_lines
from alliance_refs.model import Item, Library
from alliance_refs.model.item import TRANSLATED
from alliance_refs.spans import Source

SYNTAX = Syntax(
    "ENW",
    line=re.compile(r"%(?P<tag>[A-Z0-9!-/:-@\[-`{-~])(?P<text>|[ \t].*)"),
    start="0",
    prose=frozenset({"X", "Z", "<"}),
)
_LAYOUT = "%{} {}"

_ARTICLES = frozenset("article-journal article-magazine article-newspaper".split())
_NUMBERED = frozenset("report patent bill legislation regulation legal_case standard".split())
_ALONE = frozenset("book thesis report pamphlet map musical_score collection standard".split())

ENW = FieldTable(
    "enw",
    "ENW",
    TYPES,
    (
        Row("author", "A", NAMES),
        Row("editor", "E", NAMES),
        Row("collection-editor", "Y", NAMES),
        Row("translator", "?", NAMES),
        Row("translator", "H", NAMES, way="read"),
        Row("title", "T"),
        Row("title-short", "!"),
        Row(TRANSLATED, "Q"),
        Row("container-title", "J", types=_ARTICLES),
        Row("collection-title", "B", types=_ALONE, way="read"),
        Row("container-title", "B"),
        Row("container-title", "J", way="read"),
        Row("collection-title", "S"),
        Row("container-title-short", "O"),
        Row("issued", "8", SLASHED_DATE),
        Row("volume", "V"),
        Row("number", "N", types=_NUMBERED),
        Row("collection-number", "N", types=_ALONE),
        Row("issue", "N"),
        Row("page", "P"),
        Row("edition", "7"),
        Row("number-of-volumes", "6"),
        Row("section", "&"),
        Row("publisher", "I"),
        Row("publisher-place", "C"),
        Row("original-title", "("),
        Row("reviewed-title", "*"),
        Row("genre", "9"),
        Row("DOI", "R", DOI),
        Row("DOI", "R", way="read"),
        Row("ISSN", "@", ISSN),
        Row("ISBN", "@"),
        Row("PMCID", "2", PMCID),
        Row("URL", "U"),
        Row("accessed", "[", SLASHED_DATE),
        Row("archive", "~"),
        Row("source", "W"),
        Row("archive_location", "M"),
        Row("call-number", "L"),
        Row("language", "G"),
        Row("abstract", "X", PARAGRAPHS),
        Row("keyword", "K", KEYWORDS),
        Row("note", "Z", PARAGRAPHS),
        Row("annote", "<", PARAGRAPHS),
    ),
    type_place="0",
)


def read_enw(source: Source) -> Library:
    """The library that an ENW text says; the label %F gives the key where there is one.

    >>> library = read_enw(Source("%0 Book\\n%A Kim, Dae-jung\\n%D 1997\\n%T Prison Writings\\n"))
    >>> library["kim-1997"]["title"]
    'Prison Writings'
    """
    cut = cut_records(source, SYNTAX)
    items = (_item(record.said) for record in cut.records)
    return keyed_library(items, cut.failed, cut.diagnostics)


def write_enw(library: Library) -> Written:
    """`library` as ENW, a record for each item, and what ENW cannot hold."""
    records = [ENW.write(item) for item in library.items_in_order]
    lines: list[str] = []
    for key, record in zip(library, records, strict=True):
        said = {"0": [record.code], "F": [key], **record.said}
        split_date(said, "8", "D")
        lines += [*tagged_lines(said, _LAYOUT), ""]
    losses = tuple(loss for record in records for loss in record.losses)
    return Written("\n".join(lines), losses)


def _item(said: dict[str, list[str]]) -> Item:
    join_date(said, "8", "D")
    key = " ".join(said.pop("F", [""])[0].split())
    return ENW.read(key, said.pop("0", [""])[0], said)
