"""What a note says of its own, besides citations, signals and explanations."""

from __future__ import annotations

from collections.abc import Sequence

from alliance_refs.notes.forms import is_cross_reference
from alliance_refs.notes.splitting.atoms import Atom
from alliance_refs.notes.splitting.runs import Run
from alliance_refs.notes.splitting.segment import JOINERS, Segment, spaced
from alliance_refs.notes.words import words
from alliance_refs.spans import Span


def remarks(sequence: Sequence[Atom], parts: Sequence[Segment], runs: Sequence[Run]) -> list[Span]:
    """The places of the sentences that say more than citations, signals and explanations do."""
    taken = [False] * len(sequence)
    for run in runs:
        taken[run.start : run.end] = [True] * (run.end - run.start)
    leading: set[int] = set()
    speaking: dict[int, None] = {}
    # From the end, since what leads to a signal is known only after the signal is met.
    for at, part in reversed(list(enumerate(parts))):
        opens = at == 0 or parts[at - 1].sentence != part.sentence
        if part.kind == "signal":
            leading.add(part.sentence)
        elif taken[part.start] or _leads_in(sequence, part, taken):
            leading.discard(part.sentence)
        elif _only_leads(sequence, parts, at, taken):
            continue
        elif part.sentence not in leading and _speaks(sequence, part, opens):
            speaking[part.sentence] = None
    return [_sentence_span(sequence, parts, number) for number in reversed(speaking)]


# "See his pamphlet, ...": so few words before a citation only lead to it.
_FEW = 3


def _only_leads(
    sequence: Sequence[Atom], parts: Sequence[Segment], at: int, taken: Sequence[bool]
) -> bool:
    """Whether a few words stand between a signal or a citation and a citation."""
    part = parts[at]
    if not 0 < at < len(parts) - 1 or part.end - part.start > _FEW:
        return False
    if not taken[parts[at + 1].start]:
        return False
    if parts[at - 1].kind == "signal":
        return True
    # "..., pp. 88-93, and his *Man, the State and War*".
    joins = sequence[part.start].text in JOINERS
    return joins and taken[parts[at - 1].start]


def _leads_in(sequence: Sequence[Atom], part: Segment, taken: Sequence[bool]) -> bool:
    """Whether a segment opens with words that lead to its citation: "For critiques: ..."."""
    first = next((at for at in range(part.start, part.end) if taken[at]), part.end)
    if first == part.end:
        return False
    telling = words().prose - words().bibliographic
    return not any(atom.text.lower() in telling for atom in sequence[part.start : first])


def _speaks(sequence: Sequence[Atom], part: Segment, opens: bool) -> bool:
    """Whether a segment says something itself; after a citation, only with a verb."""
    own = [atom for atom in sequence[part.start : part.end] if atom.kind != "bracket"]
    if is_cross_reference(spaced(own)):
        return False
    telling = words().prose - words().bibliographic
    has_verb = any(atom.text.lower() in telling for atom in own)
    return (has_verb and part.kind == "prose") or (len(own) > 2 and opens)


def _sentence_span(sequence: Sequence[Atom], parts: Sequence[Segment], number: int) -> Span:
    own = [part for part in parts if part.sentence == number]
    end = own[-1].end
    while end < len(sequence) and sequence[end].kind == "point" and not sequence[end].gap:
        end += 1
    return Span(sequence[own[0].start].span.start, sequence[end - 1].span.end)
