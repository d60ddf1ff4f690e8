"""Names of cultures that put the family first, as far as the form of the name tells.

In: the words of a name. Out: whether the first is the family: a Korean, Chinese, Japanese or
Vietnamese family name before what sounds like a given name of that language.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from alliance_refs.parsing.fields.name_words import Word, is_given
from alliance_refs.parsing.lexicon import fold, words

# "Kab-woo", "T’aejin", "Sŏngsan"; in "Sang-Hun" both halves have to sound so.
_KOREAN_GIVEN = re.compile(r"[^\W\d_]['’\w]*[-‐‑][a-zà-ÿŏŭ][\w'’]*")
_REISCHAUER = re.compile(
    r"(?=(?:ch|[ktp])['’]|.*[ŏŭ])[^\W\d_](?:[^\W\d_]|['’]){2,9}", re.IGNORECASE
)
_HALVES = re.compile(r"[-‐‑]")


def _is_korean_given(given: str) -> bool:
    if _KOREAN_GIVEN.fullmatch(given) or _REISCHAUER.fullmatch(given):
        return True
    halves = _HALVES.split(given.casefold())
    return len(halves) == 2 and all(map(_KOREAN_SYLLABLE.fullmatch, halves))


_SYLLABLES = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:i?ang|i?ong|eng|ing|uang|[iu]?an|[iu]?en|in|un|"
    r"iao|[aeoiu]?[iu]|[iu]?ai|ua|uo|ia|ie|ue|[aeiouü])){1,2}"
)


# Letters that Vietnamese alone has; the syllables of Japanese, in Latin letters.
_VIETNAMESE = re.compile("[ĐđĂăƠơƯưẠ-ỹ]")
_KANA = re.compile(
    r"(?:(?:ch|sh|ts|[kstnhmyrwgzbpjfd]y?)?[aeiouāēīōū]|n(?![aeiouāēīōū])|(?<=[aeiou])[ksthp](?=[ksthp])){2,8}"
)


def is_family_first(family: str, given: str) -> bool:
    """Whether a name is of a culture that puts the family first, as far as its form tells."""
    if _VIETNAMESE.search(family) and fold(family) in words("people.vietnamese"):
        return True
    if fold(family) in words("people.japanese"):
        return bool(_KANA.fullmatch(given.casefold())) and fold(given) not in words(
            "people.japanese"
        )
    known = fold(family) in words("names.family_first")
    if _is_korean_given(given) and (known or fold(family) in words("people.korean")):
        return True
    if not known:
        return False
    simple = not is_given(given) and given[:1].isupper() and " " not in given
    return simple and len(given) > 3 and bool(_SYLLABLES.fullmatch(given.casefold()))


def is_korean(parts: Sequence[Word]) -> bool:
    """Whether a name is Korean, its given name in two words: "Park Kun Young"."""
    family, first, second = (fold(word.text) for word in parts)
    families = words("names.family_first")
    if family not in families or (second in families and family not in words("names.never_given")):
        return False  # "Chung In Moon" may stand either way
    return all(map(_KOREAN_SYLLABLE.fullmatch, (first, second)))


_KOREAN_SYLLABLE = re.compile(
    r"(?:ch|kk|tt|pp|ss|sh|[bcdghjkmnprstwy])?"
    r"(?:yoo|you|yeo|yu|ya|ye|yo|woo|wo|wa|we|wi|eo|eu|ee|oo|ou|oe|ui|ae|ai|uh|[aeiouŏŭ])(?:ng|ck|[kgntlmpbrh])?"
)


def is_vietnamese(parts: Sequence[Word]) -> bool:
    """Whether a name is Vietnamese: a family, a middle and a given name."""
    known = fold(parts[0].text) in words("people.vietnamese")
    return known and fold(parts[1].text) in words("people.middle")
