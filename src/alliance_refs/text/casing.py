"""Changes of case as styles ask for them: lower, upper, capitalised, sentence, title.

In: words, and the case wanted. Out: the same words in that case (CSL 1.0.2, Text-case).
Only words written wholly in lower case are raised, so "iPhone" and "mRNA" stay. Text may
come in pieces, some of them fixed; words are found across the pieces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal

Case = Literal["lowercase", "uppercase", "capitalize-first", "capitalize-all", "sentence", "title"]

# Words that title case leaves in lower case: articles, conjunctions, prepositions and
# name particles (CSL's list of stop words, single words alone).
STOP_WORDS = frozenset(
    """a about above across afore after against al along alongside amid amidst among amongst an
    and anenst apropos apud around as aside astride at athwart atop barring before behind below
    beneath beside besides between beyond but by c ca circa d de despite down during e et except
    for forenenst from given in inside into lest like modulo near next nor notwithstanding of off
    on onto or out over per plus pro qua sans since so than the through throughout thru thruout
    till to toward towards under underneath until unto up upon v van versus via von vs with
    within without yet""".split()
)

# A Greek letter on its own is a symbol ("α-helix"), as capital it would be another; before
# a Greek word it is an article ("η ειρήνη").
_SYMBOL = re.compile(r"[α-ω](?!\w|\s+[\u0370-\u03ff\u1f00-\u1fff])")
# A name after "#" or "@" is no word of the sentence.
_WORD = re.compile(r"(?<![#@\w])\w+(?:['’]\w+)*")
_SENTENCE_START = re.compile(r"[:?!]")
_HYPHENS = "-\u2010\u2011"

# Languages whose letters change case in their own way (Unicode, SpecialCasing).
_DOTTED = frozenset(("tr", "az"))
_DOTTED_UPPER = str.maketrans({"i": "İ", "ı": "I"})
_DOTTED_LOWER = str.maketrans({"I": "ı", "İ": "i"})


@lru_cache(maxsize=4096)
def change_case(text: str, case: Case, language: str = "") -> str:
    """The text in another case; `language` is a tag such as "tr-TR", or empty.

    >>> change_case("the turn of the screw: a novel", "title")
    'The Turn of the Screw: A Novel'
    >>> change_case("iPhone repair", "capitalize-first"), change_case("ilk", "uppercase", "tr")
    ('iPhone repair', 'İLK')
    """
    return change_pieces((text,), (False,), case, language)[0]


def change_pieces(
    pieces: Sequence[str], fixed: Sequence[bool], case: Case, language: str = ""
) -> list[str]:
    """The pieces of one text in another case; those that are `fixed` keep their letters.

    >>> change_pieces(("a ", "mRNA", " of mice"), (False, True, False), "title")
    ['A ', 'mRNA', ' of Mice']
    """
    raise_letter, lower = _letters(language)
    if case == "uppercase":
        return [_kept(piece, keep, raise_letter) for piece, keep in zip(pieces, fixed, strict=True)]
    if case == "lowercase":
        return [_kept(piece, keep, lower) for piece, keep in zip(pieces, fixed, strict=True)]
    text = "".join(pieces)
    places = _CAPITALS[case](text)
    if case == "sentence":
        pieces = _sentence_letters(text, pieces, fixed, lower)
    return list(_raised(pieces, fixed, places, raise_letter))


Letters = Callable[[str], str]


def _letters(language: str) -> tuple[Letters, Letters]:
    if has_own_letters(language):
        return (
            lambda text: text.translate(_DOTTED_UPPER).upper(),
            lambda text: text.translate(_DOTTED_LOWER).lower(),
        )
    return str.upper, str.lower


def has_own_letters(language: str) -> bool:
    """Whether letters change case in a way of their own in a language.

    >>> has_own_letters("tr-TR"), has_own_letters("trv")
    (True, False)
    """
    return language[:2].lower() in _DOTTED and not language[2:3].isalpha()


def _kept(piece: str, keep: bool, change: Letters) -> str:
    return piece if keep else change(piece)


def _raised(
    pieces: Sequence[str], fixed: Sequence[bool], places: Iterable[int], change: Letters
) -> Iterator[str]:
    """The pieces with the letters at `places` of the whole text, in order, raised."""
    waiting = iter(places)
    place = next(waiting, -1)
    start = 0
    for piece, keep in zip(pieces, fixed, strict=True):
        inside: list[int] = []
        while 0 <= place < start + len(piece):
            inside.append(place - start)
            place = next(waiting, -1)
        start += len(piece)
        yield piece if keep or not inside else _raised_piece(piece, inside, change)


def _raised_piece(piece: str, places: list[int], change: Letters) -> str:
    if len(places) == 1:
        at = places[0]
        return piece[:at] + change(piece[at]) + piece[at + 1 :]
    letters = list(piece)
    for at in places:
        letters[at] = change(letters[at])
    return "".join(letters)


def _first_capital(text: str) -> Iterator[int]:
    word = _WORD.search(text)
    if word and _may_rise(word):
        yield word.start()


def _all_capitals(text: str) -> Iterator[int]:
    return (word.start() for word in _WORD.finditer(text) if _may_rise(word))


def _may_rise(word: re.Match[str]) -> bool:
    return word[0].islower() and not _SYMBOL.match(word.string, word.start())


def _title_capitals(text: str) -> Iterator[int]:
    words = list(_WORD.finditer(text))
    before = 0
    for number, word in enumerate(words):
        gap = text[before : word.start()]
        begins = number == 0 or _SENTENCE_START.search(gap) is not None
        before = word.end()
        if _may_rise(word) and (
            begins or _is_raised(word[0], gap, text[before : before + 1], word is words[-1])
        ):
            yield word.start()


def _is_raised(word: str, gap: str, following: str, is_last: bool) -> bool:
    """Whether a word that begins no sentence is capitalised in a title.

    Single letters are symbols ("07-x", "d0 mesons") and elided articles stay ("l’amour").
    """
    if not word[1:2].isalpha():
        return False
    if is_last or word not in STOP_WORDS:
        return True
    return following in _HYPHENS and bool(following) and gap not in _HYPHENS


_CAPITALS: dict[str, Callable[[str], Iterator[int]]] = {
    "capitalize-first": _first_capital,
    "capitalize-all": _all_capitals,
    "sentence": _first_capital,
    "title": _title_capitals,
}


def _sentence_letters(
    text: str, pieces: Sequence[str], fixed: Sequence[bool], lower: Letters
) -> list[str]:
    """The pieces in lower case; the first word keeps its capitals unless all are capitals."""
    word = _WORD.search(text)
    kept = 0 if word is None else word.start() + 1 if text.isupper() else word.end()
    out, start = [], 0
    for piece, keep in zip(pieces, fixed, strict=True):
        at = min(max(kept - start, 0), len(piece))
        out.append(piece if keep else piece[:at] + lower(piece[at:]))
        start += len(piece)
    return out
