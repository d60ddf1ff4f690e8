"""`alliance-refs check`: what is wrong in documents and bibliography files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import click

from alliance_refs import formats
from alliance_refs.cli.cited import unknown_keys
from alliance_refs.cli.findings import finding_json, finding_lines, summary
from alliance_refs.cli.group import CANNOT, DONE, FINDINGS
from alliance_refs.cli.inputs import (
    format_of,
    is_library,
    read_bibliography,
    read_document,
    shown_name,
)
from alliance_refs.cli.lines import show
from alliance_refs.cli.messages import complain, explain_error, say
from alliance_refs.cli.options import (
    DOCUMENT_READERS,
    LIBRARY_READERS,
    complete_file,
    from_option,
    json_option,
)
from alliance_refs.cli.results import write_result
from alliance_refs.cli.settings import common_options
from alliance_refs.errors import Diagnostic, RefsError
from alliance_refs.soundness import unsound
from alliance_refs.spans import Source

# How grave a finding is, from the least on.
LEVELS = ("info", "warning", "error")

_EXAMPLES = """
\b
Examples:
  alliance-refs check chapter.md
  alliance-refs check *.md refs.bib --json
  alliance-refs check *.md --level warning
  alliance-refs check -q chapter.md || echo "chapter.md wants another look"
"""


class _Read(NamedTuple):
    """What was found in a file; the keys of a bibliography, or the text of a document."""

    name: str
    diagnostics: tuple[Diagnostic, ...]
    keys: frozenset[str] | None
    source: Source | None = None
    format: str = ""


@click.command(
    short_help="Show what is wrong in documents and bibliography files.", epilog=_EXAMPLES
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, shell_complete=complete_file)
@from_option((*DOCUMENT_READERS, *LIBRARY_READERS), "files")
@click.option(
    "--level",
    type=click.Choice(LEVELS),
    default="info",
    help="The least grave finding that is shown and counts (default: info, thus all).",
)
@json_option
@common_options
def check(files: Sequence[str], source_format: str | None, level: str, as_json: bool) -> int:
    """Show what is wrong in FILE: marks without notes, open references, broken entries.

    FILE is a document or a bibliography file; where there are both, keys that documents
    cite are looked for in the bibliographies. Exit status 1 when there are findings, 2 when
    a file cannot be read.
    """
    graver = LEVELS[LEVELS.index(level) :]
    read: list[_Read] = []
    unread: list[RefsError] = []
    for path in files:
        try:
            read.append(_read(path, source_format))
        except RefsError as error:
            unread.append(error)
    known = None if unread else _keys(read)
    found = [
        (one.name, [flaw for flaw in _findings(one, known) if flaw.severity in graver])
        for one in read
    ]
    _show(found, as_json)
    # A file that cannot be read costs no other its findings.
    for refused in unread:
        complain(*explain_error(refused))
    if unread:
        return CANNOT
    return FINDINGS if any(each for _, each in found) else DONE


def _show(found: Sequence[tuple[str, Sequence[Diagnostic]]], as_json: bool) -> None:
    if as_json:
        shown = [{"file": path, "findings": [*map(finding_json, each)]} for path, each in found]
        write_result(json.dumps(shown, ensure_ascii=False, indent=2), None)
    else:
        for path, each in found:
            show(finding_lines(each))
            say(f"{path}: {summary(each)}")


def _read(path: str, format: str | None) -> _Read:
    name = shown_name(path)
    if is_library(path, format):
        source = read_bibliography(path)
        library = formats.read_library(source, format_of(path, source.text, format))
        return _Read(name, (*library.diagnostics, *unsound(library, source)), frozenset(library))
    document = read_document(path, format)
    return _Read(name, document.diagnostics, None, document.source, document.format)


def _keys(read: Sequence[_Read]) -> frozenset[str] | None:
    """The keys of all bibliography files; None where there is none."""
    libraries = [one.keys for one in read if one.keys is not None]
    return frozenset().union(*libraries) if libraries else None


def _findings(read: _Read, known: frozenset[str] | None) -> Iterator[Diagnostic]:
    yield from read.diagnostics
    if read.source is not None:
        yield from unknown_keys(read.source, read.format, known)
