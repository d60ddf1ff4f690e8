"""ENW: EndNote's tagged import format, which followed refer and BibIX.

A line begins with "%", a letter or sign, and a space; a record begins with %0. Records
without it are refer's own, parted by empty lines.
"""

from __future__ import annotations

import re

from alliance_refs.formats.bib.names import read_name
from alliance_refs.formats.format import Written
from alliance_refs.formats.mapping.inverted_names import NAMES, write_inverted
from alliance_refs.formats.mapping.language_codes import LANGUAGE
from alliance_refs.formats.mapping.loose_dates import PLAIN_DATE, SLASHED_DATE
from alliance_refs.formats.mapping.plain_forms import (
    DOI,
    EXTENT,
    GENRE,
    KEYWORDS,
    PARAGRAPHS,
    PMCID,
)
from alliance_refs.formats.mapping.rows import FIRST, FieldTable, Row
from alliance_refs.formats.mapping.serial_numbers import (
    ISBN,
    ISSN,
    NO_SERIAL,
    join_serials,
    part_serials,
)
from alliance_refs.formats.mapping.split_fields import join_date, split_date
from alliance_refs.formats.mapping.type_groups import ALONE, ARCHIVED, NUMBERED, PERIODICAL, SORTED
from alliance_refs.formats.markup.endnote_types import EDITED, KNOWN_TYPES, TYPES
from alliance_refs.formats.syntax.tagged import Syntax, tagged_library, tagged_lines
from alliance_refs.model import Item, Library
from alliance_refs.model.item import TRANSLATED
from alliance_refs.spans import Source

SYNTAX = Syntax(
    "ENW",
    line=re.compile(r"%(?P<tag>[A-Z0-9!-/:-@\[-`{-~])(?P<text>|[ \t].*)"),
    start="0",
    # EndNote writes keywords one a line, with the tag before the first alone.
    prose=frozenset({"X", "Z", "<", "K"}),
    gaps=True,
)
_LAYOUT = "%{} {}"
_REFER = (("J", "Journal Article"), ("B", "Book Section"), ("R", "Report"), ("I", "Book"))


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
        Row("container-title", "J", types=PERIODICAL),
        Row("collection-title", "B", types=ALONE, way="read"),
        Row("container-title", "B"),
        Row("container-title", "J", way="read"),
        Row("collection-title", "S"),
        Row("container-title-short", "O"),
        Row("issued", "8", SLASHED_DATE),
        Row("volume", "V"),
        Row("number", "N", types=NUMBERED),
        Row("collection-number", "N", types=ALONE),
        Row("issue", "N"),
        Row("number-of-pages", "P", EXTENT, types=ALONE),
        Row("page", "P"),
        Row("available-date", "7", PLAIN_DATE, types=PERIODICAL),
        Row("edition", "7"),
        Row("number-of-volumes", "6"),
        Row("section", "&"),
        Row("publisher", "I"),
        Row("publisher-place", "C"),
        Row("original-title", "("),
        Row("reviewed-title", "*"),
        Row("genre", "9", GENRE, types=SORTED),
        Row("genre", "9", types=KNOWN_TYPES - SORTED),
        Row("DOI", "R", DOI),
        Row("DOI", "R", FIRST, way="read"),
        Row("ISSN", "@[issn]", ISSN),
        Row("ISBN", "@[isbn]", ISBN),
        Row("number", "@", NO_SERIAL, types=NUMBERED, way="read"),
        Row("ISBN", "@", NO_SERIAL),
        Row("PMCID", "2", PMCID),
        Row("URL", "U", FIRST),
        Row("accessed", "[", SLASHED_DATE),
        Row("source", "W"),
        Row("archive", "~", types=ARCHIVED),
        Row("source", "~", types=KNOWN_TYPES - ARCHIVED, way="read"),
        Row("archive_location", "M", types=ARCHIVED),
        Row("call-number", "L"),
        Row("language", "G", LANGUAGE),
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
    return tagged_library(source, SYNTAX, _item)


def write_enw(library: Library) -> Written:
    """`library` as ENW, a record for each item, and what ENW cannot hold."""
    records = [ENW.write(item) for item in library.items_in_order]
    lines: list[str] = []
    for key, record in zip(library, records, strict=True):
        said = {"0": [record.code], "F": [key], **record.said}
        split_date(said, "8", "D")
        join_serials(said, "@")
        lines += [*tagged_lines(said, _LAYOUT), ""]
    losses = tuple(loss for record in records for loss in record.losses)
    return Written("\n".join(lines), losses)


def _item(said: dict[str, list[str]]) -> Item:
    code = said.pop("0", [""])[0] or _code_of_refer(said)
    if code == EDITED and "E" not in said and "A" in said:
        said["E"] = said.pop("A")
    join_date(said, "8", "D")
    part_serials(said, "@")
    key = " ".join(said.pop("F", [""])[0].split())
    return ENW.read(key, code, said)


def _code_of_refer(said: dict[str, list[str]]) -> str:
    """The type of a record of refer's, told by what it has, and its tags as ENW's.

    Its names have the given name first; %Q is an institution, and %O a remark.
    """
    if not said.keys() & set("TABJ"):
        return ""
    for tag in said.keys() & set("AE"):
        said[tag] = [write_inverted(read_name(name, False, True)) for name in said[tag]]
    if "Q" in said:
        said.setdefault("A", []).extend(name.rstrip(",") + "," for name in said.pop("Q"))
    if "O" in said:
        said.setdefault("Z", []).extend(said.pop("O"))
    return next((code for tag, code in _REFER if tag in said), "")
