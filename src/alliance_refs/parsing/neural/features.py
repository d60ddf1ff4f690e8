"""Tokens as numbers: what the network sees of each unit of a citation.

A unit is one token, or all tokens of one address (URL, DOI), which would else be dozens of
scraps. Each unit becomes one row of small integers: a hashed word, hashed beginnings and
endings, its shape, its class among the words that matter in citations, how it is set, and
where in the citation it stands. `COLUMNS` names them and says how many values each has.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from alliance_refs.parsing.rules.identifiers import address_spans
from alliance_refs.parsing.tokens import Token, text_of

WORDS = 32_768
AFFIXES = 16_384
# Beginnings are counted from the front, endings (negative) from the back.
AFFIX_LENGTHS = (2, 3, 4, 5, -2, -3, -4)

SHAPES = (
    "digit two three year four five zero initial letter upper-2 upper-3 upper title-short title "
    "lower-short lower mixed hangul han kana script url doi mark"
).split()
MARKS = ".,:;()[]/-–—'’‘\"“”„«»&?!*#=+§_<>|°º†ª‚…`~"
PLACES = (1, 2, 3, 4, 6, 9, 13, 21, 36)
KEYWORDS = 40

COLUMNS: Mapping[str, int] = {
    "word": WORDS,
    **{f"affix-{length}": AFFIXES for length in AFFIX_LENGTHS},
    "shape": len(SHAPES) + len(MARKS),
    "keyword": KEYWORDS,
    "setting": 16,
    "from-start": len(PLACES) + 1,
    "from-end": len(PLACES) + 1,
}
_SHAPE = {name: at for at, name in enumerate(SHAPES)}
_MARK = {mark: len(SHAPES) + at for at, mark in enumerate(MARKS)}
_YEAR = re.compile(r"1[4-9]\d\d|20[0-4]\d")

Rows = NDArray[np.int32]


class Unit(NamedTuple):
    """The tokens from `first` to before `last`; `address` is "url" or "doi", or empty."""

    first: int
    last: int
    address: str = ""


@dataclass(frozen=True, slots=True)
class Encoded:
    """A citation as the network takes it: its units, and a row of `COLUMNS` for each."""

    units: tuple[Unit, ...]
    rows: Rows


class Encoder:
    """Turns tokens into rows; `keywords` gives the class (1 to 39) of lower-case words.

    It remembers the words it has met, up to a bound; nothing else changes between calls.
    """

    def __init__(self, keywords: Mapping[str, int]) -> None:
        self._keywords = keywords
        self._known: dict[str, bytes] = {}

    def encode(self, tokens: Sequence[Token]) -> Encoded:
        """The units of a citation and their rows, in order."""
        units = units_of(tokens)
        rows = np.empty((len(units), len(COLUMNS)), dtype=np.int32)
        firsts = [tokens[unit.first] for unit in units]
        said = b"".join(
            [
                self._word(unit.address or token.text, unit.address)
                for unit, token in zip(units, firsts, strict=True)
            ]
        )
        rows[:, :-3] = np.frombuffer(said, dtype=np.int32).reshape(len(units), len(COLUMNS) - 3)
        rows[:, -3] = [
            token.space_before + 2 * token.quoted + 4 * token.bracketed + 8 * token.italic
            for token in firsts
        ]
        places = np.searchsorted(PLACES, np.arange(len(units)), side="right")
        rows[:, -2] = places
        rows[:, -1] = places[::-1]
        return Encoded(units, rows)

    def _word(self, text: str, address: str) -> bytes:
        """The columns that a word has wherever it stands, as they lie in a row."""
        key = f"<{text}>" if address else text
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            columns = self._describe(text, key, bool(address))
            found = self._known[key] = np.array(columns, dtype=np.int32).tobytes()
        return found

    def _describe(self, text: str, key: str, is_address: bool) -> tuple[int, ...]:
        folded = fold(key)
        kind = _SHAPE[text] if is_address else _shape(text)
        plain = "0" * len(text) if text.isdigit() and len(text) > 2 else folded
        affixes = (_affix(folded, length) for length in AFFIX_LENGTHS)
        return (_hash(plain) % WORDS, *affixes, kind, self._keywords.get(folded, 0))


_REMEMBERED = 100_000


def units_of(tokens: Sequence[Token]) -> tuple[Unit, ...]:
    """The units of a citation: every token is in exactly one.

    >>> from alliance_refs.model import plain_passage
    >>> from alliance_refs.parsing.tokens import tokenize
    >>> units_of(tokenize(plain_passage("Kim, http://example.org/a-b")))
    (Unit(first=0, last=1, address=''), Unit(first=1, last=2, address=''), Unit(first=2, last=13, address='url'))
    """
    units: list[Unit] = []
    at = 0
    for address in _addresses(tokens):
        units += _alone(len(tokens))[at : address.first]
        units.append(address)
        at = address.last
    return (*units, *_alone(len(tokens))[at:])


@lru_cache(maxsize=256)
def _alone(count: int) -> tuple[Unit, ...]:
    """So many units of one token each; many citations are as long as one another."""
    return tuple(Unit(at, at + 1) for at in range(count))


def _addresses(tokens: Sequence[Token]) -> list[Unit]:
    if not any(token.text in _HINTS for token in tokens):
        return []
    starts = [token.span.start for token in tokens]
    found: list[Unit] = []
    for span, kind in address_spans(text_of(tokens)):
        first, last = np.searchsorted(starts, (span.start, span.end)).tolist()
        if last > first and (not found or found[-1].last <= first):
            found.append(Unit(first, last, kind))
    return found


# No address is without one of these.
_HINTS = frozenset("/ www http https ftp".split())


def fold(word: str) -> str:
    """A word in lower case without accents, as it is hashed.

    >>> fold("Élan")
    'elan'
    """
    lower = word.lower()
    if lower.isascii():
        return lower
    parts = unicodedata.normalize("NFKD", lower)
    return "".join(char for char in parts if not unicodedata.combining(char)) or lower


def _hash(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))


def _affix(word: str, length: int) -> int:
    piece = word[:length] if length > 0 else word[length:]
    return _hash(f"{length}{piece}") % AFFIXES


def _shape(text: str) -> int:
    if text.isdigit():
        return _SHAPE[_number_shape(text)]
    if text.isalpha():
        return _SHAPE[_word_shape(text)]
    return _MARK.get(text, _SHAPE["mark"])


def _number_shape(text: str) -> str:
    if _YEAR.fullmatch(text):
        return "year"
    if text[0] == "0":
        return "zero"
    return ("digit", "two", "three", "four", "five")[min(len(text), 5) - 1]


def _word_shape(text: str) -> str:
    if len(text) == 1 and text.isupper():
        return "initial"
    if len(text) == 1 and text.islower():
        return "letter"
    if text.isupper():
        return {2: "upper-2", 3: "upper-3"}.get(len(text), "upper")
    if text[0].isupper() and text[1:].islower():
        return "title-short" if len(text) < 4 else "title"
    if text.islower():
        return "lower-short" if len(text) < 4 else "lower"
    return "mixed" if text.lower() != text.upper() else _script(text[0])


def _script(char: str) -> str:
    if "\uac00" <= char <= "\ud7a3":
        return "hangul"
    if "\u3040" <= char <= "\u30ff":
        return "kana"
    return "han" if "\u3400" <= char <= "\u9fff" else "script"
