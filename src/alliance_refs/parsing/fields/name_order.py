"""Which stretches between commas make one person: the reading of a group that fits best.

In: a group of stretches ("Smith", "J.", "Jane Doe"). Out: its people, each as the words of
its parts. "Smith, J." could be one person or two; every reading is weighed by how much its
parts look like family names, given names and whole names, and the best sum wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from alliance_refs.parsing.fields.institutions import is_institution
from alliance_refs.parsing.fields.name_words import (
    Word,
    fits,
    is_first_of_two,
    is_given,
    is_only_given,
    kinds,
)
from alliance_refs.parsing.fields.scripts import is_eastern_name
from alliance_refs.parsing.lexicon import fold, words

Segment = tuple[Word, ...]


class Person(NamedTuple):
    """The words of one person: `family` and `given` told apart by a comma, or `whole`."""

    family: Segment = ()
    given: Segment = ()
    whole: Segment = ()
    suffix: str = ""
    literal: str = ""


class _Reading(NamedTuple):
    """One person from the stretch at hand: how well it fits, how many stretches it takes."""

    weight: float
    size: int
    person: Person


def people_of(segments: Sequence[Segment], *, single: bool = False) -> list[Person]:
    """The people of a group; `single` when its marks say that it holds one.

    >>> from alliance_refs.parsing.fields.name_words import classed
    >>> group = [classed(words.split()) for words in ("Smith", "J.", "Jane Doe")]
    >>> [bool(person.whole) for person in people_of(group)]
    [False, True]
    """
    segments = _shifted(segments)
    toll = 3.0 if single else 0.0
    best: list[tuple[float, _Reading | None]] = [(0.0, None)] * (len(segments) + 1)
    for at in range(len(segments) - 1, -1, -1):
        readings = _readings(segments, at)
        best[at] = max(
            ((r.weight - toll + best[at + r.size][0], r) for r in readings), key=lambda x: x[0]
        )
    return list(_chosen(best))


def _chosen(best: Sequence[tuple[float, _Reading | None]]) -> Iterator[Person]:
    at = 0
    while at < len(best) - 1:
        reading = best[at][1]
        assert reading is not None
        yield reading.person
        at += reading.size


def _shifted(segments: Sequence[Segment]) -> Sequence[Segment]:
    """ "Cohen, S. Hill, J. Doe, K.": the comma parts a family from its initials."""
    if len(segments) < 3:
        return segments
    shapes = "".join(_letter(kinds(segment)) for segment in segments)
    spans = [match.span() for match in _SHIFTED.finditer(shapes)]
    if not spans:
        return segments
    cut = {at for start, end in spans for at in range(start + 1, end - 1)}
    out: list[Segment] = []
    for at, segment in enumerate(segments):
        first = kinds(segment).find("W") if at in cut else 0
        out += [segment[:first], segment[first:]] if first else [segment]
    return out


# A family name, then stretches of initials and a family name, then initials.
_SHIFTED = re.compile("om+i")


def _letter(shape: str) -> str:
    if fits(shape, "[pQ]*W"):
        return "o"
    if fits(shape, "I+W+"):
        return "m"
    return "i" if fits(shape, "[IB]+") else "x"


def _readings(segments: Sequence[Segment], at: int) -> Iterator[_Reading]:
    here = segments[at]
    then = segments[at + 1] if at + 1 < len(segments) else None
    last = segments[at + 2] if at + 2 < len(segments) else None
    suffix = _suffix(then)
    text = " ".join([word.text for word in here])
    if is_institution(text):
        yield _Reading(3.5, 1, Person(literal=text))
    whole = whole_weight(here)
    yield _Reading(whole, 1, Person(whole=here))
    if suffix:
        yield _Reading(whole + 0.5, 2, Person(whole=here, suffix=suffix))
    if then is not None:
        pair = family_weight(here) + given_weight(then)
        pair += 3.0 * (_are_spanish(here, then) or _is_louder(here, then))
        yield _Reading(pair, 2, Person(here, then))
        if last is not None and (ends := _suffix(last) or _order(last)):
            yield _Reading(pair + 0.5, 3, Person(here, then, suffix=ends))
        if last is not None and suffix:
            weight = family_weight(here) + given_weight(last) + 0.5
            yield _Reading(weight, 3, Person(here, last, suffix=suffix))
        if last is not None and _is_initials(last):
            yield _Reading(pair - 0.5, 3, Person(here, (*then, *last)))


def _are_spanish(here: Segment, then: Segment) -> bool:
    """ "Ladero Quesada, Miguel Ángel": two family names, then two given ones that are nothing else."""
    if not kinds(here) == kinds(then) == "WW" or any(is_given(word.text) for word in here):
        return False
    return is_given(then[0].text) and is_only_given(then[1].text)


def _is_louder(here: Segment, then: Segment) -> bool:
    """ "LÓPEZ-GUADALUPE MUÑOZ, Miguel Luis": two family names in capitals before the given ones."""
    loud = [
        [len(word.text) > 1 and word.text.isupper() for word in words] for words in (here, then)
    ]
    return kinds(here) == "WW" and all(loud[0]) and not any(loud[1])


def _suffix(segment: Segment | None) -> str:
    if segment is None or len(segment) != 1:
        return ""
    text = segment[0].text
    return text if segment[0].kind == "s" or fold(text) in words("people.suffixes") else ""


def _order(segment: Segment) -> str:
    """The letters of a religious order behind a name: "O. F. M."."""
    letters = "".join(word.text.replace(".", "") for word in segment).casefold()
    found = letters in words("people.orders")
    return " ".join(word.text for word in segment) if found else ""


def _is_initials(segment: Segment) -> bool:
    return fits(kinds(segment), "[IB]+p*")


def family_weight(segment: Segment) -> float:
    """How much a stretch looks like the family name before a comma."""
    shape = kinds(segment)
    if shape == "I" and len(segment[0].text.rstrip(".")) > 1:
        return 0.5
    if fits(shape, "p*l"):
        return 0.5
    if not fits(shape, r"[pQ]*[WB][pQWls]*|[QB]+") or len(shape) > 6:
        return -4.0
    if is_eastern_name(segment[0].text):
        return -3.0
    core = shape.lstrip("pQ").rstrip("s")
    spaced = 2.0 if len(core) <= 1 or shape[0] in "pQ" else (0.8 if len(core) == 2 else 0.0)
    if len(core) > 1:
        spaced += 0.7 * is_first_of_two(segment[0].text) - 1.0 * is_given(segment[0].text)
    elif is_only_given(segment[0].text):
        spaced -= 0.5
    return spaced


def given_weight(segment: Segment) -> float:
    """How much a stretch looks like the given names behind a comma."""
    shape = kinds(segment)
    first = segment[0].text
    if _is_initials(segment) or fits(shape, "I+pI+p*"):
        return 3.0
    if is_eastern_name(first):
        return -3.0
    if fits(shape, r"W{1,3}I+p*s?"):
        return 3.0 if is_given(first) else 1.2
    if fits(shape, r"W[pQ]*s?"):
        return 1.0 + 0.8 * is_given(first)
    if fits(shape, r"W[WpQ]{1,3}"):
        return 0.6 + 0.6 * is_given(first) + 0.4 * is_given(segment[1].text)
    if fits(shape, r"I+W[IW]?p*"):
        known = any(is_given(word.text) for word in segment if word.kind == "W")
        return 1.0 if known else 0.0
    return -0.3 if fits(shape, r"W{1,2}I+W") else -2.0


def whole_weight(segment: Segment) -> float:
    """How much a stretch looks like a whole name."""
    shape = kinds(segment).rstrip("s")
    first = segment[0].text if segment else ""
    if is_eastern_name(first):
        return 3.0
    if fits(shape, r"[IB]+(?:p[IB]+)?p*") or not shape:
        return -4.0
    if fits(shape, r"W+p+"):
        return -3.0
    if shape == "QW":
        return 0.5
    if fits(shape, r"[pQ]*[WQ]"):
        return -2.0 if len(first) < 5 or not first.isupper() else -1.5
    if "l" in shape or "n" in shape:
        return -1.0
    if fits(shape, r"[pQ]*W[WpQ]*I+p*"):
        return 1.5 if is_given(first) and fold(first) in words("names.given") else 3.5
    if "I" in shape:
        return 3.5
    if len(shape) > 4:
        return 1.0
    named = any(is_given(word.text) for word in segment)
    return 2.2 + 0.8 * named if len(shape) == 2 else 2.0 + 0.5 * named
