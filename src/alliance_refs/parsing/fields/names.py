"""Names: the words of a list of names to `Name` values.

In: "Park, Gun-young, Nam, Chang-hie" or "Martin Munro and Celia Britton, eds.". Out: one
`Name` for each person or institution, as printed, family and given told apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from alliance_refs.model import Name
from alliance_refs.parsing.lexicon import alternatives, any_of, fold, listed, words
from alliance_refs.parsing.namelist import (
    PERSON,
    Chunk,
    is_particle,
    is_suffix,
    kinds,
    name_chunks,
)

_PERSON = re.compile(rf"{PERSON}|[ox]s?")


def parse_names(text: str) -> tuple[Name, ...]:
    """The people and institutions of a list of names, in order; "et al." names nobody.

    >>> [name.inverted for name in parse_names("Park, Gun-young, Nam, Chang-hie")]
    ['Park, Gun-young', 'Nam, Chang-hie']
    >>> [name.literal for name in parse_names("Ministry of Unification")]
    ['Ministry of Unification']
    """
    return tuple(_names(_without_roles(text)))


def is_institution(text: str) -> bool:
    """Whether a stretch of text reads like the name of an institution, not of people."""
    found = [word for word in re.findall(r"[^\W\d_]+", text) if fold(word) in _institutional()]
    return bool(found) and len(text.split()) > 1


@cache
def _institutional() -> frozenset[str]:
    return words("names.institutions")


def _names(text: str) -> Iterator[Name]:
    eastern = bool(_DOUBLED.search(text))
    text = _without_scripts(text).strip(" ,;:")
    if not text:
        return
    if _is_one_institution(text):
        yield Name(literal=text.strip(" ."))
        return
    at = 0
    while at < len(text):
        chunks = name_chunks(text, at)
        for name in _people(text, chunks):
            yield replace(name, static_ordering=True) if eastern and name.given else name
        after = chunks[-1].span.end if chunks else at
        at = _next_word(text, max(after, at + 1))


_AND = re.compile(r"\s(?:and|und|et|y|e)\s")


def _is_one_institution(text: str) -> bool:
    """Whether a text names one institution: "Ministry of Foreign Affairs and Trade"."""
    if not is_institution(text) or re.search(r"[,;&]|(?<!\w)[A-Z]\.", text):
        return False
    return not is_institution(_AND.split(text)[-1]) or not _AND.search(text)


def _next_word(text: str, at: int) -> int:
    match = re.compile(r"\w").search(text, at)
    return match.start() if match else len(text)


def _people(text: str, chunks: tuple[Chunk, ...]) -> Iterator[Name]:
    at, classes = 0, kinds(chunks)
    while at < len(classes):
        match = _PERSON.match(classes, at)
        if match:
            yield from _person(text, chunks[at : match.end()])
            at = match.end()
        else:
            at += 1


def _person(text: str, chunks: tuple[Chunk, ...]) -> Iterator[Name]:
    suffix = chunks[-1].span.cut(text) if len(chunks) > 1 and chunks[-1].kind == "s" else ""
    parts = chunks[:-1] if suffix else chunks
    if len(parts) == 2:
        yield _inverted(parts[0].span.cut(text), parts[1].span.cut(text), suffix)
    elif parts[0].kind == "x" or (parts[0].kind == "f" and is_institution(parts[0].span.cut(text))):
        yield Name(literal=parts[0].span.cut(text).strip(" ."))
    elif parts[0].kind == "v":
        yield _bare_initials(parts[0].span.cut(text), suffix)
    else:
        yield direct_name(parts[0].span.cut(text), suffix)


def _inverted(family: str, given: str, suffix: str) -> Name:
    words_of = given.split()
    if len(words_of) > 1 and is_suffix(words_of[-1]):
        given, suffix = " ".join(words_of[:-1]), words_of[-1]
    particle, family = _leading_particle(family)
    return Name(
        family=family,
        given=given,
        non_dropping_particle=particle,
        suffix=suffix,
        static_ordering=_is_family_first(family, given),
    )


def _bare_initials(text: str, suffix: str) -> Name:
    words_of = text.split()
    if len(words_of) > 2 and is_suffix(words_of[-1]):
        suffix, words_of = words_of[-1], words_of[:-1]
    numbers = range(1, len(words_of))
    cut = next((at for at in numbers if _is_initials(words_of[at])), len(words_of))
    particle, family = _leading_particle(" ".join(words_of[:cut]))
    return Name(family, " ".join(words_of[cut:]), particle, suffix=suffix)


def _is_initials(word: str) -> bool:
    letters = re.sub(r"[.\-‐‑]", "", word)
    return letters.isupper() and len(letters) <= 3


def direct_name(text: str, suffix: str = "") -> Name:
    """A name in the order of speech, or family first where its words say so.

    >>> direct_name("Koo Kab-woo").family, direct_name("Sven Meyer zu Eissen").family
    ('Koo', 'Meyer zu Eissen')
    """
    words_of = text.split()
    if len(words_of) > 2 and is_suffix(words_of[-1]):
        suffix, words_of = words_of[-1], words_of[:-1]
    if len(words_of) == 1:
        return _eastern_name(words_of[0]) or Name(family=words_of[0], suffix=suffix)
    if _reads_family_first(words_of):
        family, given = words_of[0], " ".join(words_of[1:])
        return Name(family, given, static_ordering=_is_family_first(family, given))
    at = _family_at(words_of)
    particle, family = _leading_particle(" ".join(words_of[at:]))
    return Name(family, " ".join(words_of[:at]), particle, suffix=suffix)


def _family_at(words_of: list[str]) -> int:
    """Where the family name of a name in the order of speech begins."""
    if is_particle(words_of[0]) and words_of[0].islower():
        return 0
    at = len(words_of) - 1
    while at > 1 and is_particle(words_of[at - 1]):
        at -= 1
        if at > 1 and words_of[at] in _INNER and words_of[at - 1][0].isupper():
            at -= 1
    return at


# Particles between two parts of a family name: "Meyer zu Eissen", "Ortega y Gasset".
_INNER = frozenset({"zu", "y", "e", "i"})


def _leading_particle(family: str) -> tuple[str, str]:
    """A family name without the particles before it, and those; in lower case only."""
    words_of = family.split()
    at = 0
    while at < len(words_of) - 1 and is_particle(words_of[at]) and words_of[at].islower():
        at += 1
    rest = " ".join(words_of[at:])
    elided = re.match(r"[dl]['’](?=\w)", rest)
    if elided and not at:
        return elided[0], rest[elided.end() :]
    return " ".join(words_of[:at]), rest


def _reads_family_first(words_of: list[str]) -> bool:
    """Whether a name without comma stands family first: Korean, capitals, a given name last."""
    first, last = words_of[0], words_of[-1]
    if first.isupper() and len(first) > 3 and not last.isupper() and "." not in first:
        return True
    if len(words_of) == 2 and _is_family_first(first, last):
        return True
    given, either = words("names.given"), words("names.either")
    named = last.casefold() in given and last.casefold() not in either
    return len(words_of) == 2 and named and first.casefold() not in given


_KOREAN_GIVEN = re.compile(r"[^\W\d_]['’\w]*[-‐‑][a-zà-ÿŏŭ][\w'’]*")
_SYLLABLES = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:i?ang|i?ong|eng|ing|uang|[iu]?an|[iu]?en|in|un|"
    r"iao|[aeo]?[iu]|[iu]?ai|ua|uo|ia|ie|ue|[aeiouü]))+"
)


def _is_family_first(family: str, given: str) -> bool:
    """Whether a name is of a culture that puts the family first, as far as its form tells."""
    if fold(family) not in words("names.family_first"):
        return False
    if _KOREAN_GIVEN.fullmatch(given):
        return True
    simple = given.casefold() not in words("names.given") and given[:1].isupper()
    return (
        simple
        and " " not in given
        and len(given) > 3
        and bool(_SYLLABLES.fullmatch(given.casefold()))
    )


_EASTERN = r"[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
_ONE_WORD = re.compile(rf"{_EASTERN}{{2,4}}")


def _eastern_name(word: str) -> Name | None:
    """A name written without a space, family first: one letter of it, of few names two.

    >>> name = direct_name("구갑우")
    >>> name.family, name.given
    ('구', '갑우')
    """
    if not _ONE_WORD.fullmatch(word):
        return None
    size = 2 if word[:2] in words("names.two_letter_families") and len(word) > 2 else 1
    return Name(word[:size], word[size:], static_ordering=True)


_DOUBLED = re.compile(rf"(?<=[^\W\d_])\s+{_EASTERN}+(?:\s{_EASTERN}+)*(?!\w)")
_FAMILY_FIRST = re.compile(
    rf"(?P<family>[^\W\d_][\w'’]*)\s(?P<given>[^\W\d_][\w'’-]*)\s+{_EASTERN}{{2,6}}(?!\w)"
)


def _without_scripts(text: str) -> str:
    """The text without the names repeated in Korean, Chinese or Japanese script.

    Two words before such a name stand family first; a comma is put between them.
    """
    if not re.search(r"[A-Za-zÀ-ɏ]", text):
        return text
    return _DOUBLED.sub("", _FAMILY_FIRST.sub(r"\g<family>, \g<given>", text))


@cache
def _roles() -> re.Pattern[str]:
    before = [
        word
        for role in ("editor", "translator", "director")
        for word in listed(f"roles.{role}.before")
    ]
    after = [
        word
        for role in ("editor", "translator", "director")
        for word in listed(f"roles.{role}.after")
    ]
    return re.compile(
        rf"^\s*(?:by|von|par|(?-i:v\.)|in:?|dans|en)\s+|^\s*{alternatives(before)}\s+"
        rf"|[,(\[\s]+{alternatives(after)}[)\]\s,]*$|\(\s*{any_of('names.titles')}\s*\)",
        re.IGNORECASE,
    )


def _without_roles(text: str) -> str:
    last = ""
    while text != last:
        last, text = text, _roles().sub(" ", text).strip()
    return text
