"""Field values and variable values, both ways: the converters that `bib_fields` names.

Reading turns raw LaTeX into a variable's value, None when there is none; writing turns a
value into raw LaTeX, None when the form cannot say it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from alliance_refs.formats.bib.dates import read_field_date
from alliance_refs.formats.bib.journals import named_journal
from alliance_refs.formats.bib.languages import language_identifier, language_tag
from alliance_refs.formats.bib.names import read_names, write_name
from alliance_refs.formats.bib.profiles import Profile
from alliance_refs.formats.bib.text import plain_latex, title_latex
from alliance_refs.formats.bib.verbatim import read_doi, read_verbatim, write_verbatim
from alliance_refs.formats.edtf import write_edtf
from alliance_refs.formats.mapping.plain_forms import says_type
from alliance_refs.model import Date, plain_text, read_markup
from alliance_refs.text.latex import is_plain
from alliance_refs.text.latex_bibstrings import BIBSTRINGS
from alliance_refs.text.latex_write import write_latex, write_title


class Reading(NamedTuple):
    """What converters must know of an entry: profile, whether titles are lowered, prefixes."""

    profile: Profile
    lowered: bool = False
    dropping: bool = True


class Writing(NamedTuple):
    """What converters must know when writing: BibLaTeX's own forms, and English titles."""

    extended: bool = True
    english: bool = True


class Converter(NamedTuple):
    """A pair of conversions, each undoing the other."""

    read: Callable[[str, Reading], Any]
    write: Callable[[Any, Writing], str | None]


def _read_text(raw: str, reading: Reading) -> str:
    return plain_latex(raw, reading.profile.links)


def _write_text(value: Any, _: Writing) -> str:
    return write_latex(str(value))


def _read_journal(raw: str, reading: Reading) -> str:
    return _read_text(named_journal(raw) if "\\" in raw else raw, reading)


def _read_title(raw: str, reading: Reading) -> str:
    if reading.profile.words_for_keys and raw in BIBSTRINGS:
        return _capitalised(BIBSTRINGS[raw])
    return title_latex(raw, lowered=reading.lowered, links=reading.profile.links)


def _write_title(value: Any, writing: Writing) -> str:
    return write_title(str(value)) if writing.english else write_latex(str(value))


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _read_names(raw: str, reading: Reading) -> Any:
    profile = reading.profile
    return (
        read_names(
            raw,
            dropping=reading.dropping,
            corporate=profile.corporate_names,
            parting=profile.words_for_keys,
        )
        or None
    )


def _write_names(value: Any, writing: Writing) -> str | None:
    if not isinstance(value, tuple):
        return None
    return " and ".join(write_name(name, extended=writing.extended) for name in value) or None


def _read_date(raw: str, _: Reading) -> Date | None:
    return read_field_date(raw)


def _write_date(value: Any, _: Writing) -> str | None:
    return write_edtf(value) if isinstance(value, Date) else None


LIST_AND = re.compile(r"(?<!\s)\s++and\s+")
_BRACE_OR_AND = re.compile(rf"[{{}}]|{LIST_AND.pattern}")


def _read_list(raw: str, reading: Reading) -> str:
    """Literal lists: "Oxford and New York" is two places (BibLaTeX manual, 2.2.1)."""
    if " and" not in raw.replace("\n", " ") or not reading.profile.words_for_keys:
        return _one_of_list(raw, reading)
    parts: list[str] = []
    start = depth = 0
    for match in _BRACE_OR_AND.finditer(raw):
        depth += (match[0] == "{") - (match[0] == "}")
        if match[0][0].isspace() and depth == 0:
            parts.append(raw[start : match.start()])
            start = match.end()
    parts.append(raw[start:])
    return "; ".join(filter(None, (_one_of_list(part, reading) for part in parts)))


def _one_of_list(raw: str, reading: Reading) -> str:
    word = raw.strip()
    if reading.profile.words_for_keys and word in BIBSTRINGS:
        return BIBSTRINGS[word]
    return plain_latex(raw, reading.profile.links)


def _write_list(value: Any, writing: Writing) -> str:
    text = str(value)
    if not writing.extended:
        return write_latex(text)
    parts = text.split("; ")
    return " and ".join(
        "{" + write_latex(part) + "}" if LIST_AND.search(part) else write_latex(part)
        for part in parts
    )


def _read_house(raw: str, reading: Reading) -> str:
    """A publisher or an institution, whose name may well have an "and" in it."""
    return _one_of_list(raw, reading)


def _write_house(value: Any, writing: Writing) -> str:
    text = write_latex(str(value))
    return "{" + text + "}" if writing.extended and LIST_AND.search(text) else text


def _read_series(raw: str, reading: Reading) -> str:
    """The series of a journal, which a bare number names: "2nd series"."""
    word = raw.strip("{} ")
    if not (word.isdecimal() and len(word) < 3 and reading.profile.words_for_keys):
        return _read_title(raw, reading)
    last = "" if word[-2:-1] == "1" else word[-1]
    return f"{word}{_ENDINGS.get(last, 'th')} series"


_ENDINGS = {"1": "st", "2": "nd", "3": "rd"}
_ORDINALS = {
    word: str(number)
    for number, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth
        thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
        twentieth""".split(),
        start=1,
    )
}
_WORDS_OF_EDITIONS = {number: word.capitalize() for word, number in _ORDINALS.items()}
_EDITION = re.compile(r"([A-Za-z]+|\d+(?:st|nd|rd|th)?)(?:\s+ed(?:ition|\.)?)?")


def _read_edition(raw: str, reading: Reading) -> str:
    """The number of an edition, which BibTeX has in words: "Second"."""
    text = plain_latex(raw, reading.profile.links)
    words = plain_text(read_markup(text))
    match = _EDITION.fullmatch(words) if reading.profile.words_for_keys else None
    return _ORDINALS.get(match[1].lower(), match[1]) if match else text


def _write_edition(value: Any, writing: Writing) -> str:
    word = None if writing.extended else _WORDS_OF_EDITIONS.get(str(value))
    return word or write_latex(str(value))


def _read_key(raw: str, reading: Reading) -> str:
    """A localisation key as words, other words as they are."""
    if reading.profile.words_for_keys and raw.strip() in BIBSTRINGS:
        return BIBSTRINGS[raw.strip()]
    return plain_latex(raw, reading.profile.links)


def _read_genre(raw: str, reading: Reading) -> str | None:
    """A genre, unless a database has put the type of the work there ("Journal Article")."""
    genre = _read_key(raw, reading)
    return None if reading.profile.words_for_keys and says_type(genre) else genre


def _write_key(value: Any, writing: Writing) -> str:
    key = _KEYS.get(str(value)) if writing.extended else ""
    return key or write_latex(str(value))


_KEYS = {
    words: key
    for key, words in BIBSTRINGS.items()
    if key.startswith("patent") or key in ("phdthesis", "mathesis", "techreport", "resreport")
}


def _read_pages(raw: str, _: Reading) -> str:
    """Page ranges with a hyphen and without "pp.", as CSL has them; a dash typed as such stays."""
    if raw.isdecimal():
        return raw
    text = _PAGE_WORD.sub("", plain_latex(_DASHES.sub("-", raw)))
    return text if "–" in raw else _PRINTED_DASHES.sub("-", text)


def _write_pages(value: Any, _: Writing) -> str:
    text = str(value)
    if _PAGES.fullmatch(text):
        return text.replace("-", "--")
    return text if is_plain(text) else write_latex(text)


_DASHES = re.compile(r"(?<!\s)\s*+--+\s*")
_PRINTED_DASHES = re.compile(r"(?<!\s)\s*+–\s*|(?<=\d)\s+-\s+(?=\d)")
_PAGE_WORD = re.compile(r"pp?\.\s*(?=\w)")
_PAGES = re.compile(r"[\w:.]+-[\w:.]+(?:, ?[\w:.]+(?:-[\w:.]+)?)*")


def _read_language(raw: str, reading: Reading) -> str:
    text = plain_latex(raw)
    return language_tag(text) if reading.profile.words_for_keys else text


def _write_language(value: Any, _: Writing) -> str | None:
    return language_identifier(str(value))


def _read_keywords(raw: str, reading: Reading) -> str:
    text = plain_latex(raw)
    return text if reading.profile.words_for_keys else re.sub(r"\s*,\s*", ",", text)


CONVERTERS: dict[str, Converter] = {
    "text": Converter(_read_text, _write_text),
    "journal": Converter(_read_journal, _write_text),
    "title": Converter(_read_title, _write_title),
    "names": Converter(_read_names, _write_names),
    "date": Converter(_read_date, _write_date),
    "verbatim": Converter(
        lambda raw, _: read_verbatim(raw), lambda value, _: write_verbatim(value)
    ),
    "doi": Converter(lambda raw, _: read_doi(raw), lambda value, _: write_verbatim(value)),
    "list": Converter(_read_list, _write_list),
    "house": Converter(_read_house, _write_house),
    "edition": Converter(_read_edition, _write_edition),
    "series": Converter(_read_series, _write_title),
    "key": Converter(_read_key, _write_key),
    "genre": Converter(_read_genre, _write_key),
    "pages": Converter(_read_pages, _write_pages),
    "language": Converter(_read_language, _write_language),
    "keywords": Converter(_read_keywords, _write_text),
}
