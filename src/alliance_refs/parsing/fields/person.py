"""One person: the words of a name to a `Name`, family, given, particles and suffix apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from alliance_refs.model import Name
from alliance_refs.parsing.fields.eastern_names import is_family_first, is_korean, is_vietnamese
from alliance_refs.parsing.fields.name_order import Person
from alliance_refs.parsing.fields.name_words import (
    Word,
    classed,
    fits,
    is_first_of_two,
    is_given,
    is_only_given,
    kinds,
)
from alliance_refs.parsing.fields.scripts import eastern_name, is_eastern_name
from alliance_refs.parsing.lexicon import fold, words
from alliance_refs.text.scripts import HANGUL

Words = Sequence[Word]


def name_of(person: Person, order: int = 0, *, doubled: bool = False) -> Name:
    """The name of a person; `order` says how the other names of the list stand (`votes`).

    `doubled` says that people of the list have two family names, as Spanish ones have.
    """
    if person.family:
        return _inverted(person.family, person.given, person.suffix)
    if doubled and (cut := _two_families(person.whole)):
        given, family = person.whole[:cut], person.whole[cut:]
        return Name(_join(family), _join(given), suffix=person.suffix)
    return _whole(person.whole, person.suffix, order)


def _two_families(parts: Words) -> int:
    """Where two family names begin behind initials or a known given name; 0 where none do."""
    match = re.fullmatch(r"(I+|W)WW", kinds(parts))
    if match is None or any(is_given(word.text) for word in parts[-2:]):
        return 0
    return len(match[1]) if "I" in match[1] or is_given(parts[0].text) else 0


def direct_name(text: str) -> Name:
    """A name in the order of speech, or family first where its words say so.

    >>> direct_name("Koo Kab-woo").family, direct_name("Sven Meyer zu Eissen").family
    ('Koo', 'Meyer zu Eissen')
    """
    return _whole(classed(text.split()), "")


def _inverted(family: Words, given: Words, suffix: str) -> Name:
    family, ending = _without_suffix(family)
    given, behind = _without_suffix(given)
    given, dropping = _trailing_particles(given)
    particle, rest = _leading_particles(family)
    name = _join(given)
    return Name(
        family=rest,
        given=name,
        non_dropping_particle=particle,
        dropping_particle=dropping,
        suffix=suffix or ending or behind,
        static_ordering=is_family_first(rest, name),
    )


def _whole(parts: Words, suffix: str, order: int = 0) -> Name:
    parts, ending = _without_suffix(parts)
    suffix = suffix or ending
    if len(parts) == 1:
        text = parts[0].text if parts[0].kind == "I" else _bare(parts[0].text)
        return eastern_name(text) or Name(family=text, suffix=suffix)
    if all(word.kind in "IB" for word in parts) and not _is_short_family(parts):
        return Name(family=" ".join(word.text for word in parts), suffix=suffix)
    if any(word.text == "of" for word in parts[1:-1]):  # "Gerald of Brecon"
        return Name(family=_join(parts), suffix=suffix)
    cut = _family_end(parts, order)
    if cut:
        given, dropping = _trailing_particles(parts[cut:])
        particle, family = _leading_particles(parts[:cut])
        static = is_family_first(family, _join(given)) or (len(parts) == 3 and is_korean(parts))
        return Name(family, _join(given), particle, dropping, suffix, static_ordering=static)
    at = _family_start(parts)
    particle, family = _leading_particles(parts[at:])
    return Name(family, _join(parts[:at]), particle, suffix=suffix)


def _is_short_family(parts: Words) -> bool:
    """Whether what looks like an initial is a family name: "A. Yu."."""
    return len(parts) > 1 and bool(re.fullmatch(r"[^\W\d_][a-z]+\.?", parts[-1].text))


def _join(parts: Words) -> str:
    """The words as one text; a full stop stays behind initials alone."""
    return " ".join(_bare(word.text) if word.kind == "W" else word.text for word in parts)


def _bare(text: str) -> str:
    return text.rstrip(".:") or text


def _without_suffix(parts: Words) -> tuple[Words, str]:
    """The words without a suffix ("W. H. Wagner Jr", "King III SB"), and it."""
    at = next((i for i in range(len(parts) - 1, 0, -1) if parts[i].kind == "s"), 0)
    return ([*parts[:at], *parts[at + 1 :]], parts[at].text) if at else (parts, "")


def _trailing_particles(given: Words) -> tuple[Words, str]:
    """Given names without the particles behind them ("Johann Wolfgang von"), and those."""
    end = len(given)
    while end > 1 and given[end - 1].kind == "p":
        end -= 1
    return given[:end], " ".join(word.text for word in given[end:])


def _leading_particles(family: Words) -> tuple[str, str]:
    """The particles in lower case before a family name, and the name without them."""
    at = 0
    while at < len(family) - 1 and family[at].kind == "p":
        at += 1
    rest = _join(family[at:])
    elided = re.match(r"[dl]['’](?=\w)", rest)
    if elided and not at:
        return elided[0], rest[elided.end() :]
    return " ".join(word.text for word in family[:at]), rest


def _family_end(parts: Words, order: int) -> int:
    """How many words at the head are the family name of a name that begins with it; else 0."""
    shape = kinds(parts)
    capitals = _capitals_end(parts)
    if capitals:
        return capitals
    ending = re.search(r"(?<=[WpQ])I+p*$", shape)
    if ending and "I" not in shape[: ending.start()]:
        given = _given_start(parts, ending.start())
        return given or ending.start()
    if len(parts) == 2 and shape == "WW" and _INITIAL_OF_TWO.fullmatch(parts[1].text):
        return 1
    if shape == "WW":
        return 1 if _begins_with_family(parts[0].text, parts[1].text, order) else 0
    if shape == "QW":  # "Do Kyung-ok"
        return 1 if is_family_first(parts[0].text, parts[1].text) else 0
    if fits(shape, "W[WQ]W") and (is_vietnamese(parts) or is_korean(parts)):
        return 1
    return 0


# Two letters that stand for a given name: "Ferge Zs.", "Hradil St.".
_INITIAL_OF_TWO = re.compile(r"(?:Zs|Gy|Sz|Cs|Ny|St|Th|Ph|Ch|Chr|Cl|Fr|Hr|Kl|Jo|Ju|Yu|Ya|Dj|Rh)\.")


def _given_start(parts: Words, end: int) -> int:
    """Where given names in words begin before the initials: "KOEPP Cynthia J."."""
    at = end
    while at > 1 and is_only_given(parts[at - 1].text) and _may_be_family(parts[at - 2]):
        at -= 1
    return at if 1 <= at < end else 0


def _may_be_family(word: Word) -> bool:
    return word.kind == "W" and not is_given(word.text)


def _capitals_end(parts: Words) -> int:
    """The family in capitals at the head of a name: "KNAPPE Elke", "VAN DE PUTTE Levinus"."""
    at = 0
    while at < len(parts) and _is_loud(parts[at].text):
        at += 1
    loud = any(len(word.text) > 3 or word.kind == "W" for word in parts[:at])
    follows = 0 < at < len(parts) and not any(_is_loud(word.text) for word in parts[at:])
    return at if loud and follows and parts[0].kind in "WQ" else 0


def _is_loud(word: str) -> bool:
    return len(word) > 1 and word.isupper() and "." not in word


def _begins_with_family(first: str, last: str, order: int) -> bool:
    if is_eastern_name(first + last):
        return not _HANGUL.match(first) or len(first) == 1 or first in _two_letters()
    if is_family_first(first, last):
        families = words("names.family_first")
        if fold(last) in families and fold(first) not in words("names.never_given"):
            return order > 0
        return order >= 0 or fold(last) not in families
    if is_only_given(last) and not is_given(first):
        return order >= 0
    if order == 1:
        return fold(first) in words("names.family_first")
    return order > 1 and not is_only_given(first)


# Foreign names in Korean script keep the order of speech: "막스 베버".
_HANGUL = re.compile(f"[{HANGUL}]")


def _two_letters() -> frozenset[str]:
    return words("names.two_letter_families")


def _family_start(parts: Words) -> int:
    """Where the family name of a name in the order of speech begins."""
    if parts[0].kind == "p":
        return 0
    long = re.match(r"[WI]+(?=p+WW$)", kinds(parts))
    if long and not is_given(parts[-2].text):
        return long.end()
    loud = _loud_start(parts)
    if loud:
        return loud
    at = len(parts) - 1
    at = _over_particles(parts, at)
    if at == len(parts) - 1 and at > 1 and _is_double(parts, at):
        at = _over_particles(parts, at - 1)
    return at


def _over_particles(parts: Words, at: int) -> int:
    """From a word of a family name back over its particles; "Meyer zu Eissen" is one name."""
    while at > 1 and (parts[at - 1].kind in "pQ" or parts[at - 1].text in _INNER):
        at -= 1
        if at > 1 and parts[at].text in _INNER and parts[at - 1].kind == "W":
            at -= 1
    if at > 1 and parts[at].kind == "Q" and _is_double(parts, at):
        at -= 1
    return at


# Particles between two parts of a family name: "Meyer zu Eissen", "Ortega y Gasset".
_INNER = frozenset({"zu", "y", "e", "i"})


def _loud_start(parts: Words) -> int:
    """The family in capitals at the end of a name: "Béatrice DE LA CRUZ"."""
    at = len(parts)
    while at > 1 and _is_loud(parts[at - 1].text) and parts[at - 1].kind in "WQ":
        at -= 1
    quiet = any(word.kind == "W" and not _is_loud(word.text) for word in parts[:at])
    return at if quiet and at < len(parts) else 0


def _is_double(parts: Words, at: int) -> bool:
    """Whether the word before `at` belongs to a double family name (Spanish, Italian)."""
    before = parts[at - 1]
    if before.kind != "W" or is_given(before.text):
        return False
    if is_first_of_two(before.text):
        return True
    initials = all(word.kind == "I" for word in parts[: at - 1])
    return initials and all(_sounds_romance(word.text) for word in (before, parts[-1]))


_ROMANCE = re.compile(r"[^\W\d_]{3,}[aeioàèéìíòóú]", re.IGNORECASE)


def _sounds_romance(word: str) -> bool:
    return bool(_ROMANCE.fullmatch(word))


def votes(people: Sequence[Person]) -> int:
    """How the names without comma stand: 2 family first, 1 so the Eastern ones, -1 given first."""
    pairs = [person.whole for person in people if kinds(person.whole) == "WW"]
    order = sum(map(_vote, pairs))
    if order > 0:
        return 2
    eastern = sum(map(_eastern_vote, pairs))
    return 1 if eastern > 0 and order == 0 else min(order, 0)


def _vote(parts: Words) -> int:
    first, last = parts[0].text, parts[1].text
    if is_only_given(last) and not is_given(first):
        return 1
    return -1 if is_given(first) or _eastern_vote(parts) < 0 else 0


def _eastern_vote(parts: Words) -> int:
    first, last = parts[0].text, parts[1].text
    family = words("names.family_first")
    if fold(last) in family and fold(first) not in family:
        return -1
    return 1 if fold(last) not in family and is_family_first(first, last) else 0
