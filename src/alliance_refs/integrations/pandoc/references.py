"""Works as a pandoc document's metadata holds them: `references`, in the fields of CSL-JSON.

In: a library. Out: a `MetaList`; titles keep their emphasis (pandoc manual, Bibliographies).
"""

from __future__ import annotations

import json
from typing import Any

from alliance_refs import formats
from alliance_refs.integrations.pandoc.inlines import inlines_of
from alliance_refs.model import Library
from alliance_refs.model.markup import read_markup
from alliance_refs.writers.runs import runs_of

Json = Any


def meta_references(library: Library) -> list[Json]:
    """One `MetaMap` for each work.

    >>> from alliance_refs.model import Item
    >>> meta_references(Library([Item("kim", "book")]))[0]["c"]["id"]
    {'t': 'MetaInlines', 'c': [{'t': 'Str', 'c': 'kim'}]}
    """
    return [_meta(item) for item in json.loads(formats.write_library(library, "csl-json").text)]


def _meta(value: Json) -> Json:
    if isinstance(value, dict):
        return {"t": "MetaMap", "c": {name: _meta(inner) for name, inner in value.items()}}
    if isinstance(value, list):
        return {"t": "MetaList", "c": [_meta(inner) for inner in value]}
    if isinstance(value, bool):
        return {"t": "MetaBool", "c": value}
    return {
        "t": "MetaInlines",
        "c": inlines_of(tuple(runs_of(read_markup(str(value)))), links=False),
    }
