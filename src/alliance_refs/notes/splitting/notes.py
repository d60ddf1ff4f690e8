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
from alliance_refs.notes.splitting.apart import works_apart
from alliance_refs.notes.splitting.atoms import Atom, atoms
from alliance_refs.notes.splitting.commentary import remarks
from alliance_refs.notes.splitting.cutting import cut_clean
from alliance_refs.notes.splitting.eastern import eastern_parts, name_before
from alliance_refs.notes.splitting.found import FoundCitation, SplitNote
from alliance_refs.notes.splitting.known import with_known
from alliance_refs.notes.splitting.leads import past_lead
from alliance_refs.notes.splitting.learned import Seen
from alliance_refs.notes.splitting.named_ibid import with_names
from alliance_refs.notes.splitting.ruled import Ruled, ruled_citations
from alliance_refs.notes.splitting.runs import Run
from alliance_refs.notes.splitting.said_round import own_words
from alliance_refs.notes.splitting.segment import JOINERS
from alliance_refs.notes.splitting.short_names import with_short_names
from alliance_refs.notes.splitting.signals import signal_before, signal_ranges
from alliance_refs.notes.words import phrase_pattern, words
from alliance_refs.parsing.figures import in_digits
from alliance_refs.spans import Span

if TYPE_CHECKING:
    from alliance_refs.parsing.neural.stretches import Stretch

# A note longer than this is a chapter that looks like one; it is kept as commentary.
LONGEST_NOTE = 50_000


Splitting: TypeAlias = Generator[Seen, "tuple[Stretch, ...]", SplitNote]


def splitting(passage: Passage, *, by_rules: bool = False, known: Sequence[Span] = ()) -> Splitting:
    """Splits a note; yields what rules see in it, and waits for the citations that are learnt.

    Prose that recommends works, and is no note, is split `by_rules` alone. A citation begins at
    each name with a `known` title.
    """
    if len(passage) > LONGEST_NOTE:
        return SplitNote((), passage.text)
    digits = in_digits(passage)
    # Where figures were rewritten, what is known stands at other places.
    there = known if digits is passage else ()
    split, said = yield from _splitting(digits, by_rules=by_rules, known=there)
    if digits is not passage:
        split = [replace(one, span=digits.source(one.span)) for one in split]
        said = [digits.source(span) for span in said]
    return SplitNote(tuple(split), " ".join(span.cut(passage.text).strip() for span in said))


def _splitting(
    passage: Passage, *, by_rules: bool, known: Sequence[Span]
) -> Generator[Seen, tuple[Stretch, ...], tuple[list[FoundCitation], list[Span]]]:
    """The citations of a note, and the places of what it says beside them."""
    sequence = atoms(passage)
    signals = signal_ranges(sequence, passage.text)
    ruled = ruled_citations(passage, sequence, signals)
    if by_rules:
        told = [(span, False) for span in ruled.citations]
    else:
        stretches = yield Seen(passage, ruled.citations, _places(sequence, signals))
        told = _with_owners(passage.text, list(_told(passage, ruled.citations, stretches)))
    told = with_known(passage.text, told, known) if known else told
    return _split(passage, sequence, signals, ruled, told)


def _split(
    passage: Passage,
    sequence: Sequence[Atom],
    signals: Mapping[int, int],
    ruled: Ruled,
    told: Sequence[tuple[Span, bool]],
) -> tuple[list[FoundCitation], list[Span]]:
    """The citations of a note at the spans told, and the places of what it says beside them."""
    spans = with_names(passage.text, sequence, signals, [span for span, _ in told])
    runs = [_run(sequence, span) for span in spans]
    outside = [
        run for run, span in zip(runs, spans, strict=True) if not _fills(sequence, run, span)
    ]
    found = list(_found(passage, sequence, signals, spans, runs))
    citations = [replace(one, is_short=short) for one, (_, short) in zip(found, told, strict=True)]
    if not passage.text.isascii():
        citations = list(with_short_names(passage.text, citations))
    return citations, remarks(sequence, ruled.parts, outside)


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
    for span, kind in _apart(passage, _parts(text, stretches)):
        joined = _joined(text, span, ruled)
        if joined:
            yield from ((one, kind == "short") for one in joined)
            continue
        clean = past_lead(passage, cut_clean(text, span))
        ends = bare.get(clean.start)
        if ends and not _names_place(text[ends.end : clean.end]):
            # "Ibid. He is cautious.": what follows without figures is said of it.
            clean = min(ends, clean)
        for own in own_words(text, clean):
            by_rule = known.get(_worded(text, own))
            if by_rule or not (
                is_cross_reference(_with_word(text, own)) or _says_little(own.cut(text))
            ):
                closed = by_rule and text[by_rule.end : own.end] in _CLOSING
                yield (by_rule if by_rule and not closed else own), kind == "short"


def _apart(passage: Passage, parts: Iterable[tuple[Span, str]]) -> Iterator[tuple[Span, str]]:
    """The stretches, one that cites two works as two."""
    for whole, kind in parts:
        for at, span in enumerate(works_apart(passage, whole)):
            is_dated = at and _YEAR.search(span.cut(passage.text))
            yield span, kind if not at else "full" if is_dated else "short"


_POINTER = re.compile(r"\b[a-z]{2,10}\.? $")


def _with_word(text: str, span: Span) -> str:
    """A citation with the small word right before it: "appendix" before "A, § 2"."""
    word = _POINTER.search(text, max(0, span.start - 12), span.start)
    return text[word.start() if word else span.start : span.end]


# Marks at its end that a citation keeps.
_CLOSING = frozenset("）〕」』》〉")


def _parts(text: str, stretches: Iterable[Stretch]) -> Iterable[tuple[Span, str]]:
    """The stretches with their kinds, parted where a script without spaces hides the borders."""
    if text.isascii():
        return [(stretch.span, stretch.kind) for stretch in stretches]
    parts: list[tuple[Span, str]] = []
    for stretch in stretches:
        for at, part in enumerate(eastern_parts(text, stretch.span)):
            has_year = at and _YEAR.search(part.cut(text))
            kind = ("full" if has_year else "short") if at else stretch.kind
            named = name_before(text, part)
            while parts and named.covers(parts[-1][0]):
                # The name alone was taken for a citation: "이헌창, 위의 논문".
                parts.pop()
            met = parts and named.meets(parts[-1][0])
            parts.append((part if met else named, kind))
    return parts


_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def _joined(text: str, whole: Span, ruled: Sequence[Span]) -> Sequence[Span]:
    """The citations that rules see in one stretch where nothing but "and" stands between them."""
    inside = [span for span in ruled if whole.start <= span.start and span.end <= whole.end]
    bounds = [whole.start, *(at for span in inside for at in span), whole.end]
    between = [
        text[start:end].strip(" ,.;:") for start, end in zip(bounds[::2], bounds[1::2], strict=True)
    ]
    joins = all(word.lower() in JOINERS for word in between[1:-1])
    return inside if len(inside) > 1 and joins and not (between[0] or between[-1]) else ()


def _with_owners(text: str, told: Sequence[tuple[Span, bool]]) -> list[tuple[Span, bool]]:
    """The citations; a name in a sentence of its own belongs to the "Op. cit." right behind it."""
    out: list[tuple[Span, bool]] = []
    for span, is_short in told:
        before = out[-1][0] if out else Span(0, 0)
        back = back_reference(span.cut(text)) if text[before.end : span.start] in _POINT else None
        owned = back is not None and back.form == "op-cit" and not back.before
        if owned and _NAMES.fullmatch(before.cut(text)):
            out[-1] = (Span(before.start, span.end), is_short)
        else:
            out.append((span, is_short))
    return out


_POINT = (" ", ". ")
# "Linden P. van der", "Ferris N., Kumar P.".
_NAMES = re.compile(r"[^\W\d_](?:[^\W\d_]|[\s.,'’-]){1,80}")


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


def _joins(between: Sequence[Atom]) -> bool:
    """Whether nothing but a comma and "and" stands between two citations."""
    said = [atom.text.lower() for atom in between if atom.text != ","]
    return len(said) == 1 and said[0] in JOINERS


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
