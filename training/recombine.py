"""Recombination: the arrangement of one reference filled with the fields of others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from random import Random

from alliance_refs.parsing.labelled import Labelled
from training.pieces import Piece

# How often a field is exchanged in a reference that is recombined.
EXCHANGED = 0.6
_MOST = 20_000


class Fields:
    """What stands under each label in some references, by source, to be drawn from."""

    def __init__(self, references: Iterable[Labelled]) -> None:
        self._found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for reference in references:
            for start, end, label in reference.stretches:
                pool = self._found[_family(reference.source), label]
                if len(pool) < _MOST:
                    pool.append(reference.text[start:end])

    def exchange(self, pieces: list[Piece], source: str, random: Random) -> list[Piece]:
        """The pieces with some of their labelled texts drawn anew."""
        return [self._drawn(piece, source, random) for piece in pieces]

    def _drawn(self, piece: Piece, source: str, random: Random) -> Piece:
        pool = self._found.get((_family(source), piece.label)) if piece.label else None
        if not pool or random.random() > EXCHANGED:
            return piece
        return piece._replace(text=random.choice(pool))


def _family(source: str) -> str:
    return source.split("-")[0]
