"""What a format knows of a note beside its text."""

from __future__ import annotations

from typing import NamedTuple


class Numbered(NamedTuple):
    """A note by its number: what is printed, its name among all notes, what it counts with."""

    label: str
    id: str
    section: str = ""
