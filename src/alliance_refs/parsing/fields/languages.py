"""The language of a title, where it is surely none but one and not English.

In: a title. Out: its language (BCP 47: "de", "ko", "ko-Latn"), or "" where its words leave a doubt.
Styles need to know: a title in English may be set with capitals, none in another language
(CSL 1.0.2, "Text-case"), and what is not said counts as English there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from alliance_refs.parsing.fields.romanised import languages_of
from alliance_refs.parsing.fields.scripts import LATIN
from alliance_refs.parsing.lexicon import any_of, table
from alliance_refs.text.scripts import HAN, HANGUL, HIRAGANA, JAMO, KANA, KATAKANA

_WORD = re.compile(r"[^\W\d_]+")
# Scripts that tell the language, the rarer letters first.
_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ko", re.compile(f"[{JAMO}{HANGUL}]")),
    ("ja", re.compile(f"[{KANA}]")),
    ("zh", re.compile(f"[{HAN}]")),
    ("uk", re.compile("[іїєґІЇЄҐ]")),
    ("sr", re.compile("[јљњћђџЈЉЊЋЂЏ]")),
    ("ru", re.compile("[Ѐ-ӿ]")),
    ("grc", re.compile("[\u1f00-\u1fff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("fa", re.compile("[پچژگ\u06a9\u06cc]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
)
# What a word counts that one language has, two have, three have; and one that more have. A letter
# counts no more than a half, two no more than one: "v." and "K-" are in every language.
_SHARED = (0.0, 2.0, 1.0, 0.6)
_COMMON = 0.3
_END, _LETTER = 1.0, 1.5
# What is enough, and how much more than any other language has.
_ENOUGH, _MARGIN = 2.0, 1.6
_LETTER_ALONE = 0.5
_FEW, _FEWER = 1.5, 1.2  # where no word is English, and where two speak for the language
_FAR = 300  # a title is told by its first letters


# What tells a title in Chinese letters to be Japanese: kana, forms of letters and marks that only
# Japanese references have around it.
_JAPANESE = re.compile(rf"[{HIRAGANA}{KATAKANA}]|、\s?(?:\d{{4}}年|[平昭大令明][成和正治])")


_LETTERS, _QUOTES = frozenset("号巻訳"), frozenset("「『")


def _is_japanese(around: str) -> bool:
    said = frozenset(around)
    return bool(said & _LETTERS and said & _QUOTES) or bool(_JAPANESE.search(around))


def language_of(title: str, around: str = "") -> str:
    """The language of a title, "" for English and wherever there is a doubt.

    `around` is the citation that the title stands in, which tells Chinese from Japanese.

    >>> language_of("Die Gesellschaft der Gesellschaft"), language_of("Korean End Game")
    ('de', '')
    >>> language_of("여성의 근대"), language_of("Chosŏn hugi sahoesa yŏn’gu")
    ('ko', 'ko-Latn')
    >>> language_of("塩", "山田太郎『塩』岩波書店、2003年。")
    'ja'
    """
    title = title[:_FAR]
    if not title.isascii() and (named := _by_script(title)):
        return "ja" if named == "zh" and _is_japanese(around) else named
    romanised = languages_of(title)
    if romanised:
        return f"{min(romanised)}-Latn" if len(romanised) == 1 else ""
    said = title.lower()
    # Names are taken out only where a language may rest on them.
    return _likeliest(_names().sub(" ", said)) if _likeliest(said) else ""


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of('languages.names')}\b")


def _by_script(title: str) -> str:
    """The language of the script that most of a title is in, "" where that is Latin."""
    others = sum(1 + (char >= _DENSE) for char in title if char > _LAST_LATIN and char.isalpha())
    if others < len(LATIN.findall(title)):
        return ""
    return next((name for name, letters in _SCRIPTS if letters.search(title)), "")


# Letters of Eastern scripts say as much as two of an alphabet.
_DENSE, _LAST_LATIN = "\u1100", "\u024f"


def _likeliest(title: str) -> str:
    """The language that most signs speak for, where they are enough and no other comes near."""
    scores: dict[str, float] = {}
    several: set[str] = set()
    for name, weight in _signs(title):
        if name in scores and weight > _LETTER_ALONE:
            several.add(name)
        scores[name] = scores.get(name, 0.0) + weight
    if not scores:
        return ""
    best = max(scores, key=scores.__getitem__)
    second = max((value for name, value in scores.items() if name != best), default=0.0)
    enough = _ENOUGH if "en" in scores else _FEWER if best in several else _FEW
    return best if best != "en" and scores[best] >= max(enough, _MARGIN * second) else ""


def _signs(title: str) -> Iterator[tuple[str, float]]:
    """The languages that each word, its end, and each rare letter speaks for, and how much."""
    small, every, ends = _small_words(), *_ends()
    for word in _WORD.findall(title):
        if word in small:
            yield from small[word]
        elif len(word) > _SHORT and word.endswith(every):
            yield from ((name, _END) for name, ones in ends if word.endswith(ones))
    if not title.isascii():
        letters = table("languages")["letters"]
        yield from (
            (name, _LETTER) for name, ones in letters.items() if not set(ones).isdisjoint(title)
        )


_SHORT = 7  # words up to this long have no telling ends
Ends = tuple[str, ...]


@cache
def _ends() -> tuple[Ends, tuple[tuple[str, Ends], ...]]:
    """All ends together, and those of each language."""
    ends = tuple((name, tuple(ones)) for name, ones in table("languages")["ends"].items())
    return tuple(one for _, ones in ends for one in ones), ends


@cache
def _small_words() -> Mapping[str, tuple[tuple[str, float], ...]]:
    """The languages of each small word, and how much it speaks for them."""
    names: dict[str, list[str]] = {}
    for name, ones in table("languages")["small"].items():
        for word in dict.fromkeys(ones):
            names.setdefault(word, []).append(name)
    return {
        word: tuple((name, _weight(word, found)) for name in found) for word, found in names.items()
    }


def _weight(word: str, names: Sequence[str]) -> float:
    shared = _SHARED[len(names)] if len(names) < len(_SHARED) else _COMMON
    return min(shared, len(word) / 2) if len(word) < 3 else shared
