"""Headings that cite: what titles and tables of contents show of their citations.

MkDocs takes both from the page before anything is rendered. So each citation holds a
character of private use, which stands in them too and is replaced when its words are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

_FIRST, _LAST = 0xF0000, 0xFFFFD
_SIGN = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")
# A heading without another inside it.
_HEADING = re.compile(r"<h[1-6]\b[^<>]*>((?:(?!<h[1-6]\b).)*?)</h[1-6]>", re.DOTALL)


class Signs:
    """A character for each text that was typed as a citation; "" when there are no more.

    >>> signs = Signs()
    >>> signs.read(f"Of {signs.of('@kim')}, {signs.of('[@lee]')}", {"@kim": "Kim (2001)"})
    'Of Kim (2001),'
    """

    def __init__(self) -> None:
        self._typed: list[str] = []
        self._signs: dict[str, str] = {}

    def of(self, typed: str) -> str:
        """The character that stands for a text."""
        if typed not in self._signs and len(self._typed) <= _LAST - _FIRST:
            self._signs[typed] = chr(_FIRST + len(self._typed))
            self._typed.append(typed)
        return self._signs.get(typed, "")

    def read(self, text: str, words: Mapping[str, str]) -> str:
        """The text with the words of each citation; without words, one in brackets goes."""

        def shown(match: re.Match[str]) -> str:
            place = ord(match[0]) - _FIRST
            typed = self._typed[place] if place < len(self._typed) else match[0]
            return words.get(typed, "" if typed.startswith("[") else typed)

        return _SIGN.sub(shown, text).strip() if _SIGN.search(text) else text

    def read_contents(self, links: Iterable[Any], words: Mapping[str, str]) -> None:
        """Replaces the characters in a page's table of contents."""
        for link in links:
            link.title = self.read(link.title, words)
            self.read_contents(link.children, words)


def in_headings(html: str) -> str:
    """What stands in the headings of a page."""
    return "\n".join(match[1] for match in _HEADING.finditer(html))
