"""Names written family first, as RIS, EndNote and PubMed do: "Gaulle, Charles de, Jr.".

In: one name as text. Out: a `Name`, and back. Institutions end in a comma and double
the commas inside them, which is EndNote's way to keep them whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from alliance_refs.formats.mapping.rows import Form
from alliance_refs.model import Name

# Databases run initials together: "Snyder, GH".
_INITIALS = re.compile(r"[A-Z]{2,3}")
# Catalogues tell persons of one name apart by the years of their lives.
_LIFE = re.compile(
    r"(?:b\.|d\.|fl\.|ca?\.|born)?\s*\d{4}\??\s*(?:[-–]\s*(?:\d{4}\??)?)?\)?\.?", re.IGNORECASE
)
_LONGEST_LIFE = 30
_ELIDED = re.compile(r"((?:[a-zà-ÿ]+ )*[dl]['’])(\w.*)")


def read_inverted(text: str) -> Name:
    """The name that `text` says.

    Without a comma a single word is a family name, several are an institution.

    >>> read_inverted("van Gogh, Vincent, 1853-1890")
    Name(family='Gogh', given='Vincent', non_dropping_particle='van')
    >>> read_inverted("Department of State,, Bureau").literal, read_inverted("Plato").family
    ('Department of State, Bureau', 'Plato')
    """
    text = without_life(" ".join(text.split()))
    if ",," in text or text.find(",") in (-1, len(text) - 1):
        whole = text.replace(",,", ",").removesuffix(",").strip()
        is_word = "," not in text and " " not in text
        return Name(family=whole) if is_word else Name(literal=whole)
    family, given, *rest = (part.strip() for part in text.split(",", 2))
    return name_in_parts(family, given, rest[0].strip(", ") if rest else "")


def without_life(name: str) -> str:
    """The name without the years that stand behind it, in brackets or after a comma.

    >>> without_life("Lee, Chong-Sik, 1931-"), without_life("Group of 1931")
    ('Lee, Chong-Sik', 'Group of 1931')
    """
    at = max(name.rfind(","), name.rfind("("))
    life = name[at + 1 :].strip() if at > 0 and len(name) - at < _LONGEST_LIFE else ""
    return name[:at].rstrip(" ,") if _LIFE.fullmatch(life) else name


def name_in_parts(family: str, given: str, suffix: str = "") -> Name:
    """The name of a person whose particles stand with the family or the given name.

    >>> str(name_in_parts("de Gaulle", "Charles"))
    'Charles de Gaulle'
    """
    particle, family = _leading_particle(family)
    given, dropping = _trailing_particle(given)
    if _INITIALS.fullmatch(given) and not family.isupper():
        given = " ".join(f"{letter}." for letter in given)
    return Name(family, given, particle, dropping, suffix)


def write_inverted(name: Name) -> str:
    """`name` as text that `read_inverted` reads back, so far as a line of text can say it.

    >>> write_inverted(Name("King", "Martin Luther", suffix="Jr.")), write_inverted(Name(literal="UN"))
    ('King, Martin Luther, Jr.', 'UN,')
    """
    if name.literal:
        doubled = name.literal.replace(",", ",,")
        return doubled if "," in doubled else doubled + ","
    given = " ".join(filter(None, (name.given, name.dropping_particle)))
    parts = [name.full_family, given, name.suffix]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    if len(parts) == 1 and " " in parts[0]:
        parts.append(" ")
    return ", ".join(parts)


def _leading_particle(family: str) -> tuple[str, str]:
    """The lower-case words before a family name, an elided one ("d'") among them."""
    if elided := _ELIDED.fullmatch(family):
        return elided[1], elided[2]
    words = family.split(" ")
    count = next((at for at, word in enumerate(words) if not word[:1].islower()), 0)
    return " ".join(words[:count]), " ".join(words[count:])


def _trailing_particle(given: str) -> tuple[str, str]:
    words = given.split(" ")
    count = next((at for at, word in enumerate(reversed(words)) if not word[:1].islower()), 0)
    cut = len(words) - count
    return " ".join(words[:cut]), " ".join(words[cut:])


def _read_all(values: Sequence[str]) -> tuple[Name, ...]:
    return tuple(read_inverted(value) for value in values if value.strip(" ,"))


def _write_all(names: Sequence[Name]) -> list[str]:
    return list(filter(None, map(write_inverted, names)))


NAMES = Form(_read_all, _write_all)
