"""Words of imprints: whether some words name a place, a region, a publisher, a periodical."""

from __future__ import annotations

import re

from alliance_refs.parsing.lexicon import fold, has_word, words

_JOINED = re.compile(r"\s*(?:/|,|;|&|\s[-–—]\s|\b(?:and|und|et|y|e|u\.)\s)\s*")


def is_place(text: str) -> bool:
    """Whether words name a place of publication, or several: "Durham/London", "Reading, Mass."."""
    whole = fold(text.strip(" []()"))
    if whole in words("places.cities"):
        return True
    parts = [part for part in _JOINED.split(text.strip(" .[]()")) if part]
    if not 1 <= len(parts) <= 4 or fold(parts[0]) not in words("places.cities"):
        return False
    return all(fold(part) in words("places.cities") or is_region(part) for part in parts[1:])


def is_region(text: str) -> bool:
    """Whether words name a state or country that may follow a place."""
    word = fold(text.strip(" ."))
    return word in words("places.regions") or word in words("places.countries")


_WORD = re.compile(r"[\w'’&.-]+")


def is_publisher(text: str) -> bool:
    """Whether words look like the name of a publisher."""
    return any(fold(word) in words("works.publishers") for word in _WORD.findall(text))


def is_house(text: str) -> bool:
    """Whether words can hardly be anything but the name of a publisher."""
    return has_word(text, "works.houses")


def is_periodical(text: str) -> bool:
    """Whether words look like the name of a journal, a newspaper or a magazine."""
    found = [fold(word) for word in _WORD.findall(text)]
    if any(
        word in words("works.periodicals") or word in words("works.newspapers") for word in found
    ):
        return True
    return is_abbreviated(text) or has_word(text, "works.magazines")


def is_journal(text: str) -> bool:
    """Whether words can hardly be anything but the name of a journal."""
    return has_word(text, "works.journals")


_ABBREVIATED = re.compile(
    r"(?:[^\W\d_]{1,7}\.\s?(?:[A-Z]\s?)?){2,}|[A-Z][A-Za-z]{1,5}[A-Z]{1,4}|[A-Z]{2,7}"
)


def is_abbreviated(text: str) -> bool:
    """Whether words are the shortened title of a periodical: "Phys. Rev. Lett.", "MNRAS"."""
    return bool(_ABBREVIATED.fullmatch(text.strip()))
