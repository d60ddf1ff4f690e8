"""Given names shown wherever family names alone would be ambiguous.

In: the name lists of all cites, and the rule ("all-names", "primary-name", and both with
initials alone). Out: for each item how much of its given names shows (CSL 1.0.2,
givenname-disambiguation-rule).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from alliance_refs.csl.evaluation.context import NameList
from alliance_refs.csl.evaluation.person_style import FULL, INITIALS
from alliance_refs.csl.values.initials import initials
from alliance_refs.csl.values.people import Person

# For each name list, for each of its names: 0 nothing, 1 initials, 2 all of the given name.
Levels: TypeAlias = tuple[tuple[int, ...], ...]


def global_levels(
    lists: Mapping[str, Sequence[NameList]], rule: str, *, demotes: bool = True
) -> dict[str, Levels]:
    """How much of each given name shows, by item; items that need nothing are left out.

    Where a style demotes particles, they do not tell family names apart.
    """
    primary = rule.startswith("primary")
    most = INITIALS if rule.endswith("with-initials") else FULL
    families: defaultdict[tuple[str, str], dict[Person, NameList]] = defaultdict(dict)
    for name_list, person in _names(lists, primary):
        families[_family(person, demotes)].setdefault(person, name_list)
    needed = {
        person: level
        for persons in families.values()
        if len(persons) > 1
        for person, level in _needed(list(persons), most)
        if most == FULL or INITIALS in persons[person].levels
    }
    found = {}
    for key, of_item in lists.items():
        levels = tuple(
            tuple(
                needed.get(person, 0) if person_counts(name_list, position, primary, at) else 0
                for position, person in enumerate(name_list.persons)
            )
            for at, name_list in enumerate(of_item)
        )
        if any(map(any, levels)):
            found[key] = levels
    return found


def person_counts(name_list: NameList, position: int, primary: bool, at: int) -> bool:
    """Whether a name may be expanded; only the first of a cite, under the primary rules."""
    if primary:
        return position == 0 and at == 0
    return True


def _names(
    lists: Mapping[str, Sequence[NameList]], primary: bool
) -> Iterator[tuple[NameList, Person]]:
    for of_item in lists.values():
        for at, name_list in enumerate(of_item):
            for position, person in enumerate(name_list.persons):
                if person_counts(name_list, position, primary, at):
                    yield name_list, person


def _family(person: Person, demotes: bool) -> tuple[str, str]:
    return "" if demotes else person.particle, person.family or person.literal


def _needed(persons: Sequence[Person], most: int) -> Iterator[tuple[Person, int]]:
    """The level at which each of the persons of one family name is told from the others."""
    by_initials = defaultdict(list)
    for person in persons:
        by_initials[initials(person.given, "."), person.suffix].append(person)
    by_given = defaultdict(list)
    for person in persons:
        by_given[_whole(person)].append(person)
    if len(by_given) == 1:
        return
    for alike in by_initials.values():
        distinct = set(map(_whole, alike))
        for person in alike:
            if len(distinct) == 1:
                yield person, INITIALS
            elif most == FULL:
                yield person, FULL


def _whole(person: Person) -> tuple[str, str, str]:
    """What tells persons of one family name apart; spaces between initials do not."""
    return person.given.replace(". ", "."), person.dropping, person.suffix
