"""Names in Korean, Chinese and Japanese script, and repeated in it beside Latin letters.

In: a word or a list of names. Out: the name in that word, or the list without the repetitions.
"""

from __future__ import annotations

import re
from operator import or_

from alliance_refs.model import Name
from alliance_refs.text.scripts import EASTERN, HAN, KATAKANA

_EASTERN = f"[{EASTERN}]"
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


# "[美]", "（清）" before a name: the country or the dynasty of who wrote.
_COUNTRY = re.compile(rf"(?:^|(?<=[、,，;；和]))\s?[\[［〔(（]?[{HAN}]{{1,4}}[\]］〕)）]\s?(?=\w)")
_HAN = f"[{HAN}]"
# The Chinese write foreign names with a dot, the Japanese in katakana: it parts no people there.
_KATAKANA = f"[{KATAKANA}]"
_INITIAL = r"[A-Z](?:\.|(?![A-Za-z]))\s?"
_FOREIGN = re.compile(
    rf"(?:{_HAN}{{1,8}}|{_INITIAL})(?:[·‧•]?(?:{_HAN}{{1,10}}|{_INITIAL})){{0,3}}?(?:(?:[·‧•]|(?<=\.)\s?){_HAN}{{1,10}}){{1,3}}"
    rf"|(?:{_KATAKANA}{{1,12}}|{_INITIAL})(?:[・·=＝](?:{_KATAKANA}{{1,14}}|{_INITIAL})){{1,3}}"
)
_CHINESE = re.compile(rf"{_HAN}{{2,5}}")
_BETWEEN = re.compile(r"\s?[、,，;；和]\s?")


def without_countries(text: str) -> str:
    """A list of names without the countries before them, as Chinese references have them.

    >>> without_countries("[美]约翰·史密斯"), without_countries("（清）曹雪芹")
    ('约翰·史密斯', '曹雪芹')
    """
    return text if text.isascii() else _COUNTRY.sub("", text)


def foreign_names(text: str) -> tuple[Name, ...]:
    """The names of a list in which foreign ones stand in Chinese or kana; nothing for any other.

    >>> [name.family for name in foreign_names("约翰·史密斯、王明")]
    ['约翰·史密斯', '王明']
    """
    if _DOTS.isdisjoint(text):
        return ()
    parts = [_ROLE.sub("", part) for part in _BETWEEN.split(text)]
    foreign = [bool(_FOREIGN.fullmatch(part)) for part in parts]
    others = (bool(_CHINESE.fullmatch(part)) for part in parts)
    if not any(foreign) or not all(map(or_, foreign, others)):
        return ()
    return tuple(map(Name, parts))


_DOTS = frozenset("·‧•・=＝")
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
