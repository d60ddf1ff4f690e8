"""Forms that several formats share: keywords, paragraphs, identifiers, checked by shape."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from alliance_refs.formats.rows import Form, Raw
from alliance_refs.model import Name, Value

# CSL 1.0.2 keeps keywords in one string; commas part them, as Zotero writes them.
_KEYWORD_JOINT = re.compile(r"\s*[,;]\s*")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{3,9}/\S+)", re.IGNORECASE)
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx]")
# How long a work is ("409", "xii, 409 p."), which a range of pages is not.
_ONE_NUMBER = re.compile(r"(?:[ivxlc]+,\s*)?\d+[^\d]*", re.IGNORECASE)
_PMCID = re.compile(r"PMC\d+", re.IGNORECASE)


def _read_keywords(values: Sequence[Raw]) -> str:
    return ", ".join(word for value in values for word in _KEYWORD_JOINT.split(value) if word)


def _write_keywords(value: Value) -> list[str]:
    return [word for word in _KEYWORD_JOINT.split(str(value)) if word]


def _read_lines(values: Sequence[Raw]) -> str:
    return "\n".join(filter(None, (value.strip() for value in values)))


def _write_paragraphs(value: Value) -> list[str]:
    return [line.strip() for line in str(value).splitlines() if line.strip()]


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
    """The names without the flags that only CSL-JSON has."""
    return [replace(name, static_ordering=False, comma_suffix=False) for name in names]


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
