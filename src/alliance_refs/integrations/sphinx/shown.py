"""What pages show: values between rendering and writing.

They are kept from build to build, so that a build in which nothing is cited otherwise
renders nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from alliance_refs.integrations.pieces import Runs
from alliance_refs.model import BibliographyLayout, Library

# A page and the id of something on it.
Place = tuple[str, str]


class Work(NamedTuple):
    """One entry: its anchor on the page, its words, and the places that cite it, in order."""

    key: str
    anchor: str
    runs: Runs
    cited_at: tuple[Place, ...] = ()


class Works(NamedTuple):
    """One bibliography as it is shown."""

    works: tuple[Work, ...]
    layout: BibliographyLayout
    locale: str


class Shown(NamedTuple):
    """Words of a citation: where they lead (a page and an anchor), and the whole reference."""

    runs: Runs
    key: str = ""
    target: Place | None = None
    words: str = ""


class Problem(NamedTuple):
    """What an author should know, and where it was typed; `kind` is the warning's subtype."""

    message: str
    source: str
    line: int
    kind: str = "citation"


class Collection(NamedTuple):
    """The works of all files, the file of each key, and what was wrong."""

    library: Library
    files: Mapping[str, Path]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """All that pages show, by page and id; what is wrong; and each page's part in short."""

    citings: Mapping[Place, tuple[Shown, ...]] = field(default_factory=dict)
    works: Mapping[Place, Works] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    digests: Mapping[str, str] = field(default_factory=dict)
