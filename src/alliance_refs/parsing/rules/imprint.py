"""Imprints in brackets: "(New York: Penguin, 1988)", "(3d ed., 1818)", "(July 2014)".

What stands in the brackets is cut at commas and colons; each piece is known by its words
(a date, an edition, a series with a number) or by its place (place before publisher).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from alliance_refs.parsing.fields.dates import date_pattern
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.lexicon import any_of, fold, has_word, words
from alliance_refs.parsing.rules.draft import Claim, Draft
from alliance_refs.parsing.rules.places import is_place, is_publisher, is_region
from alliance_refs.spans import Span

_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,250})[)\]]")
_YEAR = re.compile(r"(?<!\d)(?:1[3-9]\d\d|20\d\d)[a-z]?(?:\s?(?:[-–—/‑]|--)\s?\d{2,4})?(?!\d)$")
_NUMBERED = re.compile(r"(?:no|nos|nr|bd|vol|band|n|num|№|n°|nº)\.?\s?([\dIVXLC]+)$", re.IGNORECASE)
_SERIES = re.compile(
    r"\b(?:soc(?:iety)?|series|reihe|collection|coll|collana|studies|serie|schriften)\b", re.I
)


class Piece(NamedTuple):
    """A piece of an imprint and the mark before it ("" for the first)."""

    text: str
    span: Span
    before: str


def bracketed_imprints(draft: Draft) -> Iterator[Claim]:
    """Claims on the pieces of every bracketed imprint outside quotations and italics."""
    for match in _BRACKETS.finditer(draft.bare):
        yield from imprint_claims(match[1], match.start(1))


def imprint_claims(text: str, start: int) -> Iterator[Claim]:
    """The claims on one imprint that begins at `start`; none when it does not read as one."""
    found = list(_known(list(_pieces(text, start))))
    labels = [label for _, label in found]
    rest = [piece for piece, label in found if label == "other"]
    if len(found) == 1 and _SPAN_OF_YEARS.fullmatch(text.strip()):
        return
    if not ({"date", "edition", "series"} & set(labels) or _has_place(rest)):
        return
    if any(_is_sentence(piece.text) for piece in rest):
        return
    for piece, label in found:
        if label != "other":
            yield Claim(_inner(piece, label), label, "imprint", 0.95)
    yield from _place_and_publisher(rest)


# A span of years alone in brackets is a life or an age: "(1780-1830)".
_SPAN_OF_YEARS = re.compile(r"\d{4}\s?(?:[-–—‑]|--)\s?\d{2,4}")


def _has_place(rest: list[Piece]) -> bool:
    return len(rest) > 1 and any(piece.before == ":" for piece in rest) and is_place(rest[0].text)


def _is_sentence(text: str) -> bool:
    lower = [word for word in text.split() if word.islower() and len(word) > 3]
    return len(lower) > 3


def _pieces(text: str, start: int) -> Iterator[Piece]:
    at, before = 0, ""
    if _date().fullmatch(text.strip()):
        yield Piece(text.strip(), Span(start, start + len(text.rstrip())), "")
        return
    for match in re.finditer(
        r"[,;]\s|:\s?|\s(?=(?:1[3-9]|20)\d\d[a-z]?$)|$|(?<=\.)\s(?=\d{4}$)", text
    ):
        piece = text[at : match.start()]
        if piece.strip(" \t.") and "\0" not in piece:
            lead = at + len(piece) - len(piece.lstrip())
            end = start + lead + len(piece.strip())
            yield Piece(piece.strip(), Span(start + lead, end), before)
        before = match[0].strip() or before
        at = match.end()


def _known(pieces: list[Piece]) -> Iterator[tuple[Piece, Label]]:
    dated = False
    total = sum(
        1 for piece in pieces if _date().fullmatch(piece.text) or _YEAR.fullmatch(piece.text)
    )
    for at, piece in enumerate(pieces):
        label = _label(piece, pieces[at - 1] if at else None)
        if label == "date":
            reprinted = any(_REPRINT.match(other.text) for other in pieces[at + 1 :])
            label = "original-date" if reprinted and total > 1 and not dated else "date"
            dated = dated or label == "date"
        yield piece, label


_REPRINT = re.compile(
    r"(?:repr|reprint|reprinted|rpt|ristampa|rist|nachdr|nachdruck|réimpr)\b\.?", re.I
)


def _label(piece: Piece, last: Piece | None) -> Label:
    text = piece.text
    if _date().fullmatch(text) or _YEAR.fullmatch(text):
        return "date"
    if _edition().fullmatch(text):
        return "edition"
    if fold(text) in words("dates.forthcoming"):
        return "status"
    if _REPRINT.fullmatch(text):
        return "note"
    if last and _NUMBERED.fullmatch(text.rstrip(".")) and not is_place(last.text):
        return "series-number"
    if any_thesis(text):
        return "genre"
    if _SERIES.search(text) and not re.search(r"press|verlag", text, re.I):
        return "series"
    return "other"


def any_thesis(text: str) -> bool:
    """Whether some words name a kind of thesis."""
    return has_word(text, "works.theses") and len(text) < 60


def _inner(piece: Piece, label: Label) -> Span:
    if label == "series-number":
        match = _NUMBERED.match(piece.text.rstrip("."))
        if match:
            return Span(*match.span(1)).shift(piece.span.start)
    return piece.span


def _place_and_publisher(rest: list[Piece]) -> Iterator[Claim]:
    """Labels for what is left: place before a colon, publisher behind it, or by the words."""
    colon = next((at for at, piece in enumerate(rest) if piece.before == ":"), 0)
    if not rest:
        return
    if colon:
        first, second = _join(rest[:colon]), _join(rest[colon:])
        swapped = is_publisher(first.text) and is_place(rest[colon].text)
        labels: tuple[Label, Label] = ("publisher", "place") if swapped else ("place", "publisher")
        yield Claim(first.span, labels[0], "imprint", 0.95)
        yield Claim(second.span, labels[1], "imprint", 0.95)
        return
    yield from _by_words(rest)


def _by_words(rest: list[Piece]) -> Iterator[Claim]:
    places = 0
    while places < len(rest) and _continues_place(rest, places):
        places += 1
    if places:
        yield Claim(_join(rest[:places]).span, "place", "imprint", 0.9)
        rest = rest[places:]
    after = len(rest)
    while not places and after > 1 and is_place(rest[after - 1].text):
        after -= 1
    if after < len(rest):
        yield Claim(_join(rest[after:]).span, "place", "imprint", 0.9)
    if rest[:after]:
        yield Claim(_join(rest[:after]).span, "publisher", "imprint", 0.8)


def _continues_place(rest: list[Piece], at: int) -> bool:
    return (
        is_place(rest[at].text) if not at else is_region(rest[at].text) or is_place(rest[at].text)
    )


def _join(pieces: list[Piece]) -> Piece:
    span = Span(pieces[0].span.start, pieces[-1].span.end)
    return Piece(" ".join(piece.text for piece in pieces), span, pieces[0].before)


@cache
def _date() -> re.Pattern[str]:
    return re.compile(rf"(?:publ?\.?\s|erschienen\s)?{date_pattern()}", re.IGNORECASE)


@cache
def _edition() -> re.Pattern[str]:
    nouns, ordinals = any_of("editions.nouns"), any_of("editions.ordinals")
    number = r"(?<!\d)\d{1,3}\s?(?:st|nd|rd|th|d|ª|ème|è|e|\.)?"
    return re.compile(
        rf"(?:{number}|{ordinals})(?:(?:,\s?|\s)(?:{ordinals}|{number})){{0,4}}\s?(?:{nouns})\.?(?:\srev\.?)?"
        rf"|(?:{nouns})\.?\s(?:of|von|de)\s\d{{4}}(?:[-–]\d{{2,4}})?",
        re.IGNORECASE,
    )


def edition_pattern() -> str:
    """The source of a regular expression (without case) for "2nd ed.", "7. Aufl."."""
    return _edition().pattern
