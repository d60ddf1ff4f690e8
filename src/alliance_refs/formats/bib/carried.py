"""CSL variables that BibLaTeX has no field for, carried in fields of their own, both ways.

A variable `archive-place` travels as the field `csl-archive-place`, an item type that has
no entry type as `csl-type`. Flags of single names travel as a BibLaTeX data annotation
(manual, 3.7): `author+an:csl = {1=static-ordering}` says that the first author's family
name always comes first. BibTeX and BibLaTeX pass over both.
"""

from __future__ import annotations

import json
import re
from typing import Any

from alliance_refs.formats.bib.text import plain_latex
from alliance_refs.formats.csl_data.values import read_date, read_name, write_date, write_name
from alliance_refs.formats.edtf import read_edtf, write_edtf
from alliance_refs.model import Date, Name, kind_of
from alliance_refs.model.variables import TEXT_VARIABLES
from alliance_refs.text.latex_write import write_latex

PREFIX = "csl-"
ANNOTATION = "+an:csl"

_JSON = "json:"
_ANNOTATED = re.compile(r"(\d+)\s*=\s*([^;]+)")
_FLAGS = {
    "static-ordering": "static_ordering",
    "comma-suffix": "comma_suffix",
    "parse-names": "parse_names",
}
# Field names are read in lower case; these variables are spelled in capitals.
_UPPER = {name.lower(): name for name in TEXT_VARIABLES if name.isupper()}
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


def read_carried(fields: dict[str, str], values: dict[str, Any]) -> str:
    """Moves carried variables out of `fields` into `values`; the carried item type, or "".

    Annotations are applied to the names that `values` hold under the field's own name.
    """
    type = ""
    for name in [name for name in fields if name.startswith(PREFIX)]:
        variable, raw = name.removeprefix(PREFIX), fields.pop(name)
        variable = _UPPER.get(variable, variable)
        if variable == "type":
            type = raw.strip()
        else:
            values[variable] = _read_value(variable, raw)
    for name in [name for name in fields if name.endswith(ANNOTATION)]:
        variable = _ANNOTATED_FIELDS.get(name.removesuffix(ANNOTATION), "")
        if variable in values:
            values[variable] = _flagged(values[variable], fields.pop(name))
    return type


_ANNOTATED_FIELDS = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "bookauthor": "container-author",
}


def write_carried(variable: str, value: Any) -> tuple[str, str]:
    """The field that carries a variable, and its raw value.

    >>> write_carried("archive-place", "Seoul & Busan")
    ('csl-archive-place', 'Seoul \\\\& Busan')
    """
    return PREFIX + variable, _write_value(variable, value)


def write_flags(names: tuple[Name, ...]) -> str:
    """The annotation that says the flags of names, "" when none has any.

    >>> write_flags((Name("Kim"), Name("Koo", "Kab-woo", static_ordering=True)))
    '2=static-ordering'
    """
    said = (
        (number, [word for word, attribute in _FLAGS.items() if getattr(name, attribute)])
        for number, name in enumerate(names, start=1)
    )
    return "; ".join(f"{number}={', '.join(words)}" for number, words in said if words)


def _flagged(names: tuple[Name, ...], annotation: str) -> tuple[Name, ...]:
    flags = {int(number): words for number, words in _ANNOTATED.findall(annotation)}
    return tuple(_with_flags(name, flags.get(number, "")) for number, name in enumerate(names, 1))


def _with_flags(name: Name, words: str) -> Name:
    said = {word.strip(' "') for word in words.split(",")} & _FLAGS.keys()
    if not said:
        return name
    return read_name({**write_name(name), **dict.fromkeys(said, True)})


def _write_value(variable: str, value: Any) -> str:
    kind = kind_of(variable)
    if kind == "date" and isinstance(value, Date):
        words = write_edtf(value)
        return words if words and read_edtf(words) == value else _write_json(write_date(value))
    if kind == "name" and isinstance(value, tuple):
        return _write_json([write_name(name) for name in value])
    if isinstance(value, str) and plain_latex(write_latex(value)) == value:
        return write_latex(value)
    return _write_json(value)


def _write_json(value: Any) -> str:
    """JSON whose braces balance, whatever its strings hold."""
    return _JSON + _STRING.sub(_without_braces, json.dumps(value, ensure_ascii=False))


def _without_braces(match: re.Match[str]) -> str:
    return match[0].replace("{", "\\u007b").replace("}", "\\u007d")


def _read_value(variable: str, raw: str) -> Any:
    value = _read_json(raw) if raw.startswith(_JSON) else plain_latex(raw)
    kind = kind_of(variable)
    if kind == "date" and (date := read_edtf(raw)):
        return date
    if kind == "name":
        return tuple(read_name(name) for name in (value if isinstance(value, list) else [value]))
    if kind == "date":
        return read_date(value)
    return value


def _read_json(raw: str) -> Any:
    try:
        return json.loads(raw.removeprefix(_JSON))
    except (ValueError, RecursionError):
        return raw
