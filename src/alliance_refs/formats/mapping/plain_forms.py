"""Forms that several formats share: keywords, paragraphs, identifiers, checked by shape."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from alliance_refs.formats.characters import clean
from alliance_refs.formats.mapping.inverted_names import name_in_parts
from alliance_refs.formats.mapping.rows import Form, Raw
from alliance_refs.model import Name, Value

# CSL 1.0.2 keeps keywords in one string; commas part them, as Zotero writes them.
_KEYWORD_JOINT = re.compile(r"\s*[,;]\s*")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{3,9}/\S+)", re.IGNORECASE)
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")
# How long a work is ("409", "xii, 409 p."), which a range of pages is not.
_ONE_NUMBER = re.compile(r"(?:[ivxlc]+,\s*)?\d+[^\d]*", re.IGNORECASE)
_PMCID = re.compile(r"PMC\d+", re.IGNORECASE)


def _read_keywords(values: Sequence[Raw]) -> str:
    words = (word for value in values for word in _KEYWORD_JOINT.split(value))
    return ", ".join(filter(None, map(_squeezed, words)))


def _write_keywords(value: Value) -> list[str]:
    return [word for word in _KEYWORD_JOINT.split(str(value)) if word]


def _read_lines(values: Sequence[Raw]) -> str:
    lines = (line for value in values for line in value.splitlines())
    return "\n".join(filter(None, map(_squeezed, lines)))


def _write_paragraphs(value: Value) -> list[str]:
    return [line for each in str(value).splitlines() if (line := _squeezed(each))]


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _matching(pattern: re.Pattern[str]) -> Callable[[Sequence[Raw]], str | None]:
    """A reader of the first value of a shape; None, so that others may read, without one."""

    def read(values: Sequence[Raw]) -> str | None:
        matches = [pattern.fullmatch(value.strip()) for value in values]
        if not all(matches):
            return None
        return next((match[match.lastindex or 0] for match in matches if match), None)

    return read


def _write_text(value: Value) -> list[str]:
    return [str(value)] if str(value).strip() else []


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


# Names that the reader has already put together from their parts.
WHOLE_NAMES = Form(_read_names, _write_names)
KEYWORDS = Form(_read_keywords, _write_keywords)
# Text whose lines count: in formats that keep line breaks, and in those that repeat the field.
EXTENT = Form(_matching(_ONE_NUMBER), _write_text)
LINES = Form(_read_lines, _write_text)
PARAGRAPHS = Form(_read_lines, _write_paragraphs)
DOI = Form(_matching(_DOI), _write_text)
ISSN = Form(_matching(_ISSN), _write_text)
PMCID = Form(_matching(_PMCID), _write_text)
