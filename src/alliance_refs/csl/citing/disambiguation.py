"""Disambiguation: what each item needs for its cites to be told from all others.

In: the items of a document in the order of the bibliography. Out: a `Choice` for each item
that needs one (CSL 1.0.2, Disambiguation). Items whose cites read the same make a pool;
each method in turn splits the pools it can, and only members of pools are looked at again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from alliance_refs.csl.citing.engine import Engine
from alliance_refs.csl.citing.given_names import Levels, global_levels
from alliance_refs.csl.evaluation.context import NO_CHOICE, SUBSEQUENT, Choice, NameList, Place
from alliance_refs.csl.evaluation.program import tests_disambiguate
from alliance_refs.csl.style import ast


@dataclass(frozen=True, slots=True)
class _Step:
    """One change that may tell cites apart: name `name` of list `index` shows, at `level`."""

    index: int
    name: int
    level: int

    def applied(self, choice: Choice) -> Choice:
        """The choice with this change made."""
        names = _at_least(choice.names, self.index, self.name + 1)
        if not self.level:
            return Choice(names, choice.givens, choice.conditions, choice.year_suffix)
        rows = (*choice.givens, *((),) * (self.index + 1 - len(choice.givens)))
        row = _at_least(rows[self.index], self.name, self.level)
        givens = (*rows[: self.index], row, *rows[self.index + 1 :])
        return Choice(names, givens, choice.conditions, choice.year_suffix)

    def may_split(self, lists: Iterable[Sequence[NameList]]) -> bool:
        """Whether cites with these name lists may read otherwise after the change."""
        seen = set()
        for of_item in lists:
            persons = of_item[self.index].persons if self.index < len(of_item) else ()
            person = persons[self.name] if self.name < len(persons) else None
            seen.add((person, len(persons) if not self.level else 0))
        return len(seen) > 1


def disambiguate(
    engine: Engine,
    keys: Sequence[str],
    numbers: Mapping[str, int],
    first_notes: Mapping[str, int],
) -> dict[str, Choice]:
    """What each item needs to be told apart; items that need nothing are left out.

    `numbers` and `first_notes` give the citation number of an item, and the note that
    cites it first.
    """
    citation = engine.style.citation
    conditions = tests_disambiguate(engine.style)
    if not (
        citation.disambiguate_add_names
        or citation.disambiguate_add_givenname
        or citation.disambiguate_add_year_suffix
        or conditions
    ):
        return {}
    # A note number tells names apart as well as more of them would. Words that the style
    # keeps for works it would else confuse (`disambiguate`) are for the reader of this note.
    notes = first_notes if _expands_in_pools(citation) else {}
    cites = _Cites(engine, numbers, notes, conditions)
    demotes = engine.style.demote_non_dropping_particle != "never"
    choices = _expanded_everywhere(cites, citation, keys, demotes)
    pools = cites.pools((key, choices.get(key, NO_CHOICE)) for key in keys)
    if _expands_in_pools(citation):
        pools = [part for pool in pools for part in _split_by_names(cites, citation, pool, choices)]
    if conditions:
        last = not citation.disambiguate_add_year_suffix
        pools = [
            part for pool in pools for part in _split_by_condition(cites, pool, choices, last=last)
        ]
    if citation.disambiguate_add_year_suffix:
        for pool in pools:
            _add_year_suffixes(pool, choices)
    return {key: choice for key, choice in choices.items() if choice != NO_CHOICE}


class _Cites:
    """How items read when cited, without locators, as if they had been cited before."""

    def __init__(
        self,
        engine: Engine,
        numbers: Mapping[str, int],
        first_notes: Mapping[str, int],
        conditions: int,
    ) -> None:
        self.conditions = conditions
        self._engine = engine
        self._numbers = numbers
        self._first_notes = first_notes
        self._places: dict[str, Place] = {}

    def text(self, key: str, choice: Choice) -> str:
        """The words of a cite."""
        return self._cite(key, choice)[0]

    def lists(self, key: str, choice: Choice = NO_CHOICE) -> list[NameList]:
        """The lists of names in a cite."""
        return self._cite(key, choice)[1]

    def pools(self, cited: Iterable[tuple[str, Choice]]) -> list[list[str]]:
        """The items whose cites read the same, where there are several."""
        alike = defaultdict(list)
        for key, choice in cited:
            alike[self.text(key, choice)].append(key)
        return [pool for pool in alike.values() if len(pool) > 1]

    def _cite(self, key: str, choice: Choice) -> tuple[str, list[NameList]]:
        place = self._places.get(key)
        if place is None:
            place = self._places[key] = Place(
                SUBSEQUENT,
                first_note=self._first_notes.get(key, 0),
                number=self._numbers.get(key, 0),
                compared=True,
            )
        return self._engine.compared_cite(key, place, choice)


def _expands_in_pools(citation: ast.Citation) -> bool:
    by_cite = citation.givenname_disambiguation_rule == "by-cite"
    return citation.disambiguate_add_names or (citation.disambiguate_add_givenname and by_cite)


def _expanded_everywhere(
    cites: _Cites, citation: ast.Citation, keys: Sequence[str], demotes: bool
) -> dict[str, Choice]:
    """The given names that rules other than "by-cite" show in all cites."""
    rule = citation.givenname_disambiguation_rule
    if not citation.disambiguate_add_givenname or rule == "by-cite":
        return {}
    lists = {key: cites.lists(key) for key in keys}
    levels: Mapping[str, Levels] = global_levels(lists, rule, demotes=demotes)
    return {key: Choice(givens=found) for key, found in levels.items()}


def _split_by_names(
    cites: _Cites, citation: ast.Citation, pool: list[str], choices: dict[str, Choice]
) -> Iterator[list[str]]:
    """Shows more of names, then more names, as long as that tells cites apart."""
    by_cite = citation.givenname_disambiguation_rule == "by-cite"
    givens = citation.disambiguate_add_givenname and by_cite
    steps = list(_steps(cites, pool, citation.disambiguate_add_names, givens))
    open_pools = [(pool, 0)]
    while open_pools:
        members, start = open_pools.pop()
        lists = [cites.lists(key) for key in members]
        for at in range(start, len(steps)):
            if not steps[at].may_split(lists):
                continue
            tried = {key: steps[at].applied(choices.get(key, NO_CHOICE)) for key in members}
            parts = _parts(cites, tried)
            if len(parts) > 1:
                choices.update(tried)
                open_pools += [(part, at + 1) for part in parts if len(part) > 1]
                break
        else:
            yield members


def _parts(cites: _Cites, tried: Mapping[str, Choice]) -> list[list[str]]:
    alike = defaultdict(list)
    for key, choice in tried.items():
        alike[cites.text(key, choice)].append(key)
    return list(alike.values())


def _steps(cites: _Cites, pool: Sequence[str], add_names: bool, givens: bool) -> Iterator[_Step]:
    """The changes to try, in order: names that show, then those that et al. hides."""
    lists = [cites.lists(key) for key in pool]
    for index in range(max(map(len, lists))):
        alike = [of_item[index] for of_item in lists if index < len(of_item)]
        shown = min(one.shown for one in alike)
        total = max(one.total for one in alike)
        for name in range(total if add_names else shown):
            if name >= shown:
                yield _Step(index, name, 0)
            if givens:
                yield from (_Step(index, name, level) for level in alike[0].levels)


def _split_by_condition(
    cites: _Cites, pool: list[str], choices: dict[str, Choice], *, last: bool
) -> Iterator[list[str]]:
    """Lets tests of `disambiguate` hold, one more at a time, while that tells cites apart.

    When no year suffix will, the first test holds even if that tells nothing apart.
    """
    open_pools = [pool]
    while open_pools:
        members = open_pools.pop()
        start = choices.get(members[0], NO_CHOICE)
        for conditions in range(start.conditions + 1, cites.conditions + 1):
            tried = {
                key: replace(choices.get(key, NO_CHOICE), conditions=conditions) for key in members
            }
            parts = _parts(cites, tried)
            if len(parts) > 1 or (last and not start.conditions):
                choices.update(tried)
            if len(parts) > 1:
                open_pools += [part for part in parts if len(part) > 1]
                break
            if last:
                break
        else:
            yield members


def _add_year_suffixes(pool: Sequence[str], choices: dict[str, Choice]) -> None:
    for number, key in enumerate(pool):
        suffix = year_suffix(number)
        choices[key] = replace(choices.get(key, NO_CHOICE), year_suffix=suffix)


def year_suffix(number: int) -> str:
    """The suffix of the item with this 0-based number.

    >>> [year_suffix(number) for number in (0, 25, 26, 27, 52)]
    ['a', 'z', 'aa', 'ab', 'ba']
    """
    letters = ""
    number += 1
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(ord("a") + digit) + letters
    return letters


def _at_least(row: tuple[int, ...], at: int, value: int) -> tuple[int, ...]:
    padded = (*row, *(0,) * (at + 1 - len(row)))
    return (*padded[:at], max(padded[at], value), *padded[at + 1 :])
