"""Names in Korean, Chinese and Japanese script, and repeated in it beside Latin letters.

In: a word or a list of names. Out: the name in that word, or the list without the repetitions.
"""

from __future__ import annotations

import re

from alliance_refs.model import Name
from alliance_refs.parsing.fields.name_words import eastern

_EASTERN = eastern()
_ONE_WORD = re.compile(rf"{_EASTERN}{{2,5}}")
# What a person did, written onto the name: author, editor, translator.
_ROLE = re.compile(r"(?<=..)(?:編著|编著|主編|主编|監修|監訳|著|訳|譯|译|編|编|撰)\Z")


def is_eastern_name(word: str) -> bool:
    """Whether a word may be a whole name in Korean, Chinese or Japanese script."""
    return bool(_ONE_WORD.fullmatch(word))


def eastern_name(word: str) -> Name | None:
    """A name written in one word, which stays one, as it is cited: "(구갑우, 2003)".

    What the person did, written onto the name, is no part of it.

    >>> eastern_name("구갑우").family, eastern_name("小林行雄訳").family
    ('구갑우', '小林行雄')
    """
    word = _ROLE.sub("", word)
    return Name(word) if is_eastern_name(word) else None


_DOUBLED = re.compile(rf"(?<=[^\W\d_])\s+{_EASTERN}+(?:\s{_EASTERN}+)*(?!\w)")
_FAMILY_FIRST = re.compile(
    rf"(?<![\w'’])(?P<family>[^\W\d_][\w'’]*)\s(?P<given>[^\W\d_][\w'’-]*)\s+{_EASTERN}{{2,6}}(?!\w)"
)
LATIN = re.compile("[A-Za-zÀ-ɏ]")
# Latin letters for each of the script; a romanisation is never shorter.
_LONGER = 1.2


def may_say_the_same(latin: int, script: str) -> bool:
    """Whether so many Latin letters may be the romanisation of what stands in another script.

    >>> may_say_the_same(len("Hangukhak"), "한국학"), may_say_the_same(len("THAAD"), "배치와 한중관계")
    (True, False)
    """
    return latin >= _LONGER * len(script)


def is_doubled(text: str) -> bool:
    """Whether names are followed by the same names in Eastern script."""
    return bool(LATIN.search(text) and _DOUBLED.search(text))


def without_scripts(text: str) -> str:
    """The text without the names repeated in Korean, Chinese or Japanese script.

    Two words before such a name stand family first; a comma is put between them.
    """
    if not LATIN.search(text):
        return text
    return _DOUBLED.sub("", _FAMILY_FIRST.sub(r"\g<family>, \g<given>", text))
