"""Works whose note gives only author or imprint -> the title that stands by the mark.

A section headed by the title of the work, with the imprint in a note or a line "Source:"
below; or a title in italics or quotation marks just before the mark. The work gets its
title, with evidence that says where it stands; the citation keeps to what it says. So does the
case that the text calls by name ("In New York Times v. Sullivan, ...[1]") and the note by its reports.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from alliance_refs.model import Evidence, Item, Marker, Passage
from alliance_refs.notes.finding.regions import TextLine, heading_kind
from alliance_refs.notes.finding.reviewed import REVIEW_LABEL
from alliance_refs.parsing import parse_citation, parse_names
from alliance_refs.spans import Span


class NearTitle(NamedTuple):
    """A heading, or a run set as a title in the text: its place and its words."""

    span: Span
    passage: Passage
    is_heading: bool


@dataclass(frozen=True, slots=True)
class TitlesNearby:
    """The headings and titles of a document's text in order of place."""

    titles: tuple[NearTitle, ...]
    starts: tuple[int, ...]
    marks: tuple[int, ...]

    def by_mark(self, marker: Marker) -> NearTitle | None:
        """The title just before a mark, or the heading whose section it is the first mark of."""
        found = self._last_before(marker.span.start)
        if found is None or not found.is_heading:
            near = found and marker.span.start - found.span.end <= _NEAR
            return found if near else None
        first = bisect_right(self.marks, found.span.start)
        is_first = first < len(self.marks) and self.marks[first] == marker.span.start
        return found if is_first else None

    def over(self, span: Span) -> NearTitle | None:
        """The heading just above a block."""
        found = self._last_before(span.start)
        is_above = found and found.is_heading and span.start - found.span.end <= _UNDER_HEADING
        return found if is_above else None

    def _last_before(self, start: int) -> NearTitle | None:
        at = bisect_right(self.starts, start - 1) - 1
        return self.titles[at] if at >= 0 else None


# A title in the text stands so many code points before the mark at most.
_NEAR = 60
# A source line stands so many code points under its heading at most.
_UNDER_HEADING = 200
_SHORTEST = 4
_QUOTED = re.compile(r"[“„«]([^“”„«»]{4,200})[”“»]|(?<!\w)\"([^\"]{4,200})\"")
# What sections of any book are headed by.
_PLAIN_HEADING = re.compile(
    r"(?:chapter|part|section|kapitel|teil|chapitre|partie|capítulo|parte)\b|[\dIVXLC]+[.)]?\s|"
    r"(?:introduction|conclusions?|abstract|preface|foreword|einleitung|fazit|schluss|notes?|the end)$",
    re.IGNORECASE,
)


def titles_nearby(lines: Iterable[TextLine], markers: Iterable[Marker]) -> TitlesNearby:
    """The headings and titles in a document's lines."""
    titles = sorted(title for line in lines for title in _titles(line))
    starts = tuple(title.span.start for title in titles)
    return TitlesNearby(tuple(titles), starts, tuple(sorted(m.span.start for m in markers)))


def _titles(line: TextLine) -> Iterator[NearTitle]:
    passage = line.passage
    if line.kind == "heading":
        if passage.text.strip():
            yield NearTitle(passage.span, passage, True)
        return
    spans = [span for span in passage.marked("italic") if span.size >= _SHORTEST]
    spans += [Span(*match.span()) for match in _QUOTED.finditer(passage.text)]
    for span in spans:
        yield NearTitle(passage.source(span), passage.cut(*span), False)


# What a description without a title must say for one to be looked for.
_SAYS = ("publisher", "publisher-place")
_TITLED_ELSEWHERE = frozenset(
    ("legal_case", "legislation", "manuscript", "webpage", "interview", "personal_communication")
)


def wants_title(item: Item) -> bool:
    """Whether a work has an imprint, or a name and a year, and no title."""
    if item.get("title") or item.get("container-title") or item.get("archive"):
        return False
    placed = any(item.get(field) for field in _SAYS) and item.get("issued")
    return bool(placed) and item.type not in _TITLED_ELSEWHERE


def titled_nearby(item: Item, found: NearTitle | None) -> Item:
    """A work with the title that stands near, as it is when none does or it has one."""
    if found is None or not wants_title(item):
        return item
    return _from_heading(item, found) if found.is_heading else _from_text(item, found)


def _from_text(item: Item, found: NearTitle) -> Item:
    title = found.passage.text.strip(" \"“”„«»‘’'.,;:")
    why = Evidence("title in the text before the mark", 0.6, found.span, title)
    return item.replace(title=title, evidence={**item.evidence, "title": why})


_BY = re.compile(r",?\s+(?:by|von|par|por|di)\s+(?=[A-ZÀ-Þ])")


def _from_heading(item: Item, found: NearTitle) -> Item:
    label = REVIEW_LABEL.match(found.passage.text)
    passage = found.passage.cut(label.end() if label else 0, len(found.passage)).strip()
    words = passage.text.strip(" .")
    if heading_kind(words) or _PLAIN_HEADING.match(words) or len(words) < _SHORTEST:
        return item
    read = _read_heading(passage)
    why = Evidence("title in the heading above", 0.6, found.span, words)
    fields = {name: value for name, value in read.items() if name in ("title", "author")}
    fields = {name: value for name, value in fields.items() if not item.get(name)}
    evidence = {**item.evidence, **dict.fromkeys(fields, why)}
    return Item(item.key, item.type, {**item, **fields}, evidence)


def _read_heading(passage: Passage) -> Item:
    """What a heading says: a title, and its author when the heading sets them apart."""
    by = _BY.search(passage.text)
    if by:
        title = passage.text[: by.start()].strip(' "“”„«».,')
        authors = parse_names(passage.text[by.end() :].strip(" .,"))
        return Item("", "document", {"title": title, "author": authors})
    is_whole = any(span.size >= len(passage) - 2 for span in passage.marked("italic"))
    if not is_whole and (passage.marked("italic") or _QUOTED.search(passage.text)):
        return parse_citation(passage).item
    return Item("", "document", {"title": passage.text.strip(' "“”„«».')})


_CASE = re.compile(
    r"(?:[A-Z][\w.’'&-]*\s+)(?:(?:of|the|and|de|&)\s+|[A-Z][\w.’'&-]*\s+){0,5}v\.?\s+"
    r"[A-Z][\w.’'&-]*(?:\s+(?:of|the|and|&)?\s?[A-Z][\w.’'&-]*){0,5}"
)
_OPENERS = re.compile(r"^(?:In|See|The|But|And|After|Since|Before|Under|As|Thus|Yet)\s+")
_LEGAL = frozenset(("legal_case", "legislation"))


def named_in_text(item: Item, markers: tuple[Marker, ...]) -> Item:
    """A work with the case that the text calls by name before the first mark for it.

    The item is returned as it is when it has a title, is no case, or nothing is named.
    """
    if item.get("title") or item.type not in _LEGAL or not markers:
        return item
    found = list(_CASE.finditer(markers[0].before))
    if not found:
        return item
    name = _OPENERS.sub("", found[-1][0]).rstrip(" ,.")
    why = Evidence("case named in the text before the mark", 0.7, markers[0].span, name)
    return item.replace(title=name, evidence={**item.evidence, "title": why})
