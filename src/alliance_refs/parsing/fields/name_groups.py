"""Lists of names cut into groups and stretches: what stands between conjunctions and commas.

In: the words of a list of names. Out: groups, parted by conjunctions, semicolons, slashes
and dashes; each a row of stretches parted by commas. No word is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from alliance_refs.parsing.fields.name_words import (
    Word,
    classed,
    fits,
    is_given,
    is_title,
    kind_of,
    kinds,
)
from alliance_refs.parsing.lexicon import fold, words
from alliance_refs.text.scripts import EASTERN


@dataclass(slots=True)
class Group:
    """Stretches between two separators; `mark` is the separator before the group."""

    mark: str
    segments: list[tuple[Word, ...]] = field(default_factory=list)


_EASTERN = f"[{EASTERN}]"
_COMMAS = frozenset(",、،，")
_PIECE = re.compile(
    r"(?P<open>[(\[])|(?P<close>[)\]])"
    r"|(?P<strong>[;|&+•…/]|\.\.\.+|(?<=\s)[-–—](?=\s)|(?<=\S)[-–—]\s+"
    r")"
    r"|(?P<comma>[,、،，])"
    r"|(?P<word>(?:(?!\.\.\.)[^\s,;/|&+()\[\]…、،，•·])(?:(?![-–—]\s)[^\s,;/|&+()\[\]…、،，•])*)|·"
)


def groups_of(text: str) -> list[Group]:
    """The groups of a list of names.

    >>> [len(group.segments) for group in groups_of("Gilson, R. J., and Robert Scott")]
    [2, 1]
    """
    cutter = _Cutter(loud=text.isupper(), capitals=bool(_CAPITALS.search(text)))
    pieces = [(match.lastgroup or "", match[0]) for match in _PIECE.finditer(_prepared(text))]
    for at, (kind, piece) in enumerate(pieces):
        following = pieces[at + 1][1] if at + 1 < len(pieces) else ""
        cutter.take(kind, piece, following)
    cutter.close("")
    return [group for group in cutter.groups if group.segments]


# "Robert LANDE": a given name, and a family name in capitals.
_CAPITALS = re.compile(r"[^\W\d_a-zß-ÿ][a-zß-ÿ]+\s(?:[^\W\d_]\.?\s)*[^\W\d_a-zß-ÿ]{5}")
# "J. -L." and "F.- X." and, where a name begins, "L. - E.": one hyphenated set of initials.
_HYPHEN = re.compile(
    r"(?<=\b[^\W\d_]\.)(?:\s+-\s?(?=[^\W\d_]\b)(?<!\s-\s)|-\s+(?=[^\W\d_][a-z]?\.))"
)
_APART = re.compile(r"((?:^|[,;&]\s?|\s(?:and|und|et|e|y)\s)[^\W\d_]\.?)\s-\s(?=[^\W\d_]\.)")
# A hyphen and a space between two whole words: a name broken at the end of a line.
_BROKEN = re.compile(r"(?<=[^\W\d_]{2}[-‐])\s+(?=[^\W\d_]{2})")
# "S.Maillard", "R. H.Nilsson", "Menon.K": a space that was lost.
_GLUED = re.compile(
    r"(?<=[^\W\d_]\.)(?=[^\W\d_]{2}(?:[^\W\d_'’-]|$|[\s,;]))|(?<=[^\W\d_]{3}\.)(?=[^\W\d_](?:[\s,;.]|$))"
)


# "M .W .": a space before a full stop; "etR. Morin": one lost behind a conjunction.
_SPACED = re.compile(r"(?<=[^\W_])\s+(?=\.(?:[\s,;-]|[^\W\d_]|$))(?!\s\.\.)")
_STUCK = re.compile(r"(?<=\s)(and|und|et)(?=[^\W\d_a-z]\.)")


# Calls of notes: "Weber*", "Weber1,2"; and a hyphen between two names: "McCoy-J. Baker".
_CALLS = re.compile(r"[*†‡§]+|(?<=[a-zß-ÿ])\d+(?:,\d+)*(?=[\s,;]|$)")
_TIGHT = re.compile(r"(?<=[a-zß-ÿ]{2})[-–](?=[^\W\d_a-zß-ÿ]\.)")
# A dash between two whole names, as Italian journals set it: "Lorenzo Banfi–Thomas Walden".
_DASHED = re.compile(
    r"(\s[^\W\d_a-zß-ÿ][a-zß-ÿ]{2,})–(?=[^\W\d_a-zß-ÿ][a-zß-ÿ]+\s[^\W\d_a-zß-ÿ][a-zß-ÿ]+(?:,|$))"
)
_MIDDLE = re.compile(rf"(?<={_EASTERN})\s*[·‧・.]\s*(?={_EASTERN})")


def _prepared(text: str) -> str:
    text = _CALLS.sub("", text)
    broken = not _DASHES.isdisjoint(text)
    if broken:
        text = _DASHED.sub(r"\1 ; ", _TIGHT.sub(" ; ", text))
    text = text if text.isascii() else _MIDDLE.sub(" ; ", text)
    text = _STUCK.sub(r"\1 ", _SPACED.sub("", text))
    if broken:
        text = _BROKEN.sub("", _APART.sub(r"\1-", _HYPHEN.sub("-", text)))
    return _GLUED.sub(" ", text)


# "Ibn Khaldûn": one name, which no other stands before.
_SONS = frozenset(("Ibn", "Bint"))
_DASHES = frozenset("-‐–")


class _Cutter:
    """Takes pieces in order and builds the groups."""

    def __init__(self, *, loud: bool, capitals: bool) -> None:
        self.capitals = capitals  # family names are set in capitals, behind the given names
        self.loud = loud  # all in capitals
        self.groups = [Group("")]
        self.words: list[str] = []
        self.held: list[str] | None = None  # what stands in brackets so far

    def take(self, kind: str, piece: str, following: str) -> None:
        """One piece; `following` is the next one's text."""
        if kind == "open":
            self.held = []
        elif kind == "close":
            self._unbracket(following)
        elif self.held is not None:
            self.held.append(piece)
        elif kind == "comma":
            self._end_segment()
        elif kind == "strong":
            self.close(piece.strip())
        elif kind == "word":
            self._word(piece, following)

    def _word(self, piece: str, following: str) -> None:
        if self._joins(piece, following):
            self.close(fold(piece))
            return
        if self.words or not is_title(piece):
            self.words.append(piece)
        if piece.endswith(".") and self._is_end(piece):
            self.words[-1] = piece.rstrip(".")
            alone = len(self.words) == 1 and not self.groups[-1].segments
            self._end_segment() if alone or following in _COMMAS else self.close(".")

    def _joins(self, piece: str, following: str) -> bool:
        """Whether a word joins two names: "and", "u.", "y"; a single capital is an initial."""
        folded = fold(piece)
        if folded not in words("people.joiners"):
            return False
        if not following:
            return piece.islower() and len(piece) > 1 and piece[-1] != "."
        if len(piece.rstrip(".")) == 1:
            named = self.words or self.groups[-1].segments
            return piece.islower() and (piece[-1] != "." or folded == "u") and bool(named)
        return piece.islower() or (piece.isupper() and (len(piece) > 2 or self.loud))

    def _is_end(self, piece: str) -> bool:
        """Whether a full stop ends a name: behind a word, not an abbreviation or initials."""
        letters = piece.rstrip(".")
        return len(letters) > 2 and kind_of(piece) == "W" and not is_title(piece)

    def _end_segment(self) -> None:
        named = [word for word in self.words if any(char.isalnum() for char in word)]
        self.words = []
        if len(named) > 1 and named[0] in _SONS:
            named[:2] = [f"{named[0]} {named[1]}"]
        if named:
            self.groups[-1].segments += _split(classed(named, loud=self.capitals))

    def close(self, mark: str) -> None:
        """Ends the group; the next one begins behind `mark`."""
        if self.held is not None:
            self._unbracket("")
        self._end_segment()
        if self.groups[-1].segments:
            self.groups.append(Group(mark))
        else:
            self.groups[-1].mark = mark or self.groups[-1].mark

    def _unbracket(self, following: str) -> None:
        """What stood in brackets: a given name, more people, or a part of the name itself."""
        held, self.held = self.held or [], None
        if not held:
            return
        inside = [word for word in held if any(char.isalnum() for char in word)]
        if held[0] == ";" or (held[0].islower() and fold(held[0]) in words("people.joiners")):
            self.close("with")
            self._again(held[1:])
        elif self._is_given(inside, following):
            self._end_segment()
            self.words = inside
            self.close(")")
        elif self.words and following and (following[:1].isalnum() or len(self.words) == 1):
            self.words.append(f"({' '.join(held)})")

    def _again(self, held: Sequence[str]) -> None:
        for at, piece in enumerate(held):
            match = _PIECE.match(piece)
            kind = match.lastgroup if match else None
            self.take(kind or "word", piece, held[at + 1] if at + 1 < len(held) else "")

    def _is_given(self, inside: Sequence[str], following: str) -> bool:
        """Whether brackets hold the given name of the family before them: "Prost (B.)"."""
        if not 0 < len(self.words) <= _MOST or not inside or self.groups[-1].segments:
            return False
        family, given = kinds(classed(self.words)), kinds(classed(inside))
        if fits(given, "[IB]+p*"):
            return "I" not in family and len(family) <= 3
        named = not following or is_given(inside[0])
        return fits(given, "WW?") and named and family in ("W", "pW", "QW")


# The most words of a name before brackets with its given name.
_MOST = 4

_RUN = re.compile(r"(?:[pQ]*WI+){2,}")
_ONE = re.compile(r"[pQ]*WI+")
# Words in lower case before a name: "con le aggiunte di Marco Rossi", "von Hans Müller".
_SMALL = re.compile(r"p*lI+|ll|l[IW]+")
_PROSE = re.compile(r"p*l[pl]*(?=[WIQ])|p(?=I+[WQ])")


def _split(segment: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    """A stretch without words that lead to a name; cut where it holds several names.

    "Smith J. Doe K." holds two; "calcaneis F." begins in lower case by a slip.
    """
    shape = kinds(segment)
    if _SMALL.fullmatch(shape) and all(len(word.text) > 2 for word in segment if word.kind == "l"):
        yield tuple(Word(word.text, "W" if word.kind == "l" else word.kind) for word in segment)
        return
    prose = _PROSE.match(shape)
    if prose or (shape[:2] == "pW" and len(shape) > 2 and is_given(segment[1].text)):
        cut = prose.end() if prose else 1
        segment, shape = segment[cut:], shape[cut:]
    if not _RUN.fullmatch(shape):
        yield segment
        return
    for match in _ONE.finditer(shape):
        yield segment[match.start() : match.end()]
