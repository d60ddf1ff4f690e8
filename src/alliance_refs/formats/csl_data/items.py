"""CSL-JSON and CSL-YAML read into a Library and written from one (CSL 1.0.2 data schema).

In: a list of items, an object holding them under "items" or "references", or one item.
Out: Items whose values are kept as they stand; what breaks the schema becomes a
diagnostic with its path (`$[3].issued.date-parts`), and what can only mean one thing is
mended.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

import yaml

from alliance_refs.errors import Diagnostic, UnreadableInput, diagnose
from alliance_refs.formats.csl_data.schema import KNOWN_VARIABLES, Flaw, check_item, csl_type
from alliance_refs.formats.csl_data.values import read_date, read_name, write_date, write_name
from alliance_refs.formats.format import Written
from alliance_refs.formats.keyed import keyed_library
from alliance_refs.model import Date, FailedEntry, Item, Library, kind_of
from alliance_refs.spans import Source

Json: TypeAlias = Any

# Where Crossref's programming interface puts what was asked for.
_ANSWER = "message"
_NUMBERS = frozenset({"ISSN", "ISBN", "call-number", "archive_location"})
# The variables that the schema lets be lists, or anything.
_LISTED = frozenset({"categories", "custom", "keyword"})
# The lists of items that objects in the wild hold (Zotero, pandoc metadata, citeproc-js).
_LISTS = ("items", "references", "data")


def read_csl_json(source: Source) -> Library:
    """The library of a CSL-JSON text.

    >>> library = read_csl_json(Source('[{"id": 7, "type": "book", "title": "Seoul"}]'))
    >>> library["7"]["title"]
    'Seoul'
    """
    return _read(source, _load_json(source))


def read_csl_yaml(source: Source) -> Library:
    """The library of a CSL-YAML text, or of the YAML header of a Markdown file.

    >>> library = read_csl_yaml(Source("references:\\n- id: x\\n  type: book\\n  issued: 2003-05"))
    >>> library["x"]["issued"]
    Date.of(2003, 5)
    """
    return _read(source, _load_yaml(source))


def write_csl_json(library: Library) -> Written:
    """CSL-JSON, one variable a line, ids and order kept."""
    return Written("[" + ",".join(map(_write_object, _objects(library))) + "\n]\n")


def write_csl_yaml(library: Library) -> Written:
    """CSL-YAML under a `references` key, as pandoc reads it."""
    data = {"references": _objects(library)}
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100)
    return Written(text)


def item_to_csl(item: Item) -> dict[str, Json]:
    """An item as a CSL-JSON object.

    >>> from alliance_refs.model import Name
    >>> item_to_csl(Item("x", "book", {"author": (Name(family="Kim"),), "edition": "2"}))
    {'id': 'x', 'type': 'book', 'author': [{'family': 'Kim'}], 'edition': '2'}
    """
    head: dict[str, Json] = {"id": item.key, "type": item.type}
    return head | {name: _write_value(name, value) for name, value in item.items()}


def item_from_csl(data: Mapping[str, Json], key: str = "") -> Item:
    """The item of a CSL-JSON object; `key` is used when it has no id."""
    read = {
        name: _read_value(name, value)
        for name, value in data.items()
        if name not in ("id", "type") and value is not None
    }
    fields = {name: value for name, value in read.items() if value not in ([], Date())}
    type = csl_type(str(data.get("type") or "document"))
    own = data.get("id")
    return Item(key if own is None else str(own), type, fields)


def _objects(library: Library) -> list[dict[str, Json]]:
    return [item_to_csl(item) for item in library.items_in_order]


def _write_object(data: dict[str, Json]) -> str:
    lines = (
        f"    {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}"
        for name, value in data.items()
    )
    return "\n  {\n" + ",\n".join(lines) + "\n  }"


def _write_value(variable: str, value: Json) -> Json:
    kind = kind_of(variable)
    if kind == "name" and isinstance(value, tuple):
        return [write_name(name) for name in value]
    return write_date(value) if kind == "date" else value


def _read_value(variable: str, value: Json) -> Json:
    kind = kind_of(variable)
    if kind == "name":
        return tuple(map(read_name, value if isinstance(value, list) else [value]))
    if kind == "date":
        return read_date(value)
    if variable == "keyword" and isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, list) and variable in KNOWN_VARIABLES and variable not in _LISTED:
        return _one_text(variable, value)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value) if is_number and variable in KNOWN_VARIABLES else value


def _one_text(variable: str, values: list[Json]) -> Json:
    """The text of a list of texts, as registries of DOIs give them.

    All of several numbers, but the first of several titles.
    """
    if not all(isinstance(value, str | int | float) for value in values):
        return values
    texts = [text for value in values if (text := str(value))]
    return ", ".join(texts) if variable in _NUMBERS else next(iter(texts), [])


def _read(source: Source, data: Json) -> Library:
    items: list[Item] = []
    failed: list[FailedEntry] = []
    diagnostics: list[Diagnostic] = []
    for path, entry in _entries(source, data):
        flaws = [_diagnostic(source, path, flaw) for flaw in check_item(entry)]
        diagnostics += flaws
        if isinstance(entry, dict):
            items.append(item_from_csl(entry))
        else:
            text = json.dumps(entry, ensure_ascii=False, default=str)
            reason = flaws[0].message if flaws else f"{path}: an item is an object"
            failed.append(FailedEntry(text, reason, flaws[0] if flaws else None))
    return keyed_library(items, failed, diagnostics)


def _entries(source: Source, data: Json) -> Iterator[tuple[str, Json]]:
    """Each item with its path, whatever the list of items is wrapped in."""
    path = "$"
    if isinstance(data, dict) and isinstance(data.get(_ANSWER), dict):
        path, data = f"$.{_ANSWER}", data[_ANSWER]
    if isinstance(data, dict) and not {"id", "type", "title"} & data.keys():
        name = next((name for name in _LISTS if name in data), None)
        if name is None and not all(isinstance(value, dict) for value in data.values()):
            raise UnreadableInput(f"{source.name}: no list of items in this object")
        path, data = (f"{path}.{name}", data[name]) if name else (path, list(data.values()))
    if isinstance(data, list):
        yield from ((f"{path}[{number}]", entry) for number, entry in enumerate(data))
    elif isinstance(data, dict):
        yield path, data
    elif data is not None:
        raise UnreadableInput(f"{source.name}: expected a list of items")


def _diagnostic(source: Source, path: str, flaw: Flaw) -> Diagnostic:
    return diagnose(
        flaw.code, f"{path}{flaw.path}: {flaw.message}", severity="warning", hint=flaw.hint
    )


def _load_json(source: Source) -> Json:
    text = source.text.removeprefix("\ufeff")
    if not text.strip():
        return []
    try:
        return json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        place = f"{source.name}:{error.lineno}:{error.colno}"
        raise UnreadableInput(f"{place}: not JSON: {error.msg}") from None
    except RecursionError:
        raise UnreadableInput(f"{source.name}: nested too deeply for JSON") from None
    except ValueError as error:
        raise UnreadableInput(f"{source.name}: not JSON: {error}") from None


def _load_yaml(source: Source) -> Json:
    try:
        documents: Iterable[Json] = yaml.load_all(source.text.removeprefix("\ufeff"), _StringLoader)
        return next(iter(documents), [])
    except yaml.YAMLError as error:
        raise UnreadableInput(f"{source.name}: not YAML: {error}") from None
    except RecursionError:
        raise UnreadableInput(f"{source.name}: nested too deeply for YAML") from None


class _StringLoader(yaml.SafeLoader):
    """YAML without dates, anchors or guesses at yes and no: titles stay as written."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.composer.ComposerError(problem="aliases are not read")
        return super().compose_node(parent, index)


_StringLoader.yaml_implicit_resolvers = {
    first: [
        rule for rule in rules if rule[0] in {"tag:yaml.org,2002:int", "tag:yaml.org,2002:null"}
    ]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
