"""Names: the words of a list of names to `Name` values.

In: "Park, Gun-young, Nam, Chang-hie" or "Martin Munro and Celia Britton, eds.". Out: one
`Name` for each person or institution, as printed, family and given told apart. Only words
that name nobody are left out: roles, titles, "et al.", numbers before a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from alliance_refs.model import Name
from alliance_refs.parsing.fields.institutions import is_institution, is_one_institution
from alliance_refs.parsing.fields.name_groups import Group, groups_of
from alliance_refs.parsing.fields.name_order import Person, people_of
from alliance_refs.parsing.fields.name_roles import without_roles
from alliance_refs.parsing.fields.name_words import Word, is_given, kinds
from alliance_refs.parsing.fields.person import direct_name, name_of, votes
from alliance_refs.parsing.fields.romanised import Language, family_first
from alliance_refs.parsing.fields.same import is_same
from alliance_refs.parsing.fields.scripts import (
    foreign_names,
    is_doubled,
    without_countries,
    without_scripts,
)
from alliance_refs.parsing.fields.text import squeeze
from alliance_refs.parsing.lexicon import fold, words

__all__ = ["direct_name", "is_institution", "parse_names"]


def parse_names(text: str, languages: frozenset[Language] = frozenset()) -> tuple[Name, ...]:
    """The people and institutions of a list of names, in order; "et al." names nobody.

    `languages` are those in which the work is cited, as `languages_of` its title tells: two words
    that may be a name of one of them stand family first.

    >>> [name.inverted for name in parse_names("Park, Gun-young, Nam, Chang-hie")]
    ['Park, Gun-young', 'Nam, Chang-hie']
    >>> [name.inverted for name in parse_names("KNAPPE, E. u. J. BENEDEK")]
    ['KNAPPE, E.', 'BENEDEK, J.']
    >>> [name.literal for name in parse_names("Ministry of Unification")]
    ['Ministry of Unification']
    """
    text = without_roles(squeeze(text))
    text = without_countries(_without_stop(_TO_NOBODY.sub("", text)))
    if foreign := foreign_names(text):
        return foreign
    doubled = is_doubled(text)
    text = without_scripts(text).strip(_EDGES)
    if languages and (parted := family_first(text, languages)) != text:
        text, doubled = parted, True
    if not any(char.isalnum() for char in text):
        return ()
    if fold(text) in words("people.nobody") or (
        text.islower() and fold(text) in words("people.joiners")
    ):
        return ()
    if is_one_institution(text):
        return (Name(literal=_unclosed(text)),)
    raised = _RAISED.sub(lambda match: match[0].upper(), text) if _is_small(text) else text
    found = _names(_families(_joined(groups_of(raised))))
    names = tuple(name for name in found if name.given or not is_same(name.family))
    if raised != text:
        return tuple(map(_small, names))
    if doubled:
        return tuple(replace(n, static_ordering=True) if n.given else n for n in names)
    return names


# "Smith, John and.": a conjunction that joins nobody.
_TO_NOBODY = re.compile(r"\s(?:and|und|et|&)\s?[.,;:]+$")
# Initials without full stops ("Weber M, Braun LA"), at the end with that of the sentence.
_BARE = re.compile(r"[^\W\d_]\s[^\W\d_a-zß-ÿ]{1,4},")
_LAST = re.compile(r"[^\W\d_][,\s]\s?[^\W\d_a-zß-ÿ]{1,4}\.$")


def _without_stop(text: str) -> str:
    """A list of bare initials without the full stop of its sentence."""
    if not text.endswith(".") or "." in text[:-1] or not _LAST.search(text[-9:]):
        return text
    return (
        text[:-1]
        if _BARE.search(text) or (text[-2:-1].isupper() and text[-3:-2].isupper())
        else text
    )


# The first letters of words, of those letters whose capital is one letter too.
_RAISED = re.compile(r"(?<![^\W_])[a-zà-öø-ÿ]")


def _is_small(text: str) -> bool:
    """Whether a list has no capital at all ("lepaumier h., giazzon d.")."""
    return text.islower()


def _small(name: Name) -> Name:
    return replace(name, family=name.family.lower(), given=name.given.lower())


_EDGES = ' ,;:"“”„«»'


def _unclosed(text: str) -> str:
    """The name of an institution without marks at its edges."""
    bare = text.strip(" .,;:")
    if _DOTTED.search(text):
        return bare + "."
    return bare.rstrip(")]") if bare.count("(") + bare.count("[") == 0 else bare


# A full stop that belongs to the name: "e.V.", "AA. VV.", "Inc.".
_DOTTED = re.compile(r"\b(?:\w{1,2}\.\s?\w{1,2}|Inc|Ltd|Co|Corp)\.[\s,;:]*$")


def _families(groups: list[Group]) -> list[Group]:
    """Family names alone ("Smith, Jones, Young & Lee"): each is a group of its own."""
    segments = [segment for group in groups for segment in group.segments]
    alone = all(kinds(segment) in ("W", "QW", "pW", "B") for segment in segments)
    first = len(groups) > 1 and len(groups[-1].segments) == 1
    if len(segments) < 3 or not alone or not (first or all(map(_is_acronym, segments))):
        return groups
    if any(is_given(s[0].text) for group in groups for s in group.segments[1::2]):
        return groups
    return [Group(group.mark, [segment]) for group in groups for segment in group.segments]


def _is_acronym(segment: tuple[Word, ...]) -> bool:
    return segment[0].text.isupper() and len(segment[0].text) < 6


def _names(groups: list[Group]) -> Iterator[Name]:
    marked = any(group.mark in (";", "/") for group in groups)
    people = [
        (group.mark if at == 0 else "", person)
        for group in _with_names(groups)
        for at, person in enumerate(people_of(group.segments, single=marked))
    ]
    order = votes([person for _, person in people])
    doubled = any(mark == "y" for mark, _ in people)  # a Spanish list: two family names each
    for at, (_, person) in enumerate(people):
        if person.literal:
            yield Name(literal=person.literal)
            continue
        mark, following = people[at + 1] if at + 1 < len(people) else ("", person)
        name = name_of(person, order, doubled=doubled)
        yield _sharing(name, following) if mark in _AND and _shares(person, following) else name


_AND = frozenset({"and", "&", "und", "u", "et", "y", "e", "ed", "i"})


def _shares(person: Person, following: Person) -> bool:
    """Whether two people share one family name: "G. and M. Vovelle", "Beatrice and Sidney Webb"."""
    shape, other = kinds(person.whole), kinds(following.whole)
    if not shape or len(other) < 2 or person.suffix:
        return False
    if shape in ("I", "II"):
        return other[0] == "I" or is_given(following.whole[0].text)
    return shape == "W" and all(is_given(p.whole[0].text) for p in (person, following))


def _sharing(name: Name, following: Person) -> Name:
    other = name_of(following)
    return replace(other, given=name.direct, suffix="")


def _with_names(groups: list[Group]) -> Iterator[Group]:
    """The groups without stretches that hold no name: numbers, words in lower case alone."""
    for group in groups:
        shapes = [*map(kinds, group.segments), ""]
        group.segments = [
            segment
            for at, segment in enumerate(group.segments)
            if not set(shapes[at]) <= set("nlp") or set(shapes[at + 1]) == {"I"}
        ]
        if group.segments:
            yield group


def _joined(groups: list[Group]) -> list[Group]:
    """Groups parted by the "y" of a family name made one: "José Ortega y Gasset"."""
    out: list[Group] = []
    for group in groups:
        if out and group.mark in ("y", "e", "i") and _is_one_family(out[-1], group):
            inner = (Word(group.mark, "p"),)
            joint = (*out[-1].segments[-1], *inner, *group.segments[0])
            out[-1].segments[-1:] = [joint, *group.segments[1:]]
        else:
            out.append(group)
    return out


def _is_one_family(before: Group, after: Group) -> bool:
    left, right = kinds(before.segments[-1]), kinds(after.segments[0])
    given = is_given(after.segments[0][0].text)
    if right != "W" or given or (len(before.segments) > 1 and len(after.segments) > 1):
        return False
    if len(after.segments) > 1:
        return left == "W" and len(before.segments) == 1
    return len(before.segments) == 1 and left.endswith("W") and len(left) > 1
