"""What a document's metadata says of citations (pandoc manual, Citations).

In: the `meta` of a pandoc document. Out: `Settings`: files, works typed in the metadata,
the style, the language, what is listed though not cited.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from alliance_refs.integrations.pandoc.dates import DATES, csl_date
from alliance_refs.integrations.pandoc.inlines import rich_text, words
from alliance_refs.model import plain_text

Json = Any
DEFAULT_STYLE = "chicago-author-date"
_NOT_SHOWN = ("nocite", "references")


@dataclass(frozen=True, slots=True)
class Settings:
    """`references` is CSL-JSON text ("" for none); `nocite` holds "*" for all works;
    `notes_after_punctuation` is None where the document does not say."""

    files: tuple[str, ...] = ()
    references: str = ""
    style: str = DEFAULT_STYLE
    locale: str | None = None
    nocite: tuple[str, ...] = ()
    link_citations: bool = False
    link_bibliography: bool = True
    suppressed: bool = False
    title: tuple[Json, ...] = ()
    notes_after_punctuation: bool | None = None
    abbreviations: str = ""


def read_metadata(meta: Mapping[str, Json]) -> Settings:
    """The settings of a document.

    >>> read_metadata({"csl": {"t": "MetaString", "c": "apa.csl"}}).style
    'apa.csl'
    """
    return Settings(
        tuple(_strings(meta.get("bibliography"))),
        _references(meta.get("references")),
        _string(meta.get("csl")) or _string(meta.get("citation-style")) or DEFAULT_STYLE,
        _string(meta.get("lang")) or None,
        tuple(cited_ids(meta.get("nocite"))),
        _truth(meta.get("link-citations"), default=False),
        _truth(meta.get("link-bibliography"), default=True),
        _truth(meta.get("suppress-bibliography"), default=False),
        tuple(_inlines(meta.get("reference-section-title"))),
        _choice(meta.get("notes-after-punctuation")),
        _string(meta.get("citation-abbreviations")),
    )


def _references(value: Json) -> str:
    works = _plain(value)
    if not isinstance(works, list):
        return ""
    for work in works:
        for name in DATES & set(work if isinstance(work, dict) else ()):
            work[name] = csl_date(work[name])
    return json.dumps(works)


def _plain(value: Json) -> Json:
    """A metadata value as JSON that knows nothing of pandoc; words as CSL rich text."""
    kind, content = _parts(value)
    if kind == "MetaMap" and isinstance(content, dict):
        return {name: _plain(inner) for name, inner in content.items()}
    if kind == "MetaList" and isinstance(content, list):
        return [_plain(inner) for inner in content]
    if kind == "MetaInlines":
        return rich_text(content or ())
    if kind == "MetaBlocks" and isinstance(content, list):
        blocks = [block.get("c") for block in content if isinstance(block, dict)]
        return " ".join(rich_text(block) for block in blocks if isinstance(block, list))
    return content


def _parts(value: Json) -> tuple[str, Json]:
    return (value.get("t", ""), value.get("c")) if isinstance(value, dict) else ("", None)


def _inlines(value: Json) -> list[Json]:
    kind, content = _parts(value)
    return content if kind == "MetaInlines" else list(words(_string(value)))


def _string(value: Json) -> str:
    found = _plain(value)
    return plain_text(str(found)).strip() if isinstance(found, str | int) else ""


def _strings(value: Json) -> Iterator[str]:
    kind, content = _parts(value)
    if kind == "MetaList" and isinstance(content, list):
        yield from filter(None, map(_string, content))
    elif word := _string(value):
        yield word


def _choice(value: Json) -> bool | None:
    """What an option says, None where it says nothing."""
    found = _plain(value)
    return found if isinstance(found, bool) else None


def _truth(value: Json, *, default: bool) -> bool:
    found = _choice(value)
    return default if found is None else found


def cited_texts(meta: Mapping[str, Json]) -> list[Json]:
    """The fields whose citations are shown: a title, an abstract, an author's thanks."""
    return [value for name, value in meta.items() if name not in _NOT_SHOWN]


def cited_ids(value: Json) -> Iterator[str]:
    """The keys of all `Cite` elements in a piece of a document, in order."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if one.get("t") == "Cite":
                yield from (str(cite["citationId"]) for cite in one["c"][0])
            else:
                waiting += reversed(list(one.values()))
        elif isinstance(one, list):
            waiting += reversed(one)
