"""Lists of names: how many show, what stands between them, and et al.

In: the persons of one variable. Out: a `People` output whose children are names and what
joins them (CSL 1.0.2, Name; Et-al).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from alliance_refs.csl.evaluation.context import Choice, Context, NameList
from alliance_refs.csl.evaluation.person_style import PersonStyle
from alliance_refs.csl.locales.locale import Locale
from alliance_refs.csl.output.nodes import BARE, Look, Node, Output, text_of
from alliance_refs.csl.output.scripts import look_for
from alliance_refs.csl.style import ast
from alliance_refs.csl.values.people import Person
from alliance_refs.text.scripts import UNSPACED

_ELLIPSIS = "…"

_UNSPACED = re.compile(f"[{UNSPACED}]")


class People(Output):
    """A rendered list of names; `names` are the places of the names among the children."""

    __slots__ = ("names", "persons")

    def __init__(
        self,
        children: Sequence[Node],
        persons: tuple[Person, ...],
        names: tuple[int, ...],
        look: Look = BARE,
    ) -> None:
        super().__init__(children, look, "people")
        self.persons = persons
        self.names = names


class ListStyle:
    """Writes lists of names as one `cs:names` says."""

    def __init__(
        self, names: ast.Names, style: ast.Style, locale: Locale, *, for_sorting: bool = False
    ) -> None:
        options = names.options
        self._options = options
        self._persons: dict[str, PersonStyle] = {}
        self._make = partial(PersonStyle, names, style, locale, for_sorting=for_sorting)
        self._look = replace(names.name_look, delimiter="")
        # The affixes of names stand around a list with et al. too, as style authors know it.
        around = Look(self._look.prefix, self._look.suffix)
        self._around = BARE if around == BARE else around
        self._and = _and_word(options.and_, locale)
        self._et_al = _et_al(names.et_al, locale)
        self._first = (options.et_al_min, options.et_al_use_first)
        self._later = (
            options.et_al_subsequent_min or options.et_al_min,
            options.et_al_subsequent_use_first or options.et_al_use_first,
        )
        self._invert_first = options.name_as_sort_order in ("first", "all")
        self._invert_all = options.name_as_sort_order == "all"

    def count(self, context: Context, persons: tuple[Person, ...]) -> int:
        """How many names would show."""
        return self._shown(context, named(persons), NO_LEVELS, len(context.lists))

    def write(self, context: Context, persons: tuple[Person, ...]) -> People | None:
        """The list as it shows; None when et al. leaves no name."""
        known = named(persons)
        is_open, persons = len(known) < len(persons), known
        index = len(context.lists)
        choice = context.choice
        shown = self._shown(context, persons, choice, index)
        style = self._style(context.record.letters)
        context.lists.append(NameList(persons, shown, style.level, style.levels))
        if not shown:
            return None
        levels = choice.givens[index] if index < len(choice.givens) else ()
        nodes = [
            self._name(person, position, levels, style)
            for position, person in enumerate(persons[:shown])
        ]
        children = self._join(nodes, persons, is_open, style)
        places = [2 * position for position in range(shown)]
        seen = persons[:shown]
        cut = is_open or (shown < len(persons) and not self._options.et_al_use_last)
        if self._ends_in_last(shown, persons, is_open):
            places.append(len(children) - 1)
            seen = (*seen, persons[-1])
        return People(children, seen, tuple(places), self._around if cut else BARE)

    def _style(self, letters: str) -> PersonStyle:
        """How persons are written where letters change case as in that language."""
        style = self._persons.get(letters)
        if style is None:
            style = self._persons[letters] = self._make(letters=letters)
        return style

    def _shown(
        self, context: Context, persons: tuple[Person, ...], choice: Choice, index: int
    ) -> int:
        total = len(persons)
        minimum, first = self._later if context.subsequent else self._first
        cut = first is not None and minimum and total >= minimum
        shown = min(first, total) if cut and first is not None else total
        if cut and self._options.et_al_use_last:
            # The ellipsis and the last name stand for at least two names.
            shown = max(min(shown, minimum - 2), 1)
        if index < len(choice.names):
            shown = max(shown, min(choice.names[index], total))
        return shown

    def _name(
        self, person: Person, position: int, levels: tuple[int, ...], style: PersonStyle
    ) -> Node:
        level = style.level
        if position < len(levels):
            level = max(level, levels[position])
        inverted = self._invert_all or (position == 0 and self._invert_first)
        node = style.write(person, level, inverted)
        return node if self._look == BARE else Output((node,), self._look)

    def _join(
        self, nodes: list[Node], persons: tuple[Person, ...], is_open: bool, style: PersonStyle
    ) -> list[Node]:
        delimiter = self._options.delimiter
        if is_open or len(nodes) < len(persons):
            return self._cut(nodes, persons, is_open, style)
        if self._and is None or len(nodes) < 2:
            return _delimited(nodes, delimiter)
        after = persons[len(nodes) - 2]
        before = delimiter if self._delimiter_before_last(len(nodes), after) else ""
        return [*_delimited(nodes[:-1], delimiter), self._and_after(before), nodes[-1]]

    def _and_after(self, before: str) -> str:
        """The word for "and" with what stands around it; it may bring its own spaces."""
        word = self._and or ""
        if word[-1:].isspace() or is_unspaced(word):
            return (before.rstrip() if word[:1].isspace() else before) + word
        return f"{before or ' '}{word} "

    def _cut(
        self, nodes: list[Node], persons: tuple[Person, ...], is_open: bool, style: PersonStyle
    ) -> list[Node]:
        """A list that breaks off before its end; the last name of an open one is not known."""
        options = self._options
        children = _delimited(nodes, options.delimiter)
        if self._ends_in_last(len(nodes), persons, is_open):
            last = self._name(persons[-1], len(persons) - 1, (), style)
            before = options.delimiter if len(nodes) > 1 else " "
            return [*children, f"{before}{_ELLIPSIS} ", last]
        if self._et_al is None:
            return children
        with_delimiter = self._delimiter_before_et_al(len(nodes), persons[len(nodes) - 1])
        unspaced = is_unspaced(text_of(self._et_al))
        before = options.delimiter if with_delimiter else "" if unspaced else " "
        return [*children, before, self._et_al] if before else [*children, self._et_al]

    def _ends_in_last(self, shown: int, persons: tuple[Person, ...], is_open: bool) -> bool:
        """Whether the last name stands after an ellipsis, which is for two names at least."""
        return self._options.et_al_use_last and not is_open and len(persons) >= shown + 2

    def _delimiter_before_last(self, count: int, before: Person) -> bool:
        rule = self._options.delimiter_precedes_last
        inverted = self._is_inverted(count - 2, before)
        if rule == "after-inverted-name":
            return inverted
        shows = rule == "always" or (rule == "contextual" and count > 2)
        # "A, B和C": an "and" of these scripts parts names by itself.
        return shows and (inverted or not is_unspaced(self._and or ""))

    def _delimiter_before_et_al(self, count: int, before: Person) -> bool:
        rule = self._options.delimiter_precedes_et_al
        if rule == "after-inverted-name":
            return self._is_inverted(count - 1, before)
        return rule == "always" or (rule == "contextual" and count > 1)

    def _is_inverted(self, position: int, person: Person) -> bool:
        inverts = self._invert_all or (self._invert_first and position == 0)
        return inverts and not person.literal


NO_LEVELS = Choice()

# How data says that a list of names goes on: "Waltz, Kenneth and others" of BibTeX.
_OTHERS = frozenset(("others", "et al.", "et al"))


def named(persons: tuple[Person, ...]) -> tuple[Person, ...]:
    """The persons without a last one that only says that there are more.

    >>> from alliance_refs.model import Name
    >>> waltz, others = Person(Name(family="Waltz")), Person(Name(literal="others"))
    >>> named((waltz, others)) == (waltz,)
    True
    """
    is_open = len(persons) > 1 and persons[-1].literal.lower() in _OTHERS
    return persons[:-1] if is_open else persons


def _delimited(nodes: Sequence[Node], delimiter: str) -> list[Node]:
    joined: list[Node] = []
    for node in nodes:
        if joined:
            joined.append(delimiter)
        joined.append(node)
    return joined


def is_unspaced(word: str) -> bool:
    """Whether a word begins in a script that puts no spaces between words."""
    return _UNSPACED.match(word) is not None


def _and_word(kind: str, locale: Locale) -> str | None:
    if kind == "text":
        return locale.term("and") or "and"
    return "&" if kind == "symbol" else None


def _et_al(element: ast.EtAl, locale: Locale) -> Node | None:
    term = locale.term(element.term)
    if not term:
        return None
    look = look_for(term, element.look)
    return term if look == BARE else Output((term,), look)
