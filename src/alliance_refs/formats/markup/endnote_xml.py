"""EndNote XML: what EndNote, Zotero, Mendeley and many databases exchange.

A place is the path of an element below `record`; styled text (`<style face="italic">`)
is CSL rich text. Source: EndNote's RSXML document type.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from alliance_refs.errors import Diagnostic
from alliance_refs.formats.format import Written
from alliance_refs.formats.keyed import keyed_library
from alliance_refs.formats.mapping.inverted_names import NAMES
from alliance_refs.formats.mapping.language_codes import LANGUAGE
from alliance_refs.formats.mapping.loose_dates import PLAIN_DATE, SLASHED_DATE
from alliance_refs.formats.mapping.plain_forms import DOI, EXTENT, GENRE, KEYWORDS, LINES, PMCID
from alliance_refs.formats.mapping.rows import FIRST, FieldTable, Form, Record, Row
from alliance_refs.formats.mapping.serial_numbers import (
    ISBN,
    ISSN,
    NO_SERIAL,
    join_serials,
    part_serials,
)
from alliance_refs.formats.mapping.split_fields import join_date, split_date
from alliance_refs.formats.mapping.type_groups import ALONE, ARCHIVED, NUMBERED, PERIODICAL, SORTED
from alliance_refs.formats.markup.endnote_types import (
    EDITED,
    KNOWN_TYPES,
    NAMES_BY_NUMBER,
    NUMBERS,
    TYPES,
)
from alliance_refs.formats.syntax.xml_build import add, add_styled, is_path, xml_text
from alliance_refs.formats.syntax.xml_tree import Element, leaves, path_of, read_entries, text_of
from alliance_refs.model import (
    Item,
    Library,
    Markup,
    Node,
    Styled,
    Value,
    read_markup,
    write_markup,
)
from alliance_refs.model.item import TRANSLATED
from alliance_refs.spans import Source

_FACES = {"italic": "i", "bold": "b", "superscript": "sup", "subscript": "sub"}


def _in_faces(form: Form) -> Form:
    """A form whose texts keep only the styles that EndNote has, so that others are told of."""

    def write(value: Value) -> Sequence[str]:
        return [write_markup(tuple(_kept(read_markup(text)))) for text in form.write(value)]

    return Form(form.read, write, form.one)


def _kept(markup: Markup) -> Iterator[Node]:
    for node in markup:
        if isinstance(node, str):
            yield node
        elif isinstance(node, Styled) and node.style in _FACES:
            yield Styled(node.style, tuple(_kept(node.children)))
        else:
            yield from _kept(node.children)


_ROWS = (
    Row("author", "contributors/authors/author", NAMES),
    Row("editor", "contributors/secondary-authors/author", NAMES),
    Row("collection-editor", "contributors/tertiary-authors/author", NAMES),
    Row("translator", "contributors/subsidiary-authors/author", NAMES),
    Row("translator", "contributors/translated-authors/author", NAMES, way="read"),
    Row("title", "titles/title"),
    Row("collection-title", "titles/secondary-title", types=ALONE),
    Row("container-title", "titles/secondary-title"),
    Row("container-title", "periodical/full-title", way="read"),
    Row("container-title-short", "periodical/abbr-1"),
    Row("container-title-short", "titles/alt-title", way="read"),
    Row("container-title-short", "alt-periodical/full-title", way="read"),
    Row("collection-title", "titles/tertiary-title"),
    Row("title-short", "titles/short-title"),
    Row(TRANSLATED, "titles/translated-title"),
    Row("issued", "dates/pub-dates/date", SLASHED_DATE),
    Row("volume", "volume"),
    Row("number", "number", types=NUMBERED),
    Row("collection-number", "number", types=ALONE),
    Row("issue", "number"),
    Row("number-of-pages", "pages", EXTENT, types=ALONE),
    Row("page", "pages"),
    Row("available-date", "edition", PLAIN_DATE, types=PERIODICAL),
    Row("edition", "edition"),
    Row("number-of-volumes", "num-vols"),
    Row("section", "section"),
    Row("publisher", "publisher"),
    Row("publisher-place", "pub-location"),
    Row("original-title", "orig-pub"),
    Row("reviewed-title", "reviewed-item"),
    Row("genre", "work-type", GENRE, types=SORTED),
    Row("genre", "work-type", types=KNOWN_TYPES - SORTED),
    Row("DOI", "electronic-resource-num", DOI),
    Row("DOI", "electronic-resource-num", FIRST, way="read"),
    Row("ISSN", "isbn[issn]", ISSN),
    Row("ISBN", "isbn[isbn]", ISBN),
    Row("number", "isbn", NO_SERIAL, types=NUMBERED, way="read"),
    Row("ISBN", "isbn", NO_SERIAL),
    Row("PMCID", "custom2", PMCID),
    Row("URL", "urls/related-urls/url", FIRST),
    Row("URL", "urls/web-urls/url", FIRST, way="read"),
    Row("accessed", "access-date", SLASHED_DATE),
    Row("source", "remote-database-provider"),
    Row("archive", "remote-database-name", types=ARCHIVED),
    Row("source", "remote-database-name", types=KNOWN_TYPES - ARCHIVED, way="read"),
    Row("archive_location", "accession-num", types=ARCHIVED),
    Row("call-number", "call-num"),
    Row("language", "language", LANGUAGE),
    Row("abstract", "abstract", LINES),
    Row("keyword", "keywords/keyword", KEYWORDS),
    Row("note", "notes", LINES),
    Row("annote", "research-notes", LINES),
)

ENDNOTE = FieldTable(
    "endnote",
    "EndNote XML",
    TYPES,
    tuple(replace(row, form=_in_faces(row.form)) for row in _ROWS),
    type_place="ref-type",
)

_DATE, _YEAR = "dates/pub-dates/date", "dates/year"
_KEY = "label"
_SERIAL = "isbn"
_AUTHORS, _EDITORS = (f"contributors/{kind}/author" for kind in ("authors", "secondary-authors"))
# EndNote's own book-keeping, which belongs to its database and not to the work.
_BOOK_KEEPING = ("rec-number", "foreign-keys/key", "database", "source-app", "ref-type")
# The order of EndNote's document type, in which other programs count on a year before its days.
_ORDER = {
    name: place
    for place, name in enumerate(
        """year pub-dates database source-app rec-number foreign-keys ref-type contributors
        auth-address titles periodical pages volume number num-vols edition section keywords dates
        pub-location publisher orig-pub isbn accession-num call-num electronic-resource-num
        abstract label notes research-notes work-type reviewed-item remote-database-name
        remote-database-provider language urls access-date""".split()
    )
}
_PROSE = frozenset({"abstract", "notes", "research-notes"})
_INLINE = frozenset({"style"})
_STYLES = {face: ("style", "face", face) for face in _FACES}


def read_endnote_xml(source: Source) -> Library:
    """The library that EndNote XML says; `label` gives the key where there is one.

    >>> text = "<xml><records><record><ref-type name='Book'>6</ref-type><label>kim</label>" \\
    ...     "<titles><title>On <style face='italic'>Homo</style></title></titles></record></records></xml>"
    >>> read_endnote_xml(Source(text))["kim"]["title"]
    'On <i>Homo</i>'
    """
    found = read_entries(source, "record")
    return keyed_library(map(_item, found.elements), found.failed, found.diagnostics)


def write_endnote_xml(library: Library) -> Written:
    """`library` as EndNote XML, a record for each item, and what it cannot hold."""
    root = etree.Element("xml")
    records = etree.SubElement(root, "records")
    losses: list[Diagnostic] = []
    for number, item in enumerate(library.items_in_order, start=1):
        record = ENDNOTE.write(item)
        _add_record(records, number, item.key, record)
        losses += record.losses
    return Written(xml_text(root), tuple(losses))


def _item(record: Element) -> Item:
    said: dict[str, list[str]] = {}
    for leaf in leaves(record, _INLINE):
        if text := text_of(leaf, _FACES, lines=leaf.tag in _PROSE):
            said.setdefault(path_of(leaf, record), []).append(text)
    join_date(said, _DATE, _YEAR)
    part_serials(said, _SERIAL)
    # One name stands at two places; the periodical says no more than the secondary title.
    if said.get("periodical/full-title") == said.get("titles/secondary-title"):
        said.pop("periodical/full-title", None)
    code = _code(record)
    if code == EDITED and _EDITORS not in said and _AUTHORS in said:
        said[_EDITORS] = said.pop(_AUTHORS)
    for place in _BOOK_KEEPING:
        said.pop(place, None)
    return ENDNOTE.read(" ".join(said.pop(_KEY, [""])[0].split()), code, said)


def _code(record: Element) -> str:
    kind = record.find("ref-type")
    if kind is None:
        return ""
    return kind.get("name") or NAMES_BY_NUMBER.get(text_of(kind), text_of(kind))


def _add_record(records: Element, number: int, key: str, record: Record) -> None:
    element = etree.SubElement(records, "record")
    add(element, "rec-number", str(number))
    kind = add(element, "ref-type", str(NUMBERS.get(record.code, "")))
    kind.set("name", record.code)
    add(element, _KEY, key)
    said = dict(record.said)
    split_date(said, _DATE, _YEAR)
    join_serials(said, _SERIAL)
    if _SERIAL in said:  # one element holds them all
        said[_SERIAL] = ["; ".join(said[_SERIAL])]
    for place, values in said.items():
        for value in values if is_path(place) else ():
            add_styled(add(element, place), str(value), _STYLES)
    _arrange(element)
    for dates in element.findall("dates"):
        _arrange(dates)


def _arrange(element: Element) -> None:
    """Put what an element holds in the order that its document type asks for."""
    element[:] = sorted(element, key=lambda child: _ORDER.get(str(child.tag), len(_ORDER)))
