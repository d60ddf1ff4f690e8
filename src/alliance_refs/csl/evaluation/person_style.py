"""How a style writes one person's name: order of parts, initials, dress of the parts.

In: the options of a `cs:name` and the style. Out: a `PersonStyle`, which writes persons and
remembers what it wrote (CSL 1.0.2, Name-part Order; Name-part Formatting).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from alliance_refs.csl.locales.locale import Locale
from alliance_refs.csl.output.nodes import BARE, Look, Node, Output, text_of
from alliance_refs.csl.output.richtext import read_rich
from alliance_refs.csl.output.scripts import look_for
from alliance_refs.csl.style import ast
from alliance_refs.csl.values.initials import initials
from alliance_refs.csl.values.people import Person
from alliance_refs.text.casing import change_case

# Stands between the fields of a sort key, below all that can stand in one.
FIELD = "\0"
_ARTICLE = re.compile(r"(?:a|an|the)\s+(?=\S)", re.I)

# Languages that keep a particle and its name on one line ("de Gaulle").
_UNBROKEN = frozenset(("cs", "fr", "ru"))

# How much of a given name shows.
FAMILY, INITIALS, FULL = 0, 1, 2

_BINDS = ("'", "’", "-", "–", "\u00a0", " ")


class PersonStyle:
    """Writes persons as one `cs:name` says.

    `level` is how much of a given name shows where disambiguation asks for nothing,
    `levels` what it may ask for.
    """

    def __init__(
        self,
        names: ast.Names,
        style: ast.Style,
        locale: Locale,
        *,
        for_sorting: bool = False,
        letters: str = "",
    ) -> None:
        options = names.options
        self._locale = locale
        self._letters = letters
        self._space = "\u00a0" if locale.language[:2] in _UNBROKEN else " "
        self._given = names.given
        self._family = names.family
        self._mark = options.initialize_with
        self._shorten = options.initialize
        self._hyphens = style.initialize_with_hyphen
        self._stops = self._mark is None or "." in self._mark
        self._separator = options.sort_separator
        demotes = ("display-and-sort", "sort-only") if for_sorting else ("display-and-sort",)
        self._demote = style.demote_non_dropping_particle in demotes
        self._sorts = for_sorting
        self._written: dict[tuple[Person, int, bool], Node] = {}
        has_initials = self._mark is not None and self._shorten
        steps = (FAMILY, INITIALS, FULL) if has_initials else (FAMILY, FULL)
        self.level = FAMILY if options.form == "short" else steps[1]
        self.levels = tuple(step for step in steps if step > self.level)

    def write(self, person: Person, level: int, inverted: bool) -> Node:
        """One name, with that much of the given name, family name first when `inverted`."""
        key = (person, level, inverted)
        node = self._written.get(key)
        if node is None:
            node = self._written[key] = self._write(person, level, inverted)
        return node

    def _write(self, person: Person, level: int, inverted: bool) -> Node:
        if self._sorts:
            return self._sort_words(person, level)
        if person.literal:
            return one_node([self._of_family(person.literal)])
        if not person.direct and not (inverted and person.inverts):
            return self._family_first(person, level)
        if level == FAMILY and not (inverted and self._demote and person.particle):
            return one_node([self._whole_family(person)])
        return self._inverted(person, level) if inverted else self._direct(person, level)

    def _sort_words(self, person: Person, level: int) -> str:
        """The parts by their weight in sorting, as fields.

        CSL 1.0.2, Name-part Order, but that particles which yield to the family name stand
        after the given name, as where they are printed.
        """
        if person.literal:
            english = self._locale.language.startswith("en")
            return _ARTICLE.sub("", person.literal, count=1) if english else person.literal
        given = "" if level == FAMILY else self._given_name(person, level)
        if self._demote:
            particles = f"{person.dropping} {person.particle}".strip()
            fields = (person.family, given, particles, person.suffix)
        else:
            family = f"{person.particle} {person.family}".strip()
            fields = (family, person.dropping, given, person.suffix)
        return FIELD.join(fields).rstrip(FIELD)

    def _family_first(self, person: Person, level: int) -> Node:
        """Family name, given name; the affixes of name parts are for names in two words."""
        if not person.spaced:
            given = self._of_given(person.given) if level != FAMILY else ""
            return one_node(
                [self._of_family(person.particle), self._of_family(person.family), given]
            )
        family = self._whole_family(person)
        if level == FAMILY or not person.given:
            return one_node([family])
        given = self._affixed([self._of_given(self._given_name(person, level))], self._given)
        return one_node([family, " ", given])

    def _whole_family(self, person: Person) -> Node:
        parts = (self._of_family(person.particle), self._of_family(person.family))
        return self._affixed(spaced(parts, self._space), self._family)

    def _direct(self, person: Person, level: int) -> Node:
        """Given name first; the affixes of the family name take in all that follows it."""
        given = self._affixed([self._of_given(self._given_name(person, level))], self._given)
        family = spaced(
            (
                self._of_given(person.dropping),
                self._of_family(person.particle),
                self._of_family(person.family),
            ),
            self._space,
        )
        if person.suffix:
            family += [", " if person.comma_suffix else " ", self._suffix(person)]
        return one_node(apart(given, [self._affixed(family, self._family)]))

    def _inverted(self, person: Person, level: int) -> Node:
        particle = self._of_family(person.particle)
        names = (self._given_name(person, level), person.dropping) if level else ()
        given, *after = [self._of_given(name) for name in names] or [""]
        family = [self._of_family(person.family)]
        if self._demote:
            after.append(particle)
        else:
            family.insert(0, particle)
        nodes = [self._affixed(spaced(family, self._space), self._family)]
        if behind := apart(given, spaced(after)):
            nodes += [self._separator, self._affixed(behind, self._given)]
        if person.suffix and level:
            nodes += [self._separator, self._suffix(person)]
        return one_node(nodes)

    def _given_name(self, person: Person, level: int) -> str:
        if self._mark is None or not person.given:
            return person.given
        if self._shorten and level == FULL:
            return person.given
        return initials(person.given, self._mark, hyphens=self._hyphens, shorten=self._shorten)

    def _of_given(self, text: str) -> Node:
        return self._dressed(text, self._given)

    def _of_family(self, text: str) -> Node:
        return self._dressed(text, self._family)

    def _suffix(self, person: Person) -> Node:
        """The suffix; without a full stop in styles that have none in initials."""
        text = person.suffix if self._stops else person.suffix.replace(".", "")
        return self._dressed(text, BARE)

    def _dressed(self, text: str, look: Look) -> Node:
        """One part in its case and styles, its affixes left to what encloses it."""
        if not text:
            return ""
        read = read_rich(text, self._locale)
        case = look.text_case
        if case and isinstance(read, str):
            read, case = change_case(read, case, self._letters), ""
        styles = look_for(text, look).styles
        if styles or case:
            return Output((read,), Look(styles=styles, text_case=case, letters=self._letters))
        return read

    def _affixed(self, nodes: list[Node], look: Look) -> Node:
        if not nodes or nodes == [""]:
            return ""
        if not look.prefix and not look.suffix:
            return one_node(nodes)
        return Output(nodes, replace(BARE, prefix=look.prefix, suffix=look.suffix))


def apart(given: Node, others: list[Node]) -> list[Node]:
    """A given name and what follows it; an apostrophe at its end is its own ("ʿAlāʾ").

    >>> apart("Alā’", ["al-Aswānī"]), apart("", ["Kim"])
    (['Alā’', ' ', 'al-Aswānī'], ['Kim'])
    """
    nodes = [node for node in (given, *others) if node != ""]
    if given != "" and len(nodes) > 1 and not text_of(given)[-1:].isspace():
        nodes.insert(1, " ")
    return nodes


def spaced(parts: Iterable[Node], space: str = " ") -> list[Node]:
    """The parts that are there, a space between them where none binds to the next.

    >>> spaced(["van", "Gogh"]), spaced(["d’", "Alembert"]), spaced(["", "Kim"])
    (['van', ' ', 'Gogh'], ['d’', 'Alembert'], ['Kim'])
    """
    nodes: list[Node] = []
    for part in parts:
        if part == "":
            continue
        if nodes and not text_of(nodes[-1]).endswith(_BINDS):
            nodes.append(space)
        nodes.append(part)
    return nodes


def one_node(nodes: list[Node]) -> Node:
    """The nodes as one; plain words are joined into a string."""
    if all(isinstance(node, str) for node in nodes):
        return "".join(map(str, nodes))
    return nodes[0] if len(nodes) == 1 else Output(nodes)
