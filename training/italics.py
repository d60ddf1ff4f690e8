"""Italics for references that have lost them, where a printer would set them.

The shared sets are plain text; documents are not. In a part of the references the title of
what is a volume of its own (the periodical, the book) is set in italics, as styles do.
"""

from __future__ import annotations

from random import Random

from training.pieces import Piece, labels_of

# A third of the references have italics; a few of these in odd places.
SET = 0.35
_ODD = 0.1


def set_italics(pieces: list[Piece], random: Random) -> list[Piece]:
    """The pieces, some of them in italics."""
    if random.random() > SET:
        return pieces
    label = "container" if "container" in labels_of(pieces) else "title"
    if random.random() < _ODD:
        label = random.choice(("title", "container", "volume", "series"))
    return [piece._replace(italic=piece.label == label) for piece in pieces]
