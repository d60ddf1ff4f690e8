"""Variables that users write into `note` where their program has no field for them.

In: an item and its note. Out: the item's fields with those of the note beside them, and
the note without them. Two spellings are known: lines `Variable: value` at the start of the
note or after its first line, and `{:variable: value}` anywhere (citeproc-js manual, "cheater
syntax").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from alliance_refs.csl.values.dates import parse_raw_date
from alliance_refs.model import Name, kind_of
from alliance_refs.model.variables import (
    DATE_VARIABLES,
    NAME_VARIABLES,
    NUMBER_VARIABLES,
    TEXT_VARIABLES,
)

_LINE = re.compile(r"(\w[\w .-]{0,40}?)\s*:\s*(.+)")
_BRACES = re.compile(r"\{:(\w[\w.-]{0,40}?):\s*([^}]*)\}")


def variables_in_note(fields: Mapping[str, Any], note: str) -> dict[str, Any]:
    """The fields with those that the note spells out; texts the item has itself stay.

    >>> variables_in_note({"note": "PMID: 123\\nSigned."}, "PMID: 123\\nSigned.")
    {'note': 'Signed.', 'PMID': '123'}
    """
    pairs = [(match[1], match[2]) for match in _BRACES.finditer(note)]
    rest = _BRACES.sub("", note)
    lines = rest.split("\n")
    begun = lines[:1] if len(lines) > 1 and not _spoken(lines[0]) and _spoken(lines[1]) else []
    lines = lines[len(begun) :]
    while lines and (not lines[0].strip() or (match := _spoken(lines[0]))):
        if match := _spoken(lines.pop(0)):
            pairs.append((match[1], match[2]))
    said = {**fields, "note": "\n".join((*begun, *lines)).strip()}
    names: dict[str, tuple[Name, ...]] = {}
    for written, text in pairs:
        variable, text = _variable(written), text.strip()
        kind = kind_of(variable)
        if kind == "name":
            names[variable] = (*names.get(variable, ()), _name(text))
        elif kind == "date":
            said[variable] = parse_raw_date(text)
        elif variable == "type" or not said.get(variable):
            said[variable] = text
    return {**said, **names}


def _spoken(line: str) -> re.Match[str] | None:
    match = _LINE.fullmatch(line.strip())
    known = match and _variable(match[1]).removesuffix("-short") in _KNOWN
    return match if known else None


def _name(text: str) -> Name:
    family, bars, given = text.partition("||")
    return Name(family=family.strip(), given=given.strip()) if bars else Name(literal=text)


def _variable(written: str) -> str:
    """The variable a user means ("Original Date", "doi")."""
    spelled = written.strip().lower().replace(" ", "-")
    return _CAPITALS.get(spelled, spelled)


_CAPITALS = {name.lower(): name for name in ("DOI", "ISBN", "ISSN", "PMID", "PMCID", "URL")}
_KNOWN = DATE_VARIABLES | NAME_VARIABLES | NUMBER_VARIABLES | TEXT_VARIABLES | {"type"}
