"""`Person`: a name made ready for rendering, particles and suffix told apart.

In: `model.Name` as the data has it. Out: a `Person`, one for each distinct name of a
processor, so that equal persons are the same object (CSL 1.0.2, Name Particles).
"""

from __future__ import annotations

import re

from alliance_refs.model import Name

# Scripts whose names go given name first; all others family first, without a space
# (CSL 1.0.2, Name, name-as-sort-order).
_GIVEN_FIRST_SCRIPT = re.compile(
    "[-0-9a-zA-Z\u00c0-\u024f\u0370-\u052f\u0590-\u05ff\u0600-\u06ff\u0e01-\u0e5b\u1e00-\u1fff]"
)
_PARTICLE = re.compile(r"(['’]?[^\W\d_][^\s'’\-]*)(\s+|['’]\s*|-)")
_GIVEN_SUFFIX = re.compile(r"(.*?)\s*,(!?)\s*(.+)", re.S)


class Person:
    """One name in parts; `literal` alone for institutions and single names.

    `direct` says that the name goes given name first, `inverts` that it takes a comma
    where styles want names inverted; `spaced` that a family-first name has a space between
    its parts.
    """

    __slots__ = (
        "comma_suffix",
        "direct",
        "dropping",
        "family",
        "given",
        "inverts",
        "literal",
        "particle",
        "spaced",
        "suffix",
    )

    def __init__(self, name: Name) -> None:
        self.literal = name.literal
        self.family = name.family
        self.given = name.given
        self.dropping = name.dropping_particle
        self.particle = name.non_dropping_particle
        self.suffix = name.suffix
        self.comma_suffix = name.comma_suffix
        if name.parse_names is not False and not name.literal:
            self._parse()
        if not self.literal and not self.family:
            self.literal, self.given = self.given, ""
        script = _GIVEN_FIRST_SCRIPT.search(self.family) is not None
        self.direct = script and not name.static_ordering
        self.inverts = script
        self.spaced = script or _GIVEN_FIRST_SCRIPT.match(self.given) is not None

    def __repr__(self) -> str:
        return f"Person({self.full!r})"

    @property
    def full(self) -> str:
        """All parts in order, for messages and comparisons."""
        parts = (self.given, self.dropping, self.particle, self.family, self.suffix)
        return self.literal or " ".join(filter(None, parts))

    def _parse(self) -> None:
        if not self.suffix:
            self._split_suffix()
        if not self.particle:
            self._split_family()
        if not self.dropping:
            self._split_given()

    def _split_suffix(self) -> None:
        if match := _GIVEN_SUFFIX.fullmatch(self.given):
            self.given, self.suffix = match[1], match[3]
            self.comma_suffix = bool(match[2])

    def _split_family(self) -> None:
        if len(self.family) > 2 and self.family[0] == self.family[-1] == '"':
            self.family = self.family[1:-1]
            return
        words = self.family
        end = _particle_end(words)
        if end:
            self.particle, self.family = _trimmed(words[:end]), words[end:]

    def _split_given(self) -> None:
        words = self.given.split()
        start = len(words)
        while start > 1 and _is_particle(words[start - 1]):
            start -= 1
        if start < len(words):
            self.given, self.dropping = " ".join(words[:start]), " ".join(words[start:])


def _particle_end(family: str) -> int:
    """Where the family name proper begins, after its lower-case particles.

    >>> _particle_end("van der Vlist"), _particle_end("d'Artagnan"), _particle_end("al-Hakim")
    (8, 2, 3)
    """
    at = 0
    while match := _PARTICLE.match(family, at):
        if not _is_particle(match[1]) or match.end() == len(family):
            break
        at = match.end()
    return at


def _is_particle(word: str) -> bool:
    return word.lstrip("'’")[:1].islower()


def _trimmed(particle: str) -> str:
    """The particle without the space after it, unless an apostrophe would hide it."""
    bare = particle.rstrip()
    return bare + " " if bare != particle and bare.endswith(("'", "’")) else bare
