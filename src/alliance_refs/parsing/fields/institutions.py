"""Institutions among names: "Ministry of Unification" is one name and has no family part."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from alliance_refs.parsing.fields.name_words import is_given
from alliance_refs.parsing.lexicon import any_of, fold, listed, words

_LETTERS = re.compile(r"[^\W\d_]+")


def is_institution(text: str) -> bool:
    """Whether a stretch of text reads like the name of an institution, not of people.

    >>> is_institution("Ministry of Unification"), is_institution("Frank Church")
    (True, False)
    """
    if text.endswith(listed("people.eastern_endings")):
        return True
    found = [word for word in _LETTERS.findall(text) if _is_institutional(word)]
    parts = text.split()
    if len(parts) < 2:
        return False
    if _is_headed(parts[0], parts[1]) or (found and fold(found[-1]) in words("people.sure")):
        return True
    if len(parts) == 2 and _LONE_INITIALS.fullmatch(parts[1]):
        return False
    if fold(parts[-1]) in words("institutions.ends"):
        found.append(parts[-1])
    initials = _INITIALS.fullmatch(parts[0]) and not _STATE.match(parts[0])
    personal = is_given(parts[0]) or initials
    return bool(found) and not (len(parts) < 4 and personal and set(found) == {parts[-1]})


def _is_headed(first: str, second: str) -> bool:
    """Whether a name's first word makes it that of an institution: "Junta de Andalucía"."""
    head = fold(first)
    if head in words("people.polities") or head in words("institutions.bodies"):
        return True
    if head not in words("institutions.heads") or _BARE.search(second.rstrip(",;")):
        return False
    return not is_given(second.rstrip(".,;")) and not _INITIALS.fullmatch(second.rstrip(",;"))


# Whose institution it is: "U.S. Congress".
_STATE = re.compile(
    r"(?<!\w)(?:U\.S\.(?:A\.)?|U\.N\.|U\.K\.|E\.U\.|R\.O\.K\.|D\.P\.R\.K\.)(?=\s|$)"
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
# Behind a family name that is also the word for an institution: "Banco, J.", "Bank JM".
_LONE_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.-?)+|[^\W\d_a-zß-ÿ]{1,2}")


def is_acronym(word: str) -> bool:
    """Whether one word is known as the name of an institution ("UNESCO", "Eurostat")."""
    return word.casefold().strip(".") in words("people.acronyms")


# "Greenpeace e.V.", "Barilla S.p.A.": a legal form with full stops, which are no initials.
_FORM = re.compile(r"[^,;]+\s(?:e\.\s?V|S\.\s?p\.\s?A)\.?")
_LETTERED = re.compile(r"(?P<letters>[^\W\d_a-zß-ÿ]{3,8})\s(?P<rest>[^\W\d_a-zß-ÿ][^,;.&]*)")


def is_lettered(text: str) -> bool:
    """Whether a name begins with the letters of an institution, of which it is a part.

    Three letters or more that are known as one's, or that a land stands behind; else they are
    initials.

    >>> is_lettered("OECD Nuclear Energy Agency"), is_lettered("ARS Bretagne"), is_lettered("HLA Hart")
    (True, True, False)
    """
    match = _LETTERED.fullmatch(text)
    if match is None or text.isupper():
        return False
    land = fold(match["rest"])
    return (
        is_acronym(match["letters"])
        or land in words("people.lands")
        or land in words("places.regions")
    )


def is_one_institution(text: str) -> bool:
    """Whether a whole list of names is one institution: "Ministry of Foreign Affairs and Trade".

    A comma parts a department from what it belongs to; a conjunction belongs to the name
    unless institutions stand on both sides. Initials or a semicolon speak against it.
    """
    bare = text.casefold().rstrip(".")
    if bare in words("people.collective") or bare in words("people.seats"):
        return True
    if _TITLED.fullmatch(text) or _FORM.fullmatch(text) or is_lettered(text) or is_shortened(text):
        return True
    if ";" in text or _INITIAL.search(_STATE.sub("", _without_brackets(text)).rstrip()):
        return False
    if not is_institution(text):
        return is_acronym(text) or _is_called_society(text)
    if "," in text and not all(_may_belong(part) for part in text.split(",")):
        return False
    if _SERIAL.search(text) and all(map(_stands_alone, _LISTED.split(text))):
        return False
    return all(map(_is_joint, text.split(","))) or _is_joint(text)


# "FED. TRADE COMM'N", "PEW RES. CTR.", as law reviews shorten them (Bluebook, tables T6 and T13).
_SHORTENED = re.compile(
    r"\b(?:comm|dep|gov|ass|soc|nat|int|fed|prof)[’'](?:n|t|y|l|s)\b|\bcomm\.\son\b|\b(?:ctr|inst|off|admin|servs?|bd|coll)\.(?=\s|$)",
    re.IGNORECASE,
)


def is_shortened(text: str) -> bool:
    """Whether a name that begins with nobody's given name has a word shortened as law reviews do.

    >>> is_shortened("FED. TRADE COMM'N"), is_shortened("Mary Inst.")
    (True, False)
    """
    if _SHORTENED.search(text) is None or _PERSONAL.search(_STATE.sub("", text)):
        return False
    return ";" not in text and not is_given(text.split()[0])


# Initials of a person: at the head, or behind a comma: "Smith, J., & Pew Res. Ctr.".
_PERSONAL = re.compile(r"(?:^|,\s|&\s|and\s)[^\W\d_]\.(?:[\s-]?[^\W\d_]\.)*(?:\s|,|$)")


# Bands and bodies with an article, popes and monarchs: names without a family part.
_TITLED = re.compile(
    r"The(?:\s(?!(?:and|&)\s)[^\s,;.]+){1,5}|(?:Die|Der)(?:\s[^\W\d_a-zß-ÿ][^\s,;.]+){1,2}"
    r"|(?:Pope|Papst|King|Queen|Emperor|Empress|Kaiser)(?:\s[^\W\d_][^\s,;.]+){1,2}\s[IVX]+"
    r"|(?:Pope|Papst)\s[^\W\d_][^\s,;.]+"
)
# "World Health Organization, World Bank, & United Nations".
_SERIAL = re.compile(r",\s(?:&|and|und|et|y|e)\s")
_LISTED = re.compile(r",\s(?:(?:&|and|und|et|y|e)\s)?")


def _is_joint(text: str) -> bool:
    """Whether a conjunction joins no two institutions: "Department of Economic and Social Affairs"."""
    pieces = _AND.split(text)
    return len(pieces) == 1 or not all(map(_stands_alone, pieces))


def _stands_alone(text: str) -> bool:
    """Whether a part is an institution by itself, as "Human Services" is not."""
    found = [fold(word) for word in _LETTERS.findall(text) if _is_institutional(word)]
    return is_institution(text) and not set(found) <= words("people.weak")


_INITIAL = re.compile(r"(?<![^\W_])[^\W\d_]\.(?!\s?V\b)(?!$)")
# Behind a hyphen it joins words: "Markt- und Sozialforschung".
_AND = re.compile(r"(?<!-)\s(?:and|&|und|et|y|e|ed)\s")
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")


def _without_brackets(text: str) -> str:
    return _BRACKETS.sub("", text)


def _may_belong(part: str) -> bool:
    """Whether a part between commas is no person: no given name at its head."""
    words_of = part.split()
    if not words_of or _BARE.search(part):
        return False
    return is_institution(part) or not any(map(is_given, words_of))


# Initials behind a name without full stops, or alone: "Ginsberg HN", "G".
_BARE = re.compile(r"^\s*(?:\w+\s)?[^\W\d_a-zß-ÿ]{1,3}$")


def _is_called_society(text: str) -> bool:
    """A name with "of the", "für" or the like inside: "Friends of the Earth"."""
    return bool(_inside().search(text)) and not any(map(is_given, text.split()[:1]))


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(rf"^[^\W\d_a-z][^\s,]+(?:\s[^\s,]+)?\s{any_of('people.inside')}\s\S[^,]*$")


@lru_cache(maxsize=4096)
def _is_institutional(word: str) -> bool:
    folded = fold(word)
    return (
        folded in words("names.institutions")
        or folded in words("people.institutions")
        or bool(_compound().fullmatch(folded))
    )


@cache
def _compound() -> re.Pattern[str]:
    ends = f"{any_of('people.endings')}|{any_of('institutions.compounds')}"
    return re.compile(rf"[^\W\d_]{{3,}}(?:{ends})")
