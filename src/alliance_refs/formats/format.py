"""`Format`: one bibliographic file format, as a name, its suffixes, a reader and a writer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from alliance_refs.errors import Diagnostic
from alliance_refs.model import Library
from alliance_refs.spans import Source


class Written(NamedTuple):
    """The text of a written library, and what the format could not hold."""

    text: str
    losses: tuple[Diagnostic, ...] = ()


Reader: TypeAlias = Callable[[Source], Library]
Writer: TypeAlias = Callable[[Library], Written]


@dataclass(frozen=True, slots=True)
class Format:
    """A file format for references.

    `name` is what users type ("biblatex"); `suffixes` are lower case with the dot; a
    format that is only read, or only written, lacks the other function.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    read: Reader | None = None
    write: Writer | None = None
