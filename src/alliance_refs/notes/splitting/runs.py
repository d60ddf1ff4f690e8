"""Segments -> runs: stretches of bibliography that may be one citation each.

Runs reach over sentence ends where the next sentence goes on with the same work ("Kim,
Yoon-ja. 2003. ..."), and part at semicolons and where a second author is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from alliance_refs.notes.forms import back_reference, is_cross_reference
from alliance_refs.notes.name_year import name_and_year
from alliance_refs.notes.persons import PARTICLES
from alliance_refs.notes.splitting.atoms import Atom
from alliance_refs.notes.splitting.framed import YEAR, names_act
from alliance_refs.notes.splitting.names import name_end
from alliance_refs.notes.splitting.segment import JOINERS, Segment, spaced
from alliance_refs.notes.words import words


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


def find_runs(sequence: Sequence[Atom], parts: Sequence[Segment]) -> Iterator[Run]:
    """The runs of a note's segments, in order; prose and signals end one."""
    run: Run | None = None
    signal = ""
    is_opening = True
    last_sentence = -1
    for at, part in enumerate(parts):
        is_opening = is_opening or part.sentence != last_sentence
        last_sentence = part.sentence
        if part.kind == "biblio" and run and _goes_on(sequence, run, parts, at):
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
        elif part.kind == "signal":
            own = _join_signal(sequence, part)
            signal = f"{signal} {own}" if at and parts[at - 1].kind == "signal" else own
        elif part.end - part.start > _SHORT_PROSE or part.stop not in (",", "", ":"):
            signal = ""
        is_opening = False
    if run:
        yield from _parted(sequence, run)


# Between a signal and its citation so many words may tell what it is ("see his pamphlet, ...").
_SHORT_PROSE = 3


def _join_signal(sequence: Sequence[Atom], part: Segment) -> str:
    """The words of a signal as they stand, without the marks behind them."""
    return spaced(sequence[part.start : part.end]).rstrip(" ,:;")


def _goes_on(sequence: Sequence[Atom], run: Run, parts: Sequence[Segment], at: int) -> bool:
    """Whether a segment belongs to the same citation as the run before it."""
    part = parts[at]
    following = sequence[part.start : part.end]
    if run.stop == ",":
        found = back_reference(spaced(following))
        if found is None or found.form != "ibid":
            return True
        # "Another Article", ibid., 4 May: another piece in the same paper.
        before = sequence[run.start : run.end]
        if back_reference(f"{spaced(before)}, {spaced(following)}") and len(before) <= 2:
            # "Idem, ibidem" is one reference.
            return back_reference(spaced(before)) is not None
        return before[-1].kind == "quote" and before[-1].is_title
    if run.stop == ";":
        return bool(_LOCATORS.fullmatch(spaced(following))) and not _starts_anew(following)
    is_next = run.stop == "." and part.sentence == run.sentence + 1
    if not is_next or not (run.is_whole or run.is_led) or run.end - run.start > _LONGEST_RUN:
        return False
    opening = _opening_words(sequence, parts, at)
    is_located = _LOCATED.search(spaced(sequence[max(run.start, run.end - _FEW) : run.end]))
    if is_located and (_NAME_AND_PLACE.match(opening) or _begins_another(sequence, parts, at)):
        return False
    if is_located and is_located[0][0] in "pPlLS" and _NAME_AND_TITLE.match(opening):
        return False
    refers = back_reference(opening)
    if refers and refers.form in ("op-cit", "supra") and opening[0].isupper():
        return False
    last = next(reversed(list(_parted(sequence, run))), run)
    return _continues(sequence[last.start : last.end], following)


def _begins_another(sequence: Sequence[Atom], parts: Sequence[Segment], at: int) -> bool:
    """Whether a sentence opens with a name, a comma and a title: "Harrison, *Korean*, 12"."""
    part = parts[at]
    end = name_end(sequence, part.start, part.end)
    if end != part.end or at + 1 >= len(parts) or parts[at + 1].sentence != part.sentence:
        return False
    return sequence[parts[at + 1].start].is_title


# A run of so many atoms is more than one citation.
_LONGEST_RUN = 300
# A locator at the end of a citation has so many atoms at most.
_FEW = 12


def _opening_words(sequence: Sequence[Atom], parts: Sequence[Segment], at: int) -> str:
    """The first words of the sentence that begins with part `at`."""
    end = at
    while end < min(at + 4, len(parts)) and parts[end].kind == "biblio":
        if parts[end].sentence != parts[at].sentence:
            break
        end += 1
    return spaced(sequence[parts[at].start : parts[end - 1].end])


def _continues(before: Sequence[Atom], following: Sequence[Atom]) -> bool:
    """Whether a new sentence goes on with the work that the one before it began."""
    text, next_words = spaced(before), spaced(following)
    if all(atom.kind == "quote" and not atom.is_title for atom in before):
        return False
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
    has_more = bool(YEAR.search(text) or _PAGES.search(text) or "://" in text)
    return has_more and (has_title or (bool(_IMPRINT.search(text)) and len(before) > 8))


def _begins_work(following: Sequence[Atom]) -> bool:
    """Whether some atoms open with a name and go on to a title: a new work."""
    end = name_end(following, 0, len(following))
    return end > 0 and any(atom.kind == "quote" for atom in following[end:])


def _starts_anew(following: Sequence[Atom]) -> bool:
    """Whether some atoms cannot be a mere locator: a back-reference, a long word."""
    is_long = following[0].kind == "word" and len(following[0].text) > 5
    return is_long or back_reference(spaced(following)) is not None


def _is_imprint(text: str) -> bool:
    return bool(re.match(r"[A-ZÀ-Þ][\w.,'’ /-]{1,60}:\s*[A-ZÀ-Þ]", text)) or bool(
        re.match(r"[A-ZÀ-Þ][\w'’& -]{1,60},\s*(?:1[4-9]|20)\d\d$", text)
    )


def _parted(sequence: Sequence[Atom], run: Run) -> Iterator[Run]:
    """The run, or several: 'Title by Author and Title by Author' names two works."""
    at = _past_joiners(sequence, run.start, run.end)
    while at < run.end:
        cut = _first_work_end(sequence, at, run.end)
        yield replace(run, start=at, end=cut, is_led=run.is_led or at > run.start)
        at = _past_joiners(sequence, cut, run.end)


_PAST = JOINERS | {","}


def _past_joiners(sequence: Sequence[Atom], at: int, end: int) -> int:
    """Past "and", and past plain words before a name or a title: "the reply in Kim, *War*"."""
    while at < end and sequence[at].text in _PAST:
        at += 1
    at = _past_lead(sequence, at, end)
    first = at
    while first < end and _is_plain(sequence[first]):
        first += 1
    opens = first < end and (sequence[first].is_title or sequence[first].text[0].isupper())
    return first if opens else at


# "For critiques: Robert Keohane": so few atoms may lead to a citation.
_LEAD = 6


def _past_lead(sequence: Sequence[Atom], at: int, end: int) -> int:
    """Past words that open a sentence and end with a colon."""
    if at >= end or sequence[at].text not in words().openers:
        return at
    for colon in range(at + 1, min(at + _LEAD, end - 2)):
        if sequence[colon].text == ":" and sequence[colon + 1].text[0].isupper():
            small = [atom for atom in sequence[at + 1 : colon] if atom.text[0].islower()]
            return colon + 1 if small else at
    return at


def _is_plain(atom: Atom) -> bool:
    """Whether an atom is a small word that no name begins with."""
    return atom.kind == "word" and atom.text[0].islower() and atom.text not in PARTICLES


def _first_work_end(sequence: Sequence[Atom], start: int, end: int) -> int:
    for at in range(start, end - 2):
        if sequence[at].is_title and sequence[at + 1].text.lower() == "by":
            author = name_end(sequence, at + 2, end)
            if any(atom.is_title for atom in sequence[author:end]):
                return author
        if sequence[at].kind == "number" and _opens_another(sequence, at + 1, end):
            return at + 1
        if at > start and _refers_anew(sequence, start, at, end):
            return at
        if (
            at > start
            and sequence[at].text in _PAST
            and names_act(sequence[at + 1 : min(end, at + _FEW)])
        ):
            return at
    return end


def _names_titled(sequence: Sequence[Atom], at: int, end: int) -> bool:
    """Whether a name, a comma and a title follow: "Bertrand Russell, "Pragmatism," ..."."""
    name = name_end(sequence, at, min(end, at + _REACH))
    titled = name > at and name + 1 < end and sequence[name].text == ","
    return titled and sequence[name + 1].is_title


def _is_told(before: Sequence[Atom], text: str) -> bool:
    """Whether a work is described or referred to, so that another one may follow."""
    if back_reference(text):
        return True
    has_title = any(atom.is_title for atom in before)
    last = next((atom for atom in reversed(before) if atom.kind != "point"), None)
    if last is None:
        return False
    is_dated = last.kind == "bracket" and YEAR.search(last.text) is not None
    return is_dated or last.is_title or (has_title and last.kind in ("bracket", "number"))


# A back-reference has so many atoms at most, and so has a list of names before a title.
_REACH = 30


def _refers_anew(sequence: Sequence[Atom], start: int, at: int, end: int) -> bool:
    """Whether "and" joins two back-references: "Dworkin (n 7) ch 3, and Hart (n 7)"."""
    if sequence[at].text not in JOINERS or sequence[at].kind != "word":
        return False
    after = spaced(sequence[at + 1 : min(end, at + _REACH)])
    before = spaced(sequence[max(start, at - _REACH) : at])
    if name_and_year(after) and name_and_year(before):
        return True
    if _names_titled(sequence, at + 1, end) and _is_told(sequence[start:at], before):
        return True
    following = back_reference(after)
    if not following or following.form not in ("supra", "op-cit"):
        return False
    opens_high = sequence[at + 1].text[0].isupper()
    return opens_high and back_reference(before) is not None


def _opens_another(sequence: Sequence[Atom], at: int, end: int) -> bool:
    """Whether "and", a name and a colon follow: "... 2006 und Karan Barad: Meeting ..."."""
    if sequence[at].text not in JOINERS or sequence[at].kind != "word":
        return False
    name = name_end(sequence, at + 1, min(end, at + _REACH))
    return name > at + 1 and name < end and sequence[name].text == ":"


# A number with the word for what it counts, a range, or a page after a colon.
_PAGES = re.compile(
    r"\b(?:pp?|S|págs?|ff?|ll?|fol?|chaps?|Chaps?|ch|vols?|Vols?|Bk|Book|Bd|no)\b\.?\s*[\dIVXLCivxlc]|\d[-–—]\d|:\s*\d"
)


_LOCATOR = re.compile(
    r"(?:(?:pp?|ll?|ff?|vv?|fols?|S|págs?|vols?|bk|bd|chaps?|ch|cap|kap|sec|paras?|pages?|book|books"
    r"|chapter|volume|part|lines?|§+)\b\.?\s*)?(?:\d[\w.–—-]*|[IVXLC]+)\b",
    re.IGNORECASE,
)


# Nothing but locators: "12", "pp. 14-16 and 20", "chap. 4".
_LOCATORS = re.compile(
    rf"(?:at\s+)?(?:{_LOCATOR.pattern}(?:\s*(?:ff?|sqq?|n|note|et seq)\b\.?\s*\d*)?(?:[\s,.&–—-]|and|und|et|y|e|u)*)+",
    re.IGNORECASE,
)


_TAIL = re.compile(
    r"(?:doi\b|DOI\b|accessed\b|retrieved\b|available\b|disponible\b|abgerufen\b|consulté\b|consulta\b"
    r"|ISBN|ISSN|\[?accessed|pp?\.?\s*\d|pages?\s+\d|S\.\s*\d|vol\.?\s*\d|no\.?\s*\d|in:?\s+[A-ZÀ-Þ*\"“]"
    r"|reprinted (?!in\b)|repr\. (?!in\b)|rpt\. (?!in\b)|first published|originally published|nachdruck|rééd"
    r"|edited by|ed\. |trans|\d+(?:st|nd|rd|th)\s+ed|\d+\. Aufl|forthcoming|unpublished)",
    re.IGNORECASE,
)


# A citation that ends with where, and words that are a name with where: two citations.
_LOCATED = re.compile(
    r"\b(?:pp?|ll?|ff?|vv?|S|págs?|chaps?|[Bb]ook|[Bb]k|[Vv]ol)\b\.?\s*[\dIVXLC][\w\s,–—-]*$"
    r"|[,”\"»’)]\s\d+(?:[-–]\d+)?(?:,\s\d+(?:[-–]\d+)?)*$",
    re.IGNORECASE,
)
_NAME_AND_TITLE = re.compile(r"[A-ZÀ-Þ][\w’'-]+,\s+[A-ZÀ-Þ][\w’'-]+\s+[^\W\d_]")
_NAME_AND_PLACE = re.compile(
    r"[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+)?,\s+"
    r"(?:(?:pp?|ll?|ff?|vv?|S|págs?|[Cc]haps?|[Bb]ook|[Bb]k|[Vv]ol|op|loc|ob)\b\.?\s*[\dIVXLCc]|\d+[–—-]?\d*\W*$)"
)


_IMPRINT = re.compile(
    r"[A-ZÀ-Þ][\w.,'’ /-]{1,60}:\s*[A-ZÀ-Þ]|\((?:[^()]{0,80},\s*)?(?:1[4-9]|20)\d\d\)"
)
