"""Zotero's JSON, from its web API, and Better BibTeX's export of the same items: read only."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from alliance_refs.errors import Diagnostic, UnreadableInput, diagnose
from alliance_refs.formats.keyed import keyed_library
from alliance_refs.formats.mapping.rows import Raw
from alliance_refs.formats.zotero.items import creator, zotero_item
from alliance_refs.model import FailedEntry, Item, Library
from alliance_refs.spans import Source, Span

# Zotero's own book-keeping, which says nothing of the work.
_BOOK_KEEPING = frozenset(
    """key version dateAdded dateModified collections relations uri itemID itemKey libraryID
    select inPublications""".split()
)
_NOT_WORKS = frozenset({"attachment", "note", "annotation"})
_KEYS = ("citationKey", "citekey", "citation-key")
# How often reading is taken up again in a broken file; each time may read to its end.
_MOST_RESUMED = 200


def read_zotero_json(source: Source) -> Library:
    """The library of Zotero or Better BibTeX JSON; notes and attachments are not works.

    Raises `UnreadableInput` when the text is not JSON and holds no whole item either.

    >>> text = '[{"itemType": "book", "title": "Seoul", "citationKey": "kim"}]'
    >>> read_zotero_json(Source(text))["kim"]["title"]
    'Seoul'
    """
    entries, diagnostics = _load(source)
    items: list[Item] = []
    failed: list[FailedEntry] = []
    for entry in entries:
        data = entry.get("data", entry) if isinstance(entry, Mapping) else entry
        if not isinstance(data, Mapping) or not isinstance(data.get("itemType"), str):
            failed.append(_no_item(entry))
        elif data["itemType"] not in _NOT_WORKS:
            items.append(_item(data))
    return keyed_library(items, failed, diagnostics)


def _item(data: Mapping[str, Any]) -> Item:
    said: dict[str, list[Raw]] = {}
    for person in _list(data.get("creators")):
        if isinstance(person, Mapping) and (named := creator(person)):
            said.setdefault(named[0], []).append(named[1])
    tags = (tag.get("tag") if isinstance(tag, Mapping) else tag for tag in _list(data.get("tags")))
    said["tags"] = [str(tag) for tag in tags if tag]
    key = next((str(data[name]) for name in _KEYS if data.get(name)), "")
    for field, value in data.items():
        if field in _BOOK_KEEPING or field in ("creators", "tags", "itemType", *_KEYS):
            continue
        if isinstance(value, str | int | float):
            said[field] = [str(value)]
        elif value:
            said[field] = _list(value)
    return zotero_item(key, data["itemType"], said)


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _no_item(entry: Any) -> FailedEntry:
    flaw = Diagnostic("zotero-no-item", "an entry without an itemType is no item of Zotero's")
    return FailedEntry(json.dumps(entry, ensure_ascii=False)[:2000], flaw.message, flaw)


def _load(source: Source) -> tuple[list[Any], list[Diagnostic]]:
    text = source.text.removeprefix("\ufeff")
    try:
        data = json.loads(text, strict=False)
    except RecursionError:
        raise UnreadableInput(f"{source.name}: nested too deeply for JSON") from None
    except json.JSONDecodeError as error:
        flaw = diagnose("json-broken", f"not JSON: {error.msg}", source, Span(error.pos, error.pos))
        if whole := list(_whole_items(text)):
            return whole, [flaw]
        raise UnreadableInput(str(flaw)) from None
    if isinstance(data, Mapping) and "itemType" not in data:
        data = data.get("items", data.get("data", []))
    return _list(data), []


def _whole_items(text: str) -> Iterator[Any]:
    """The items of a broken file that are whole."""
    decoder = json.JSONDecoder(strict=False)
    at = max(text.find("[", text.find('"items"')), text.find("["), 0)
    for _ in range(_MOST_RESUMED):
        at = text.find("{", at)
        while at >= 0:
            try:
                data, end = decoder.raw_decode(text, at)
            except (json.JSONDecodeError, RecursionError):
                break
            if isinstance(data, Mapping) and ("itemType" in data or "data" in data):
                yield data
            at = text.find("{", end)
        if at < 0:
            return
        at += 1
