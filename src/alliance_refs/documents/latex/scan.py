"""LaTeX source -> tokens and arguments with their places; nothing is expanded.

In: the text and a place in it. Out: where a group closes, what an argument covers. Every
look ahead is bounded or made once, so that no input takes more than linear time.
"""

from __future__ import annotations

import re
from typing import NamedTuple

TOKEN = re.compile(
    r"""(?P<comment>%)
    |\\(?P<name>[A-Za-z@]+\*?)
    |\\(?P<sign>.)
    |(?P<brace>[{}])
    |(?P<math>\$\$?)
    |(?P<paragraph>\n[ \t\r]*\n\s*)
    |(?P<space>[ \t\r\n]{2,}|[\t\r\n])
    |(?P<ligature>---?|``|''|`|~)
    |(?P<shorthand>"[`'<>=~|"aouAOUs-])
    |(?P<cell>&)""",
    re.VERBOSE | re.DOTALL,
)
COMMENT = re.compile(r"%[^\n]*(?:\n[ \t]*)?")
_BRACES = re.compile(r"\\.|(?:(?<=\n)|\A)[ \t]*%[^\n]*|[{}]", re.DOTALL)
_GAP = re.compile(r"[ \t\r]*(?:%[^\n]*)?(?:\n[ \t\r]*)?")
_OPTION = re.compile(
    r"[ \t]*\[((?:[^\[\]{}\n\\]|\\.){0,400}(?:\{[^{}]{0,400}\}[^\[\]{}\n]{0,400}){0,20})\]"
)
_PARAGRAPH = re.compile(r"\n[ \t\r]*\n")


class Argument(NamedTuple):
    """What an argument covers, and where the source goes on; `is_closed` if its brace is."""

    start: int
    end: int
    after: int
    is_closed: bool = True


class Braces:
    """The braces of a source, matched: escaped ones and those in comments left out.

    >>> braces = Braces("{a {b} c}")
    >>> braces.closing(0), braces.argument(2)
    (8, Argument(start=4, end=5, after=6, is_closed=True))
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._closings: dict[int, int] = {}
        opened: list[int] = []
        for match in _BRACES.finditer(text):
            if match[0] == "{":
                opened.append(match.start())
            elif match[0] == "}" and opened:
                self._closings[opened.pop()] = match.start()

    def closing(self, opening: int) -> int | None:
        """Where the brace at `opening` closes, None when it never does."""
        return self._closings.get(opening)

    def option(self, at: int) -> tuple[str | None, int]:
        """The text of an optional argument `[...]` at `at`, None if there is none, and its end."""
        match = _OPTION.match(self.text, at)
        return (match[1], match.end()) if match else (None, at)

    def argument(self, at: int) -> Argument | None:
        """The argument in braces at `at`; one that never closes runs to the paragraph's end."""
        opening = self.gap(at)
        if not self.text.startswith("{", opening):
            return None
        closing = self._closings.get(opening)
        if closing is not None:
            return Argument(opening + 1, closing, closing + 1)
        found = _PARAGRAPH.search(self.text, opening)
        end = found.start() if found else len(self.text)
        return Argument(opening + 1, end, end, is_closed=False)

    def gap(self, at: int) -> int:
        """The place after blanks and at most one line end."""
        match = _GAP.match(self.text, at)
        return match.end() if match else at
