"""What library catalogues put into MODS from their cards, said as the rest of MODS says it.

In: a `mods` element. Out: the same element, changed: one date where a catalogue repeats it in
a code, headings in one piece, the number of a series and the pages of a book by themselves.
"""

from __future__ import annotations

import re

from lxml import etree

from alliance_refs.formats.syntax.xml_tree import Element, take_out, text_of

_DATES = ("dateIssued", "copyrightDate", "dateCreated", "date")
_HEADINGS = ("topic", "geographic", "temporal", "genre", "name", "titleInfo")
# "Studies in war ; no. 4", as cards have it (ISBD).
_NUMBERED = re.compile(
    r"([^;]*\S) ; (?:(?:nos?|nr|vols?|volumes?|v|bd|t)(?![^\W\d_]))?[. ]*(.+)",
    re.IGNORECASE,
)
_OPEN_END = "9999"
_CODED = "encoding"


def settle(mods: Element) -> None:
    """Make of what a catalogue splits or repeats one value each."""
    for within in mods.iter("originInfo", "part"):
        for tag in _DATES:
            _settle_dates(within.findall(tag))
    for subject in mods.findall("subject[@authority]"):
        _join_heading(subject)
    for series in mods.findall("relatedItem[@type='series']/titleInfo"):
        _part_number(series)
    for described in mods.findall("physicalDescription"):
        _part_extent(described)


def _settle_dates(dates: list[Element]) -> None:
    """Keep the ends of a range, else the one date meant for machines, else the first."""
    ends = [date for date in dates if date.get("point")]
    coded = [date for date in dates if date.get("keyDate") or date.get(_CODED)]
    kept = ends or coded[:1] or dates[:1]
    for date in dates:
        if date not in kept:
            take_out(date)
        elif date.get("point") == "end" and text_of(date) == _OPEN_END:
            date.text = ".."


def _join_heading(subject: Element) -> None:
    """A heading and its subdivisions as one: "Korea (South)--Foreign relations"."""
    parts = [part for part in subject if part.tag in _HEADINGS]
    if len(parts) != len(subject) or not parts:
        return
    words = [" ".join(map(text_of, part)) or text_of(part) for part in parts]
    for part in parts:
        take_out(part)
    etree.SubElement(subject, "topic").text = "--".join(filter(None, words))


def _part_number(info: Element) -> None:
    title = info.find("title")
    match = _NUMBERED.fullmatch(text_of(title)) if title is not None else None
    if title is not None and match and info.find("partNumber") is None:
        title.text = match[1]
        etree.SubElement(info, "partNumber").text = match[2]


def _part_extent(described: Element) -> None:
    """Pages by themselves; what a card says of pictures and size behind them is a note."""
    extent = described.find("extent")
    if extent is None or extent.get("unit"):
        return
    pages, sign, rest = re.sub(r" ([:;]) ", r"\n\1 ", text_of(extent)).partition("\n")
    if sign:
        extent.text = pages
        etree.SubElement(described, "note").text = rest.lstrip(":; ")
