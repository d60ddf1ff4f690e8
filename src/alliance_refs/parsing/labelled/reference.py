"""`Labelled`: a reference string with the label of every stretch of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from alliance_refs.model import Mark, Passage, plain_passage
from alliance_refs.spans import Span


class Stretch(NamedTuple):
    """Code points `start` to `end` of a text, with one label."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A reference and its labelled stretches, in order and apart.

    `italics` are the (start, end) of what is set in italics; `weight` says how much the
    reference counts in training; `source` names where it comes from.
    """

    text: str
    stretches: tuple[Stretch, ...]
    source: str = ""
    weight: float = 1.0
    italics: tuple[tuple[int, int], ...] = ()

    def passage(self) -> Passage:
        """The reference as the parser takes it, with its italics."""
        passage = plain_passage(self.text)
        marks = tuple(Mark(Span(*italic), "italic") for italic in self.italics)
        return Passage(passage.text, marks, passage.offsets)


def laid_out(parts: Iterable[tuple[str, str]], text: str) -> tuple[Stretch, ...] | None:
    """The stretches of (label, words) pairs in a text, each sought behind the one before.

    None when some words are not there.

    >>> laid_out([("author", "Kim"), ("date", "2001")], "Kim, Diplomacy, 2001")
    (Stretch(start=0, end=3, label='author'), Stretch(start=16, end=20, label='date'))
    """
    out: list[Stretch] = []
    at = 0
    for label, words in parts:
        start = text.find(words, at)
        if start < 0 or not words:
            return None
        at = start + len(words)
        out.append(Stretch(start, at, label))
    return tuple(out)
