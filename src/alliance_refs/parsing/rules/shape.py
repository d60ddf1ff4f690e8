"""The shape of a citation: its pieces between marks, each with a class, as one string.

A piece is a stretch without a separating mark, or a claim. The string has one character for
each piece and the mark between two of them, so that layouts ("place : publisher , date") are
regular expressions over it. Lower case letters stand for claims, capitals for open pieces:

    a author  e editor  r translator  t title  c container  s series  v volume  i issue
    g pages   d year    m date of a day or month  p publisher   l place  n edition    u address  f forthcoming
    x other claims
    L a place  R a region  P like a publisher  J like a periodical  I "in"  S few words, capitals
    T other words  N digits alone
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from alliance_refs.parsing.fields.text import squeeze
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.lexicon import any_of, words
from alliance_refs.parsing.rules.draft import Claim, Draft
from alliance_refs.parsing.rules.places import (
    is_journal,
    is_periodical,
    is_place,
    is_publisher,
    is_region,
)
from alliance_refs.spans import Span

_CLASSES: dict[Label, str] = {
    "author": "a",
    "director": "a",
    "editor": "e",
    "translator": "r",
    "title": "t",
    "container": "c",
    "series": "s",
    "series-number": "s",
    "volume": "v",
    "volumes": "x",
    "issue": "i",
    "part": "i",
    "pages": "g",
    "locator": "g",
    "date": "d",
    "publisher": "p",
    "place": "l",
    "edition": "n",
    "url": "u",
    "doi": "u",
    "status": "f",
}

# Marks that separate pieces; a full stop only where a sentence may end.
_ENDS = re.compile(
    r"(?P<mark>(?:[,;:.]|[?!]+)[\"'”’»]?(?=\s|\x00|$)|[()\[\]]|\s[–—-]\s|—)|(?P<claim>\x00+)"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch between marks: its class, its span, and the mark that follows it."""

    kind: str
    span: Span
    mark: str


@dataclass(frozen=True, slots=True)
class Shape:
    """The pieces of a citation and the string of their classes and marks."""

    pieces: tuple[Piece, ...]
    string: str
    at: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The stretch of text that some characters of the string stand for."""
        inside = [
            piece.span for piece, at in zip(self.pieces, self.at, strict=True) if start <= at < end
        ]
        return Span(inside[0].start, inside[-1].end) if inside else Span(0, 0)


def shape_of(draft: Draft) -> Shape:
    """The shape of a citation as it now stands."""
    pieces = tuple(_merged(draft))
    string, at = "", []
    for piece in pieces:
        at.append(len(string))
        string += piece.kind + piece.mark
    return Shape(pieces, string, tuple(at))


def _merged(draft: Draft) -> Iterator[Piece]:
    claims = {claim.span.start: claim for claim in draft.claims}
    at = search = 0
    text = draft.open
    while match := _ENDS.search(text, search):
        if match["mark"] and match["mark"][0] == "." and is_abbreviation(text, at, match.start()):
            search = match.end()
            continue
        if match["claim"]:
            yield from _open_piece(text, at, match.start(), "")
            yield from _claimed(claims, match.start(), match.end(), draft.text)
        else:
            yield from _open_piece(text, at, match.start(), _mark(match["mark"]))
        at = search = match.end()
    yield from _open_piece(text, at, len(text), "")


def _mark(mark: str) -> str:
    mark = mark.strip()
    if mark[:1] in "?!":
        return "?"
    return {"[": "(", "]": ")", "–": "-", "—": "-"}.get(mark[:1], mark[:1])


def is_abbreviation(text: str, start: int, end: int) -> bool:
    """Whether the full stop at `end` belongs to a shortened word, not to a sentence."""
    if text[end + 1 : end + 3].strip()[:1].islower():
        return True
    match = _LAST_WORD.search(text, max(start, end - 14), end)
    if match is None:
        return False
    word = match[0]
    return word in words("abbreviations.words") or (len(word) == 1 and word.isupper())


_LAST_WORD = re.compile(r"(?<![^\s(.&/-])[^\W\d_]+$")


def _claimed(claims: dict[int, Claim], start: int, end: int, text: str) -> Iterator[Piece]:
    at = start
    while at < end and at in claims:
        claim = claims[at]
        if claim.label not in _UNSEEN:
            yield Piece(_claim_kind(claim, text), claim.span, "")
        at = claim.span.end


# Claims that layouts do not see: they stand beside a field, not between fields.
_UNSEEN = frozenset({"other", "signal", "original-title", "translated-title"})

_YEAR = re.compile(r"\d{4}[a-z]?(?:\s?[-–/]\s?\d{2,4})?")


def _claim_kind(claim: Claim, text: str) -> str:
    kind = _CLASSES.get(claim.label, "x")
    return "m" if kind == "d" and not _YEAR.fullmatch(claim.span.cut(text)) else kind


_IN = re.compile(rf"(?:{any_of('works.containers')})(?::\s*|\s+)(?=\S)")


def _open_piece(text: str, start: int, end: int, mark: str) -> Iterator[Piece]:
    while start < end and text[start] in " \t\"'“”«»‘’„*「」『』《》〈〉":
        start += 1
    while end > start and text[end - 1] in " \t\"'“”«»‘’„*「」『』《》〈〉":
        end -= 1
    inside = text[start:end]
    if inside.casefold() in _POINTERS or not any(map(str.isalnum, inside)):
        if mark:
            yield Piece("", Span(start, start), mark)
        return
    if _ALONE.fullmatch(text, start, end):
        yield Piece("I", Span(start, end), mark)
        return
    lead = _IN.match(text, start, end) or _CAPITAL_IN.match(text, start, end)
    if lead:
        yield Piece("I", Span(start, lead.end()), "")
        start = lead.end()
    yield Piece(_kind(text[start:end]), Span(start, end), mark)


# Words that lead to the page cited and belong to no field.
_POINTERS = frozenset({"at", "hier", "here", "esp", "bes", "besonders", "especially", "ici"})
_ALONE = re.compile(r"(?:[Ii]n|IN|[Ee]n|[Dd]ans|[Aa]pud)(?:\s(?:dies|ders))?")
_CAPITAL_IN = re.compile(r"(?:In|IN|En|Dans|Apud|Now in)(?::\s*|\s+)(?=\S)")


_ROMAN = re.compile(r"[IVXLC]+\.?")


def _kind(piece: str) -> str:
    piece = squeeze(piece) if "- " in piece else piece
    if is_place(piece):
        return "L"
    if is_region(piece):
        return "R"
    if piece.strip(". ").isdigit() or _ROMAN.fullmatch(piece):
        return "N"
    if len(piece) < 120 and is_journal(piece):
        return "J"
    if len(piece) < 90 and is_publisher(piece):
        return "P"
    if len(piece) < 120 and is_periodical(piece):
        return "J"
    return "S" if _NAMED.fullmatch(piece) and not piece.isupper() else "T"


# One to four words with capitals, as publishers and journals are named.
_NAMED = re.compile(
    r"[^\W\d_a-z][\w'’.-]*(?:\s(?:[^\W\d_a-z][\w'’.-]*|&|and|und|et|of|de|la|du|des|der|di|del)){0,3}"
)
