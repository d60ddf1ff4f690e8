"""Titles in plain type between a name and an imprint: what frames them makes them titles.

"Lagarde, Marcela, Género y feminismo, Horas y Horas, Madrid, 1996, p. 27": a clause that
opens with a name and closes with a year or a page, all of it between commas, is one
citation, whatever words its title has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from alliance_refs.notes.splitting.atoms import Atom
from alliance_refs.notes.splitting.names import name_end
from alliance_refs.notes.splitting.segment import Segment, spaced
from alliance_refs.notes.words import words
from alliance_refs.parsing.fields.legal import union_act

# Archives go by capitals: "AN, F17 1204", "TNA, FO 371/105".
ACRONYM = re.compile(r"(?:[A-Z]\.?){2,6}|BnF|BnE")


class _Clause(NamedTuple):
    start: int
    end: int


# A title of more stretches between commas is a sentence.
_MOST = 3
YEAR = re.compile(r"\b(?:1[4-9]|20)\d\d\b")
_PLACED = re.compile(r"\b(?:pp?|S|págs?|pags?|fol|vol|t|n|núm)\b\.?\s*\d|^\d+[–—-]?\d*$")


def framed_titles(sequence: Sequence[Atom], parts: Sequence[Segment]) -> frozenset[int]:
    """The numbers of the prose segments that are titles by what stands round them."""
    found: set[int] = set()
    before = _Clause(0, 0)
    for clause in _clauses(parts):
        found.update(_titles(sequence, parts, clause))
        found.update(_subtitle(sequence, parts, before, clause))
        found.update(_title_alone(sequence, parts, before, clause))
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
    plain = sequence[own[0].start].text[0].isupper() and not _tells(sequence, own[:1])
    is_open = _name_segments(sequence, named) > 0 and not _closes(sequence, named)
    is_online = any(a.kind == "address" for a in sequence[own[0].start : own[-1].end])
    if plain and is_open and not is_online and _closes(sequence, own[1:]):
        yield clause.start


def _title_alone(
    sequence: Sequence[Atom], parts: Sequence[Segment], before: _Clause, clause: _Clause
) -> Iterator[int]:
    """A title that ends its sentence, between a name and where it was printed.

    "Abel, R.: A comparative theory of institutions. Law & Society Review 8 (1974), S. 217".
    """
    named, own = parts[before.start : before.end], parts[clause.start : clause.end]
    if not (named and own) or named[-1].kind != "prose" or named[-1].stop != ".":
        return
    if named[-1].sentence + 1 != own[0].sentence or not _is_dated(sequence, own):
        return
    size = _name_segments(sequence, named) if len(named) > 1 else 0
    title = [at for at in range(before.start + size, before.end) if parts[at].kind == "prose"]
    if not size or len(title) > _MOST or any(part.kind == "prose" for part in own):
        return
    opens_high = size < len(named) and _opens_high(sequence, named[size])
    if opens_high and not _tells(sequence, [parts[at] for at in title]):
        yield from title


def _tells(sequence: Sequence[Atom], own: Sequence[Segment]) -> bool:
    """Whether some segments have a word that only running text has."""
    words_said = (atom.text.lower() for part in own for atom in sequence[part.start : part.end])
    return any(word in telling() for word in words_said)


def _is_dated(sequence: Sequence[Atom], own: Sequence[Segment]) -> bool:
    return bool(YEAR.search(spaced(sequence[own[0].start : own[-1].end])))


# Words of running text that German titles have as well.
_IN_TITLES = frozenset(
    "eine einen einem als durch bei wie noch nur oder nicht auch man dieser diese dieses".split()
)


@cache
def telling() -> frozenset[str]:
    """Words that only running text has; hardly a title does."""
    return words().prose - words().bibliographic - _IN_TITLES


def names_act(own: Sequence[Atom]) -> bool:
    """Whether some atoms are the name of an act of the European Union, and say nothing of it."""
    tells = any(atom.text.lower() in telling() for atom in own)
    return not tells and bool(_act().match(spaced(own)))


@cache
def _act() -> re.Pattern[str]:
    return re.compile(union_act())


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
    opens_high = _opens_high(sequence, parts[prose[0]]) or (
        _opens_high(sequence, own[names]) and not _tells(sequence, own)
    )
    if (opens_high or is_archive) and _closes(sequence, behind):
        yield from prose


def _opens_high(sequence: Sequence[Atom], part: Segment) -> bool:
    first = sequence[part.start]
    return first.kind != "word" or first.text[0].isupper()


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
    return any(YEAR.search(text) or _PLACED.search(text) for text in texts)
