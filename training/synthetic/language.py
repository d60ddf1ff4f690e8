"""The language of a title, guessed from its small words."""

from __future__ import annotations

import re
from collections import defaultdict

_SMALL = {
    "en": "the of and in on for to a an with from by is at as between its against through",
    "de": "der die das und von des im zur zum für ein eine den dem über bei als mit auf aus",
    "fr": "le la les à en des et du dans au aux une sur pour par en l d chez entre",
    "it": "il la i in a d l un una della dei delle nel nella nei degli gli e di per con alla dal sul sulla tra lo del",
    "es": "el la los las de a y del en una sobre para por con un al su hacia",
    "pt": "o os a de da do dos das e em na no uma sobre para por ao entre",
    "nl": "de het een van en voor op met over bij uit naar aan tot",
}
_LANGUAGES: defaultdict[str, list[str]] = defaultdict(list)
for _language, _words in _SMALL.items():
    for _word in _words.split():
        _LANGUAGES[_word].append(_language)
_WORD = re.compile(r"[^\W\d_]+")


def language_of(title: str) -> str:
    """The code of the likeliest language; empty when nothing tells.

    >>> language_of("Die Soziologie der Familie"), language_of("Bahasa Jawa")
    ('de', '')
    """
    scores: dict[str, float] = {}
    for word in _WORD.findall(title.lower()):
        for language in _LANGUAGES.get(word, ()):
            scores[language] = scores.get(language, 0) + 1 / len(_LANGUAGES[word])
    if not scores:
        return ""
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] >= 1 else ""
