"""Abbreviations of titles, as `citation-abbreviations` gives them (pandoc manual).

In: a JSON file, `{"default": {"container-title": {"Lloyd's Law Reports": "Lloyd's Rep"}}}`.
Out: the library with short titles where its works have none.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from alliance_refs.errors import UnreadableInput
from alliance_refs.files import read_file
from alliance_refs.model import Library, plain_text

Json = Any
_SHORT = {
    "container-title": "container-title-short",
    "collection-title": "collection-title-short",
    "title": "title-short",
}


def abbreviate(library: Library, path: Path) -> Library:
    """The library with the short titles of a file; raises `UnreadableInput` when it cannot
    be read as such."""
    table = _table(path)
    works = []
    for item in library.values():
        short: dict[str, Any] = {
            _SHORT[name]: table[name][words]
            for name in _SHORT
            if (words := plain_text(item.get(name, ""))) in table[name] and _SHORT[name] not in item
        }
        works.append(item.replace(**short) if short else item)
    return library.with_items(works)


def _table(path: Path) -> dict[str, dict[str, str]]:
    try:
        found = json.loads(read_file(path).text)
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(f"{path}: these are no abbreviations: {error}") from error
    default = found.get("default") if isinstance(found, dict) else None
    if not isinstance(default, dict):
        raise UnreadableInput(f'{path}: these are no abbreviations: there is no "default"')
    return {name: _words(default.get(name)) for name in _SHORT}


def _words(value: Json) -> dict[str, str]:
    words = value.items() if isinstance(value, dict) else ()
    return {name: short for name, short in words if isinstance(short, str)}
