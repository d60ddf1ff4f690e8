"""Initials of given names (CSL 1.0.2, Name, initialize and initialize-with).

In: a given name as printed. Out: its initials, each followed by the style's mark. What has
a full stop already, or is one capital, counts as an abbreviation and keeps all its
letters; words in lower case ("de") stay. With `shorten` off only abbreviations get the mark.
"""

from __future__ import annotations

import re
from functools import lru_cache

# A word with the tags around it, the full stop after it, and what joins it to the next.
_WORD = re.compile(r"((?:<[^<>]*>)*)([^\s.<>-]+|(?<=[\s>-])-)(\.?)((?:</[^<>]*>)*)([\s-]*)")

_HYPHEN = re.compile(r"-(?=\w)")

# A capital that is written with two letters ("TSerendorj" is "Ts.").
_DOUBLE = re.compile(r"([A-ZÀ-Þ]{2,})[a-zß-ÿ]")


@lru_cache(maxsize=65536)
def initials(given: str, mark: str, *, hyphens: bool = True, shorten: bool = True) -> str:
    """The given name in initials.

    >>> initials("Jean-Luc Marie", "."), initials("Jean-Luc Marie", ". ", hyphens=False)
    ('J.-L.M.', 'J. L. M.')
    >>> initials("James T Kirk", ".", shorten=False), initials("Ph.M.E.", ". ")
    ('James T. Kirk', 'Ph. M. E.')
    """
    text = given if hyphens else given.replace("-", " ")
    sign, space = mark.rstrip(), mark[len(mark.rstrip()) :]
    out = ""
    whole_before, joint = False, ""
    for opening, word, stop, closing, after in _words(text):
        shown, whole = _shown(word, bool(stop), sign, shorten)
        if not out:
            joint = ""
        elif "-" in joint:
            joint = "-"
        else:
            joint = " " if whole or whole_before else space
        out += f"{joint}{opening}{shown}{closing}"
        whole_before, joint = whole, after
    return out


def _words(text: str) -> list[tuple[str, ...]]:
    """The words of a name; a hyphen before a small letter does not part them."""
    kept = _HYPHEN.sub(_kept_hyphen, text) if "-" in text else text
    if "<" not in kept and "." not in kept and "-" not in kept and "\u2011" not in kept:
        return [("", word, "", "", " ") for word in kept.split()]
    return [
        tuple(part.replace("\u2011", "-") if at == 1 else part for at, part in enumerate(found))
        for found in _WORD.findall(kept)
    ]


def _kept_hyphen(match: re.Match[str]) -> str:
    following = match.string[match.end()]
    return "\u2011" if following.islower() else "-"


def _shown(word: str, stopped: bool, sign: str, shorten: bool) -> tuple[str, bool]:
    """The word as it shows, and whether it stands whole."""
    if stopped or (len(word) == 1 and not word.islower()):
        return word + sign, False
    if not shorten or word[0].islower():
        return word, True
    return (doubled[1].title() if (doubled := _DOUBLE.match(word)) else word[0]) + sign, False
