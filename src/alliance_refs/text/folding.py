"""Words reduced to plain ASCII or to small letters, for keys, sorting and comparing.

In: text in any script, with or without CSL-JSON rich-text tags. Out: ASCII words; other
scripts are romanised letter by letter (Hangul by syllable, Han characters in Mandarin
reading), which is no scholar's romanisation but is readable and never changes.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

from alliance_refs.model import plain_text

# Marks inside a word, in the text or left over from romanising: "O'Brien", "U.S.", "ʿAbd".
_INSIDE_WORDS = re.compile(r"['’ʼʿʾ`.]")
_ASCII_WORD = re.compile(r"[A-Za-z0-9]+")


def ascii_words(text: str) -> list[str]:
    """The words of `text` in ASCII, case as written.

    >>> ascii_words("Bjørn O’Brien’s <i>Café</i>–U.S.")
    ['Bjorn', 'OBriens', 'Cafe', 'US']
    >>> ascii_words("김대중 平和")
    ['GimDaeJung', 'PingHe']
    """
    plain = _INSIDE_WORDS.sub("", plain_text(text))
    if not plain.isascii():
        plain = _INSIDE_WORDS.sub("", anyascii(plain))
    return _ASCII_WORD.findall(plain)


# Titles are compared without the article before them.
ARTICLES = frozenset("the a an der die das ein eine le la les l un une el los las il lo".split())


def fold(text: str) -> str:
    """`text` as lower-case ASCII words with single spaces, for comparing.

    >>> fold("L’État — et  la Nation!")
    'letat et la nation'
    """
    return " ".join(ascii_words(text)).lower()


def caseless(word: str) -> str:
    """The form that a word has in common with all that a pattern without case takes for it.

    `re.IGNORECASE` takes some letters for each other that lower case keeps apart: the long s of
    old print, both forms of the Greek s, the Turkish i without a dot. A word that such a pattern
    found is looked up by this form, or it would not be found.

    >>> caseless("Auguſt"), caseless("ΙΟΎΛΙΟΣ") == caseless("ιούλιος"), caseless("KASIM"), caseless("kasım")
    ('august', True, 'kasim', 'kasim')
    """
    return word.casefold().replace("ı", "i").replace("i\N{COMBINING DOT ABOVE}", "i")


@lru_cache(maxsize=8192)
def fold_word(word: str) -> str:
    """One word of running text, folded, what a mark or another script parts in it joined.

    >>> fold_word("Moyen-Âge"), fold_word("平和")
    ('moyenage', 'pinghe')
    """
    return fold(word).replace(" ", "")
