"""Cases as tables: a head of `name: value` lines, an empty line, then `input => output`.

A case file holds one rule, which its name states. Lines that begin with # are remarks.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ARROW = " => "


class Row(NamedTuple):
    """One line of a table, the head of its file, and where it stands."""

    head: dict[str, str]
    given: str
    expected: str
    name: str


def rows(folder: Path) -> list[Row]:
    """Every row of every table in the folder."""
    return [row for path in sorted(folder.glob("*.txt")) for row in table(path)]


def table(path: Path) -> Iterator[Row]:
    top, _, body = path.read_text("utf-8").partition("\n\n")
    head = dict(line.split(": ", 1) for line in top.splitlines() if not line.startswith("#"))
    for number, line in enumerate(body.splitlines()):
        if line.strip() and not line.startswith("#"):
            given, _, expected = line.partition(ARROW)
            yield Row(head, given, expected, f"{path.stem}:{number}")


def named(row: Row) -> str:
    return row.name
