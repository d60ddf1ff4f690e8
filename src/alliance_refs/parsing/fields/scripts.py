"""Names in Korean, Chinese and Japanese script, and repeated in it beside Latin letters.

In: a word or a list of names. Out: family and given name apart, or the list without the
repetitions.
"""

from __future__ import annotations

import re

from alliance_refs.model import Name
from alliance_refs.parsing.fields.name_words import eastern
from alliance_refs.parsing.lexicon import words

_EASTERN = eastern()
_ONE_WORD = re.compile(rf"{_EASTERN}{{2,5}}")
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff々]+")
# What a person did, written onto the name: author, editor, translator.
_ROLE = re.compile(r"(?<=..)(?:編著|编著|主編|主编|監修|監訳|著|訳|譯|译|編|编|撰)\Z")
_KANA = re.compile(r"[\u3040-\u30ff]")


def is_eastern_name(word: str) -> bool:
    """Whether a word may be a whole name in Korean, Chinese or Japanese script."""
    return bool(_ONE_WORD.fullmatch(word))


def eastern_name(word: str) -> Name | None:
    """A name written without a space, family first: one letter of it, of few names two.

    Four Chinese characters are a Japanese name: two and two.

    >>> name = eastern_name("구갑우")
    >>> name.family, name.given
    ('구', '갑우')
    >>> eastern_name("小林行雄").family, eastern_name("小林行雄訳").given
    ('小林', '行雄')
    """
    word = _ROLE.sub("", word)
    if not is_eastern_name(word) or _KANA.match(word):
        return None
    return Name(word[: _family_size(word)], word[_family_size(word) :], static_ordering=True)


def _family_size(word: str) -> int:
    """How many letters are the family's: two of a Japanese name of four or five characters."""
    if word[:2] in words("names.two_letter_families") and len(word) > 2:
        return 2
    japanese = len(word) > 3 or _KANA.search(word)
    return 2 if japanese and _HAN.fullmatch(word[:2]) and len(word) > 2 else 1


_DOUBLED = re.compile(rf"(?<=[^\W\d_])\s+{_EASTERN}+(?:\s{_EASTERN}+)*(?!\w)")
_FAMILY_FIRST = re.compile(
    rf"(?<![\w'’])(?P<family>[^\W\d_][\w'’]*)\s(?P<given>[^\W\d_][\w'’-]*)\s+{_EASTERN}{{2,6}}(?!\w)"
)
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")


def is_doubled(text: str) -> bool:
    """Whether names are followed by the same names in Eastern script."""
    return bool(_LATIN.search(text) and _DOUBLED.search(text))


def without_scripts(text: str) -> str:
    """The text without the names repeated in Korean, Chinese or Japanese script.

    Two words before such a name stand family first; a comma is put between them.
    """
    if not _LATIN.search(text):
        return text
    return _DOUBLED.sub("", _FAMILY_FIRST.sub(r"\g<family>, \g<given>", text))
