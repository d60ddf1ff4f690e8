"""The citations that rules see in a note: runs of bibliography between prose and signals.

They leave no doubt where a note is plain; the network hears them where it is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from alliance_refs.model import Passage
from alliance_refs.notes.splitting.atoms import Atom, atoms
from alliance_refs.notes.splitting.believing import is_citation, quotes_another, trimmed
from alliance_refs.notes.splitting.commentary import remarks
from alliance_refs.notes.splitting.runs import Run, find_runs
from alliance_refs.notes.splitting.segment import Segment
from alliance_refs.notes.splitting.segments import segments
from alliance_refs.notes.splitting.signals import signal_ranges
from alliance_refs.spans import Span

# Brackets shorter than this hold no citation.
_SHORTEST_BRACKET = 12


class Ruled(NamedTuple):
    """The segments of a note, and the places of the citations that rules see in them."""

    parts: tuple[Segment, ...]
    citations: tuple[Span, ...]


def ruled_citations(
    passage: Passage, sequence: Sequence[Atom], signals: Mapping[int, int]
) -> Ruled:
    """What rules see in a passage, whose atoms and the places of signals among them are given.

    >>> from alliance_refs.model import plain_passage
    >>> passage = plain_passage('See Kim, "War," Daily (2003), 4; Ibid., 7.')
    >>> found = atoms(passage)
    >>> ruled = ruled_citations(passage, found, signal_ranges(found, passage.text))
    >>> [span.cut(passage.text) for span in ruled.citations]
    ['Kim, "War," Daily (2003), 4', 'Ibid., 7']
    """
    parts = segments(sequence, signals)
    runs = _believed(sequence, parts)
    outside = (trimmed(sequence, run) for run in runs)
    inside = _in_brackets(passage, sequence, runs)
    return Ruled(parts, tuple(sorted((*outside, *inside))))


def _believed(sequence: Sequence[Atom], parts: Sequence[Segment]) -> list[Run]:
    return [run for run in find_runs(sequence, parts) if is_citation(sequence, run)]


def _in_brackets(passage: Passage, sequence: Sequence[Atom], runs: Sequence[Run]) -> Iterator[Span]:
    """Citations that fill a bracket in running text: "... (Kim, *War*, 207)"."""
    taken = [(run.start, run.end) for run in runs]
    for at, atom in enumerate(sequence):
        if atom.kind != "bracket" or atom.span.size < _SHORTEST_BRACKET:
            continue
        if not quotes_another(atom.text) and any(start <= at < end for start, end in taken):
            continue
        part = passage.cut(atom.span.start + 1, atom.span.end - 1)
        yield from (span.shift(atom.span.start + 1) for span in _filling(part))


def _filling(part: Passage) -> Iterator[Span]:
    """The citations of a bracket that holds nothing else."""
    inner = atoms(part)
    parts = segments(inner, signal_ranges(inner, part.text))
    runs = _believed(inner, parts)
    opens_high = not part.text[:1].islower() or (runs and runs[0].signal)
    if runs and opens_high and not remarks(inner, parts, runs):
        yield from (trimmed(inner, run) for run in runs)
