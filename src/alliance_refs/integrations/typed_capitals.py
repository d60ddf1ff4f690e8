"""Works whose titles keep the capitals that were typed, where a style would spoil them.

In: the works of a document. Out: the same; those that are hardly English, though nothing tells
their language for certain, are marked so. Styles capitalise what they take for English.

An author who capitalises English titles, or cites titles in other languages for the most
part, has typed a title without capitals because it is foreign.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from alliance_refs.model import Item, plain_text

_WORD = re.compile(r"[^\W\d_]+")
# What is small in English titles too.
_SMALL = frozenset(
    """a al an and as at but by d de e et ex for i if in l ll m my n nor o of off on or per re s so t
    the to up v via vs yet about above after against along among amid around before behind below between beyond down
    during from inside into like near onto over past since than that through till toward towards
    under until upon versus when with within without""".split()
)
# Too few words for capitals to tell.
_TELLING = 3
# ISO 639-2: undetermined.
_UNKNOWN = "und"


def with_typed_capitals(works: Mapping[str, Item]) -> dict[str, Item]:
    """The works by key, in the same order.

    >>> titles = ["The Port Jews of Trieste", "Death in the Time of Fever", "Routes et rails"]
    >>> works = {title: Item(title, "book", {"title": title}) for title in titles}
    >>> [work.get("language") for work in with_typed_capitals(works).values()]
    [None, None, 'und']
    """
    untold = [work for work in works.values() if "language" not in work]
    long = [work for work in untold if len(_WORD.findall(_titles(work))) >= _TELLING]
    capitalised = sum(map(_is_capitalised, long))
    foreign = sum(not str(work.get("language", "en")).startswith("en") for work in works.values())
    if 2 * capitalised <= len(long) and foreign <= len(long):
        return dict(works)
    return {key: _marked(work) for key, work in works.items()}


def _marked(work: Item) -> Item:
    told = "language" in work or _is_capitalised(work)
    return work if told else work.replace(language=_UNKNOWN)


def _titles(work: Item) -> str:
    return plain_text(" ".join(str(work.get(name, "")) for name in ("title", "container-title")))


def _is_capitalised(work: Item) -> bool:
    """Whether its titles have the capitals of an English one."""
    words = _WORD.findall(_titles(work))
    return all(word in _SMALL or not word[0].islower() for word in words)
