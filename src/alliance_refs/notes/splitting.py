"""A note's text -> the citations in it and the commentary between them.

Segments that read as bibliography are joined to runs; a run with enough to it is a
citation. Runs reach over sentence ends where the next sentence goes on with the same
work ("Kim, Yoon-ja. 2003. ..."), and part at semicolons.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from alliance_refs.model import Passage
from alliance_refs.notes.atoms import Atom, atoms
from alliance_refs.notes.forms import back_reference, is_cross_reference
from alliance_refs.notes.segments import Segment, name_end, segments, spaced
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
LONGEST_NOTE = 100_000


@dataclass(slots=True)
class Run:
    """Atoms `start` to `end` that may be one citation, led to by `signal`."""

    start: int
    end: int
    sentence: int
    signal: str = ""
    stop: str = ""
    is_led: bool = False
    is_whole: bool = False
    meets_prose: bool = False


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
    runs = [run for run in _runs(sequence, parts) if _is_citation(sequence, run)]
    found = (
        FoundCitation(_trimmed(sequence, run), run.signal, _alias(sequence, run)) for run in runs
    )
    return SplitNote(tuple(found), _commentary(sequence, parts, runs, text)), runs


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
        if any(start <= at < end for start, end in taken):
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


def _runs(sequence: Sequence[Atom], parts: Sequence[Segment]) -> Iterator[Run]:
    run: Run | None = None
    signal = ""
    is_opening = True
    last_sentence = -1
    for part in parts:
        is_opening = is_opening or part.sentence != last_sentence
        last_sentence = part.sentence
        if part.kind == "biblio" and run and _goes_on(sequence, run, part):
            run.end, run.stop, run.sentence = part.end, part.stop, part.sentence
            continue
        after_citation = run is not None and run.stop == ";"
        if run:
            run.meets_prose = part.kind == "prose" and part.sentence == run.sentence
            yield from _parted(sequence, run)
            run = None
        if part.kind == "biblio":
            whole = is_opening or bool(signal) or after_citation
            run = Run(part.start, part.end, part.sentence, signal, part.stop, bool(signal), whole)
            signal = ""
        else:
            signal = _join_signal(sequence, part) if part.kind == "signal" else ""
        is_opening = False
    if run:
        yield from _parted(sequence, run)


def _join_signal(sequence: Sequence[Atom], part: Segment) -> str:
    return " ".join(atom.text for atom in sequence[part.start : part.end] if atom.kind != "point")


def _goes_on(sequence: Sequence[Atom], run: Run, part: Segment) -> bool:
    """Whether a segment belongs to the same citation as the run before it."""
    following = sequence[part.start : part.end]
    if run.stop == ",":
        found = back_reference(spaced(following))
        return found is None or found.form != "ibid"
    if run.stop == ";":
        return bool(_LOCATOR.match(spaced(following))) and not _starts_anew(following)
    is_next = run.stop == "." and part.sentence == run.sentence + 1
    if not is_next or not (run.is_whole or run.is_led):
        return False
    return _continues(sequence[run.start : run.end], following)


def _continues(before: Sequence[Atom], following: Sequence[Atom]) -> bool:
    """Whether a new sentence goes on with the work that the one before it began."""
    text, next_words = spaced(before), spaced(following)
    if back_reference(next_words) or is_cross_reference(next_words):
        return False
    if back_reference(text):
        return _LOCATOR.match(next_words) is not None
    if following[0].kind == "address" or _TAIL.match(next_words):
        return True
    has_title = any(atom.is_title for atom in before)
    if before[-1].kind == "quote" and following[0].kind == "italic":
        return True
    if not _is_complete(before, text):
        is_imprint = len(before) == 1 and before[0].kind == "bracket"
        return not is_imprint and not (has_title and _begins_work(following))
    return _is_imprint(next_words) and ":" not in text.replace("://", "")


def _is_complete(before: Sequence[Atom], text: str) -> bool:
    has_title = any(atom.is_title for atom in before)
    has_more = bool(_YEAR.search(text) or _PAGES.search(text) or "://" in text)
    return has_more and (has_title or (bool(_IMPRINT.search(text)) and len(before) > 8))


def _begins_work(following: Sequence[Atom]) -> bool:
    """Whether some atoms open with a name and go on to a title: a new work."""
    end = name_end(following, 0, len(following))
    return end > 0 and any(atom.kind == "quote" for atom in following[end:])


_YEAR = re.compile(r"\b(?:1[4-9]|20)\d\d\b")
# A number with the word for what it counts, a range, or a page after a colon.
_PAGES = re.compile(
    r"\b(?:pp?|S|págs?|ff?|ll?|fol?|chaps?|Chaps?|ch|vols?|Vols?|Bk|Book|Bd|no)\b\.?\s*[\dIVXLCivxlc]|\d[-–—]\d|:\s*\d"
)
_LOCATOR = re.compile(
    r"(?:(?:pp?|ll?|ff?|vv?|fols?|S|págs?|vols?|bk|bd|chaps?|ch|cap|kap|sec|paras?|pages?|book|books"
    r"|chapter|volume|part|lines?|§+)\b\.?\s*)?[\dIVXLC][\w.–—-]*\b",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:doi\b|DOI\b|accessed\b|retrieved\b|available\b|disponible\b|abgerufen\b|consulté\b|consulta\b"
    r"|ISBN|ISSN|\[?accessed|pp?\.?\s*\d|pages?\s+\d|S\.\s*\d|vol\.?\s*\d|no\.?\s*\d|in:?\s+[A-ZÀ-Þ*\"“]"
    r"|edited by|ed\. |trans|\d+(?:st|nd|rd|th)\s+ed|\d+\. Aufl|forthcoming|unpublished)",
    re.IGNORECASE,
)
_IMPRINT = re.compile(
    r"[A-ZÀ-Þ][\w.,'’ /-]{1,60}:\s*[A-ZÀ-Þ]|\((?:[^()]{0,80},\s*)?(?:1[4-9]|20)\d\d\)"
)


def _is_imprint(text: str) -> bool:
    return bool(re.match(r"[A-ZÀ-Þ][\w.,'’ /-]{1,60}:\s*[A-ZÀ-Þ]", text)) or bool(
        re.match(r"[A-ZÀ-Þ][\w'’& -]{1,60},\s*(?:1[4-9]|20)\d\d$", text)
    )


def _starts_anew(following: Sequence[Atom]) -> bool:
    """Whether some atoms cannot be a mere locator: a back-reference, a long word."""
    is_long = following[0].kind == "word" and len(following[0].text) > 5
    return is_long or back_reference(spaced(following)) is not None


def _parted(sequence: Sequence[Atom], run: Run) -> Iterator[Run]:
    """The run, or several: 'Title by Author and Title by Author' names two works."""
    at = _past_joiners(sequence, run.start, run.end)
    while at < run.end:
        cut = _first_work_end(sequence, at, run.end)
        yield replace(run, start=at, end=cut, is_led=run.is_led or at > run.start)
        at = _past_joiners(sequence, cut, run.end)


_JOINERS = frozenset(("and", "or", "und", "et", "y", "e", ","))


def _past_joiners(sequence: Sequence[Atom], at: int, end: int) -> int:
    while at < end and sequence[at].text in _JOINERS:
        at += 1
    return at


def _first_work_end(sequence: Sequence[Atom], start: int, end: int) -> int:
    for at in range(start, end - 2):
        if sequence[at].is_title and sequence[at + 1].text.lower() == "by":
            author = name_end(sequence, at + 2, end)
            if any(atom.is_title for atom in sequence[author:end]):
                return author
        if sequence[at].kind == "number" and _opens_another(sequence, at + 1, end):
            return at + 1
    return end


def _opens_another(sequence: Sequence[Atom], at: int, end: int) -> bool:
    """Whether "and", a name and a colon follow: "... 2006 und Karan Barad: Meeting ..."."""
    if sequence[at].text not in _JOINERS or sequence[at].kind != "word":
        return False
    name = name_end(sequence, at + 1, end)
    return name > at + 1 and name < end and sequence[name].text == ":"


def _is_citation(sequence: Sequence[Atom], run: Run) -> bool:
    """Whether a run says enough to be a citation."""
    part = sequence[run.start : _trimmed_end(sequence, run)]
    if not part:
        return False
    own = spaced(part)
    if is_cross_reference(own):
        return False
    if back_reference(own) or part[0].kind == "address":
        return True
    stands_out = run.is_whole or run.is_led
    if any(atom.is_title for atom in part):
        return _names_work(part, own) or (stands_out and _is_alone(sequence, run, part))
    if any(atom.kind == "address" for atom in part):
        return True
    if stands_out and not run.meets_prose:
        return _names_source(part, own) or (_is_whole_note(sequence, run) and _lists_names(part))
    return _names_source(part, own) and bool(_LABELLED.search(own))


def _names_work(part: Sequence[Atom], own: str) -> bool:
    """Whether a title comes with something that places it: a name, a number, an imprint."""
    titles = sum(atom.is_title for atom in part)
    others = [atom for atom in part if not atom.is_title and atom.kind != "point"]
    has_number = any(atom.kind in ("number", "address") for atom in others)
    has_imprint = any(atom.kind == "bracket" and re.search(r"\d|:", atom.text) for atom in others)
    return has_number or has_imprint or titles > 1 or " by " in own or _is_named(part)


def _is_named(part: Sequence[Atom]) -> bool:
    """Whether nothing but a name stands before the first title."""
    first = next(at for at, atom in enumerate(part) if atom.is_title)
    end = name_end(part, 0, first)
    return 0 < end >= first - 1 and part[0].text not in words().openers


def _is_alone(sequence: Sequence[Atom], run: Run, part: Sequence[Atom]) -> bool:
    """Whether a title makes a sentence of its own."""
    return len([atom for atom in part if atom.kind != "point"]) == 1 and run.stop in (".", ";")


def _is_whole_note(sequence: Sequence[Atom], run: Run) -> bool:
    """Whether nothing but points stands outside the run."""
    rest = (*sequence[: run.start], *sequence[run.end :])
    return all(atom.kind == "point" for atom in rest)


def _lists_names(part: Sequence[Atom]) -> bool:
    """Names set out with commas, or a name with a year: what a bare reference looks like."""
    names = sum(atom.kind == "word" and atom.text[0].isupper() for atom in part)
    commas = sum(atom.text == "," for atom in part)
    return commas > 0 and (names >= 3 or any(_YEAR.search(atom.text) for atom in part))


def _names_source(part: Sequence[Atom], own: str) -> bool:
    """Whether words without a title still name a work: by year, imprint or page."""
    names = sum(atom.kind == "word" and atom.text[0].isupper() for atom in part)
    if any(atom.kind == "bracket" and _YEAR.search(atom.text) for atom in part):
        return names > 0 or len(part) == 1
    has_year = bool(_YEAR.search(own))
    if has_year and "," in own:
        return names >= 2
    return names >= 1 and bool(_CITED.search(own))


# A number that says where: with a label, or alone after a comma at the end.
_CITED = re.compile(
    r"\b(?:pp?|S|ff?|ll|fo|fol|[Cc]haps?|ch|[Vv]ols?|Bk|Book|no|No|n)\b\.?\s*[\dIVXLC]"
    r"|,\s*(?:\d+(?:[-–]\d+)?\w?|[IVXLC]+)$"
)


_LABELLED = re.compile(r"\b(?:pp?|S|ff?|ll|fo|fol)\b\.?\s*\d")


def _trimmed(sequence: Sequence[Atom], run: Run) -> Span:
    end = _trimmed_end(sequence, run)
    return Span(sequence[run.start].span.start, sequence[end - 1].span.end)


def _trimmed_end(sequence: Sequence[Atom], run: Run) -> int:
    """Where the run ends without points and explanations in brackets."""
    end = run.end
    while end > run.start + 1:
        last = sequence[end - 1]
        is_point = last.kind == "point" and last.text not in ")]>"
        if not (is_point or (last.kind == "bracket" and _explains(last.text))):
            break
        end -= 1
    return end


def _explains(bracket: str) -> bool:
    """Whether a bracket explains ("(translation mine)") and names no part of the work."""
    known = words().bibliographic
    inner: list[str] = re.findall(r"[^\W\d_]+", bracket)
    unknown = sum(word[0].islower() and word not in known for word in inner)
    if re.search(r"\d|:", bracket):
        return unknown >= _EXPLAINING
    return unknown > 0


# A bracket with figures explains when it holds so many words of running text.
_EXPLAINING = 4


def _commentary(
    sequence: Sequence[Atom], parts: Sequence[Segment], runs: Sequence[Run], text: str
) -> str:
    """The sentences that say more than citations, signals and explanations do."""
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
        elif taken[part.start]:
            leading.discard(part.sentence)
        elif part.sentence not in leading and _speaks(sequence, part, opens):
            speaking[part.sentence] = None
    spans = [_sentence_span(sequence, parts, number) for number in reversed(speaking)]
    return " ".join(span.cut(text).strip() for span in spans)


def _speaks(sequence: Sequence[Atom], part: Segment, opens: bool) -> bool:
    """Whether a segment says something itself; after a citation, only with a verb."""
    own = [atom for atom in sequence[part.start : part.end] if atom.kind != "bracket"]
    if is_cross_reference(spaced(own)):
        return False
    has_verb = any(atom.text.lower() in words().prose for atom in own)
    return (has_verb and part.kind == "prose") or (len(own) > 2 and opens)


def _sentence_span(sequence: Sequence[Atom], parts: Sequence[Segment], number: int) -> Span:
    own = [part for part in parts if part.sentence == number]
    end = own[-1].end
    while end < len(sequence) and sequence[end].kind == "point" and not sequence[end].gap:
        end += 1
    return Span(sequence[own[0].start].span.start, sequence[end - 1].span.end)
