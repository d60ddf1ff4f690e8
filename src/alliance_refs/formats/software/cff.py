"""CFF, the Citation File Format 1.2.0: a work in software, and the works it rests on.

Reading gives the cited work itself, its `preferred-citation`, and its `references`.
Writing puts a library under `references`, below a head that names no work; a library of
one piece of software or one dataset is the head.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from alliance_refs.errors import Diagnostic
from alliance_refs.formats.format import Written
from alliance_refs.formats.keyed import keyed_library
from alliance_refs.formats.losses import not_held
from alliance_refs.formats.mapping.rows import Record
from alliance_refs.formats.mapping.split_fields import join_pages, split_pages
from alliance_refs.formats.software.cff_table import CFF, NAME_KEYS, NAME_PLACES, SOFTWARE
from alliance_refs.formats.syntax.nested import flatten, nest
from alliance_refs.formats.syntax.yaml_text import read_yaml, write_yaml
from alliance_refs.model import FailedEntry, Item, Library
from alliance_refs.spans import Source

# The schema asks for authors and a title; its own word for works that name none, and ours.
_ANONYMOUS = {"name": "anonymous"}
_UNTITLED = "(untitled)"
_HEAD = {
    "cff-version": "1.2.0",
    "message": "The works to cite are listed under references.",
    "title": "References",
    "authors": [_ANONYMOUS],
}
_MESSAGE = "If you use this work, please cite it as below."
_HEAD_ONLY = frozenset({"cff-version", "message", "references", "preferred-citation"})
# All that the schema lets the head say.
_HEAD_KEYS = frozenset(
    """abstract authors commit contact date-released doi identifiers keywords license license-url
    repository repository-artifact repository-code title type url version""".split()
)
_LISTS = frozenset(
    {"authors", "editors", "editors-series", "translators", "recipients", "keywords"}
)
_LISTS |= {"languages", "senders", "contact"}
_PEOPLE = frozenset({"authors", "editors", "editors-series", "translators", "recipients"})
_DETAILS = "details of people"
_YEARS = frozenset({"year", "year-original"})
_NUMBERS = frozenset({"year", "month", "year-original", "start", "end", "pages", "number-volumes"})
_NUMBERS |= {"volume", "issue-number"}
# CFF has no keys; this custom identifier, which its schema allows, keeps ours.
_KEY = "citation-key"


def read_cff(source: Source) -> Library:
    """The library that a CITATION.cff says: the work, then what it prefers and rests on.

    >>> text = "title: refs\\nauthors: [{family-names: Kim}]\\nreferences:\\n" \\
    ...     "- {type: book, title: Seoul, year: 2003, authors: [{name: UN}]}"
    >>> list(read_cff(Source(text)))
    ['kim-refs', 'un-2003']
    """
    read = read_yaml(source)
    failed = list(read.failed)
    items: list[Item] = []
    if not _is_own_head(read.data):
        head = {key: value for key, value in read.data.items() if key not in _HEAD_ONLY}
        if "title" in head:
            items.append(_item({"type": "software", **head}))
    for reference in _references(read.data):
        if isinstance(reference, Mapping):
            items.append(_item(reference))
        else:
            failed.append(_no_reference(reference))
    return keyed_library(items, failed, read.diagnostics)


def write_cff(library: Library) -> Written:
    """`library` as a CITATION.cff, and what CFF cannot hold."""
    records = [_record(item) for item in library.items_in_order]
    works = [_work(key, record) for key, record in zip(library, records, strict=True)]
    losses = tuple(loss for record in records for loss in record.losses)
    if len(works) == 1 and works[0]["type"] in SOFTWARE and works[0].keys() <= _HEAD_KEYS:
        head = {"cff-version": _HEAD["cff-version"], "message": _MESSAGE, **works[0]}
        return Written(write_yaml(head), losses)
    return Written(write_yaml({**_HEAD, "references": works}), losses)


# A place is said of somebody, or of some meeting, by name.
_PLACES = (("publisher-place", "publisher"), ("event-place", "event-title"))


def _record(item: Item) -> Record:
    """The record of an item; places of nobody who is named are left out."""
    nameless = [place for place, name in _PLACES if place in item and not item.get(name)]
    record = CFF.write(item.replace(**dict.fromkeys(nameless)))
    losses = [not_held(item, place, CFF.title) for place in nameless]
    return record._replace(losses=(*record.losses, *losses))


def _is_own_head(data: Mapping[str, Any]) -> bool:
    return data.get("message") == _HEAD["message"] and data.get("title") == _HEAD["title"]


def _references(data: Mapping[str, Any]) -> list[Any]:
    preferred = data.get("preferred-citation")
    others = data.get("references")
    listed = others if isinstance(others, list) else [others] if others else []
    return [preferred, *listed] if preferred else listed


def _no_reference(value: object) -> FailedEntry:
    flaw = Diagnostic("cff-no-reference", f"a reference is no mapping: {str(value)[:60]!r}")
    return FailedEntry(str(value), flaw.message, flaw)


def _item(data: Mapping[str, Any]) -> Item:
    said = flatten(data, whole=NAME_PLACES)
    key = _take_identifiers(said)
    if said.get("authors") == [_ANONYMOUS]:
        del said["authors"]
    if said.get("title") == [_UNTITLED]:
        del said["title"]
    _keep_details(said)
    _join_date(said)
    join_pages(said, "start", "end")
    return CFF.read(key, str(said.pop("type", [""])[0]), said)


def _take_identifiers(said: dict[str, list[Any]]) -> str:
    """Give identifiers places of their own; what remains is our key, if it is there."""
    key = ""
    others: list[Any] = []
    for identifier in said.pop("identifiers", ()):
        kind = identifier.get("type") if isinstance(identifier, Mapping) else None
        value = str(identifier.get("value", "")) if kind else ""
        if kind == "other" and identifier.get("description") == _KEY:
            key = value
        elif kind in ("doi", "url") and kind not in said:
            said[str(kind)] = [value]
        else:
            others.append(identifier)
    if others:
        said["identifiers"] = others
    return key


def _keep_details(said: dict[str, list[Any]]) -> None:
    """Set apart what people say beyond their names (ORCID, affiliation), to be carried along."""
    people = [person for place in _PEOPLE for person in said.get(place, ())]
    if told := [each for each in people if isinstance(each, Mapping) and each.keys() - NAME_KEYS]:
        said[_DETAILS] = told


def _restore_details(said: dict[str, list[Any]]) -> None:
    """Give people written by name the details that were carried along for that name."""
    told = [each for each in said.pop(_DETAILS, ()) if isinstance(each, Mapping)]
    by_name = {_name_of(each): dict(each) for each in told}
    for place in _PEOPLE & said.keys():
        said[place] = [by_name.get(_name_of(each), each) for each in said[place]]


def _name_of(person: Mapping[str, Any]) -> frozenset[tuple[str, str]]:
    return frozenset((key, str(person[key])) for key in NAME_KEYS & person.keys())


def _join_date(said: dict[str, list[Any]]) -> None:
    for place in _YEARS & said.keys():
        said[place] = [str(said[place][0]).zfill(4)]
    year, month = (str(said.pop(part, [""])[0]) for part in ("year", "month"))
    if year and "date-published" not in said and "date-released" not in said:
        said["date-published"] = [f"{year}-{int(month):02d}" if month.isdigit() else year]


def _work(key: str, record: Record) -> dict[str, Any]:
    said = {"type": [record.code], **record.said}
    _restore_details(said)
    split_pages(said, "start", "end")
    _split_date(said)
    for place in _NUMBERS & said.keys():
        said[place] = [_number(value) for value in said[place]]
    mine = {"type": "other", "value": key, "description": _KEY}
    said["identifiers"] = [*said.get("identifiers", ()), mine]
    said.setdefault("title", [_UNTITLED])
    said.setdefault("authors", [_ANONYMOUS])
    return nest(said, _LISTS | {"identifiers"})


def _split_date(said: dict[str, list[Any]]) -> None:
    """A whole date stands alone; year and month have places of their own."""
    date = str(said.get("date-published", [""])[0])
    parts = date.split("-")
    if not date or len(parts) == 3:
        return
    del said["date-published"]
    said |= {place: [part] for place, part in zip(("year", "month"), parts, strict=False)}


def _number(value: Any) -> Any:
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else value
