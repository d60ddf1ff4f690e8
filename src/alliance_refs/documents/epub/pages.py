"""The pages of a book as one: joined source, the way back, and where links lead.

A link leads to a place in its own page, or in another page that it names relative to itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from urllib.parse import unquote

from alliance_refs.documents.epub.spine import Page
from alliance_refs.documents.office.zipped import resolve
from alliance_refs.documents.tags import Element
from alliance_refs.model import Passage
from alliance_refs.spans import OffsetMap, Source


@dataclass(slots=True)
class JoinedPages:
    """The pages of a book; `source` is the text of all, `starts` where each begins in it."""

    pages: Sequence[Page]
    name: str
    source: Source = field(init=False)
    starts: Sequence[int] = field(init=False)

    def __post_init__(self) -> None:
        texts = [page.source.text for page in self.pages]
        self.source = Source("".join(texts), self.name)
        self.starts = tuple(accumulate(map(len, texts), initial=0))[:-1]

    def number(self, at: int) -> int:
        """The number of the page that a place in the joined source stands in."""
        return max(bisect_right(self.starts, at) - 1, 0)

    def place(self, element: Element, id: str) -> str:
        """What an element of that id is called in the book."""
        return f"{self.pages[self.number(element.start)].name}#{id}"

    def target(self, link: Element) -> str:
        """The place that a link leads to, "" when it leads out of the book."""
        file, sign, id = link.get("href").partition("#")
        if not sign or not id or ":" in file:
            return ""
        own = self.pages[self.number(link.start)].name
        return f"{resolve(own, unquote(file)) if file else own}#{unquote(id)}"

    def in_page(self, passage: Passage, number: int) -> Passage:
        """A passage with its places counted from the beginning of its page."""
        start = self.starts[number]
        pieces = (piece._replace(source=piece.source - start) for piece in passage.offsets.pieces)
        return Passage(passage.text, passage.marks, OffsetMap(tuple(pieces)))
