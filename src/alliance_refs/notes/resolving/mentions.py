"""What a citation says of its work, reduced to words, abbreviations and traits to compare by."""

from __future__ import annotations

import re
from dataclasses import dataclass

from alliance_refs.model import Citation
from alliance_refs.notes.forms import back_reference
from alliance_refs.notes.resolving.matching import Traits, traits
from alliance_refs.notes.resolving.wording import SMALL_WORDS, telling_words, words_of
from alliance_refs.parsing.figures import digits
from alliance_refs.text.folding import ascii_words, fold, fold_word

# What a citation's words are looked for in is no longer than this.
_LONGEST = 1000
# The first words that two citations of one work may share, and how far they reach at most.
_FIRST = 12
_OPENING = 200


@dataclass(frozen=True, slots=True)
class Mention:
    """What one citation says of its work.

    `words` are those that tell something, each with whether a point cuts it short, `all_words`
    the same with those of its locator;
    `sigla` the abbreviations among them ("KrV", "HRA"); `heard` all its words;
    `initials` the first letters of all words, without and with the small ones; `opening` its
    first words in order; `length` how many code points it has.
    """

    words: tuple[tuple[str, bool], ...]
    all_words: tuple[str, ...]
    sigla: tuple[str, ...]
    traits: Traits
    heard: frozenset[str]
    initials: tuple[str, str]
    opening: tuple[str, ...]
    length: int


def mention(citation: Citation) -> Mention:
    """What a citation says of its work."""
    back = back_reference(digits(citation.text[:_LONGEST]))
    said = (back.before if back else digits(citation.text))[:_LONGEST]
    found = traits(citation.item)
    named = " ".join((*found.families, *found.helpers))
    return Mention(
        words=tuple(dict.fromkeys(telling_words(said))),
        all_words=tuple(dict.fromkeys(w for w, _ in telling_words(said, with_locator=True))),
        sigla=sigla(said),
        traits=found,
        heard=words_of(f"{said} {named}") | {*found.families, *found.helpers},
        initials=_initials(said),
        opening=tuple(fold(said[:_OPENING]).split()[:_FIRST]),
        length=len(said),
    )


# "KrV", "HRA", "ECtHR": two capitals at least; "E.O.", "C. J.".
_SIGLUM = re.compile(
    r"\b[A-Z][A-Za-z]{0,5}[A-Z][A-Za-z]{0,3}\b|\b(?:[A-Z]\.\s?){2,5}|\b[A-Z]&[A-Z]\b"
)


def sigla(text: str) -> tuple[str, ...]:
    """The abbreviations made of first letters in a text, in lower case.

    >>> sigla("HRA 1998, sch 2"), sigla("E.O. 14028"), sigla("Smith, *War*")
    (('hra',), ('eo',), ())
    """
    found = (fold_word(match[0]) for match in _SIGLUM.finditer(text))
    return tuple(dict.fromkeys(one for one in found if 2 <= len(one) <= _LONGEST_SIGLUM))


_LONGEST_SIGLUM = 6


def _initials(text: str) -> tuple[str, str]:
    words = [word.lower() for word in ascii_words(text)]
    telling = [word for word in words if word not in SMALL_WORDS and len(word) > 1]
    return "".join(word[0] for word in telling), "".join(word[0] for word in words)
