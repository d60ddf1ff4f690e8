"""Atoms -> segments: stretches between commas, each bibliographic, prose or a signal.

A segment is prose when a word stands in it that only running text has; titles,
quotations and brackets do not count, for they may say anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from alliance_refs.notes.forms import back_reference, is_above, same_author
from alliance_refs.notes.splitting.atoms import Atom, sentences
from alliance_refs.notes.words import phrase_pattern, words

SegmentKind = Literal["biblio", "prose", "signal"]


class Segment(NamedTuple):
    """Atoms `start` to `end` of one sentence; `stop` is the mark that follows, if any."""

    kind: SegmentKind
    start: int
    end: int
    stop: str
    sentence: int


def segments(sequence: Sequence[Atom], text: str) -> tuple[Segment, ...]:
    """The segments of some atoms of `text`, in order; points between them belong to none."""
    signals = signal_ranges(sequence, text)
    out: list[Segment] = []
    for number, (start, end) in enumerate(sentences(sequence)):
        for piece in _pieces(sequence, start, end, signals):
            out += _read(sequence, piece._replace(sentence=number))
    return tuple(_with_titles(sequence, out))


def _with_titles(sequence: Sequence[Atom], parts: list[Segment]) -> Iterator[Segment]:
    """The segments, with a title in plain type between author and imprint made out.

    "Furnham, 50 things to know about it, Paidós, 2011": what stands there is the title,
    whatever its words, when a name opens the sentence and only bibliography follows.
    """
    for at, part in enumerate(parts):
        is_title = part.kind == "prose" and (
            _is_plain_title(sequence, parts, at)
            or _is_subtitle(sequence, parts, at)
            or _is_colon_title(sequence, parts, at)
        )
        if is_title:
            yield part._replace(kind="biblio")
        else:
            yield part


def _is_colon_title(sequence: Sequence[Atom], parts: list[Segment], at: int) -> bool:
    """A name, a colon and a title, with bibliography behind: "Agamben: Was ist das?, S. 9".

    The title may have any words; what follows it in the sentence must be figures or an
    imprint.
    """
    part = parts[at]
    opens = at == 0 or parts[at - 1].kind == "signal" or _is_over(parts[at - 1], part)
    if not opens or not _named_by_colon(sequence, part):
        return False
    following = [other for other in parts[at + 1 : at + 3] if _goes_with(other, part)]
    return bool(following) and following[0].kind == "biblio" and _places(sequence, following[0])


def _named_by_colon(sequence: Sequence[Atom], part: Segment) -> bool:
    """Whether a name, a colon and a capital open some atoms."""
    colon = name_end(sequence, part.start, min(part.end, part.start + _LONGEST_NAME))
    if colon == part.start or colon + 1 >= part.end or sequence[colon].text != ":":
        return False
    first = sequence[colon + 1]
    return first.is_title or first.text[0].isupper()


# A name before a colon has so many atoms at most ("L. Bryant, N. Srnicek u. G. Harman").
_LONGEST_NAME = 14


def _is_over(before: Segment, part: Segment) -> bool:
    return before.stop == ";" or before.sentence != part.sentence


def _goes_with(other: Segment, part: Segment) -> bool:
    return other.sentence in (part.sentence, part.sentence + 1)


def _places(sequence: Sequence[Atom], part: Segment) -> bool:
    """Whether some atoms say where: a figure, a place and publisher, the book it stands in."""
    own = spaced(sequence[part.start : part.end])
    return bool(re.search(r"\d|:", own) or _WHERE.match(own))


_WHERE = re.compile(r"in:?\s|hg\.|hrsg\.|übers\.|trans|éd\.|ed\.", re.IGNORECASE)
_PLACE_AND_YEAR = re.compile(r"[^\W\d_][\w ./-]{1,40}:\s*[^\W\d_].*\b(?:1[4-9]|20)\d\d\b")


def _is_subtitle(sequence: Sequence[Atom], parts: list[Segment], at: int) -> bool:
    """A sentence without a verb between a citation's beginning and its imprint.

    "Meillassoux: Après la finitude. Essai sur la nécessité. Paris: Seuil 2006."
    """
    if not 0 < at < len(parts) - 1:
        return False
    before, part, after = parts[at - 1 : at + 2]
    stands_alone = (before.sentence, after.sentence) == (part.sentence - 1, part.sentence + 1)
    if not stands_alone or before.kind != "biblio" or after.kind != "biblio":
        return False
    own = sequence[part.start : part.end]
    has_verb = any(atom.text.lower() in words().prose for atom in own)
    return not has_verb and bool(_PLACE_AND_YEAR.match(spaced(sequence[after.start : after.end])))


def _is_plain_title(sequence: Sequence[Atom], parts: list[Segment], at: int) -> bool:
    if not at:
        return False
    part, name = parts[at], parts[at - 1]
    opens = at == 1 or parts[at - 2].sentence != part.sentence or parts[at - 2].kind == "signal"
    if not opens or name.sentence != part.sentence or (name.stop, part.stop) != (",", ","):
        return False
    rest = [other for other in parts[at + 1 : at + 9] if other.sentence == part.sentence]
    first = sequence[part.start]
    begins_high = first.kind == "number" or first.text[0].isupper()
    is_named = name_end(sequence, name.start, name.end) == name.end
    follows = bool(rest) and all(other.kind == "biblio" for other in rest)
    return begins_high and is_named and follows and any(_dated(sequence, other) for other in rest)


def _dated(sequence: Sequence[Atom], part: Segment) -> bool:
    return any(_YEAR.search(atom.text) for atom in sequence[part.start : part.end])


def _pieces(
    sequence: Sequence[Atom], start: int, end: int, signals: dict[int, int]
) -> Iterator[Segment]:
    at = begin = start
    while at < end:
        if at in signals:
            yield from _piece(begin, at, "")
            yield Segment("signal", at, signals[at], "", 0)
            at = begin = signals[at]
        elif sequence[at].kind == "point" and sequence[at].text in ",;":
            yield from _piece(begin, at, sequence[at].text)
            at = begin = at + 1
        elif at == end - 1 and sequence[at].kind == "point" and sequence[at].ends_sentence:
            break
        else:
            at += 1
    yield from _piece(begin, at, ".")


def _piece(start: int, end: int, stop: str) -> Iterator[Segment]:
    if start < end:
        yield Segment("biblio", start, end, stop, 0)


def signal_ranges(sequence: Sequence[Atom], text: str) -> dict[int, int]:
    """Where signals begin and end, in atoms ("See, for example,": 0 to 6)."""
    starts = {atom.span.start: at for at, atom in enumerate(sequence)}
    out: dict[int, int] = {}
    compares = False
    for match in _signal_pattern().finditer(text):
        at = starts.get(match.start())
        if at is None or (match["leading"] and not _opens(sequence, at)):
            continue
        # "S. Rep. No. 83" is no German "s." for "see".
        if at and len(match[0].rstrip(".")) == 1 and match[0].isupper():
            continue
        if match["leading"] and match[0].lower() == "in" and not _names_editor(sequence, at + 1):
            continue
        if match[0].lower() == "with" and not (compares and sequence[at - 1].text in ",;"):
            continue
        compares = compares or match[0].lower().startswith(("compare", "contrast"))
        end = at
        while end < len(sequence) and sequence[end].span.end <= match.end():
            end += 1
        if end > at:
            out[at] = _past_points(sequence, end)
    return out


def _names_editor(sequence: Sequence[Atom], at: int) -> bool:
    """Whether a name and a comma follow: "In Edward Olsen, ed., *Korea* ..."."""
    end = name_end(sequence, at, min(at + 8, len(sequence)))
    following = [atom.text.lower() for atom in sequence[end : end + 2]]
    return end > at and following[:1] == [","] and following[-1] in ("ed", "eds", "hg", "hrsg")


def _opens(sequence: Sequence[Atom], at: int) -> bool:
    return at == 0 or sequence[at - 1].text in (".", ";", "?", "!")


def _past_points(sequence: Sequence[Atom], at: int) -> int:
    """Takes the comma or colon after a signal with it ("See, for example,")."""
    while at < len(sequence) and sequence[at].kind == "point" and sequence[at].text in ",.:":
        at += 1
    return at


@cache
def _signal_pattern() -> re.Pattern[str]:
    anywhere = phrase_pattern(words().signals)
    leading = phrase_pattern(words().leading_signals)
    return re.compile(
        rf"(?<!\w)(?:(?:{anywhere}|with(?!\w))|(?P<leading>{leading}))(?:,?\s+{_ALSO})*",
        re.IGNORECASE,
    )


# What may follow any signal.
_ALSO = (
    r"(?:also|auch|aussi|également|también|anche|também|ainda|dazu|hierzu|e\.g\.,?|for example,?"
    r"|for instance,?|inter alia,?|especially|particularly|notamment|etwa|insbesondere|z\. ?B\.)(?!\w)"
)


def _read(sequence: Sequence[Atom], piece: Segment) -> Iterator[Segment]:
    """The piece as it is, or parted where a citation is embedded in its prose."""
    part = sequence[piece.start : piece.end]
    said = spaced(part)
    refers = back_reference(said) or same_author(said) or is_above(said)
    if piece.kind == "signal" or refers or not is_prose(part):
        yield piece
        return
    core = None if _named_by_colon(sequence, piece) else _core(sequence, piece)
    if core is None and _named_by_colon(sequence, piece):
        yield piece._replace(kind="prose")
        return
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


def _core(sequence: Sequence[Atom], piece: Segment) -> tuple[int, int] | None:
    """A title with its imprint in brackets, or a title and its author, inside prose."""
    first = sequence[piece.start]
    if first.is_title and first.text.rstrip("\"”»*_'’").endswith(",") and piece.start:
        return piece.start, piece.start + 1
    for at in range(piece.start, piece.end - 1):
        if not sequence[at].is_title:
            continue
        if sequence[at + 1].kind == "bracket" and _YEAR.search(sequence[at + 1].text):
            return at, at + 2
        if sequence[at + 1].text.lower() in ("by", "von", "par", "por", "di"):
            end = name_end(sequence, at + 2, piece.end)
            if end > at + 2:
                return at, end
    return _plain_core(sequence, piece) or _last_title(sequence, piece)


# Pronouns that say whose work follows: "see his *Daemonologie*, bk. II".
_PRONOUNS = frozenset(
    "my his her their our mein meine sein seine ihr ihre mon ma son sa su mi meu seu sua".split()
)


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
        if sequence[at].text.lower() in _PRONOUNS and all(map(_may_stand_in_title, behind)):
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


def spaced(part: Sequence[Atom]) -> str:
    """The words of some atoms, spaced as they stand."""
    return "".join((" " if atom.gap else "") + atom.text for atom in part).strip()


_YEAR = re.compile(r"\b(?:1[4-9]|20)\d\d\b")


def _prose_with_name(sequence: Sequence[Atom], piece: Segment) -> Iterator[Segment]:
    """Prose, with the name at its end apart: it may be the author of what follows."""
    start = name_start(sequence, piece.start, piece.end) if piece.stop == "," else piece.end
    if start > piece.start:
        stop = "" if start < piece.end else piece.stop
        yield piece._replace(kind="prose", end=start, stop=stop)
    if start < piece.end:
        yield piece._replace(start=start)


_PARTICLES = frozenset(
    "de del della der van von den la le du di da dos zu af al ibn bin ten ter y e".split()
)
_JOINERS = frozenset("and & et und y e u".split())


def name_end(sequence: Sequence[Atom], start: int, end: int) -> int:
    """Where a name in direct order that begins at `start` ends; `start` if none does.

    Several names may be joined by "and"; a joiner that no name follows is not taken.
    """
    at = last = start
    while at < end:
        atom = sequence[at]
        if _is_name_word(atom):
            last = at + 1
        elif not (_is_initial_point(sequence, at) or atom.text in _PARTICLES | _JOINERS):
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
        elif not (_is_initial_point(sequence, at - 1) or atom.text in _PARTICLES | _JOINERS):
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
