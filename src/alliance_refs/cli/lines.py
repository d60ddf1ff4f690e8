"""Lines for people: words with looks, indented, wrapped on a terminal and nowhere else.

In: `Line` values. Out: coloured, wrapped lines on a terminal; elsewhere plain lines that
`grep` can read, one for each value.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from alliance_refs.cli.messages import has_colour, printable

# A terminal narrower than this wraps as it likes.
_NARROWEST = 20


class Words(NamedTuple):
    """Some words and how a terminal shows them ("bold cyan")."""

    text: str
    look: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its words, the columns it is indented by, whether it may be wrapped.

    What is wrapped goes on `hang` columns further in.
    """

    words: tuple[Words, ...] = ()
    indent: int = 0
    wraps: bool = True
    hang: int = 0

    @property
    def plain(self) -> str:
        """The line as text, without looks."""
        text = "".join(words.text for words in self.words)
        return (" " * self.indent + text).rstrip()


def line(*words: Words | str, indent: int = 0, hang: int = 0) -> Line:
    """A line of words; a bare string has no looks."""
    looked = tuple(Words(word) if isinstance(word, str) else word for word in words)
    return Line(looked, indent, hang=hang)


def show(lines: Iterable[Line], *, aside: bool = False) -> None:
    """Writes the lines to standard output, or `aside`, to standard error."""
    stream = sys.stderr if aside else sys.stdout
    if stream.isatty():
        _show_on_terminal(lines, aside)
    else:
        stream.writelines(printable(shown.plain) + "\n" for shown in lines)


def _show_on_terminal(lines: Iterable[Line], aside: bool) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(
        highlight=False,
        stderr=aside,
        color_system="auto" if has_colour(sys.stderr if aside else sys.stdout) else None,
    )
    for shown in lines:
        text = Text.assemble(*((printable(words.text), words.look) for words in shown.words))
        width = max(console.width - shown.indent - shown.hang, _NARROWEST)
        parts = text.wrap(console, width) if shown.wraps else [text]
        for number, part in enumerate(parts):
            part.rstrip()
            part.truncate(max(width, console.width - shown.indent))
            indent = shown.indent + (shown.hang if number else 0)
            console.print(Text(" " * indent) + part, soft_wrap=True)
