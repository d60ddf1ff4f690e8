"""A working start for a documentation project: configuration, a library, one page.

In: a program's name and a folder. Out: files that were not there before; nothing that is
there is touched.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from alliance_refs.errors import UnwritableOutput
from alliance_refs.files import write_file

PROGRAMS = ("sphinx", "mkdocs")


@dataclass(frozen=True, slots=True)
class Start:
    """What was done: files written and files that were there, as paths from the folder.

    `add` is what must be added to a configuration that was there ("" for none); `run` is
    the command that builds the pages.
    """

    written: tuple[str, ...]
    kept: tuple[str, ...]
    config: str
    add: str
    run: str


def write_start(program: str, folder: Path) -> Start:
    """Writes what `program`, one of `PROGRAMS`, needs into a folder.

    Files that exist stay as they are. Raises `UnwritableOutput` when the folder or a file
    in it cannot be made.
    """
    told = _told()[program]
    wanted: dict[str, str] = told["files"]
    kept = tuple(name for name in wanted if (folder / name).exists())
    written = tuple(name for name in wanted if name not in kept)
    for name in written:
        _make_folder((folder / name).parent)
        write_file(folder / name, wanted[name])
    add = told["add"] if told["config"] in kept else ""
    return Start(written, kept, told["config"], add, told["run"])


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnwritableOutput(f"{folder}: cannot be made: {reason}") from error


@cache
def _told() -> dict[str, Any]:
    source = files("alliance_refs.integrations").joinpath("start.toml")
    return tomllib.loads(source.read_text("utf-8"))
