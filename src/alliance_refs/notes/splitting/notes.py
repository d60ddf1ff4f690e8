"""A note's text -> the citations in it and the commentary between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from alliance_refs.model import Passage
from alliance_refs.notes.splitting.atoms import Atom, atoms
from alliance_refs.notes.splitting.believing import is_citation, quotes_another, trimmed
from alliance_refs.notes.splitting.commentary import commentary
from alliance_refs.notes.splitting.runs import Run, find_runs
from alliance_refs.notes.splitting.segments import segments
from alliance_refs.notes.words import phrase_pattern, words
from alliance_refs.spans import Span


@dataclass(frozen=True, slots=True)
class FoundCitation:
    """A citation cut out of a passage: its place in the visible text, its signal's words.

    `alias` is the name that a bracket behind it gives the work ("[hereinafter Torts]").
    """

    span: Span
    signal: str = ""
    alias: str = ""


@dataclass(frozen=True, slots=True)
class SplitNote:
    """The citations of a note in order, and the sentences that say something themselves."""

    citations: tuple[FoundCitation, ...]
    commentary: str


# A note longer than this is a chapter that looks like one; it is kept as commentary.
LONGEST_NOTE = 50_000


def split_note(passage: Passage) -> SplitNote:
    """The citations and the commentary of one note.

    >>> from alliance_refs.model import plain_passage
    >>> text = 'The law passed. See Kim, "War," Daily (2003), 4; Ibid., 7.'
    >>> note = split_note(plain_passage(text))
    >>> [found.span.cut(text) for found in note.citations], note.commentary
    (['Kim, "War," Daily (2003), 4', 'Ibid., 7'], 'The law passed.')
    """
    if len(passage) > LONGEST_NOTE:
        return SplitNote((), passage.text)
    sequence = atoms(passage)
    split, runs = _split(sequence, passage.text)
    inside = _in_brackets(passage, sequence, runs)
    found = sorted((*split.citations, *inside), key=lambda citation: citation.span)
    return replace(split, citations=tuple(found))


def _split(sequence: Sequence[Atom], text: str) -> tuple[SplitNote, list[Run]]:
    """What stands outside brackets, and the runs of atoms that are its citations."""
    parts = segments(sequence, text)
    runs = [run for run in find_runs(sequence, parts) if is_citation(sequence, run)]
    found = (
        FoundCitation(trimmed(sequence, run), run.signal, _alias(sequence, run)) for run in runs
    )
    return SplitNote(tuple(found), commentary(sequence, parts, runs, text)), runs


# Brackets shorter than this hold no citation.
_SHORTEST_BRACKET = 12


def _in_brackets(
    passage: Passage, sequence: Sequence[Atom], runs: Sequence[Run]
) -> Iterator[FoundCitation]:
    """Citations that fill a bracket in running text: "... (Kim, *War*, 207)"."""
    taken = [(run.start, run.end) for run in runs]
    for at, atom in enumerate(sequence):
        if atom.kind != "bracket" or atom.span.size < _SHORTEST_BRACKET:
            continue
        if not quotes_another(atom.text) and any(start <= at < end for start, end in taken):
            continue
        part = passage.cut(atom.span.start + 1, atom.span.end - 1)
        inner, _ = _split(atoms(part), part.text)
        opens_high = not part.text[:1].islower() or (inner.citations and inner.citations[0].signal)
        if inner.citations and opens_high and not inner.commentary:
            for found in inner.citations:
                yield replace(found, span=found.span.shift(atom.span.start + 1))


def _alias(sequence: Sequence[Atom], run: Run) -> str:
    """The name that a bracket at the end of a run, or just behind it, gives the work."""
    for atom in sequence[max(run.end - 3, run.start) : run.end + 2]:
        match = _alias_pattern().match(atom.text) if atom.kind == "bracket" else None
        if match:
            return match[1].strip(" \"'“”‘’«».,")
    return ""


@cache
def _alias_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"[\[(]\W*{phrase_pattern(words().alias)}:?\s*(.*?)\W*$", re.IGNORECASE | re.DOTALL
    )
