"""The citation label of an item: letters of its names and two digits of its year.

In: an item's `Record`. Out: a label such as "Doe99" or "RoNo78", or the one that the data
gives (CSL 1.0.2, appendix IV, citation-label; letters as citeproc-js takes them).
"""

from __future__ import annotations

import re

from alliance_refs.csl.values.people import Person
from alliance_refs.csl.values.record import Record
from alliance_refs.model import Date, plain_text
from alliance_refs.text.casing import STOP_WORDS

# How many letters each name gives, by how many names there are.
_LETTERS = {1: (4,), 2: (2, 2), 3: (2, 1, 1)}
_FOUR_OR_MORE = (1, 1, 1, 1)
_NO_YEAR = "00"
_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_NAMES = ("author", "editor", "translator", "director", "interviewer", "composer")


def citation_label(record: Record) -> str:
    """The label of an item, without a year suffix.

    The item's own `citation-label` goes first; without names, its title gives the letters.
    """
    given = record.values.get("citation-label")
    if isinstance(given, str):
        return given
    return _letters(record) + _year(record)


def _letters(record: Record) -> str:
    persons: tuple[Person, ...] = next(
        (names for variable in _NAMES if (names := record.values.get(variable))), ()
    )
    if not persons:
        title = plain_text(record.values.get("title", ""))
        words = (word for word in _WORD.findall(title) if word.lower() not in STOP_WORDS)
        return "".join(words)[:4].capitalize()
    counts = _LETTERS.get(len(persons), _FOUR_OR_MORE)
    families = map(_joined_letters, persons)
    cut = (name[:count] for name, count in zip(families, counts, strict=False))
    return "".join(map(str.capitalize, cut))


def _joined_letters(person: Person) -> str:
    """The letters of a family name, or of an institution without its article."""
    name = person.family or _ARTICLE.sub("", person.literal, count=1)
    return "".join(_WORD.findall(plain_text(name)))


def _year(record: Record) -> str:
    date = record.values.get("issued")
    if not isinstance(date, Date) or date.year is None:
        return _NO_YEAR
    return f"{abs(date.year) % 100:02}"
