"""`Piece`: a reference as a row of pieces, which augmentation changes without losing labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from alliance_refs.parsing.labelled import Labelled, Stretch


class Piece(NamedTuple):
    """Some text of a reference with its label ("" for none) and whether it is italic."""

    text: str
    label: str = ""
    italic: bool = False


def pieces_of(reference: Labelled) -> list[Piece]:
    """The pieces of a reference; joined they are its text."""
    text = reference.text
    edges = {0, len(text)}
    for stretch in reference.stretches:
        edges.update(stretch[:2])
    for italic in reference.italics:
        edges.update(italic)
    return [
        Piece(text[a:b], _label_at(reference, a), any(s <= a < e for s, e in reference.italics))
        for a, b in pairwise(sorted(edges))
    ]


def _label_at(reference: Labelled, at: int) -> str:
    return next((s.label for s in reference.stretches if s.start <= at < s.end), "")


def joined(reference: Labelled, pieces: Iterable[Piece]) -> Labelled:
    """The reference that changed pieces make."""
    texts: list[str] = []
    stretches: list[Stretch] = []
    italics: list[tuple[int, int]] = []
    at = 0
    for text, label, italic in pieces:
        end = at + len(text)
        if label and end > at:
            _extend(stretches, Stretch(at, end, label))
        if italic and end > at:
            italics.append((at, end))
        texts.append(text)
        at = end
    return replace(
        reference, text="".join(texts), stretches=tuple(stretches), italics=tuple(italics)
    )


def _extend(stretches: list[Stretch], new: Stretch) -> None:
    if stretches and stretches[-1].end == new.start and stretches[-1].label == new.label:
        stretches[-1] = stretches[-1]._replace(end=new.end)
    else:
        stretches.append(new)


def labels_of(pieces: Sequence[Piece]) -> set[str]:
    """The labels that occur in the pieces."""
    return {piece.label for piece in pieces if piece.label}
