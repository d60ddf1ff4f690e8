"""Zotero's items by field -> `Item`s: what its JSON and its RDF have in common.

Variables that Zotero has no field for stand in its `extra` field, one a line
("Original Date: 1917"); they are read as what they are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from alliance_refs.formats.mapping.inverted_names import name_in_parts, read_inverted
from alliance_refs.formats.mapping.loose_dates import read_date
from alliance_refs.formats.mapping.rows import Raw
from alliance_refs.formats.zotero.table import ROLES, ZOTERO
from alliance_refs.model import ITEM_TYPES, Item, Name, Value, kind_of
from alliance_refs.model.variables import (
    DATE_VARIABLES,
    NAME_VARIABLES,
    NUMBER_VARIABLES,
    TEXT_VARIABLES,
)

_EXTRA_LINE = re.compile(r"\s*([A-Za-z][A-Za-z _-]{1,40}):\s+(\S.*)")
_VARIABLES = {
    re.sub(r"[-_]", " ", name).lower(): name
    for name in sorted(DATE_VARIABLES | NAME_VARIABLES | NUMBER_VARIABLES | TEXT_VARIABLES)
}
_KEY_NAMES = frozenset({"citation key", "bibtex", "citekey"})


def zotero_item(key: str, type: str, said: dict[str, list[Raw]]) -> Item:
    """The item of Zotero fields by place; a key in `extra` is used where none is given.

    >>> said = {"title": ["Seoul"], "extra": ["Original Date: 1917\\nCitation Key: kim\\nHm"]}
    >>> item = zotero_item("", "book", said)
    >>> item.key, str(item["original-date"]), item["note"]
    ('kim', '1917', 'Hm')
    """
    fields, extra_key, rest = _read_extra("\n".join(map(str, said.pop("extra", ()))))
    stated_type = str(fields.pop("type", ""))
    if rest:
        said["extra"] = [rest]
    item = ZOTERO.read(key or extra_key, type, said)
    stated = {name: value for name, value in fields.items() if name not in item}
    type = stated_type or item.type
    return Item(item.key, type, {**item, **stated}) if stated or stated_type else item


def creator(data: Mapping[str, Any]) -> tuple[str, Name] | None:
    """The place and the name of one of Zotero's creators; None when it names nobody.

    >>> creator({"creatorType": "editor", "firstName": "Ann", "lastName": "Kim"})[0]
    'creators(editor)'
    """
    role = str(data.get("creatorType") or "author")
    place = f"creators({role if role in ROLES else 'contributor'})"
    whole = data.get("name")
    family, given = (str(data.get(part) or "") for part in ("lastName", "firstName"))
    if whole or not given:
        literal = str(whole or family).strip()
        return (place, Name(literal=literal)) if literal else None
    return place, name_in_parts(family, given)


def _read_extra(extra: str) -> tuple[dict[str, Value], str, str]:
    """The variables, the key and the remaining lines of an `extra` field."""
    fields: dict[str, Value] = {}
    key = ""
    rest: list[str] = []
    for line in extra.splitlines():
        match = _EXTRA_LINE.fullmatch(line)
        name = re.sub(r"[-_]", " ", match[1]).lower() if match else ""
        if match and name in _KEY_NAMES:
            key = match[2].strip()
        elif name == "type" and match and match[2].strip() in ITEM_TYPES:
            fields["type"] = match[2].strip()
        elif match and name in _VARIABLES:
            _add(fields, _VARIABLES[name], match[2].strip())
        else:
            rest.append(line)
    return fields, key, "\n".join(rest).strip()


def _add(fields: dict[str, Value], variable: str, text: str) -> None:
    kind = kind_of(variable)
    if kind == "name":
        name = read_inverted(text.replace(" || ", ", ").replace("||", ", "))
        fields[variable] = (*fields.get(variable, ()), name)
    elif kind == "date":
        fields[variable] = read_date(text)
    else:
        fields[variable] = text
