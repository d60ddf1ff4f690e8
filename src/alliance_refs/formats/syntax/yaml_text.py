"""YAML read as plain text values, safely: every scalar a `str`, with its place.

In: YAML of mappings, lists and scalars; tags are ignored, nothing is guessed (`2003-05`,
`no` and `1:20` stay words). Out: dicts, lists and strings, and where each top-level entry
stands. A file that breaks is read block by block, so that a bad entry costs no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple, TypeAlias

import yaml

from alliance_refs.errors import Diagnostic, diagnose
from alliance_refs.formats.characters import clean
from alliance_refs.model import FailedEntry
from alliance_refs.spans import Source, Span

Yaml: TypeAlias = Any

# Bibliographies are shallow; the parser's own recursion has no limit that protects it.
_DEEPEST = 40
# What aliases may add, in values, so that a few lines cannot stand for gigabytes.
_MOST_COPIED = 100_000

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_TOP_LEVEL = re.compile(r"^(?=[^\s#\]}])(?!---|\.\.\.|- )", re.MULTILINE)


class YamlRead(NamedTuple):
    """The mapping a file says; the blocks that could not be read; what was noticed."""

    data: dict[str, Yaml]
    failed: tuple[FailedEntry, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def read_yaml(source: Source) -> YamlRead:
    """The top-level mapping of a YAML text.

    >>> read_yaml(Source("kim:\\n  type: book\\nlee: [}\\nmoon: {date: 2003-05}")).data
    {'kim': {'type': 'book'}, 'moon': {'date': '2003-05'}}
    """
    text = clean(source.text).removeprefix("\ufeff")
    try:
        data = parse_yaml(text)
    except yaml.YAMLError:
        return _read_blocks(Source(text, source.name))
    if isinstance(data, dict):
        return YamlRead(data)
    if data in (None, ""):
        return YamlRead({})
    flaw = Diagnostic("yaml-not-a-mapping", f"{source.name}: this YAML is no mapping of entries")
    return YamlRead({}, (FailedEntry(source.text, flaw.message, flaw),), (flaw,))


def write_yaml(data: Yaml) -> str:
    """`data` as YAML in block style, in order."""
    text: str = yaml.dump(
        _plain(data), Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=100
    )
    return text


def _plain(data: Yaml) -> Yaml:
    """`data` in copies of its own, so that the dumper writes no anchors."""
    if isinstance(data, dict):
        return {_plain(key): _plain(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [_plain(value) for value in data]
    return clean(data) if isinstance(data, str) else data


def _read_blocks(source: Source) -> YamlRead:
    data: dict[str, Yaml] = {}
    failed: list[FailedEntry] = []
    notes: list[Diagnostic] = []
    for span in _blocks(source.text):
        text = span.cut(source.text)
        try:
            block = parse_yaml(text)
        except yaml.YAMLError as error:
            block = _why(error)
        if isinstance(block, dict):
            data |= {key: value for key, value in block.items() if key not in data}
        elif block:
            notes.append(diagnose("yaml-not-readable", str(block), source, span))
            failed.append(FailedEntry(text, notes[-1].message, notes[-1]))
    return YamlRead(data, tuple(failed), tuple(notes))


def _blocks(text: str) -> Iterable[Span]:
    starts = [0, *(match.start() for match in _TOP_LEVEL.finditer(text) if match.start())]
    return map(Span, starts, [*starts[1:], len(text)])


def _why(error: yaml.YAMLError) -> str:
    return str(getattr(error, "problem", None) or error)


@dataclass(slots=True)
class _Builder:
    """Puts values together from the parser's events, without recursion."""

    stack: list[Yaml] = field(default_factory=list)
    keys: list[Yaml] = field(default_factory=list)
    anchors: dict[str, tuple[Yaml, int]] = field(default_factory=dict)
    open_anchors: list[tuple[str | None, int]] = field(default_factory=list)
    made: int = 0
    copied: int = 0
    result: Yaml = None

    def put(self, value: Yaml) -> None:
        """Set a value where the parser stands: as key, under a key, in a list."""
        self.made += 1
        if not self.stack:
            self.result = value
        elif isinstance(self.stack[-1], list):
            self.stack[-1].append(value)
        elif self.keys[-1] is _NO_KEY:
            self.keys[-1] = value if isinstance(value, str) else str(value)[:80]
        else:
            self.stack[-1].setdefault(self.keys[-1], value)
            self.keys[-1] = _NO_KEY

    def open(self, value: Yaml, anchor: str | None) -> None:
        if len(self.stack) >= _DEEPEST:
            raise yaml.YAMLError("nested too deep for a bibliography")
        self.open_anchors.append((anchor, self.made))
        self.stack.append(value)
        self.keys.append(_NO_KEY)

    def close(self) -> None:
        value = self.stack.pop()
        self.keys.pop()
        anchor, made = self.open_anchors.pop()
        self.put(value)
        if anchor:
            self.anchors[anchor] = (value, self.made + self.copied - made)

    def copy(self, anchor: str | None) -> None:
        """Set the value of an alias; those that would grow past all measure are refused."""
        if anchor is None or anchor not in self.anchors:
            raise yaml.YAMLError(f"the alias *{anchor} stands for nothing before it")
        value, size = self.anchors[anchor]
        self.copied += size
        if self.copied > _MOST_COPIED:
            raise yaml.YAMLError("its aliases stand for more than a bibliography holds")
        self.put(value)


_NO_KEY = object()


def parse_yaml(text: str) -> Yaml:
    """The value of a YAML text; raises `yaml.YAMLError` when it is none.

    >>> parse_yaml("a: &x [1, no]\\nb: *x")
    {'a': ['1', 'no'], 'b': ['1', 'no']}
    """
    builder = _Builder()
    for event in yaml.parse(text, Loader=_LOADER):
        _take(builder, event)
    return builder.result


def _take(builder: _Builder, event: yaml.Event) -> None:
    if isinstance(event, yaml.ScalarEvent):
        builder.put(event.value)
        if event.anchor:
            builder.anchors[event.anchor] = (event.value, 1)
    elif isinstance(event, yaml.MappingStartEvent):
        builder.open({}, event.anchor)
    elif isinstance(event, yaml.SequenceStartEvent):
        builder.open([], event.anchor)
    elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
        builder.close()
    elif isinstance(event, yaml.AliasEvent):
        builder.copy(event.anchor)
    elif isinstance(event, yaml.DocumentEndEvent) and builder.result is None:
        builder.result = {}
