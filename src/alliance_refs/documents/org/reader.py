r"""Org -> `Document`: headings, paragraphs, lists, footnotes (The Org Manual).

The scanner is ours because no kept Org parser says where inline text stands. What Org does not export
is left out: comments, drawers, subtrees under COMMENT or `:noexport:`. No file is included and
no code is run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from alliance_refs.documents.drafts import Draft, finish, long_blocks
from alliance_refs.documents.lines import (
    Line,
    files_not_read,
    indented_paragraphs,
    line_places,
    next_place,
    split_lines,
    take_blocks,
    without_signs,
)
from alliance_refs.documents.org.inline import read_org_inline
from alliance_refs.model import BlockKind, Document
from alliance_refs.spans import Source


@dataclass(slots=True)
class _Reading:
    """The lines, where blocks end among them, and what was read so far.

    `hidden` is the level of the subtree that is not exported, 0 outside of one.
    """

    lines: list[Line]
    ends: Mapping[str, list[int]]
    drafts: list[Draft] = field(default_factory=list)
    includes: list[Line] = field(default_factory=list)
    quotes: int = 0
    hidden: int = 0

    def add(self, draft: Draft) -> None:
        """Adds a block; of what is not exported notes alone, which may be called elsewhere."""
        if not self.hidden or draft.kind == "note":
            self.drafts.append(draft)


def read_org(source: Source) -> Document:
    r"""The document of an Org source.

    >>> document = read_org(Source("* War\nSee /Kim/.[fn:1]\n\n[fn:1] Kim, /War/, 3."))
    >>> [(block.kind, block.label, block.passage.text) for block in document.blocks]
    [('heading', '', 'War'), ('paragraph', '', 'See Kim.[^1]'), ('note', '1', 'Kim, War, 3.')]
    """
    lines = list(split_lines(source.text))
    reading = _Reading(lines, line_places(lines, _end_name))
    take_blocks(lines, (partial(take, reading) for take in _TAKERS))
    named = {match[1] for match in _NAMED_NOTE.finditer(source.text)}
    blocks = tuple(finish(reading.drafts, read_org_inline, named))
    found = (*files_not_read(source, reading.includes), *long_blocks(source, blocks))
    return Document(source, "org", blocks, diagnostics=found)


_NAMED_NOTE = re.compile(r"\[fn:([\w-]{1,80}):")
_HEADING = re.compile(r"(\*+)[ \t]+(?:(?:TODO|DONE)[ \t]+)?(?:\[#\w\][ \t]+)?")
_TAGS = re.compile(r":[\w@#%:]{1,200}:")
_NOTE = re.compile(r"\[fn:([\w-]{1,80})\][ \t]*")
_BEGIN = re.compile(r"\s{0,40}#\+begin_(\w{1,40})", re.IGNORECASE)
_END = re.compile(r"\s{0,40}(?:#\+end_(\w{1,40})|:(END):)\s*$", re.IGNORECASE)
_KEYWORD = re.compile(r"\s{0,40}#\+(\w[\w-]{0,60})(?:\[[^\]]{0,200}\])?:[ \t]*", re.IGNORECASE)
_COMMENT = re.compile(r"\s{0,40}#(?:\s|$)")
_DRAWER = re.compile(r"\s{0,40}:[\w-]{1,40}:\s*$")
_RULE = re.compile(r"\s{0,40}-{5,}\s*$")
_TABLE = re.compile(r"\s{0,40}\|")
_FIXED = re.compile(r"\s{0,40}:(?:[ \t]|$)")
_ITEM = re.compile(
    r"(?P<indent>[ \t]{0,40})(?:[-+]|(?<=[ \t])\*|(?P<number>\d{1,3})[.)])(?:[ \t]+|$)"
    r"(?:\[@\d+\][ \t]*)?(?:\[[ X-]\][ \t]+)?"
)
_TERM = re.compile(r"[ \t]+::(?=[ \t]|$)")
_QUOTES = frozenset(("quote", "verse"))
_LITERAL = frozenset(("src", "example", "export"))


def _end_name(line: Line) -> str:
    """The name of the block or drawer that ends in a line, "" if none does."""
    end = _END.match(line.text)
    return (end[1] or end[2]).lower() if end else ""


def _take_heading(reading: _Reading, at: int) -> int:
    line = reading.lines[at]
    match = _HEADING.match(line.text)
    if not match:
        return at
    level = len(match[1])
    reading.quotes = 0
    if reading.hidden and level <= reading.hidden:
        reading.hidden = 0
    title = line.drop(match.end()).strip()
    words, _, last = title.text.rpartition(" ")
    tags = last if _TAGS.fullmatch(last) else ""
    if tags:
        title = title._replace(text=words)
    is_unseen = title.text.startswith("COMMENT ") or ":noexport:" in tags
    if is_unseen and not reading.hidden:
        reading.hidden = level
    reading.add(Draft("heading", [title.strip()], level=level))
    return at + 1


def _take_note(reading: _Reading, at: int) -> int:
    """A footnote ends with the next one, a heading or two empty lines."""
    lines = reading.lines
    match = _NOTE.match(lines[at].text)
    if not match:
        return at
    body = [lines[at].drop(match.end())]
    end = at + 1
    while end < len(lines) and not _ends_note(lines, end):
        if not _COMMENT.match(lines[end].text) and not _KEYWORD.match(lines[end].text):
            body.append(Line(lines[end].start, "") if lines[end].is_blank else lines[end].strip())
        end += 1
    reading.add(Draft("note", list(without_signs(body)), label=match[1]))
    return end


def _ends_note(lines: list[Line], at: int) -> bool:
    if lines[at].is_blank:
        return at + 1 >= len(lines) or lines[at + 1].is_blank
    return bool(_NOTE.match(lines[at].text) or _HEADING.match(lines[at].text))


def _take_block(reading: _Reading, at: int) -> int:
    """What a block holds is read as the rest is; code is taken as it stands."""
    match = _BEGIN.match(reading.lines[at].text)
    if not match:
        return at
    name = match[1].lower()
    end = next_place(reading.ends, name, at)
    if end is None:
        return at + 1
    if name in _QUOTES:
        reading.quotes += 1
    elif name in _LITERAL and end > at + 1:
        reading.add(Draft("code", reading.lines[at + 1 : end], is_literal=True))
    return end + 1 if name in _LITERAL or name == "comment" else at + 1


def _take_end(reading: _Reading, at: int) -> int:
    name = _end_name(reading.lines[at])
    reading.quotes -= name in _QUOTES and reading.quotes > 0
    return at + bool(name)


def _take_unseen(reading: _Reading, at: int) -> int:
    """Keywords, comments, drawers and rules; the document's title is a heading."""
    text = reading.lines[at].text
    if keyword := _KEYWORD.match(text):
        _keyword(reading, keyword, reading.lines[at])
        return at + 1
    if _DRAWER.match(text):
        end = next_place(reading.ends, "end", at)
        return at + 1 if end is None else end + 1
    return at + bool(_COMMENT.match(text) or _RULE.match(text))


def _keyword(reading: _Reading, keyword: re.Match[str], line: Line) -> None:
    name = keyword[1].lower()
    value = line.drop(keyword.end()).strip()
    if name == "title" and value.text:
        reading.add(Draft("heading", [value], level=1))
    elif name == "include":
        reading.includes.append(line.strip())


def _take_table(reading: _Reading, at: int) -> int:
    end, rows = _while(reading.lines, at, _TABLE)
    if rows:
        reading.add(Draft("table", [row for row in rows if not row.text.startswith("|-")]))
    return end


def _take_fixed(reading: _Reading, at: int) -> int:
    end, rows = _while(reading.lines, at, _FIXED)
    if rows:
        reading.add(Draft("code", rows, is_literal=True))
    return end


def _while(lines: list[Line], at: int, pattern: re.Pattern[str]) -> tuple[int, list[Line]]:
    end = at
    while end < len(lines) and pattern.match(lines[end].text):
        end += 1
    return end, [line.strip() for line in lines[at:end]]


def _take_item(reading: _Reading, at: int) -> int:
    lines = reading.lines
    match = _ITEM.match(lines[at].text)
    if not match:
        return at
    first = lines[at].drop(match.end())
    if term := _TERM.search(first.text):
        rest = [first.drop(term.end()).strip()]
        first = first._replace(text=first.text[: term.start()])
    else:
        rest = []
    end = at + 1
    while end < len(lines) and not _begins_block(lines[end]):
        rest.append(lines[end].strip())
        end += 1
    more, end = indented_paragraphs(lines, end, len(match["indent"]) + 1, _begins_block)
    kind: BlockKind = "quote" if reading.quotes else "list-item"
    rest += (line.strip() for line in more)
    reading.add(Draft(kind, [first, *rest], label=match["number"] or ""))
    return end


def _take_paragraph(reading: _Reading, at: int) -> int:
    lines = reading.lines
    end = at + 1
    while end < len(lines) and not _begins_block(lines[end]):
        end += 1
    kind: BlockKind = "quote" if reading.quotes else "paragraph"
    reading.add(Draft(kind, [line.strip() for line in lines[at:end]]))
    return end


_TAKERS: tuple[Callable[[_Reading, int], int], ...] = (
    _take_heading,
    _take_note,
    _take_block,
    _take_end,
    _take_unseen,
    _take_table,
    _take_fixed,
    _take_item,
    _take_paragraph,
)
_STARTS = (_HEADING, _NOTE, _BEGIN, _END, _KEYWORD, _COMMENT, _DRAWER, _RULE, _TABLE, _FIXED, _ITEM)


def _begins_block(line: Line) -> bool:
    """Whether a line ends the paragraph before it."""
    return line.is_blank or any(start.match(line.text) for start in _STARTS)
