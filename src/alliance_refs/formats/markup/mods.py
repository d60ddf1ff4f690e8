"""MODS, the Library of Congress's bibliographic XML, version 3.

The table in `mods_table` knows the places; here are names with their roles, titles in
parts, page extents, and the genre that tells the type of a work.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from alliance_refs.errors import Diagnostic
from alliance_refs.formats.characters import clean
from alliance_refs.formats.format import Written
from alliance_refs.formats.keyed import keyed_library
from alliance_refs.formats.mapping.inverted_names import name_in_parts, read_inverted
from alliance_refs.formats.mapping.rows import Raw
from alliance_refs.formats.mapping.split_fields import join_pages, split_pages
from alliance_refs.formats.markup.mods_catalogued import settle
from alliance_refs.formats.markup.mods_table import (
    GENRE_SPELLINGS,
    HOST,
    MODS,
    ROLE_CODES,
    ROLES,
    TYPES,
)
from alliance_refs.formats.syntax.xml_build import add, is_path, xml_text
from alliance_refs.formats.syntax.xml_tree import (
    Element,
    leaves,
    path_of,
    read_entries,
    take_out,
    text_of,
)
from alliance_refs.model import Item, Library, Name
from alliance_refs.spans import Source

NAMESPACE = "http://www.loc.gov/mods/v3"
VERSION = "3.8"

_TOLD = ("type", "unit", "invalid")
_BY = "authority"
_KNOWN_GENRES = frozenset(code for code, _ in TYPES.rows)
_PAGES = tuple(at + "part/extent[@unit='page']/" for at in (HOST, ""))
_SPECIFIC = "genre[@type='specific']"
_ISSUE = HOST + "part/detail[@type='issue']/number"
# What a place adds to an element path: a role in brackets, an attribute after a slash.
_PLACE_SIGNS = re.compile(r"\((?=\w+\)$)|\)$|/@")
# How long relator codes are.
_CODE = 3
_ROLE_SIGNS = re.compile(r"\W+")
_ACCESSED = "dateLastAccessed"
_NAME_PARTS = ("family", "given", "termsOfAddress")


def read_mods(source: Source) -> Library:
    """The library that MODS records say; the `ID` attribute gives the key.

    >>> text = "<mods ID='kim'><titleInfo><nonSort>The</nonSort><title>War</title></titleInfo>" \\
    ...     "<genre>book</genre></mods>"
    >>> read_mods(Source(text))["kim"]
    Item('kim', 'book', {'title': 'The War'})
    """
    found = read_entries(source, "mods")
    return keyed_library(map(_item, found.elements), found.failed, found.diagnostics)


def write_mods(library: Library) -> Written:
    """`library` as a MODS collection, and what MODS cannot hold."""
    root = etree.Element("modsCollection", {"xmlns": NAMESPACE})
    losses: list[Diagnostic] = []
    for item in library.items_in_order:
        record = MODS.write(item)
        element = etree.SubElement(root, "mods", {"ID": clean(item.key), "version": VERSION})
        _add_record(element, {**record.said, "genre": [record.code]})
        losses += record.losses
    return Written(xml_text(root), tuple(losses))


def _item(mods: Element) -> Item:
    said: dict[str, list[Raw]] = {}
    settle(mods)
    for name in mods.findall(".//name"):
        place, value = _name(name, mods)
        said.setdefault(place, []).append(value)
        take_out(name)
    for title in mods.findall(".//titleInfo"):
        _join_title(title)
    for extent in mods.iter("extent"):
        if unit := extent.get("unit"):
            extent.set("unit", unit.rstrip("s"))
    _read_leaves(mods, said)
    for pages in _PAGES:
        join_pages(said, pages + "start", pages + "end")
    code = _take_code(said)
    return MODS.read(mods.get("ID", ""), code, said)


def _read_leaves(mods: Element, said: dict[str, list[Raw]]) -> None:
    for leaf in leaves(mods):
        place = path_of(leaf, mods, (*_TOLD, _BY) if _only_describes(leaf) else _TOLD)
        if text := text_of(leaf):
            said.setdefault(place, []).append(text)
        if accessed := leaf.get(_ACCESSED):
            said.setdefault(f"{place}/@{_ACCESSED}", []).append(accessed)


def _only_describes(leaf: Element) -> bool:
    """Whether a genre or form is a catalogue's heading ("bibliography") that tells no type."""
    is_heading = leaf.tag in ("genre", "form") and _BY in leaf.attrib
    return is_heading and text_of(leaf).casefold() not in _KNOWN_GENRES


def _take_code(said: dict[str, list[Raw]]) -> str:
    """The genre that tells the type; genres that only describe stay, the first as CSL's own."""
    genres = said.pop("genre", [])
    spelled = [GENRE_SPELLINGS.get(genre.casefold(), genre.casefold()) for genre in genres]
    code = next((genre for genre in spelled if genre in _KNOWN_GENRES), "")
    others = [genre for genre, word in zip(genres, spelled, strict=True) if word != code]
    if others:
        said.setdefault(_SPECIFIC, []).extend(others)
    return code or _likely_code(said)


def _likely_code(said: Mapping[str, list[Raw]]) -> str:
    """The genre of a record that names none, told by what it lies in."""
    if not any(place.startswith(HOST) for place in said):
        return "book" if "identifier[@type='isbn']" in said else ""
    is_serial = HOST + "identifier[@type='issn']" in said or _ISSUE in said
    return "journal article" if is_serial else "book chapter"


def _name(element: Element, mods: Element) -> tuple[str, Name | str]:
    """The place of a name, which says its role and what it has it in, and the name."""
    parent = element.getparent()
    inside = "" if parent is mods or parent is None else path_of(parent, mods, _TOLD) + "/"
    parts = {kind: _parts(element, kind) for kind in ("", *_NAME_PARTS)}
    if element.get("type") == "conference":
        return inside + "name(conference)", parts[""]
    code = _role(element)
    if element.get("type") == "corporate":
        return f"{inside}name({code})", Name(literal=_institution(element))
    if parts[""]:
        name = read_inverted(parts[""])
    else:
        name = name_in_parts(parts["family"], parts["given"], parts["termsOfAddress"])
    return f"{inside}name({code})", name


def _institution(element: Element) -> str:
    """The name of an institution, without the full stop that ends each part of it in MARC."""
    whole = _parts(element, "")
    return whole.removesuffix(".") if len(element.findall("namePart")) > 1 else whole


def _parts(name: Element, kind: str) -> str:
    return " ".join(
        text_of(part) for part in name.findall("namePart") if part.get("type", "") == kind
    )


def _role(name: Element) -> str:
    """The relator code; of a role that CSL has no variable for, its code or its words."""
    terms = [text_of(term).lower().rstrip(".") for term in name.findall("role/roleTerm")]
    codes = [ROLE_CODES.get(term, term) for term in terms]
    places = [place for code in codes if (place := _ROLE_SIGNS.sub("_", code).strip("_"))]
    return next((code for code in codes if code in ROLES), (places or ["aut"])[0])


def _join_title(info: Element) -> None:
    """Make of a title in parts (article, title, subtitle) one title."""
    title = info.find("title")
    if title is None:
        return
    article, words, rest = (
        info.findtext(tag, "").strip() for tag in ("nonSort", "title", "subTitle")
    )
    joint = "" if article.endswith(("'", "’")) else " "
    title.text = ": ".join(filter(None, (joint.join(filter(None, (article, words))), rest)))
    for part in (*info.findall("nonSort"), *info.findall("subTitle")):
        info.remove(part)


def _add_record(mods: Element, said: dict[str, list[Raw]]) -> None:
    for pages in _PAGES:
        split_pages(said, pages + "start", pages + "end")
    for place, values in said.items():
        for value in values:
            _add_value(mods, place, value)


def _add_value(mods: Element, place: str, value: Raw) -> None:
    if not is_path(_PLACE_SIGNS.sub("/", place).strip("/")):
        return
    path, _, role = place.removesuffix(")").partition("name(")
    if role == "conference":
        add(add(mods, path + "name[@type='conference']"), "namePart", str(value))
    elif role:
        _add_name(mods, path, role, value)
    elif "/@" in place:
        path, _, attribute = place.partition("/@")
        found = mods.find(path)
        target = add(mods, path) if found is None else found
        target.set(attribute, clean(str(value)))
    else:
        add(mods, place, str(value))


def _add_name(mods: Element, path: str, role: str, value: Raw) -> None:
    name = value if isinstance(value, Name) else read_inverted(str(value))
    kind = "corporate" if name.literal else "personal"
    element = add(mods, f"{path}name[@type='{kind}']")
    if name.literal:
        add(element, "namePart", name.literal)
    given = " ".join(filter(None, (name.given, name.dropping_particle)))
    for part, text in (
        ("family", name.full_family),
        ("given", given),
        ("termsOfAddress", name.suffix),
    ):
        if text:
            add(element, f"namePart[@type='{part}']", text)
    if len(role) == _CODE:
        add(element, "role/roleTerm[@type='code'][@authority='marcrelator']", role)
    else:
        add(element, "role/roleTerm[@type='text']", role.replace("_", " "))
