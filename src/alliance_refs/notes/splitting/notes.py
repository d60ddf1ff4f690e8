"""A note's text -> the citations in it and the commentary between them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from alliance_refs.model import Passage
from alliance_refs.notes.forms import back_reference, is_cross_reference
from alliance_refs.notes.reading.locators import read_locator
from alliance_refs.notes.splitting.atoms import Atom, atoms
from alliance_refs.notes.splitting.commentary import commentary
from alliance_refs.notes.splitting.cutting import cut_clean
from alliance_refs.notes.splitting.found import FoundCitation, SplitNote
from alliance_refs.notes.splitting.learned import Seen, citing_stretches
from alliance_refs.notes.splitting.named_ibid import with_names
from alliance_refs.notes.splitting.ruled import Ruled, ruled_citations
from alliance_refs.notes.splitting.runs import Run
from alliance_refs.notes.splitting.signals import signal_before, signal_ranges
from alliance_refs.notes.words import phrase_pattern, words
from alliance_refs.spans import Span

if TYPE_CHECKING:
    from alliance_refs.parsing.neural.stretches import Stretch

# A note longer than this is a chapter that looks like one; it is kept as commentary.
LONGEST_NOTE = 50_000


Splitting: TypeAlias = Generator[Seen, "tuple[Stretch, ...]", SplitNote]


def split_note(passage: Passage) -> SplitNote:
    """The citations and the commentary of one note.

    >>> from alliance_refs.model import plain_passage
    >>> text = 'The law passed. See Kim, "War," Daily (2003), 4; Ibid., 7.'
    >>> note = split_note(plain_passage(text))
    >>> [found.span.cut(text) for found in note.citations], note.commentary
    (['Kim, "War," Daily (2003), 4', 'Ibid., 7'], 'The law passed.')
    """
    going = splitting(passage)
    try:
        seen = next(going)
        going.send(citing_stretches([seen])[0])
    except StopIteration as end:
        split: SplitNote = end.value
        return split
    raise AssertionError("a note is split at one go")


def splitting(passage: Passage, *, by_rules: bool = False) -> Splitting:
    """Splits a note; yields what rules see in it, and waits for the citations that are learnt.

    Prose that recommends works, and is no note, is split `by_rules` alone.
    """
    if len(passage) > LONGEST_NOTE:
        return SplitNote((), passage.text)
    sequence = atoms(passage)
    signals = signal_ranges(sequence, passage.text)
    ruled = ruled_citations(passage, sequence)
    if by_rules:
        told = [(span, False) for span in ruled.citations]
    else:
        stretches = yield Seen(passage, ruled.citations, _places(sequence, signals))
        told = list(_told(passage, ruled.citations, stretches))
    return _split(passage, sequence, signals, ruled, told)


def _split(
    passage: Passage,
    sequence: Sequence[Atom],
    signals: Mapping[int, int],
    ruled: Ruled,
    told: Sequence[tuple[Span, bool]],
) -> SplitNote:
    """The note with citations at the spans told, and what it says beside them."""
    spans = with_names(passage.text, sequence, signals, [span for span, _ in told])
    runs = [_run(sequence, span) for span in spans]
    outside = [
        run for run, span in zip(runs, spans, strict=True) if not _fills(sequence, run, span)
    ]
    found = _found(passage, sequence, signals, spans, runs)
    return SplitNote(
        tuple(replace(one, is_short=short) for one, (_, short) in zip(found, told, strict=True)),
        commentary(sequence, ruled.parts, outside, passage.text),
    )


def _places(sequence: Sequence[Atom], signals: Mapping[int, int]) -> list[Span]:
    """Where signals stand in the text."""
    return [
        Span(sequence[begin].span.start, sequence[end - 1].span.end)
        for begin, end in signals.items()
    ]


def _told(
    passage: Passage, ruled: Sequence[Span], stretches: Iterable[Stretch]
) -> Iterator[tuple[Span, bool]]:
    """Where citations stand, cut clean, and whether each is short; pointers are none.

    Where rules see the same words, theirs are the marks at the ends.
    """
    text = passage.text
    known = {_worded(text, span): span for span in ruled}
    bare = {span.start: span for span in ruled if _is_bare(span.cut(text))}
    for stretch in stretches:
        clean = cut_clean(text, stretch.span)
        ends = bare.get(clean.start)
        if ends and not _names_place(text[ends.end : clean.end]):
            # "Ibid. He is cautious.": what follows without figures is said of it.
            clean = min(ends, clean)
        by_rule = known.get(_worded(text, clean))
        if by_rule or not (is_cross_reference(clean.cut(text)) or _says_little(clean.cut(text))):
            yield by_rule or clean, stretch.kind == "short"


def _names_place(text: str) -> bool:
    """Whether words behind a back-reference say where: figures, "(b)" right behind them, "app. B"."""
    return any(map(str.isdigit, text)) or text.startswith("(") or bool(read_locator(text).text)


def _is_bare(text: str) -> bool:
    """Whether a citation is a back-reference that names nothing: "Ibid.", "op. cit., 4"."""
    back = back_reference(text)
    return back is not None and not back.before


def _says_little(text: str) -> bool:
    """Whether a word or a figure alone is no citation: "Lee" is the subject of a sentence."""
    is_word = text.replace("-", "").isalpha() and text.isascii()
    has_letters = any(map(str.isalpha, text))
    return not has_letters or (is_word and back_reference(text) is None)


def _worded(text: str, span: Span) -> tuple[int, int]:
    """A span from its first letter or figure to its last."""
    inside = [at for at in range(*span) if text[at].isalnum()]
    return (inside[0], inside[-1]) if inside else (span.start, span.end)


def _run(sequence: Sequence[Atom], span: Span) -> Run:
    """The atoms that a span touches."""
    start = bisect_right(sequence, span.start, key=lambda atom: atom.span.end)
    end = bisect_left(sequence, span.end, lo=start, key=lambda atom: atom.span.start)
    return Run(start, end, 0)


def _found(
    passage: Passage,
    sequence: Sequence[Atom],
    signals: Mapping[int, int],
    spans: Sequence[Span],
    runs: Sequence[Run],
) -> Iterator[FoundCitation]:
    floor, signal = 0, ""
    for span, run in zip(spans, runs, strict=True):
        if _fills(sequence, run, span):
            yield FoundCitation(span, _signal_within(passage, sequence[run.start], span))
        else:
            # "See Kim, *War*, and Lee, *Peace*": the signal leads to both.
            joined = bool(floor) and _joins(sequence[floor : run.start])
            signal = signal_before(sequence, signals, run.start, floor) or signal * joined
            yield FoundCitation(span, signal, _alias(sequence, run))
        floor = run.end


_JOINERS = frozenset("and or und oder et ou y o e ed & sowie".split())


def _joins(between: Sequence[Atom]) -> bool:
    """Whether nothing but a comma and "and" stands between two citations."""
    said = [atom.text.lower() for atom in between if atom.text != ","]
    return len(said) == 1 and said[0] in _JOINERS


def _fills(sequence: Sequence[Atom], run: Run, span: Span) -> bool:
    """Whether a citation stands inside one bracket."""
    atom = sequence[run.start]
    is_bracket = run.end - run.start == 1 and atom.kind == "bracket"
    return is_bracket and atom.span.start < span.start and span.end < atom.span.end


def _signal_within(passage: Passage, bracket: Atom, span: Span) -> str:
    """The signal before a citation in a bracket: "(see Kim, *War*, 207)"."""
    part = passage.cut(bracket.span.start + 1, span.start)
    inner = atoms(part)
    return signal_before(inner, signal_ranges(inner, part.text), len(inner), 0)


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
