"""Titles in plain type between a name and an imprint: what frames them makes them titles.

"Lagarde, Marcela, Género y feminismo, Horas y Horas, Madrid, 1996, p. 27": a clause that
opens with a name and closes with a year or a page, all of it between commas, is one
citation, whatever words its title has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from alliance_refs.notes.splitting.atoms import Atom
from alliance_refs.notes.splitting.names import name_end
from alliance_refs.notes.splitting.segment import Segment, spaced
from alliance_refs.notes.words import words

# Archives go by capitals: "AN, F17 1204", "TNA, FO 371/105".
ACRONYM = re.compile(r"(?:[A-Z]\.?){2,6}|BnF|BnE")


class _Clause(NamedTuple):
    start: int
    end: int


# A title of more stretches between commas is a sentence.
_MOST = 3
_YEAR = re.compile(r"\b(?:1[4-9]|20)\d\d\b")
_PLACED = re.compile(r"\b(?:pp?|S|págs?|pags?|fol|vol|t|n|núm)\b\.?\s*\d|^\d+[–—-]?\d*$")


def framed_titles(sequence: Sequence[Atom], parts: Sequence[Segment]) -> frozenset[int]:
    """The numbers of the prose segments that are titles by what stands round them."""
    found: set[int] = set()
    before = _Clause(0, 0)
    for clause in _clauses(parts):
        found.update(_titles(sequence, parts, clause))
        found.update(_subtitle(sequence, parts, before, clause))
        before = clause
    return frozenset(found)


def _subtitle(
    sequence: Sequence[Atom], parts: Sequence[Segment], before: _Clause, clause: _Clause
) -> Iterator[int]:
    """A sentence that opens with a subtitle and closes with the imprint of the one before it.

    "Lagarde, Marcela, Género y feminismo. Desarrollo humano, Madrid, 1996".
    """
    named, own = parts[before.start : before.end], parts[clause.start : clause.end]
    if len(named) < 2 or len(own) < 2 or own[0].kind != "prose":
        return
    atoms = sequence[own[0].start : own[0].end]
    telling = words().prose - words().bibliographic
    plain = atoms[0].text[0].isupper() and not any(a.text.lower() in telling for a in atoms)
    is_open = _name_segments(sequence, named) in range(1, len(named)) and not _closes(
        sequence, named
    )
    is_online = any(a.kind == "address" for a in sequence[own[0].start : own[-1].end])
    if plain and is_open and not is_online and _closes(sequence, own[1:]):
        yield clause.start


def _clauses(parts: Sequence[Segment]) -> Iterator[_Clause]:
    """Stretches of segments between signals and semicolons; a subtitle may follow a point."""
    start = 0
    for at, part in enumerate(parts):
        is_last = at + 1 == len(parts)
        if part.kind == "signal":
            yield _Clause(start, at)
            start = at + 1
        elif is_last or part.stop == ";" or parts[at + 1].sentence != part.sentence:
            yield _Clause(start, at + 1)
            start = at + 1


def _titles(sequence: Sequence[Atom], parts: Sequence[Segment], clause: _Clause) -> Iterator[int]:
    own = parts[clause.start : clause.end]
    prose = [at for at in range(clause.start, clause.end) if parts[at].kind == "prose"]
    if not prose or len(prose) > _MOST or len(own) < 3:
        return
    names = _name_segments(sequence, own)
    is_archive = names > 0 and ACRONYM.fullmatch(sequence[own[0].start].text) is not None
    if not names or prose[0] < clause.start + names or prose[-1] == clause.end - 1:
        return
    behind = own[prose[-1] - clause.start + 1 :]
    first = sequence[parts[prose[0]].start]
    opens_high = first.kind != "word" or first.text[0].isupper()
    if (opens_high or is_archive) and _closes(sequence, behind):
        yield from prose


def _name_segments(sequence: Sequence[Atom], own: Sequence[Segment]) -> int:
    """How many segments at the beginning are a name: "Lagarde, Marcela" two; 0 for none."""
    first = own[0]
    if first.kind != "biblio" or name_end(sequence, first.start, first.end) != first.end:
        return 0
    if first.stop != ",":
        return 0
    is_family = first.end - first.start <= _LONGEST_FAMILY
    second = own[1]
    is_given = name_end(sequence, second.start, min(second.end, second.start + 6)) > second.start
    return 2 if is_family and is_given and second.kind == "biblio" else 1


_LONGEST_FAMILY = 3


def _closes(sequence: Sequence[Atom], behind: Sequence[Segment]) -> bool:
    """Whether bibliography with a year or a page closes the clause."""
    if not behind or any(part.kind != "biblio" for part in behind):
        return False
    texts = [spaced(sequence[part.start : part.end]) for part in behind]
    return any(_YEAR.search(text) or _PLACED.search(text) for text in texts)
