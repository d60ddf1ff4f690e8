"""Works by the words of their citations, whatever was read as name or title.

A short form picks words of the first citation ("Fonds Vollard, MS 421", "Kerr Report", "Corr.").
The work that alone has all of them is meant; a word cut short with a point stands for what
begins with it.
"""

from __future__ import annotations

import re

from alliance_refs.notes.reading.locators import without_locator
from alliance_refs.notes.words import in_pairs
from alliance_refs.text.folding import fold_word

# A word, and whether a point or an ellipsis cuts it short.
_WORD = re.compile(r"(?P<word>[^\W_]+(?:['’/-][^\W_]+)*)(?P<cut>\.|…)?")
_BROKEN = re.compile(r"(?<=[^\W\d_])-\s+(?=[a-zà-ÿ])")
# Words that tell nothing of a work.
SMALL_WORDS = frozenset(
    """the a an of and or in on for to at by with from as der die das den dem des ein eine und oder
    von vom zu zur zum im am le la les l un une des du de d et ou en au aux dans sur el los las lo y e o
    del al il lo gli i uno una di da dei degli della delle nel su per con do dos das no na os as um uma
    ed eds ed hg hrsg dir coord trans al et note n vgl cit op loc art id idem""".split()
)
# A word cut short has at least so many letters.
_SHORTEST = 3


def words_of(text: str) -> frozenset[str]:
    """All words of a citation, folded, those with marks inside also in parts.

    >>> sorted(words_of("CO 123/45, Zimmer- mann"))
    ['123', '12345', '45', 'co', 'zimmermann']
    """
    out: set[str] = set()
    for match in _WORD.finditer(in_pairs(_BROKEN.sub("", text))):
        parts = re.split(r"['’/-]", match["word"])
        out.update(filter(None, map(fold_word, (match["word"], *parts))))
    return frozenset(out)


def telling_words(text: str, *, with_locator: bool = False) -> tuple[tuple[str, bool], ...]:
    """The words of a short form that name its work, each with whether it is cut short.

    Its locator (unless `with_locator`), initials and small words count not.

    >>> telling_words("Meier-Graefe, Tagebuch, p. 118"), telling_words("Corr., t. IV, p. 235")
    ((('meiergraefe', False), ('tagebuch', False)), (('corr', True),))
    """
    whole = _BROKEN.sub("", text)
    own = whole if with_locator else without_locator(whole)
    found = []
    for match in _WORD.finditer(in_pairs(own)):
        word = fold_word(match["word"])
        is_initial = len(word) == 1 and match["word"].isalpha() and match["word"].isascii()
        if word and not is_initial and word not in SMALL_WORDS:
            found.append((word, bool(match["cut"]) and len(word) >= _SHORTEST))
    return tuple(found)
