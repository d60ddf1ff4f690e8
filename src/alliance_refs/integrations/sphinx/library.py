"""Bibliography files as one library, with where each work comes from.

In: paths. Out: `Collection`. Flaws of files and entries never stop a build; they are told
with file and line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from alliance_refs import formats
from alliance_refs.errors import Diagnostic, RefsError
from alliance_refs.files import read_file
from alliance_refs.integrations.sphinx.shown import Collection, Problem
from alliance_refs.model import Item, Library


def load_files(files: Iterable[Path], encoding: str) -> Collection:
    """The works of all files; of two entries with one key the first is kept.

    UTF-8 is found out by itself, so that only another `encoding` is taken at its word.
    """
    items: dict[str, Item] = {}
    origin: dict[str, Path] = {}
    problems: list[Problem] = []
    files = tuple(files)
    if not files:
        problems.append(Problem("refs_library names no file", "", 0, "library"))
    chosen = None if encoding.lower().startswith("utf-8") else encoding
    for path in files:
        try:
            name = formats.format_for(str(path)).name
            library = formats.read_library(read_file(path, chosen, fallback="cp1252"), name)
        except (RefsError, LookupError) as error:
            problems.append(Problem(str(error), str(path), 0, "library"))
            continue
        problems += _flaws(library, path)
        for key, item in library.items():
            if key in items:
                told = f"the key {key!r} stands in {origin[key]} too; the entry there is used"
                problems.append(Problem(told, str(path), 0, "duplicate"))
            else:
                items[key], origin[key] = item, path
    return Collection(Library(items.values()), origin, tuple(problems))


def _flaws(library: Library, path: Path) -> Iterator[Problem]:
    for flaw in library.diagnostics:
        if flaw.severity != "info":
            yield Problem(_told(flaw), str(path), flaw.where.line if flaw.where else 0, "library")


def _told(flaw: Diagnostic) -> str:
    hint = f" ({flaw.hint})" if flaw.hint else ""
    return f"{flaw.message}{hint} [{flaw.code}]"
