"""Initials of given names (CSL 1.0.2, Name, initialize and initialize-with).

In: a given name as printed. Out: its initials, each followed by the style's mark. What has
a full stop already, or is one capital, counts as an abbreviation and keeps all its
letters; words in lower case ("de") stay. With `shorten` off only abbreviations get the mark.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# A tag, a word, a full stop, or what joins words.
_TOKEN = re.compile(r"<[^<>]*>|[^\s.<-]+|<|\.|[\s-]+")
_HYPHEN = re.compile(r"-(?=\w)")

# A capital that is written with two letters ("TSerendorj" is "Ts.").
_DOUBLE = re.compile(r"([A-ZÀ-Þ]{2,})[a-zß-ÿ]")

# Titles in the place of a given name ("Acton, Lord").
_TITLES = frozenset(("Lord", "Lady"))

# Signs of a sound that stand before the first letter of a word ("ʿAlī").
_BREATHINGS = "ʻʼʽʾʿˀˁˈ‘’'`"
# Letters without case that stand for a name all the same: Hebrew, Arabic, Thai.
_INITIALLED = re.compile("[\u0590-\u06ff\u0e01-\u0e5b]")


@lru_cache(maxsize=65536)
def initials(given: str, mark: str, *, hyphens: bool = True, shorten: bool = True) -> str:
    """The given name in initials.

    >>> initials("Jean-Luc Marie", "."), initials("Jean-Luc Marie", ". ", hyphens=False)
    ('J.-L.M.', 'J. L. M.')
    >>> initials("James T Kirk", ".", shorten=False), initials("Ph.M.E.", ". ")
    ('James T. Kirk', 'Ph. M. E.')
    >>> initials("ʿAlī Riżā", ". "), initials("泽 东", ". ")
    ('ʿA. R.', '泽 东')
    """
    if given in _TITLES:
        return given
    text = given if hyphens else given.replace("-", " ")
    sign, space = mark.rstrip(), mark[len(mark.rstrip()) :]
    out = ""
    whole_before, joint = False, ""
    for opening, word, stopped, closing, after in _words(text):
        shown, whole = _shown(word, stopped, sign, shorten)
        if not out:
            joint = ""
        elif "-" in joint:
            joint = "-"
        else:
            joint = " " if whole or whole_before else space
        out += f"{joint}{opening}{shown}{closing}"
        whole_before, joint = whole, after
    return out


class _Word(NamedTuple):
    """A word of a name, the tags around it, and what joins it to the next."""

    opening: str
    word: str
    stopped: bool
    closing: str
    joint: str


def _words(text: str) -> Iterator[_Word]:
    """The words of a name; a hyphen before a small letter does not part them."""
    kept = _HYPHEN.sub(_kept_hyphen, text) if "-" in text else text
    opening, word, stopped, closing, joint = "", "", False, "", ""
    for token in _TOKEN.findall(kept):
        if token == ".":
            stopped = bool(word)
        elif token.startswith("</"):
            closing += token
        elif token[0].isspace() or token[0] == "-":
            joint += token
        else:
            if word and (stopped or joint or token[0] != "<"):
                yield _Word(opening, word.replace("\u2011", "-"), stopped, closing, joint)
                opening, word, stopped, closing, joint = "", "", False, "", ""
            if token[0] == "<" and len(token) > 1:
                opening += token
            else:
                word += token
    if opening or word:
        yield _Word(opening, word.replace("\u2011", "-"), stopped, closing, joint)


def _initial_end(word: str) -> int:
    """How many letters make the initial of a word; 0 in scripts that have none."""
    end = len(word) - len(word.lstrip(_BREATHINGS))
    first = word[end : end + 1]
    if not first.isalpha():
        return 0  # a nickname in quotes or parentheses
    if unicodedata.category(first) == "Lo" and not _INITIALLED.match(first):
        return 0
    return end + 1


def _kept_hyphen(match: re.Match[str]) -> str:
    following = match.string[match.end()]
    return "\u2011" if following.islower() else "-"


def _shown(word: str, stopped: bool, sign: str, shorten: bool) -> tuple[str, bool]:
    """The word as it shows, and whether it stands whole."""
    if not word:
        return word, True
    end = _initial_end(word)
    if not end:
        return word, True
    if stopped or (len(word) == 1 and not word.islower()):
        return word + sign, False
    if not shorten or word[end - 1].islower():
        return word, True
    if doubled := _DOUBLE.match(word):
        return doubled[1].title() + sign, False
    return f"{word[:end]}{sign}", False
