"""RIS: the tagged format that databases, publishers and reference managers exchange.

Reading tolerates missing end tags, one or three spaces before the hyphen, wrapped lines,
text around the records and tags that no specification knows; they are carried along.
"""

from __future__ import annotations

import re

from alliance_refs.formats.format import Written
from alliance_refs.formats.losses import not_held
from alliance_refs.formats.mapping.rows import Record
from alliance_refs.formats.mapping.serial_numbers import join_serials, part_serials
from alliance_refs.formats.mapping.split_fields import (
    join_date,
    join_pages,
    split_date,
    split_pages,
)
from alliance_refs.formats.syntax.tagged import Syntax, tagged_library, tagged_lines
from alliance_refs.formats.tagged.ris_table import RIS
from alliance_refs.model import Item, Library
from alliance_refs.spans import Source

SYNTAX = Syntax(
    "RIS",
    line=re.compile(
        r"\s{0,3}(?P<tag>[A-Z][A-Z0-9](?= {1,3}-)|[a-z][a-z0-9](?=  -)) {1,3}-(?P<text>|[ \t].*)"
    ),
    start="TY",
    end="ER",
    # Reference managers write keywords one a line, with the tag before the first alone.
    prose=frozenset({"AB", "N2", "N1", "RN", "KW"}),
    close="EF",
    head=re.compile(r"(?:Provider|Database|Content): ?.*"),
)
_MEETINGS = frozenset({"CPAPER", "CONF", "SLIDE"})
_MEETING_TYPES = frozenset(map(RIS.types.type, _MEETINGS))
_BOOKS = frozenset(code for code, type in RIS.types.rows if type == "book")
_LAYOUT = "{}  - {}"


def read_ris(source: Source) -> Library:
    """The library that a RIS text says; `ID` gives the key where there is one.

    >>> library = read_ris(Source("TY  - BOOK\\nID  - kim\\nTI  - Seoul\\nPY  - 2003\\nER  - "))
    >>> library["kim"]["title"], str(library["kim"]["issued"])
    ('Seoul', '2003')
    """
    return tagged_library(source, SYNTAX, _item)


def write_ris(library: Library) -> Written:
    """`library` as RIS, a record for each item, and what RIS cannot hold."""
    records = [_record(item) for item in library.items_in_order]
    lines: list[str] = []
    for key, record in zip(library, records, strict=True):
        said = {"TY": [record.code], "ID": [key], **record.said}
        if "T2" not in said and "C3" in said:
            said["T2"] = said.pop("C3")
        split_pages(said, "SP", "EP")
        split_date(said, "DA", "PY")
        join_serials(said, "SN")
        lines += [*tagged_lines(said, _LAYOUT), "ER  - ", ""]
    losses = tuple(loss for record in records for loss in record.losses)
    return Written("\n".join(lines), losses)


def _record(item: Item) -> Record:
    """The record of an item; what can stand only beside something else is else left out."""
    if variable := _unaccompanied(item):
        record = RIS.write(item.replace(**{variable: None}))
        return record._replace(losses=(*record.losses, not_held(item, variable, RIS.title)))
    return RIS.write(item)


def _unaccompanied(item: Item) -> str:
    """T2 names a meeting beside its proceedings, A3 a book's series editor beside its editor."""
    if item.type in _MEETING_TYPES and "container-title" not in item and "event-title" in item:
        return "event-title"
    if item.type == "book" and "editor" not in item and "collection-editor" in item:
        return "collection-editor"
    return ""


def _item(said: dict[str, list[str]]) -> Item:
    code = said.pop("TY", [""])[0].upper()
    # T2 names the meeting where C3 names its proceedings; alone it names the proceedings.
    if code in _MEETINGS and "T2" in said and "C3" not in said:
        said["C3"] = said.pop("T2")
    if code in _BOOKS:
        _name_editors(code, said)
    join_pages(said, "SP", "EP" if "EP" in said or not _is_page(said) else "OP")
    join_date(said, "DA", "PY" if "PY" in said else "Y1")
    part_serials(said, "SN")
    key = " ".join(said.pop("ID", [""])[0].split())
    return RIS.read(key, code, said)


def _name_editors(code: str, said: dict[str, list[str]]) -> None:
    """Give the editors of a book the tag ED, and those of its series A3.

    EndNote and Zotero name a book's editors in A3 and those of its series in A2, and the
    editors of an edited book as its authors.
    """
    if code == "EDBOOK" and "ED" not in said and "AU" in said:
        said["ED"] = said.pop("AU")
    elif "ED" not in said and "A3" in said:
        said["ED"] = said.pop("A3")
        if "A2" in said:
            said["A3"] = said.pop("A2")


def _is_page(said: dict[str, list[str]]) -> bool:
    """Whether RefWorks's "other pages" go on from a first page."""
    first, other = said.get("SP", [""])[0], said.get("OP", [""])[0]
    return first.isdigit() and other.isdigit()
