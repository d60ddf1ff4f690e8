"""Keys that no work has, and the lines where they were typed.

In: a page's source and what was typed as citations on it. Out: lines, from 1.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from alliance_refs.integrations.mkdocs.typed import read_typed
from alliance_refs.model import Item

# Code and comments are not searched: fenced blocks whole, spans within their line.
_CODE = re.compile(
    r"^[ >]*(```++|~~~++)[^\n]*+\n.*?^[ >]*\1|`[^`\n]++`|<!--(?:(?!-->|<!--).)*+-->",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Missing:
    """A key that no work has, what was said of it, and its line in the page's source."""

    line: int
    message: str


def missing_keys(
    source: str, typed: Sequence[str], library: Mapping[str, Item]
) -> Iterator[Missing]:
    """The keys of a page that the library lacks, one for each line that cites them."""
    wanted: Counter[str] = Counter()
    for text in typed:
        citation = read_typed(text)
        for cite in citation.cites if citation else ():
            if cite.key not in library:
                wanted[cite.key] += 1
    for key, count in wanted.items():
        for line in _lines(source, key, count) or [1]:
            yield Missing(line, _message(key, library))


def _message(key: str, library: Mapping[str, Item]) -> str:
    try:
        library[key]
    except KeyError as error:
        return str(error)
    return ""


def _lines(source: str, key: str, count: int) -> list[int]:
    """The lines that cite a key, not more than cite it; those set far in may be code."""
    prose = _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), source)
    typed = re.compile(rf"(?<!\\)@\{{?{re.escape(key)}(?![\w]|[:.#$%&+?<>~/-]\w)")
    found = [number for number, line in enumerate(prose.split("\n"), 1) if typed.search(line)]
    lines = source.split("\n")
    found.sort(key=lambda number: lines[number - 1].startswith(("    ", "\t")))
    return sorted(found[:count])


def line_of(source: str, name: str) -> int:
    """The line of a front matter's field, 1 when it is not found."""
    match = re.search(rf"^{re.escape(name)}\s*:", source, re.MULTILINE)
    return source.count("\n", 0, match.start()) + 1 if match else 1
