"""Where a name begins and ends among atoms, by capitals, initials, particles and joiners."""

from __future__ import annotations

from collections.abc import Sequence

from alliance_refs.notes.persons import JOINERS, PARTICLES
from alliance_refs.notes.splitting.atoms import Atom
from alliance_refs.notes.words import words

_BETWEEN = PARTICLES | JOINERS


def name_end(sequence: Sequence[Atom], start: int, end: int) -> int:
    """Where a name in direct order that begins at `start` ends; `start` if none does.

    Several names may be joined by "and"; a joiner that no name follows is not taken.
    """
    at = last = start
    while at < end:
        atom = sequence[at]
        if _is_name_word(atom):
            last = at + 1
        elif not (_is_initial_point(sequence, at) or atom.text in _BETWEEN):
            break
        elif _is_initial_point(sequence, at):
            last = at + 1
        at += 1
    return last


def name_start(sequence: Sequence[Atom], start: int, end: int) -> int:
    """Where a name that ends at `end` begins; `end` if none does."""
    at = first = end
    while at > start:
        atom = sequence[at - 1]
        if _is_name_word(atom) and not (at - 1 == start and atom.text in words().openers):
            first = at - 1
        elif not (_is_initial_point(sequence, at - 1) or atom.text in _BETWEEN):
            break
        at -= 1
    return first


def _is_name_word(atom: Atom) -> bool:
    return atom.kind == "word" and not (atom.text[0].islower() or atom.text.endswith(("'s", "’s")))


def _is_initial_point(sequence: Sequence[Atom], at: int) -> bool:
    if sequence[at].text != "." or at == 0:
        return False
    before = sequence[at - 1]
    return (
        before.kind == "word"
        and before.text[0].isupper()
        and len(before.text.rpartition(".")[2]) <= 2
    )
