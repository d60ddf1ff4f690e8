"""Hayagriva YAML, Typst's bibliography format: entries by key, with parents inside.

A work's CSL type is told by its own type and its parent's: an article in a periodical is
`article/periodical`. Source: the Hayagriva file format documentation.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from alliance_refs.errors import Diagnostic
from alliance_refs.formats.format import Written
from alliance_refs.formats.keyed import keyed_library
from alliance_refs.formats.losses import not_held
from alliance_refs.formats.mapping.inverted_names import read_inverted, write_inverted
from alliance_refs.formats.mapping.plain_forms import DOI, names_one_by_one
from alliance_refs.formats.mapping.rows import FIRST, FieldTable, Raw, Record, Row, Types
from alliance_refs.formats.software.hayagriva_forms import (
    ADDRESS,
    DATE,
    FORMATTED,
    FORMATTED_LINES,
    NUMBER,
    TAG,
)
from alliance_refs.formats.syntax.nested import flatten, nest
from alliance_refs.formats.syntax.yaml_text import read_yaml, write_yaml
from alliance_refs.model import FailedEntry, Item, Library, Name
from alliance_refs.spans import Source

TYPES = Types(
    (
        ("article/periodical", "article-journal"),
        ("article/newspaper", "article-newspaper"),
        ("article/proceedings", "paper-conference"),
        ("article/conference", "paper-conference"),
        ("article/blog", "post-weblog"),
        ("article", "article"),
        ("chapter/book", "chapter"),
        ("chapter/anthology", "chapter"),
        ("anthos/anthology", "chapter"),
        ("anthos/book", "chapter"),
        ("chapter", "chapter"),
        ("anthos", "chapter"),
        ("entry/reference", "entry-encyclopedia"),
        ("entry", "entry"),
        ("book", "book"),
        ("anthology", "book"),
        ("periodical", "periodical"),
        ("proceedings", "collection"),
        ("reference", "book"),
        ("thesis", "thesis"),
        ("report", "report"),
        ("web", "webpage"),
        ("blog", "post-weblog"),
        ("post", "post"),
        ("thread", "post"),
        ("repository", "software"),
        ("manuscript", "manuscript"),
        ("patent", "patent"),
        ("case", "legal_case"),
        ("legislation", "legislation"),
        ("video", "motion_picture"),
        ("scene", "motion_picture"),
        ("audio", "song"),
        ("performance", "performance"),
        ("exhibition", "event"),
        ("conference", "event"),
        ("artwork", "graphic"),
        ("original", "classic"),
        ("misc", "document"),
        # Written for want of a better type; the loss report says so.
        ("article/periodical", "article-magazine"),
        ("article/periodical", "review"),
        ("article/periodical", "review-book"),
        ("entry/reference", "entry-dictionary"),
        ("legislation", "bill"),
        ("legislation", "regulation"),
        ("legislation", "treaty"),
        ("case", "hearing"),
        ("video", "broadcast"),
        ("repository", "dataset"),
    ),
    default_code="misc",
)

_PARTS = {
    "name": "family",
    "given-name": "given",
    "prefix": "non_dropping_particle",
    "suffix": "suffix",
}


def _read_name(value: Raw) -> Name | None:
    if not isinstance(value, Mapping):
        return read_inverted(str(value)) if str(value).strip() else None
    parts: dict[str, Any] = {
        part: str(value[key]) for key, part in _PARTS.items() if value.get(key)
    }
    return Name(literal=parts["family"]) if parts.keys() == {"family"} else Name(**parts)


def _write_name(name: Name) -> Raw:
    """A name as one line of text; an institution as a mapping, which text would split."""
    return {"name": name.literal} if name.literal else write_inverted(name)


NAMES = names_one_by_one(_read_name, _write_name)

_ALONE = frozenset("book thesis report collection periodical manuscript software".split())
_CHAPTER = frozenset({"chapter"})
_EVENTS = frozenset({"event", "performance"})
_KEPT_SOMEWHERE = frozenset("book thesis report manuscript".split())
_ROLES = {
    "translator": "translator",
    "collaborator": "contributor",
    "compiler": "compiler",
    "composer": "composer",
    "director": "director",
    "illustrator": "illustrator",
    "narrator": "narrator",
    "organizer": "organizer",
    "producer": "producer",
    "executive-producer": "executive-producer",
    "writer": "script-writer",
}

HAYAGRIVA = FieldTable(
    "hayagriva",
    "Hayagriva",
    TYPES,
    (
        Row("author", "author", NAMES),
        Row("container-author", "parent/author", NAMES),
        Row("editor", "parent/editor", NAMES, types=_CHAPTER),
        Row("editor", "editor", NAMES),
        Row("editor", "parent/editor", NAMES, way="read"),
        *(Row(variable, f"affiliated({role})", NAMES) for role, variable in _ROLES.items()),
        Row("title", "title", FORMATTED),
        Row("title-short", "title/short", FORMATTED),
        Row("collection-title", "parent/title", FORMATTED, types=_ALONE),
        Row("container-title", "parent/title", FORMATTED),
        Row("container-title-short", "parent/title/short", FORMATTED),
        Row("collection-title", "parent/parent/title", FORMATTED),
        Row("collection-number", "parent/volume", types=_ALONE),
        Row("collection-number", "parent/parent/volume"),
        Row("issued", "date", DATE),
        Row("issued", "parent/date", DATE, way="read"),
        Row("volume", "volume", types=_ALONE),
        Row("volume", "parent/volume"),
        Row("volume", "volume", way="read"),
        Row("issue", "parent/issue"),
        Row("issue", "issue", way="read"),
        Row("chapter-number", "chapter"),
        Row("page", "page-range"),
        Row("number-of-pages", "page-total", NUMBER),
        Row("number-of-volumes", "volume-total", NUMBER),
        Row("edition", "edition"),
        Row("edition", "parent/edition", way="read"),
        Row("publisher", "publisher/name", FORMATTED),
        Row("publisher", "publisher", FORMATTED, way="read"),
        Row("publisher", "parent/publisher/name", FORMATTED, way="read"),
        Row("publisher", "parent/publisher", FORMATTED, way="read"),
        Row("publisher", "organization", FORMATTED, way="read"),
        Row("publisher-place", "publisher/location", FORMATTED),
        Row("publisher-place", "parent/publisher/location", FORMATTED, way="read"),
        Row("publisher-place", "location", FORMATTED, types=_KEPT_SOMEWHERE, way="read"),
        Row("event-title", "event/title", FORMATTED),
        Row("event-date", "event/date", DATE),
        Row("event-place", "location", FORMATTED, types=_EVENTS),
        Row("event-place", "event/location", FORMATTED),
        Row("event-place", "location", FORMATTED, way="read"),
        Row("event-place", "parent/location", FORMATTED, way="read"),
        Row("URL", "url", ADDRESS),
        Row("URL", "parent/url", FIRST, way="read"),
        Row("accessed", "url/date", DATE),
        Row("DOI", "serial-number/doi", DOI),
        Row("DOI", "serial-number/doi", FIRST, way="read"),
        Row("ISBN", "serial-number/isbn"),
        Row("ISBN", "parent/serial-number/isbn", way="read"),
        Row("ISSN", "serial-number/issn"),
        Row("ISSN", "parent/serial-number/issn", way="read"),
        Row("PMID", "serial-number/pmid"),
        Row("PMCID", "serial-number/pmcid"),
        Row("number", "serial-number/serial"),
        Row("number", "serial-number", way="read"),
        Row("archive", "archive", FORMATTED),
        Row("archive-place", "archive-location", FORMATTED),
        Row("call-number", "call-number", FORMATTED),
        Row("language", "language", TAG),
        Row("genre", "genre", FORMATTED),
        Row("abstract", "abstract", FORMATTED_LINES),
        Row("annote", "annote", FORMATTED_LINES),
        Row("note", "note", FORMATTED_LINES),
    ),
)

_FURTHER_PARENTS = "parents"
_WHOLE = frozenset(row.place for row in HAYAGRIVA.rows if row.form is NAMES)
_WHOLE |= {"affiliated", "parent/affiliated", _FURTHER_PARENTS}
_EVENT = "event"
# An entry of these types says of its parent what is true of both.
_PARTS_OF_BOOKS = frozenset({"chapter", "anthos", "entry"})


def read_hayagriva(source: Source) -> Library:
    """The library that a Hayagriva file says, under its own keys.

    >>> text = "kim:\\n  type: article\\n  title: War\\n  parent: {type: periodical, title: Review}"
    >>> item = read_hayagriva(Source(text))["kim"]
    >>> item.type, item["container-title"]
    ('article-journal', 'Review')
    """
    read = read_yaml(source)
    items: list[Item] = []
    failed = list(read.failed)
    for key, entry in read.data.items():
        if isinstance(entry, Mapping):
            items.append(_item(key, entry))
        else:
            failed.append(_no_entry(key, entry))
    return keyed_library(items, failed, read.diagnostics)


def write_hayagriva(library: Library) -> Written:
    """`library` as Hayagriva YAML, and what Hayagriva cannot hold."""
    records = [_record(item) for item in library.items_in_order]
    data = {key: _entry(record) for key, record in zip(library, records, strict=True)}
    return Written(write_yaml(data), tuple(loss for record in records for loss in record.losses))


def _record(item: Item) -> Record:
    """The record of an item; when it was seen stands at its address, or nowhere."""
    if "accessed" not in item or ADDRESS.write(item.get("URL", "")):
        return HAYAGRIVA.write(item)
    record = HAYAGRIVA.write(item.replace(accessed=None))
    return record._replace(losses=(*record.losses, not_held(item, "accessed", HAYAGRIVA.title)))


def _no_entry(key: str, value: object) -> FailedEntry:
    flaw = Diagnostic("hayagriva-no-entry", f"{key}: an entry is a mapping of fields")
    return FailedEntry(f"{key}: {value}", flaw.message, flaw)


def _item(key: str, entry: Mapping[str, Any]) -> Item:
    said = flatten(_with_one_parent(entry), whole=_WHOLE)
    said = {place.removesuffix("/value"): values for place, values in said.items()}
    if said.get("type", [""])[0].lower() in _PARTS_OF_BOOKS and "parent/affiliated" in said:
        said.setdefault("affiliated", []).extend(said.pop("parent/affiliated"))
    _part_affiliated(said)
    return HAYAGRIVA.read(key, _take_code(said), said)


def _with_one_parent(entry: Mapping[str, Any]) -> dict[str, Any]:
    """The entry with its first parent; the conference it was given at, and others, aside."""
    parents = entry.get("parent")
    first, *further = parents if isinstance(parents, list) and parents else [parents]
    if isinstance(first, Mapping) and not _is_conference(first):
        above = first.get("parent")
        if _is_conference(above):
            first, further = {**first, "parent": {}}, [above, *further]
    else:
        return {**entry, "parent": first or {}, _FURTHER_PARENTS: further}
    event: Any = next(filter(_is_conference, further), None)
    if event is None:
        return {**entry, "parent": first, _FURTHER_PARENTS: further}
    others = [parent for parent in further if parent is not event]
    inside = {name: value for name, value in event.items() if name != "type"}
    return {**entry, "parent": first, _EVENT: inside, _FURTHER_PARENTS: others}


def _is_conference(parent: object) -> bool:
    return isinstance(parent, Mapping) and str(parent.get("type", "")).lower() == "conference"


def _part_affiliated(said: dict[str, list[Raw]]) -> None:
    """Give people of other roles a place for each role."""
    others: list[Raw] = []
    for group in said.pop("affiliated", ()):
        role = str(group.get("role", "")).lower() if isinstance(group, Mapping) else ""
        if role not in _ROLES:
            others.append(group)
            continue
        names = group.get("names", ())
        listed = names if isinstance(names, list) else [names]
        said.setdefault(f"affiliated({role})", []).extend(listed)
    if others:
        said["affiliated"] = others


def _take_code(said: dict[str, list[Raw]]) -> str:
    """The type of the entry, with that of its parent where the pair means one CSL type."""
    own = str(said.pop("type", [""])[0]).lower()
    both = f"{own}/{str(said.get('parent/type', [''])[0]).lower()}"
    if both not in _KNOWN:
        return own
    del said["parent/type"]
    return both


_KNOWN = frozenset(code for code, _ in TYPES.rows)


def _entry(record: Record) -> dict[str, Any]:
    own, _, parent = record.code.partition("/")
    said: dict[str, list[Raw]] = {"type": [own]}
    affiliated: list[Raw] = []
    for place, values in record.said.items():
        if place.startswith("affiliated("):
            affiliated.append({"role": place[len("affiliated(") : -1], "names": list(values)})
        else:
            said[place] = list(values)
    if affiliated:
        said["affiliated"] = [*said.get("affiliated", ()), *affiliated]
    if parent:
        said["parent/type"] = [parent]
    further = said.pop(_FURTHER_PARENTS, [])
    entry = nest(said, {"affiliated"})
    if isinstance(entry.get(_EVENT), dict):
        further = [{"type": "conference", **entry.pop(_EVENT)}, *further]
    return entry | {"parent": [entry.get("parent", {}), *further]} if further else entry
