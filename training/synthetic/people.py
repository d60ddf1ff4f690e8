"""Lists of names as references print them: every order, every way to join and to cut them.

In: persons as pairs of given and family name. Out: the words of the list, without roles.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

Person = tuple[str, str]

AND = {
    "en": ("and", "and", "and", "&"),
    "de": ("und", "und", "u.", "&"),
    "fr": ("et", "et", "&"),
    "it": ("e", "e", "ed"),
    "es": ("y", "y", "&"),
    "pt": ("e", "e", "&"),
    "nl": ("en", "en", "&"),
    "ko": ("and", "·", "·"),
    "zh": ("、", "，", "和"),
    "ja": ("・", "、", "と"),
}
OTHERS = {
    "en": ("et al.", "et al.", "et al", "and others"),
    "de": ("u. a.", "u.a.", "et al.", "et al."),
    "fr": ("et al.", "et alii", "et autres"),
    "it": ("et al.", "e altri", "et alii"),
    "es": ("et al.", "y otros"),
    "pt": ("et al.", "e outros"),
    "nl": ("e.a.", "et al."),
    "ko": ("et al.", "외"),
    "zh": ("等", "等人"),
    "ja": ("ほか", "他"),
}
ORDERS = ("direct", "inverted", "first", "bare")


@dataclass(frozen=True)
class Manner:
    """How one reference writes names.

    `order` is one of `ORDERS`; `given` is "full", "initials" (J. J.), "tight" (J.J.), "glued"
    (JJ) or "spaced" (J J); `demotes` puts particles behind; `between` joins names, `last` stands before the last one, empty
    for `between`; `most` names are shown before the list is cut with `others`. `inside` stands
    between family and given name in the scripts of East Asia.
    """

    order: str
    given: str
    between: str
    last: str
    others: str
    most: int
    capitals: bool
    comma: str
    demotes: bool = False
    inside: str = ""


def draw_manner(order: str, language: str, rng: random.Random) -> Manner:
    """A manner for a language, plausible for an order."""
    if language in ("zh", "ja"):
        return _east_asian_manner(language, rng)
    inverts = order != "direct"
    initials = ("full", "full", "initials", "tight", "glued", "spaced")
    given = rng.choices(initials, (34, 10, 34, 12, 6 if inverts else 2, 2))[0]
    between = rng.choices((", ", "; ", "/", " / ", " - "), (70, 16 if inverts else 3, 7, 3, 1))[0]
    word = rng.choice(AND.get(language, AND["en"]))
    joins = rng.choices(("word", "comma", "plain"), (62, 22 if language == "en" else 6, 16))[0]
    last = {"word": f" {word} ", "comma": f", {word} ", "plain": ""}[joins]
    if between.strip() in ("/", "-", ";"):
        last = rng.choice(("", "", f" {word} " if between[0] == ";" else ""))
    return Manner(
        order=order,
        given=given,
        between=between,
        last=last,
        others=rng.choice(OTHERS.get(language, OTHERS["en"])),
        most=rng.choice((1, 2, 3, 9, 9, 9)),
        capitals=rng.random() < 0.07,
        comma=" "
        if given == "glued" and rng.random() < 0.7
        else rng.choices((", ", ","), (96, 4))[0],
        demotes=rng.random() < 0.35,
    )


def _east_asian_manner(language: str, rng: random.Random) -> Manner:
    """Names in Chinese or Japanese script, family first."""
    return Manner(
        order="direct",
        given="full",
        between=rng.choice((*AND[language][:2], ", ", ",", "，")),
        last="",
        others=rng.choice(OTHERS[language]),
        most=rng.choice((1, 2, 3, 9, 9, 9)),
        capitals=False,
        comma=", ",
        inside=" " if language == "ja" and rng.random() < 0.15 else "",
    )


def direct_of(manner: Manner) -> Manner:
    """The same manner with given names first, as editors stand beside inverted authors."""
    return replace(manner, order="direct")


def write_names(people: Sequence[Person], manner: Manner) -> str:
    """The list."""
    cut = len(people) > max(2, manner.most)
    shown = [
        _name(person, manner, first=not at)
        for at, person in enumerate(people[: manner.most] if cut else people)
    ]
    if cut:
        return f"{manner.between.join(shown)}{_before_others(manner)}{manner.others}"
    if len(shown) > 1 and manner.last:
        return f"{manner.between.join(shown[:-1])}{_last(manner, len(shown))}{shown[-1]}"
    return manner.between.join(shown)


def _last(manner: Manner, count: int) -> str:
    is_comma = manner.last.startswith(", ")
    return manner.last[1:] if is_comma and count == 2 and manner.order == "direct" else manner.last


def _before_others(manner: Manner) -> str:
    return ", " if manner.order == "inverted" and manner.comma != " " else " "


def _name(person: Person, manner: Manner, *, first: bool) -> str:
    given, family = person
    if manner.capitals:
        family = family.upper()
    if _is_east_asian(family):
        return f"{family}{manner.inside}{given}"
    given = _given(given, manner.given)
    if manner.order == "bare" or not given:
        return family
    if manner.order == "inverted" or (manner.order == "first" and first):
        return _inverted(given, family, manner)
    return f"{given} {family}"


_PARTICLES = re.compile(r"((?:(?:de|van|von|der|den|di|da|du|dos|la|del|le) )+)(?=[A-Z])")


def _inverted(given: str, family: str, manner: Manner) -> str:
    particles = _PARTICLES.match(family) if manner.demotes else None
    if particles is None or manner.comma == " ":
        return f"{family}{manner.comma}{given}"
    return f"{family[particles.end() :]}{manner.comma}{given} {particles[1].strip()}"


def _is_east_asian(name: str) -> bool:
    return bool(name) and "\u3040" <= name[0] <= "\ud7a3"


def _given(given: str, form: str) -> str:
    """A given name, or its initials with their hyphens."""
    if form == "full":
        return given
    words = [word for word in re.split(r"[\s]+", given) if word]
    dot = "" if form in ("glued", "spaced") else "."
    between = {"initials": " ", "spaced": " "}.get(form, "")
    return between.join(_initials(word, dot) for word in words)


def _initials(word: str, dot: str) -> str:
    parts = [part for part in word.split("-") if part]
    return ("-" if dot else "").join(f"{part[0].upper()}{dot}" for part in parts)
