"""Atoms -> segments: stretches between commas, each bibliographic, prose or a signal.

A segment is prose when a word stands in it that only running text has; titles,
quotations and brackets do not count, for they may say anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from alliance_refs.notes.forms import back_reference, is_above, same_author
from alliance_refs.notes.persons import POSSESSIVES
from alliance_refs.notes.splitting.atoms import Atom, sentences
from alliance_refs.notes.splitting.framed import YEAR, names_act
from alliance_refs.notes.splitting.names import name_end, name_start
from alliance_refs.notes.splitting.segment import Segment, spaced
from alliance_refs.notes.splitting.titles import named_by_colon, with_titles
from alliance_refs.notes.words import words


def segments(sequence: Sequence[Atom], signals: Mapping[int, int]) -> tuple[Segment, ...]:
    """The segments of some atoms, in order; points between them belong to none.

    `signals` are the places of the signals among them (`signals.signal_ranges`).
    """
    out: list[Segment] = []
    for number, (start, end) in enumerate(sentences(sequence)):
        for piece in _pieces(sequence, start, end, signals):
            out += _read(sequence, piece._replace(sentence=number))
    return tuple(with_titles(sequence, out))


def _pieces(
    sequence: Sequence[Atom], start: int, end: int, signals: Mapping[int, int]
) -> Iterator[Segment]:
    at = begin = start
    while at < end:
        if at in signals:
            yield from _piece(begin, at, "")
            yield Segment("signal", at, signals[at], "", 0)
            at = begin = signals[at]
        elif sequence[at].kind == "point" and _mark(sequence, at):
            yield from _piece(begin, at, _mark(sequence, at))
            at = begin = at + 1
        elif at == end - 1 and sequence[at].kind == "point" and sequence[at].ends_sentence:
            break
        else:
            at += 1
    yield from _piece(begin, at, ".")


def _mark(sequence: Sequence[Atom], at: int) -> str:
    """The comma or semicolon that an atom is, whatever the script; "" when it is none."""
    text = sequence[at].text
    if text in ",;":
        return text
    if text in "·\u0387" and not sequence[at].gap and at + 1 < len(sequence):
        # Behind a word and before a space it is the semicolon of the Greeks.
        return ";" if sequence[at + 1].gap else ""
    return _MARKS.get(text, "")


_MARKS = {"،": ",", "؛": ";", "；": ";", "，": ",", "、": ","}


def _piece(start: int, end: int, stop: str) -> Iterator[Segment]:
    if start < end:
        yield Segment("biblio", start, end, stop, 0)


def _read(sequence: Sequence[Atom], piece: Segment) -> Iterator[Segment]:
    """The piece as it is, or parted where a citation is embedded in its prose."""
    part = sequence[piece.start : piece.end]
    said = spaced(part)
    refers = back_reference(said) or same_author(said) or is_above(said)
    if piece.kind == "signal" or refers or not is_prose(part) or names_act(part):
        yield piece
        return
    if named_by_colon(sequence, piece):
        yield piece._replace(kind="prose")
        return
    ibid = next((at for at in range(piece.start + 1, piece.end) if _is_ibid(sequence[at])), 0)
    if ibid:
        yield piece._replace(kind="prose", end=ibid, stop="")
        yield piece._replace(start=ibid)
        return
    figures = _leading_figures(sequence, piece)
    if figures:
        yield piece._replace(end=figures, stop="")
        yield from _read(sequence, piece._replace(start=figures))
        return
    core = _core(sequence, piece)
    if core is None:
        yield from _prose_with_name(sequence, piece)
        return
    start, end = core
    if start > piece.start:
        yield piece._replace(kind="prose", end=start, stop="")
    yield piece._replace(start=start, end=end, stop="" if end < piece.end else piece.stop)
    if end < piece.end:
        yield from _read(sequence, piece._replace(start=end))


def is_prose(atoms: Sequence[Atom]) -> bool:
    """Whether some atoms read as running text and not as part of a citation."""
    lists = words()
    unknown = solid = 0
    has_imprint = any(atom.kind == "bracket" and _IMPRINT.search(atom.text) for atom in atoms)
    for atom in atoms:
        if atom.kind != "word":
            solid += atom.kind != "point"
        elif not atom.text[0].islower() or _ROMAN.fullmatch(atom.text):
            solid += 1
        elif atom.text.lower() in lists.bibliographic:
            continue
        elif atom.text.lower() in lists.prose:
            return True
        else:
            unknown += 1
    return not has_imprint and (unknown >= 3 or unknown > solid)


# "(Place: Publisher, year)" or "[2017]" makes what stands before it a title, however many
# words it has.
_IMPRINT = re.compile(r":.*\b(?:1[4-9]|20)\d\d\b|^[\[(](?:1[4-9]|20)\d\d[\])]$")


_ROMAN = re.compile(r"[ivxlcdm]+(?:[-–—][ivxlcdm]+)?")


def _is_ibid(atom: Atom) -> bool:
    """Whether an atom is "ibid." in running text: "both are from ibid."."""
    return atom.text.lower().strip(".,") in _IBID


_IBID = frozenset("ibid ibidem ebd ebda ebenda ibíd ibídem ivi".split())


def _leading_figures(sequence: Sequence[Atom], piece: Segment) -> int:
    """Where volume, issue and year end that stand before prose: "27: 1 (2002) makes a case".

    0 when prose does not begin behind figures.
    """
    at = piece.start
    while at < piece.end and (
        sequence[at].kind in ("number", "bracket")
        or sequence[at].text in (":", "–", "-", "no", ".")
    ):
        at += 1
    opened = piece.start and sequence[piece.start - 1].text == ","
    is_dated = any(_IN_BRACKETS.match(atom.text) for atom in sequence[piece.start : at])
    return at if opened and is_dated and at < piece.end else 0


_IN_BRACKETS = re.compile(r"\([^()]*\b(?:1[4-9]|20)\d\d\)")


def _core(sequence: Sequence[Atom], piece: Segment) -> tuple[int, int] | None:
    """A title with its imprint in brackets, or a title and its author, inside prose."""
    first = sequence[piece.start]
    if first.is_title and first.text.rstrip("\"”»*_'’").endswith(",") and piece.start:
        return piece.start, piece.start + 1
    for at in range(piece.start, piece.end - 1):
        if not sequence[at].is_title:
            continue
        if sequence[at + 1].kind == "bracket" and YEAR.search(sequence[at + 1].text):
            return at, at + 2
        if sequence[at + 1].text.lower() in ("by", "von", "par", "por", "di"):
            end = name_end(sequence, at + 2, piece.end)
            if end > at + 2:
                return at, end
    return _plain_core(sequence, piece) or _last_title(sequence, piece)


def _last_title(sequence: Sequence[Atom], piece: Segment) -> tuple[int, int] | None:
    """A title at the end of prose with its page behind it, or capitalised words behind a pronoun."""
    last = sequence[piece.end - 1]
    if (
        last.is_title
        and last.kind == "italic"
        and piece.stop == ","
        and piece.end - piece.start > 1
    ):
        return piece.end - 1, piece.end
    for at in range(piece.start, min(piece.start + 2, piece.end - 2)):
        behind = sequence[at + 1 : piece.end]
        is_pronoun = sequence[at].text.lower() in POSSESSIVES
        if is_pronoun and behind[0].is_title and not is_prose(behind):
            return at + 1, piece.end
        if sequence[at].text.lower() in POSSESSIVES and all(map(_may_stand_in_title, behind)):
            return (at + 1, piece.end) if behind[0].text[0].isupper() else None
    return None


def _plain_core(sequence: Sequence[Atom], piece: Segment) -> tuple[int, int] | None:
    """Capitalised words with "(Place: Publisher, year)" behind them, inside prose."""
    for at in range(piece.start + 2, piece.end):
        if sequence[at].kind != "bracket" or not _FULL_IMPRINT.search(sequence[at].text):
            continue
        start = at
        while start > piece.start and _may_stand_in_title(sequence[start - 1]):
            start -= 1
        while start < at and not sequence[start].text[0].isupper():
            start += 1
        if at - start >= 2:
            return start, at + 1
    return None


def _may_stand_in_title(atom: Atom) -> bool:
    if atom.kind == "word":
        return atom.text[0].isupper() or atom.text in _SMALL
    if atom.is_title:
        return True
    return atom.kind == "number" or atom.text in ":&-–"


_FULL_IMPRINT = re.compile(r":.*\b(?:1[4-9]|20)\d\d\b")


_SMALL = frozenset("of the and in for und der die des von de la le et du y del".split())


def _prose_with_name(sequence: Sequence[Atom], piece: Segment) -> Iterator[Segment]:
    """Prose, with the name at its end apart: it may be the author of what follows."""
    start = name_start(sequence, piece.start, piece.end) if piece.stop == "," else piece.end
    if start < piece.end and sequence[start - 1].text == ":":
        # "as Wehler: Gesellschaftsgeschichte" ends with a name and a title.
        start = min(name_start(sequence, piece.start, start - 1), start)
    if start > piece.start:
        stop = "" if start < piece.end else piece.stop
        yield piece._replace(kind="prose", end=start, stop=stop)
    if start < piece.end:
        yield piece._replace(start=start)
