"""What a format knows of a note beside its text: its label, its name, how it is numbered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from alliance_refs.text.roman import roman


class Numbered(NamedTuple):
    """A note by its number: what is printed, its name among all notes, what it counts with."""

    label: str
    id: str
    section: str = ""


@dataclass(slots=True)
class NoteCounter:
    """How the notes of one kind are numbered, and how many there were; `restarts` by section."""

    format: str
    start: int = 1
    restarts: bool = False
    count: int = 0

    def next(self) -> str:
        """The label of the next note."""
        self.count += 1
        return formatted(self.start + self.count - 1, self.format)


_SYMBOLS = ("*", "†", "‡", "§")


def formatted(number: int, format: str) -> str:
    """A number in one of Word's formats; digits for those of other scripts.

    >>> formatted(4, "lowerRoman"), formatted(28, "upperLetter"), formatted(6, "chicago")
    ('iv', 'BB', '††')
    """
    if format in ("lowerRoman", "upperRoman"):
        text = roman(number)
    elif format in ("lowerLetter", "upperLetter"):
        text = chr(ord("a") + (number - 1) % 26) * min((number - 1) // 26 + 1, 20)
    elif format == "chicago":
        return _SYMBOLS[(number - 1) % 4] * min((number - 1) // 4 + 1, 20)
    else:
        return str(number)
    return text.upper() if format.startswith("upper") else text
