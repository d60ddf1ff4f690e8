"""Sections of a bibliography: some of its entries, by type, keyword, citedness or any variable.

In: items and a `Section`. Out: the keys that belong to it, in order. A document may show
several, one after another ("Primary sources", "Further reading").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from alliance_refs.csl.values.record import Record


@dataclass(frozen=True, slots=True)
class Section:
    """What an item must be to stand in a section; what is empty asks for nothing.

    `types` are item types, `keywords` words of the variable `keyword`, any one of which is
    enough; `cited` asks for items that are cited (True) or are not (False). `having` names
    variables that must be filled, `lacking` variables that must not.

    >>> Section(types=("book", "thesis"), cited=True).cited
    True
    """

    types: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    cited: bool | None = None
    having: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()


def keys_in(
    section: Section, records: Iterable[Record], is_cited: Callable[[str], bool]
) -> list[str]:
    """The keys of the records that belong to a section, in their order."""
    return [record.key for record in records if _belongs(section, record, is_cited(record.key))]


def _belongs(section: Section, record: Record, cited: bool) -> bool:
    values = record.values
    return (
        (not section.types or record.type in section.types)
        and (not section.keywords or not _keywords(record).isdisjoint(_folded(section.keywords)))
        and section.cited in (None, cited)
        and all(name in values for name in section.having)
        and not any(name in values for name in section.lacking)
    )


def _keywords(record: Record) -> frozenset[str]:
    said = record.values.get("keyword", "")
    return _folded(re.split(r"[,;]", said)) if isinstance(said, str) else frozenset()


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.strip().casefold() for word in words) - {""}
