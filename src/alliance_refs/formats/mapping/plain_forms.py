"""Forms that several formats share: keywords, paragraphs, identifiers, checked by shape."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from alliance_refs.formats.characters import clean
from alliance_refs.formats.mapping.inverted_names import name_in_parts
from alliance_refs.formats.mapping.rows import Form, Raw, write_text
from alliance_refs.model import Name, Value

# The kinds of works by which databases sort them; the item's type says as much.
_KINDS = frozenset(
    kind.strip()
    for kind in """article|journal article|journal|review|review article|letter|note|editorial
    |short survey|editorial material|early access|proceedings paper|conference paper
    |conference proceedings|conference review|meeting abstract|book chapter|chapter
    |research article|research-article|original article|case report|data paper|correction
    |erratum|retracted|reprint|book|book section|thesis|web page|newspaper article
    |magazine article""".split("|")
)
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{3,9}/\S+)", re.IGNORECASE)
# How long a work is ("409", "xii, 409 p."), which a range of pages is not.
_ONE_NUMBER = re.compile(r"(?:[ivxlc]+,\s*)?\d+[^\d]*", re.IGNORECASE)
_PMCID = re.compile(r"PMC\d+", re.IGNORECASE)
_PMID = re.compile(r"\d{6,9}")


def _read_keywords(values: Sequence[Raw]) -> str:
    """Keywords in the one string that CSL 1.0.2 has: with commas, as Zotero writes them.

    Semicolons part them where one has a comma of its own ("Korea, South").
    """
    lines = [line for value in values for line in str(value).splitlines()]
    if len(lines) == 1:
        return ", ".join(_keywords(lines[0]))
    words = [word for line in lines for word in map(_squeezed, line.split(";")) if word]
    return ("; " if any("," in word for word in words) and len(words) > 1 else ", ").join(words)


def _keywords(text: str) -> list[str]:
    return [word for each in text.split(";" if ";" in text else ",") if (word := _squeezed(each))]


def _write_keywords(value: Value) -> list[str]:
    return _keywords(str(value))


def _read_lines(values: Sequence[Raw]) -> str:
    lines = (line for value in values for line in value.splitlines())
    return "\n".join(filter(None, map(_squeezed, lines)))


def _write_paragraphs(value: Value) -> list[str]:
    return [line for each in str(value).splitlines() if (line := _squeezed(each))]


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _read_genre(values: Sequence[Raw]) -> str | None:
    """The genre, unless it is no more than a database's word for the type of the work."""
    text = _squeezed("; ".join(map(str, values)))
    return None if says_type(text) else text


def says_type(text: str) -> bool:
    """Whether a genre says no more than the type of an item.

    >>> says_type("Article; Early Access"), says_type("Working Paper")
    (True, False)
    """
    return {kind.strip().casefold() for kind in text.split(";")} <= _KINDS


def _matching(pattern: re.Pattern[str]) -> Callable[[Sequence[Raw]], str | None]:
    """A reader of the first value of a shape; None, so that others may read, without one."""

    def read(values: Sequence[Raw]) -> str | None:
        matches = [pattern.fullmatch(value.strip()) for value in values]
        if not all(matches):
            return None
        return next((match[match.lastindex or 0] for match in matches if match), None)

    return read


def shaped(shape: str, form: Form) -> Form:
    """A form that reads one value, and writes it if it has the shape that a schema asks for."""

    def write(value: Value) -> list[str]:
        return [text] if re.fullmatch(shape, text := str(value).strip()) else []

    return Form(form.read, write, one=True)


def _read_names(values: Sequence[Raw]) -> tuple[Name, ...]:
    return tuple(value for value in values if isinstance(value, Name))


def _write_names(names: Value) -> list[Name]:
    """The names as their written parts will be read: particles with family or given name."""
    return [name for name in map(_in_parts, names) if name != Name()]


def _in_parts(name: Name) -> Name:
    if name.literal:
        return Name(literal=clean(_squeezed(name.literal)))
    parts = (name.full_family, f"{name.given} {name.dropping_particle}", name.suffix)
    return name_in_parts(*(clean(_squeezed(part)) for part in parts))


def names_one_by_one(read: Callable[[Raw], Name | None], write: Callable[[Name], Raw]) -> Form:
    """A form of names that are each read and written alone."""

    def read_all(values: Sequence[Raw]) -> tuple[Name, ...]:
        return tuple(name for value in values if (name := read(value)))

    return Form(read_all, lambda names: list(map(write, names)))


# Names that the reader has already put together from their parts.
WHOLE_NAMES = Form(_read_names, _write_names)
KEYWORDS = Form(_read_keywords, _write_keywords)
# Text whose lines count: in formats that keep line breaks, and in those that repeat the field.
EXTENT = Form(_matching(_ONE_NUMBER), write_text)
LINES = Form(_read_lines, write_text)
PARAGRAPHS = Form(_read_lines, _write_paragraphs)
DOI = Form(_matching(_DOI), write_text, one=True)
PMCID = Form(_matching(_PMCID), write_text, one=True)
PMID = Form(_matching(_PMID), write_text, one=True)
GENRE = Form(_read_genre, write_text)
