"""Regions outside notes -> their paragraphs, a list of references entry by entry.

Entries stand apart by blank lines or as items of a list; in text taken from print they
follow line on line, and a line that opens with a name begins the next one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from alliance_refs.model import Passage
from alliance_refs.notes.finding.joining import joined
from alliance_refs.notes.finding.regions import Region, TextLine
from alliance_refs.notes.persons import PARTICLE


class Paragraph(NamedTuple):
    """A squeezed paragraph of a region, and whether it is an item of a list."""

    passage: Passage
    is_item: bool


_PARTICLES = rf"(?:(?i:{PARTICLE})\s)"
# "P.F. Brown, ...", "Choueka, Y.", "Light M,": what an entry of a list opens with.
_AUTHOR = re.compile(
    rf"(?:[A-ZÀ-Þ]\.[\s-]?)+{_PARTICLES}*[A-ZÀ-Þ][\w'’´`-]+\s*(?:,|\.|and\b|&|et\b)"
    rf"|{_PARTICLES}*[A-ZÀ-Þ][\w'’´`-]+(?:\s[A-ZÀ-Þ][\w'’´`-]+)?,\s+[A-ZÀ-Þ]"
    rf"|{_PARTICLES}*[A-ZÀ-Þ][\w'’´`-]+\s+[A-ZÀ-Þ]{{1,3}}[,.]\s"
)
# An institution or people, and the year behind it; a dash for the author above.
_DATED = re.compile(
    rf"{_PARTICLES}*[A-ZÀ-Þ][^()\n]{{2,100}}"
    r"(?:\((?:[Ee]ds?|[Hh]rsg|[Hh]gg?|dirs?|[Cc]oords?|[Cc]omps?|orgs?|trans)\.?\)[.,]?\s)?"
    r"\((?:1[5-9]|20)\d\d[a-z]?\)"
    r"|[A-ZÀ-Þ][^.,\d\s]+\s[^.,\d\n]{2,80}\.\s(?:1[5-9]|20)\d\d[a-z]?\.|[-—–_]{2,}[.,]?\s"
)
# "Chicago, IL: University of Chicago Press": the imprint on a line of its own.
_IMPRINT = re.compile(
    r"[A-ZÀ-Þ][^,.:\d]{1,30},\s(?:[A-Z]{2}|[A-Z]\.[A-Z]\.|[A-Z][a-z]{1,5}\.)\s?:\s"
)
_ENDED = re.compile(r"[.)\]]$|\d$|//\S+$")
# Entries of a run-on list are told apart only where so many lines stand together.
_RUN_ON = 4


def paragraphs(region: Region) -> Iterator[Paragraph]:
    """The paragraphs of a region, headings left out."""
    groups: dict[int, list[TextLine]] = defaultdict(list)
    for line in region.lines:
        if line.kind != "heading" and line.text.strip():
            groups[line.block].append(line)
    for lines in groups.values():
        for part in _entries(lines) if region.kind == "references" else [lines]:
            yield Paragraph(joined(part), lines[0].kind == "list-item")


def _entries(lines: Sequence[TextLine]) -> Iterator[Sequence[TextLine]]:
    """Lines by entry: a name after a line that ended opens the next."""
    opening = [
        at
        for at, line in enumerate(lines)
        if at == 0 or (_opens(line.text) and _ENDED.search(lines[at - 1].text.rstrip()))
    ]
    if len(lines) < _RUN_ON or len(opening) < 2:
        opening = [0]
    for start, end in zip(opening, [*opening[1:], len(lines)], strict=True):
        yield lines[start:end]


def _opens(text: str) -> bool:
    named = _AUTHOR.match(text) or _DATED.match(text)
    return named is not None and not _IMPRINT.match(text)
