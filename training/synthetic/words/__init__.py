"""Word lists by language: names, titles, journals, publishers with their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
LANGUAGES = ("en", "de", "fr", "it", "es", "pt", "ko", "zh", "ja")


@dataclass(frozen=True)
class Words:
    """The lists of one language; `lists` by name, `publishers` as pairs of place and house."""

    language: str
    lists: dict[str, Sequence[str]]
    publishers: Sequence[tuple[str, str]]

    def __getitem__(self, name: str) -> Sequence[str]:
        return self.lists[name]

    def __contains__(self, name: str) -> bool:
        return name in self.lists


@cache
def words_of(language: str) -> Words:
    """The lists of a language; where it has none of a name, the English ones."""
    data = _load(language)
    pairs = [
        (place, house) for place, houses in data.pop("publishers", {}).items() for house in houses
    ]
    base = dict(words_of("en").lists) if language != "en" else {}
    return Words(language, {**base, **data}, pairs or words_of("en").publishers)


@cache
def names_of(culture: str) -> tuple[Sequence[str], Sequence[str]]:
    """The given and the family names of a culture."""
    entry = _load("names")[culture]
    return entry["given"].split(", "), entry["family"].split(", ")


CULTURES = (
    "en",
    "de",
    "fr",
    "it",
    "es",
    "pt",
    "nl",
    "nordic",
    "slavic",
    "korean",
    "chinese",
    "japanese",
)


@cache
def _load(name: str) -> dict[str, Any]:
    path = FOLDER / f"{name}.yaml"
    if not path.is_file():
        return {}
    data = yaml.safe_load(path.read_text("utf-8"))
    assert isinstance(data, dict)
    return data
