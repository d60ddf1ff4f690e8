"""RIS: the tagged format that databases, publishers and reference managers exchange.

Reading tolerates missing end tags, one or three spaces before the hyphen, wrapped lines,
text around the records and tags that no specification knows; they are carried along.
"""

from __future__ import annotations

import re

from alliance_refs.formats.format import Written
from alliance_refs.formats.keyed import keyed_library
from alliance_refs.formats.losses import not_held
from alliance_refs.formats.mapping.rows import Record
from alliance_refs.formats.mapping.split_fields import (
    join_date,
    join_pages,
    split_date,
    split_pages,
)
from alliance_refs.formats.syntax.tagged import Syntax, cut_records, tagged_lines
from alliance_refs.formats.tagged.ris_table import RIS
from alliance_refs.model import Item, Library
from alliance_refs.spans import Source

SYNTAX = Syntax(
    "RIS",
    line=re.compile(r"\s{0,3}(?P<tag>[A-Z][A-Z0-9]) {1,3}-(?P<text>|[ \t].*)"),
    start="TY",
    end="ER",
    prose=frozenset({"AB", "N2", "N1", "RN"}),
)
_MEETINGS = frozenset({"CPAPER", "CONF", "SLIDE"})
_MEETING_TYPES = frozenset(map(RIS.types.type, _MEETINGS))
_LAYOUT = "{}  - {}"


def read_ris(source: Source) -> Library:
    """The library that a RIS text says; `ID` gives the key where there is one.

    >>> library = read_ris(Source("TY  - BOOK\\nID  - kim\\nTI  - Seoul\\nPY  - 2003\\nER  - "))
    >>> library["kim"]["title"], str(library["kim"]["issued"])
    ('Seoul', '2003')
    """
    cut = cut_records(source, SYNTAX)
    items = (_item(record.said) for record in cut.records)
    return keyed_library(items, cut.failed, cut.diagnostics)


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
        lines += [*tagged_lines(said, _LAYOUT), "ER  - ", ""]
    losses = tuple(loss for record in records for loss in record.losses)
    return Written("\n".join(lines), losses)


def _record(item: Item) -> Record:
    """The record of an item; T2 can name a meeting only beside its proceedings."""
    if item.type not in _MEETING_TYPES or "container-title" in item or "event-title" not in item:
        return RIS.write(item)
    record = RIS.write(item.replace(event_title=None))
    return record._replace(losses=(*record.losses, not_held(item, "event-title", RIS.title)))


def _item(said: dict[str, list[str]]) -> Item:
    code = said.pop("TY", [""])[0]
    # T2 names the meeting where C3 names its proceedings; alone it names the proceedings.
    if code in _MEETINGS and "T2" in said and "C3" not in said:
        said["C3"] = said.pop("T2")
    join_pages(said, "SP", "EP")
    join_date(said, "DA", "PY" if "PY" in said else "Y1")
    key = " ".join(said.pop("ID", [""])[0].split())
    return RIS.read(key, code, said)
