"""Do two descriptions mean one work? What each says, reduced to what can be compared.

Titles are compared by their words, names by the family name, all folded to plain
letters, so that a repeat is known though its marks and accents differ.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from alliance_refs.model import Date, Item, Name
from alliance_refs.notes.words import in_pairs, is_unspaced
from alliance_refs.text.folding import ARTICLES, fold

Likeness = Literal["same", "shortened", "author", "none"]

# "Vol. I." is no title, whoever took it for one.
_NUMBERING = frozenset(
    "vol vols volume book books bk chap chaps ch part pt no p pp bd t tome".split()
)
_NUMERAL = re.compile(r"[ivxlcdm]+|\d+")
# Fields of which a full citation says at least one when the first citation did.
_IMPRINT = ("container-title", "publisher", "publisher-place", "issued", "archive", "genre")


@dataclass(frozen=True, slots=True)
class Traits:
    """What a description says of a work, ready to compare; empty where it says nothing."""

    families: tuple[str, ...]
    title: tuple[str, ...]
    container: tuple[str, ...]
    issued: str
    volume: str
    helpers: tuple[str, ...]
    alias: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names it goes by: its authors, or its editors and translators."""
        return self.families or self.helpers

    @property
    def is_bare(self) -> bool:
        """Whether nothing is said that could be compared."""
        return not (self.families or self.title or self.container)


def traits(item: Item) -> Traits:
    """The traits of an item."""
    issued = item.get("issued")
    title = _title_words(item.get("title", ""))
    helpers = (*item.get("editor", ()), *item.get("translator", ()))
    authors = [name for name in item.get("author", ()) if _family(name)]
    return Traits(
        families=tuple(map(_family, authors)),
        initials=tuple(fold(name.given)[:1] for name in authors),
        title=_without_year(title),
        container=_title_words(item.get("container-title", "")),
        issued=str(issued) if isinstance(issued, Date) else _year_of(title),
        volume=fold(str(item.get("volume", ""))),
        helpers=tuple(filter(None, map(_family, helpers))),
        alias=_title_words(item.get("title-short", "")),
    )


def _family(name: Name) -> str:
    family = name.literal or name.family
    family = family if is_unspaced(family) else fold(family)
    return "" if family in ("others", "et al") else family


def _title_words(title: str) -> tuple[str, ...]:
    folded = fold(in_pairs(title)).split()
    if all(word in _NUMBERING or _NUMERAL.fullmatch(word) for word in folded):
        return ()
    return tuple(folded[1:] if folded and folded[0] in ARTICLES and len(folded) > 1 else folded)


def _without_year(title: tuple[str, ...]) -> tuple[str, ...]:
    """The title without years at its end, which belong to the date as well as to it."""
    while len(title) > 1 and _is_year(title[-1]):
        title = title[:-1]
    return title


def _year_of(title: tuple[str, ...]) -> str:
    """The last year in a title, the first of two in a row: "1634-1635" is not "1635"."""
    at = next((at for at in range(len(title) - 1, 0, -1) if _is_year(title[at])), 0)
    while at > 1 and _is_year(title[at - 1]):
        at -= 1
    return title[at] if at else ""


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal()


def lone_name(wanted: Traits) -> Traits | None:
    """The same words taken as a name: "Hucher, p. 482" may mean what Hucher edited."""
    if wanted.families or wanted.container or wanted.issued or not 1 <= len(wanted.title) <= 2:
        return None
    return replace(wanted, families=(" ".join(wanted.title),), title=())


def likeness(new: Traits, known: Traits) -> Likeness:
    """How a new description stands to a known work.

    "same": nothing speaks against one work and the titles (or, without titles, the
    container and date) are equal. "shortened": the new title is the beginning of the
    known one or its main words. "author": only the name is given, and fits.
    """
    if not _authors_agree(new, known):
        return "none"
    if new.title and known.title:
        return _compare_titles(new, known)
    if new.title:
        return "none"
    if new.container or not new.families:
        same = new.container == known.container and new.issued == known.issued
        untitled = not known.title and new.volume == known.volume
        return "same" if same and untitled and (new.issued or new.volume) else "none"
    if not initials_agree(new, known):
        return "none"
    return "author" if new.issued in ("", known.issued) or _year(new) == _year(known) else "none"


def initials_agree(new: Traits, known: Traits) -> bool:
    """Whether the given names do not contradict each other where family names are equal.

    "A. Smith" is not John Smith; "Smith" may be.
    """
    for family, initial in zip(new.families, new.initials, strict=False):
        theirs = {
            other
            for name, other in zip(known.families, known.initials, strict=False)
            if name == family
        }
        if initial and theirs and "" not in theirs and initial not in theirs:
            return False
    return True


# Two persons of one family name may both have written a title of so few words.
_SHORT_TITLE = 2
# A word of this length may stand for a title behind its author's name.
_SHORTEST_WORD = 3


def _compare_titles(new: Traits, known: Traits) -> Likeness:
    if known.alias and new.title == known.alias:
        return "shortened"
    if new.title == known.title:
        return "same" if _may_be_same(new, known) else "none"
    dates_differ = new.issued and known.issued and _year(new) != _year(known)
    if dates_differ or not initials_agree(new, known) or _says_other_helper(new, known):
        return "none"
    return "shortened" if _shortens(new, known) else "none"


def _says_other_helper(new: Traits, known: Traits) -> bool:
    """Whether an editor is named whom the known description has not: a short form adds none."""
    return bool(new.helpers) and not {*new.helpers} & {*known.helpers, *known.families}


def _may_be_same(new: Traits, known: Traits) -> bool:
    """Whether nothing else speaks against two equal titles being one work."""
    if new.container and known.container and new.container != known.container:
        return False
    if _year(new) and _year(known) and _year(new) != _year(known):
        return False
    if len(new.title) <= _SHORT_TITLE and not initials_agree(new, known):
        return False
    other_volume = new.volume and known.volume and new.volume != known.volume
    return bool(new.families) or not other_volume


def _shortens(new: Traits, known: Traits) -> bool:
    """Whether a title is the beginning of a known one, stands in it, or picks its words."""
    shorter = new.title[: len(known.title)]
    is_start = len(new.title) < len(known.title) and known.title[: len(shorter)] == shorter
    is_named = bool(new.families)
    is_telling = len(shorter) >= 2 or (is_named and len(shorter[0]) >= _SHORTEST_WORD)
    if (is_start or _holds(known.title, shorter)) and is_telling:
        return True
    if not is_named:
        return False
    if known.families and _picks(known.title, shorter):
        return True
    # A volume of a larger work goes by the title of the whole.
    return bool(known.volume and known.container) and _picks(known.container, shorter)


# Words alike in so many first letters are forms of one word: "hegemony", "hegemonic".
_STEM = 6


def _picks(title: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether a short title picks words of a title in their order, in whatever form.

    One word must be long enough to tell; of two and more each must be found.
    """
    rest = iter(title)
    found = all(any(_alike(word, other) for other in rest) for word in short)
    return found and (len(short) > 1 or len(short[0]) >= _STEM)


def _alike(one: str, other: str) -> bool:
    return one == other or (len(one) >= _STEM and one[:_STEM] == other[:_STEM])


def _holds(words: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether `part` stands in `words` without a break."""
    return f" {' '.join(part)} " in f" {' '.join(words)} "


def _authors_agree(new: Traits, known: Traits) -> bool:
    """Whether the names do not contradict each other; a missing name contradicts nothing."""
    theirs = known.families or known.helpers
    if not new.families or not theirs:
        return bool(new.title) or not new.families
    first = new.families[0]
    if first in theirs or any(is_part_of(first, name) for name in theirs):
        return True
    return bool(not known.families and set(new.families) & set(theirs))


def is_part_of(name: str, whole: str) -> bool:
    """Whether a name in Chinese or Japanese is the family name of a whole one.

    >>> is_part_of("板垣", "板垣邦子"), is_part_of("アンダーソン", "ベネディクト・アンダーソン")
    (True, True)
    """
    if name.isascii() or not name or len(name) >= len(whole):
        return False
    return whole.startswith(name) or whole.endswith(("・" + name, "·" + name))


def _year(of: Traits) -> str:
    return of.issued[:4]


def says_no_less(item: Item, first: Item) -> bool:
    """Whether a repeat says as much as the first citation did: title, name and imprint."""
    if len(_title_words(item.get("title", ""))) < len(_title_words(first.get("title", ""))):
        return False
    if first.get("author") and not item.get("author"):
        return False
    imprint = [field for field in _IMPRINT if first.get(field)]
    return not imprint or any(item.get(field) for field in imprint)
