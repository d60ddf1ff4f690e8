"""Bibliography files, read once and again only when they change.

In: paths. Out: one `Library` of them all. What is wrong in them is told once a reading.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from alliance_refs.errors import Diagnostic, RefsError
from alliance_refs.files import read_file
from alliance_refs.formats import format_for, read_library
from alliance_refs.model import Library


class Libraries:
    """The files of one site; `warn` is told what could not be read."""

    def __init__(self, warn: Callable[[str], None]) -> None:
        self._warn = warn
        self._read: dict[Path, tuple[int, Library]] = {}

    def joined(self, paths: Sequence[Path]) -> Library:
        """All works; of two with one key, the first read stays."""
        found = [self._one(path) for path in dict.fromkeys(paths)]
        if len(found) == 1:
            return found[0]
        whole = Library(item for library in found for item in library.values())
        for flaw in whole.diagnostics:
            self._warn(flaw.message)
        return whole

    def _one(self, path: Path) -> Library:
        stamp = path.stat().st_mtime_ns if path.exists() else 0
        known = self._read.get(path)
        if known is None or known[0] != stamp:
            known = self._read[path] = (stamp, self._new(path))
        return known[1]

    def _new(self, path: Path) -> Library:
        """The works of a file; none, and a warning, when it cannot be read."""
        try:
            source = read_file(path, fallback="cp1252")
            library = read_library(source, format_for(str(path)).name)
        except RefsError as error:
            self._warn(str(error))
            return Library()
        for flaw in library.diagnostics:
            if flaw.severity != "info":
                self._warn(_line(flaw, path))
        return library


def _line(flaw: Diagnostic, path: Path) -> str:
    place = str(flaw.where) if flaw.where else str(path)
    hint = f" ({flaw.hint})" if flaw.hint else ""
    return f"{place}: {flaw.message}{hint}"
