"""`Tracer`: which variable each piece of a citation or an entry comes from.

In: items by key, a style, clusters. Out: the words of each citation and bibliography entry
with the places of the variables in them: to check a style, to highlight fields, to make
labelled references.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from alliance_refs.csl.citing.processor import DEFAULT_STYLE, Processor
from alliance_refs.csl.style.styles import Style, load_style
from alliance_refs.csl.style.traced import TRACE, traced_style
from alliance_refs.model import Cluster, Displayed, Item, Markup, Styled


@dataclass(frozen=True, slots=True)
class Piece:
    """The value of one variable in a text: the characters from `start` up to `end`."""

    start: int
    end: int
    variable: str


@dataclass(frozen=True, slots=True)
class Traced:
    """The words of one citation or entry, and where variables stand in them, in order.

    Labels, terms, affixes, quotation marks and the punctuation that moves into them belong
    to no piece. A list of names is one piece, "and" and "et al." included. Blocks
    (`model.Displayed`) begin after a space.
    """

    text: str
    pieces: tuple[Piece, ...]

    def values(self) -> dict[str, str]:
        """The words of each variable; the first time that it stands there counts."""
        found: dict[str, str] = {}
        for piece in self.pieces:
            found.setdefault(piece.variable, self.text[piece.start : piece.end])
        return found


class Tracer:
    """Renders like a `Processor`, and tells where each variable stands.

    Raises `UnknownStyle` or `StyleError` when the style cannot be used.

    >>> from alliance_refs.model import Date, Item
    >>> book = Item("x", "book", {"title": "Der Process", "issued": Date.of(1925)})
    >>> entry = Tracer({"x": book}, "apa").bibliography()[0]
    >>> entry.text, entry.values()
    ('Der Process. (1925).', {'title': 'Der Process', 'issued': '1925'})
    """

    def __init__(
        self,
        library: Mapping[str, Item],
        style: Style | str | Path = DEFAULT_STYLE,
        locale: str | None = None,
    ) -> None:
        loaded = load_style(style, locale)
        self._processor = Processor(library, replace(loaded, ast=traced_style(loaded.ast)))

    @property
    def style(self) -> Style:
        """The style, traced."""
        return self._processor.style

    def citations(self, clusters: Sequence[Cluster]) -> tuple[Traced, ...]:
        """Each cluster of a document, in order."""
        return tuple(map(_traced, self._processor.citations(clusters)))

    def bibliography(self, keys: Iterable[str] | None = None) -> tuple[Traced, ...]:
        """The entries of the items cited, or of `keys`, in the style's order."""
        entries = self._processor.bibliography(keys).entries
        return tuple(_traced(entry.markup) for entry in entries)


def _traced(markup: Markup) -> Traced:
    words: list[str] = []
    pieces = sorted(_pieces(markup, words, 0), key=lambda piece: (piece.start, -piece.end))
    return Traced("".join(words), tuple(pieces))


def _pieces(markup: Markup, words: list[str], at: int) -> Iterator[Piece]:
    """The pieces of a tree that begins at a place; its words are added to `words`."""
    for node in markup:
        if isinstance(node, str):
            words.append(node)
            at += len(node)
            continue
        if isinstance(node, Displayed) and words and not words[-1][-1:].isspace():
            words.append(" ")
            at += 1
        start, before = at, len(words)
        yield from _pieces(node.children, words, at)
        at += sum(map(len, words[before:]))
        if isinstance(node, Styled) and node.style.startswith(TRACE):
            yield Piece(start, at, node.style.removeprefix(TRACE))
