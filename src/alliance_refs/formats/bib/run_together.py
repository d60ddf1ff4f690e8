"""Names that stand in one, because commas or semicolons part them and not "and"; and suffixes.

BibTeX takes "Smith, J., Doe, J." for one name of four parts. Where the pieces are plainly
names of their own they are read as such; the file's reader is told in any case.
"""

from __future__ import annotations

import re

from alliance_refs.formats.mapping.inverted_names import without_life

_INITIALS = r"[^\W\d_a-z]\.?(?:[-\s]{0,2}[^\W\d_a-z]\.?){0,5}"
_ONLY_INITIALS = re.compile(_INITIALS)
_INITIALS_AND_FAMILY = re.compile(rf"{_INITIALS}\s+[^\W\d_][^\d,;]+")
# "King, Martin Luther, Jr." as bibliographies print it, and "Martin Luther King, Jr.".
_SUFFIX_LAST = re.compile(
    r"([^,]+(?:,[^,]+)?),\s*(Jr\.?|Sr\.?|I{2,3}|IV|Ph\.?\s?D\.?|Esq\.?)\s*", re.IGNORECASE
)
_WITH_INITIALS = re.compile(rf"{_INITIALS_AND_FAMILY.pattern}|[^\W\d_][^\d,;]+,\s*{_INITIALS}")
_AND_SIGN = re.compile(r"\s*,?\s*\\?&\s*")
_ET_AL = re.compile(r"\bet\s+al\b\.?\s*\Z", re.IGNORECASE)


def names_in(name: str) -> list[str]:
    r"""The names that one name of a field turns out to be; the name itself for most.

    >>> names_in("Smith, J., Doe, J. R."), names_in("Smith, J.; Doe, Jane")
    (['Smith, J.', 'Doe, J. R.'], ['Smith, J.', 'Doe, Jane'])
    >>> names_in("J. Smith, A. B. Doe, R. Roe")
    ['J. Smith', 'A. B. Doe', 'R. Roe']
    >>> names_in(r"Smith, J., Doe, J. \& Roe, R."), names_in(r"Doe \& Sons")
    (['Smith, J.', 'Doe, J.', 'Roe, R.'], ['Doe \\& Sons'])
    >>> names_in("Doe, J. et al."), names_in("King, Jr., Martin Luther")
    (['Doe, J.', 'others'], ['King, Jr., Martin Luther'])
    >>> names_in("KIM, J. ET AL."), names_in("Petrov, IV")
    (['KIM, J.', 'others'], ['Petrov, IV'])
    >>> names_in("Lee, Chong-Sik, 1931-"), names_in("Kim, Il-sung (1912-1994)")
    (['Lee, Chong-Sik'], ['Kim, Il-sung'])
    >>> names_in("King, Martin Luther, Jr."), names_in("Otto von Habsburg, Jr.")
    (['King, Jr., Martin Luther'], ['von Habsburg, Jr., Otto'])
    """
    if "{" in name or "=" in name:
        return [name]
    name = without_life(name)
    others = _ET_AL.search(name)
    if others is None:
        return _told_apart(name)
    before = name[: others.start()].rstrip(" ,;\n")
    return [*(_told_apart(before) if before else ()), "others"]


def _told_apart(name: str) -> list[str]:
    if "&" in name:
        parts = [each for part in _AND_SIGN.split(name) for each in _by_commas(part)]
        return parts if all(map(_WITH_INITIALS.fullmatch, parts)) else [name]
    if ";" in name:
        return [part.strip() for part in name.split(";") if part.strip()]
    if "," in name and (found := _SUFFIX_LAST.fullmatch(name)):
        return [_with_suffix(found[1], found[2]) or name]
    return _by_commas(name) if name.count(",") > 1 else [name]


def _with_suffix(name: str, suffix: str) -> str:
    """The name with its suffix where BibTeX wants it, between family and given names.

    "" when there is but one of the two: what seems a suffix may be initials ("Petrov, IV").
    """
    family, comma, given = name.partition(",")
    if not comma:
        words = name.split()
        # A particle begins the family name ("Ludwig van Beethoven").
        small = (at for at, word in enumerate(words[:-1]) if word[0].islower())
        at = next(small, len(words) - 1)
        given, family = " ".join(words[:at]), " ".join(words[at:])
    return f"{family}, {suffix}, {given.strip()}" if given and family else ""


def _by_commas(name: str) -> list[str]:
    parts = [part.strip() for part in name.split(",")]
    parts = parts if parts[-1] else parts[:-1]
    if all(map(_INITIALS_AND_FAMILY.fullmatch, parts)):
        return parts
    firsts = parts[1::2]
    if len(parts) > 3 and len(parts) % 2 == 0 and all(map(_ONLY_INITIALS.fullmatch, firsts)):
        return [f"{family}, {given}" for family, given in zip(parts[::2], firsts, strict=True)]
    return [name]


def is_run_together(name: str) -> bool:
    """Whether a name is more than one, or has more commas than a name can have.

    >>> is_run_together("Smith, John, Doe, Jane"), is_run_together("King, Jr., Martin")
    (True, False)
    """
    if "{" in name or "=" in name:
        return False
    return name.rstrip(", ").count(",") > 2 or len(names_in(name)) > 1
