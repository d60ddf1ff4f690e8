"""Korean, Chinese and Japanese in Latin letters: which of them a title is in, and its authors.

In: a title, or the names beside one. Out: the languages whose syllables the title's words are
made of, and the names with the family told from the given name. Who cites such a work by its own
title writes "Cho Sŏngsan" as Koreans do, the family first.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from alliance_refs.parsing.fields.institutions import is_institution
from alliance_refs.parsing.fields.name_words import is_given
from alliance_refs.parsing.lexicon import words

Language = Literal["ko", "zh", "ja"]

# One syllable each, apostrophes of McCune-Reischauer and Wade-Giles taken out.
_PINYIN = (
    "[bp](?:[ao]|[ae]i|[ao]?[ou]|[ae]ng?|i|ie|iao|ian|ing?)|m(?:[aoe]|[ae]i|ao|ou|[ae]ng?|i|ie|iao|iu|ian|ing?|u)"
    "|f(?:[ao]|ei|ou|[ae]ng?|u)|[dt](?:[ae]|[ae]i|ao|ou|[ae]ng?|ong|i|ie|iao|iu|ian|ing|u|uo|ui|uan|un)"
    "|[nl](?:[ae]|[ae]i|ao|ou|[ae]ng?|ong|i|ia|ie|iao|iu|iang?|ing?|u|uo|uan|un|üe?|ue)"
    "|[gkh](?:[ae]|[ae]i|ao|ou|[ae]ng?|ong|u|ua|uo|uai|ui|uang?|un)"
    "|[jqx](?:i|ia|ie|iao|iu|iang?|ing?|iong|u|ue|uan|un)"
    "|(?:[zcs]h?|r)(?:[aei]|[ae]i|ao|ou|[ae]ng?|ong|u|ua|uo|uai|ui|uang?|un)"
    "|y(?:[aeio]|ao|ou|ang?|ing?|ong|u|ue|uan|un)|w(?:[ao]|[ae]i|[ae]ng?|u)|[aeo]|[ae]i|ao|ou|[ae]ng?|er"
)
_WADE = (
    "(?:hs|ch)(?:i|ia|ieh|iao|iu|ien|iang|ing?|iung|[üu]|[üu]eh|[üu]an|[üu]n)|(?:ch|sh|j)ih|sh?eh|j[ao]?[ou]|j[ae]ng?"
    "|[ptmnl]ie[hn]|(?:ts?|k|n|l|h|j|ch|y)ung|(?:tz|ss|sz)[uŭ]|ts[aeo][iou]?|ts(?:[ae]ng?|uan|ui|un)|ye[hn]"
    "|y[üu](?:eh|an|n)?|k(?:uei|o)"
)
_SYLLABLE: dict[Language, str] = {
    "ko": "(?:kk|tt|pp|ss|tch|jj|ch|sh|[kgntdlrmpbsjh])?"
    "(?:yeo|yae|yŏ|ya|yo|yu|ye|wae|wa|wo|wŏ|we|wi|eui|eo|eu|ŭi|ui|ae|oe|oo|ee|[aeiouŏŭ])(?:ng|[kntlmp])?",
    "zh": f"(?:{_PINYIN}|{_WADE})",
    "ja": "(?:(?:ch|sh|ts|[kstnhmyrwgzbpjfd]y?)?[aeiouāēīōūâêîôû]|n(?![aeiouāēīōū])|m(?=[bpm])"
    "|[kstpc](?=[kstpc]))",
}
# What no other language has, or hardly: letters, clusters, words between others.
_SIGNS: dict[Language, re.Pattern[str]] = {
    "ko": re.compile(r"[ŏŭ]|[kptc]h?['’]|n['’]g|[ydjhsgn]eo|[nrgd]eu[nl]|\b(?:ui|kwa|gwa)\b"),
    "zh": re.compile(r"\bzh|\b[jqx][iu]|\bx|ng\b|ü|\bhs|\bts['’u]|ch['’]"),
    "ja": re.compile(r"[āēīōūâêîôû]|[kgrh]y[ou]|ts|sh|\b(?:no|wa|ga|wo|kara)\b"),
}
# A word of Korean: its vowels one by one, since few letters must not be cut in many ways.
_KOREAN = "(?:kk|tt|pp|ss|tch|jj|ch|sh|[kgntdlrmpbsjh])?[yw]?[aeiouŏŭ](?:ng|[kntlmp])?"
_WORDS = {name: re.compile(f"(?:{one})+") for name, one in {**_SYLLABLE, "ko": _KOREAN}.items()}
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’‘ʻʼ`-](?=[^\W\d_]))*")
_MARKS = str.maketrans("", "", "'’‘ʻʼ`-")
# Words of European languages that no romanisation has, or hardly.
_FOREIGN = frozenset(
    "the of and for with from der und des von les los las del della dei et het il la le nel per con".split()
)
_LONG = 10  # fewer letters than these may be so by chance
_MOST = 0.85
_FAR = 200
_LONGEST = 24  # a word of more letters could be cut in too many ways


@lru_cache(maxsize=64)
def languages_of(title: str) -> frozenset[Language]:
    """The languages that a title in Latin letters may be in; none for most titles.

    >>> sorted(languages_of("Chosŏn hugi sahoesa yŏn’gu")), languages_of("Korean End Game")
    (['ko'], frozenset())
    >>> sorted(languages_of("Zhongguo jindai shi")), sorted(languages_of("Nihon chūsei no kokka"))
    (['zh'], ['ja'])
    """
    said = title[:_FAR].lower()
    if not _FOREIGN.isdisjoint(said.split()):
        return frozenset()
    names = [name for name, sign in _SIGNS.items() if sign.search(said)]
    found = [word.translate(_MARKS) for word in _WORD.findall(said)] if names else []
    size = sum(map(len, found))
    if len(found) < 2 or size < _LONG or not _FOREIGN.isdisjoint(found):
        return frozenset()
    return frozenset(name for name in names if _share(name, found) >= _MOST * size)


def _share(language: Language, found: list[str]) -> int:
    fits = _WORDS[language].fullmatch
    return sum(len(word) for word in found if len(word) <= _LONGEST and fits(word))


_PAIR = re.compile(
    r"(?:(?<=[;&]\s)|(?<=,\s)|(?<=\sand\s)|(?<=\set\s)|(?<=\sund\s)|^)"
    r"(?P<family>[^\W\d_][^\W\d_'’‘]*(?:['’‘][^\W\d_]+)?)\s(?P<given>[^\W\d_](?:[^\W\d_]|['’‘-](?=[^\W\d_]))*)"
    r"(?=$|[;&,]|\s(?:and|et|und|&)\s|\.$)"
)


def family_first(names: str, languages: frozenset[Language]) -> str:
    """A list of names in which a comma parts the family from the given name behind it.

    >>> family_first("Cho Sŏngsan and Jane Doe", frozenset(["ko"]))
    'Cho, Sŏngsan and Jane Doe'
    """
    return _PAIR.sub(lambda match: _parted(match, languages), names)


def _parted(match: re.Match[str], languages: frozenset[Language]) -> str:
    family, given = match["family"], match["given"]
    named = any(_is_name(family, given, language) for language in languages)
    if not named or is_institution(match[0]):
        return match[0]
    return f"{family}, {given}"


def _is_name(family: str, given: str, language: Language) -> bool:
    first, last = (word.translate(_MARKS).lower() for word in (family, given))
    if max(len(first), len(last)) > _LONGEST:
        return False
    if not (family[0].isupper() and given[0].isupper()) or is_given(family):
        return False
    if not (_WORDS[language].fullmatch(first) and _WORDS[language].fullmatch(last)):
        return False
    if language == "ja":
        families = words("people.japanese")
        return first in families or last not in families
    return bool(re.fullmatch(_SYLLABLE[language], first)) or first in words("people.two_syllables")
