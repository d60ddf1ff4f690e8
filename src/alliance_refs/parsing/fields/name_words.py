"""The words of names: initials, particles, suffixes, family and given names told apart.

In: one word, or the words of one stretch between commas. Out: for each a class, by which
lists of names are cut and single names are read:

    I   initials                           "J.", "J.-P.", "Ph.", "JA" behind a family name
    W   a word with a capital              "Gilson", "McGill", "al-Rashid", "PlGNATTI"
    p   a particle in lower case           "van", "d'"
    Q   a particle with a capital          "De", "DELLA"
    s   a suffix                           "Jr.", "III"
    l   any other word in lower case       "note"
    n   what holds no letter               "1898"
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from alliance_refs.parsing.lexicon import fold, words


class Word(NamedTuple):
    """A word of a name as printed, and its class."""

    text: str
    kind: str


def classed(texts: Sequence[str], *, loud: bool = False) -> tuple[Word, ...]:
    """The words of one stretch with their classes; bare capitals are settled by their place.

    `loud` says that family names are set in capitals: "Jackie NAM" ends with one.

    >>> [word.kind for word in classed("Smith JA".split())]
    ['W', 'I']
    >>> [word.kind for word in classed("LI Xiaoping".split())]
    ['W', 'W']
    """
    raw = [kind_of(text) for text in texts]
    for at in range(1, len(raw)):
        if _SMALL_INITIAL.fullmatch(texts[at]) and (raw[at] == "l" or at == len(raw) - 1):
            raw[at] = "I"
    if _RUN.fullmatch("".join(raw)):
        raw = ["I" if kind == "B" else kind for kind in raw]
    end = len(raw)
    while end > 1 and raw[end - 1] == "s":
        end -= 1
    kinds = ["I" if kind == "B" else kind for kind in raw[:end]] + raw[end:]
    if raw and raw[0] == "B":
        kinds[0] = _first(texts, raw[:end])
    if end > 1:
        kinds[end - 1] = _last(texts, raw[:end], loud=loud)
    return tuple(map(Word, texts, kinds))


# "bouisset c.": an initial set small by a slip; "Smith JA Doe KL": names without a mark.
_SMALL_INITIAL = re.compile(r"[^\W\d_]\.")
_RUN = re.compile(r"(?:[pQ]*W[IB]+){2,}")


def _first(texts: Sequence[str], raw: Sequence[str]) -> str:
    """What bare capitals are at the head: a family ("LI X"), initials, or either when alone."""
    if len(raw) == 1:
        return "B"
    if texts[0].endswith("."):
        return "I"
    if fold(texts[0]) in words("names.family_first") or raw[1] == "I":
        return "W"
    return "W" if _is_spoken(texts[0]) and texts[1].isupper() else "I"


def _last(texts: Sequence[str], raw: Sequence[str], *, loud: bool) -> str:
    """What the last word is: bare capitals end a name with its family or its initials."""
    text, kind = texts[len(raw) - 1], raw[-1]
    if kind == "Q" and text.isupper() and len(text) < 4 and not texts[0].isupper():
        return "I"  # a particle in capitals: "Sverjensky DA"
    if kind != "B":
        return kind
    before = any(kind in "IB" for kind in raw[:-1])
    if before and text in ("JR", "SR"):
        return "s"
    return "W" if before or loud or (_is_spoken(text) and texts[0].isupper()) else "I"


def _is_spoken(word: str) -> bool:
    """Whether three capitals or more may be read as a word."""
    return len(word) > 2 and bool(_VOWEL.search(word))


@lru_cache(maxsize=4096)
def kind_of(word: str) -> str:
    """The class of a word by itself; B stands for two to four bare capitals ("JA", "LEE")."""
    first = next((char for char in word if char.isalpha()), "")
    if is_suffix(word):
        return "s"
    if not first or word[0].isdigit():
        return "I" if word == "0." else "n"
    if word in _SHORT_PARTICLES:
        return "p"
    if is_particle(word) or word == "Mc":
        if first.islower():
            return "p"
        return "W" if is_given(word) else "Q"
    if _is_initials(word):
        return "I"
    if not first.isupper() and first.islower() and not _HAS_CAPITAL.search(word):
        return "l"
    letters = "".join(char for char in word if char.isalpha())
    short = len(letters) <= (3 if _VOWEL.search(letters) else 4)
    bare = letters.isupper() and short and _BARE.fullmatch(word)
    return "B" if bare and first.isupper() else "W"


_VOWEL = re.compile("[AEIOUYÄÖÜÀÁÈÉÌÍÒÓÙÚ]")
_BARE = re.compile(r"[^\W\d_]{2,4}\.?|[^\W\d_]{1,2}[-‐‑][^\W\d_]{1,2}")
# A capital inside a word that begins in lower case: "deSouza", "al-Rashid", "piGNATTi".
_HAS_CAPITAL = re.compile(r"[^\W\d_a-zß-öø-ÿ]")
_INITIAL = r"(?:Y[uao]|J[ou]|[^\W\d_](?:[bcdfghjklmnpqrstvwxz]{1,2})?)"
_INITIALS = re.compile(
    rf"(?:{_INITIAL}\.[-‐‑’']?)*{_INITIAL}\.(?:[-‐‑][^\W\d_]\.?)*|[^\W\d_](?:[-‐‑’.][^\W\d_])*\.?"
)


# "M. v. Isser", "A. v. d. Heide".
_SHORT_PARTICLES = frozenset({"v.", "v.d.", "d.", "z."})


def _is_initials(word: str) -> bool:
    if fold(word) in words("people.short") and word.endswith("."):
        return True
    match = _INITIALS.fullmatch(word)
    return bool(match) and (word[0].isupper() or word[0] == "0")


def is_particle(word: str) -> bool:
    """Whether a word is a particle of a family name ("van", "De", "d’")."""
    folded = word.casefold()
    return folded in words("names.particles") and folded not in _NO_PARTICLES


# Particles of the list that are conjunctions as well, and never stand alone before a name.
_NO_PARTICLES = frozenset({"e"})


def is_suffix(word: str) -> bool:
    """Whether a word is a suffix of a name ("Jr.", "III"); "Sen" and "Jun" are families."""
    folded = fold(word)
    if folded in _NUMERALS:
        return word.rstrip(".") == folded.upper()
    if word in ("JR", "SR"):
        return False
    return folded in words("names.suffixes") and (
        folded in _SURE or word.endswith(".") or word.islower()
    )


_NUMERALS = frozenset({"ii", "iii", "iv"})
_SURE = frozenset({"jr", "sr", "2nd", "3rd", "4th"})


def is_title(word: str) -> bool:
    """Whether a word is a title before a name ("Dr.", "Sir"); not a part of the name."""
    folded = fold(word)
    known = folded in words("people.titles") and word.endswith(".") and not word.isupper()
    return known or folded in _HONOURS


_HONOURS = frozenset({"sir", "lady", "dame"})


# Dashes that are printed for the hyphen of a double name.
_HYPHENS = str.maketrans(dict.fromkeys("–‐‑", "-"))


def is_given(word: str) -> bool:
    """Whether a word is known as a given name; of a double one ("Jean-Paul") both parts."""
    folded = word.casefold().rstrip(".").translate(_HYPHENS)
    return folded in _given() or ("-" in folded and set(folded.split("-")) <= _given())


def is_only_given(word: str) -> bool:
    """Whether a word is known as a given name and hardly ever as a family name."""
    parts = set(word.casefold().split("-"))
    return is_given(word) and not parts & (words("names.either") | words("people.either"))


@cache
def _given() -> frozenset[str]:
    return words("names.given") | words("people.given")


def is_first_of_two(word: str) -> bool:
    """Whether a word is one of the families that stand first in Spanish double names."""
    return word.casefold() in words("people.doubled")


def kinds(segment: Sequence[Word]) -> str:
    """The classes of some words as one string."""
    return "".join([word.kind for word in segment])


@lru_cache(maxsize=4096)
def fits(shape: str, pattern: str) -> bool:
    """Whether the classes of some words are as a regular expression says, all of them.

    >>> fits(kinds(classed(["Smith", "J."])), "WI+")
    True
    """
    return re.fullmatch(pattern, shape) is not None
