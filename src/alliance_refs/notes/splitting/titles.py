"""Titles in plain type, made out by what stands before and behind them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from alliance_refs.notes.splitting.atoms import Atom
from alliance_refs.notes.splitting.framed import YEAR, framed_titles, telling
from alliance_refs.notes.splitting.names import name_end
from alliance_refs.notes.splitting.segment import Segment, spaced
from alliance_refs.notes.words import words


def with_titles(sequence: Sequence[Atom], parts: list[Segment]) -> Iterator[Segment]:
    """The segments, with a title in plain type between author and imprint made out.

    "Furnham, 50 things to know about it, Paidós, 2011": what stands there is the title,
    whatever its words, when a name opens the sentence and only bibliography follows.
    """
    framed = framed_titles(sequence, parts) | _whole_title(sequence, parts)
    for at, part in enumerate(parts):
        is_title = part.kind == "prose" and (
            at in framed
            or _is_plain_title(sequence, parts, at)
            or _is_subtitle(sequence, parts, at)
            or _is_colon_title(sequence, parts, at)
        )
        if is_title:
            # Its last word may have been cut off as the name of an author.
            meets = at + 1 < len(parts) and parts[at + 1].start == part.end
            yield part._replace(kind="biblio", stop=part.stop or ("," if meets else ""))
        else:
            yield part


def _whole_title(sequence: Sequence[Atom], parts: list[Segment]) -> frozenset[int]:
    """All segments of a note that is a title and its imprint, each a sentence.

    "A sketch of the life of Stephen Bradley, with his experience. Madison, 1830."
    """
    if not parts or parts[-1].sentence != 1 or any(part.kind == "signal" for part in parts):
        return frozenset()
    first = [at for at, part in enumerate(parts) if part.sentence == 0]
    imprint = spaced(sequence[parts[len(first)].start : parts[-1].end])
    own = sequence[parts[0].start : parts[first[-1]].end]
    tells = any(atom.text.lower() in _verbs() for atom in own)
    opens_high = own[0].text[0].isupper()
    return frozenset(first) if opens_high and not tells and _ALONE.match(imprint) else frozenset()


_ALONE = re.compile(
    r"[A-ZÀ-Þ][\w .’'-]{1,30}(?:,\s[A-ZÀ-Þ][\w .’'-]{1,30})?(?::\s[A-ZÀ-Þ][^,]{2,40})?,\s(?:1[4-9]|20)\d\d$"
)
# Words of running text that titles have as well.
_IN_TITLES = frozenset(
    "his her their its my our this that these those it he she they we i you who whom whose which what"
    " there some any each other same such so only here as or nor not many much more most".split()
)


@cache
def _verbs() -> frozenset[str]:
    return telling() - _IN_TITLES


def _is_colon_title(sequence: Sequence[Atom], parts: list[Segment], at: int) -> bool:
    """A name, a colon and a title, with bibliography behind: "Agamben: Was ist das?, S. 9".

    The title may have any words; what follows it in the sentence must be figures or an
    imprint.
    """
    part = parts[at]
    opens = at == 0 or parts[at - 1].kind == "signal" or _is_over(parts[at - 1], part)
    if not opens or not named_by_colon(sequence, part):
        return False
    following = [other for other in parts[at + 1 : at + 3] if _goes_with(other, part)]
    return bool(following) and following[0].kind == "biblio" and _places(sequence, following[0])


def named_by_colon(sequence: Sequence[Atom], part: Segment) -> bool:
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
    return any(YEAR.search(atom.text) for atom in sequence[part.start : part.end])
