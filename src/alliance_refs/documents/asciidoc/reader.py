r"""AsciiDoc -> `Document`: sections, paragraphs, lists, footnotes (AsciiDoc Language Documentation).

The scanner is ours because no AsciiDoc parser in Python says where inline text stands. No file is
included; what conditions hold is read whatever they ask.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from alliance_refs.documents.asciidoc.inline import Names, read_asciidoc_inline
from alliance_refs.documents.drafts import Draft, finish, long_blocks
from alliance_refs.documents.lines import (
    Line,
    files_not_read,
    line_places,
    next_place,
    split_lines,
    take_blocks,
)
from alliance_refs.model import BlockKind, Document
from alliance_refs.spans import Source


@dataclass(slots=True)
class _Reading:
    """The lines, where delimiters stand among them, and what was read so far.

    `style` is that of the block to come; `quotes` are the delimiters of open quotations.
    """

    lines: list[Line]
    delimiters: Mapping[str, list[int]]
    drafts: list[Draft] = field(default_factory=list)
    includes: list[Line] = field(default_factory=list)
    names: Names = field(default_factory=Names)
    style: str = ""
    quotes: set[str] = field(default_factory=set)

    def kind(self, kind: BlockKind) -> BlockKind:
        """What a block of that kind is here; the style of the block to come is used up."""
        style, self.style = self.style, ""
        return "quote" if self.quotes or style in ("quote", "verse") else kind


def read_asciidoc(source: Source) -> Document:
    r"""The document of an AsciiDoc source.

    >>> document = read_asciidoc(Source("== War\n\nSee _Kim_.footnote:[Kim, _War_, 3.]"))
    >>> [(block.kind, block.label, block.passage.text) for block in document.blocks]
    [('heading', '', 'War'), ('paragraph', '', 'See Kim.[^1]'), ('note', '1', 'Kim, War, 3.')]
    """
    lines = list(split_lines(source.text))
    reading = _Reading(lines, line_places(lines, _delimiter))
    take_blocks(lines, (partial(take, reading) for take in _TAKERS))
    named = {match[1] for match in _NAMED_NOTE.finditer(source.text)}
    names = reading.names
    blocks = tuple(
        finish(reading.drafts, lambda raw, number: read_asciidoc_inline(raw, names, number), named)
    )
    found = (*files_not_read(source, reading.includes), *long_blocks(source, blocks))
    return Document(source, "asciidoc", blocks, diagnostics=found)


_NAMED_NOTE = re.compile(r"footnote(?:ref)?:(?:\[(?=\d{1,9},))?([\w-]{1,80})[\[,]")
_DELIMITER = re.compile(r"(?:-{4,}|\.{4,}|\+{4,}|/{4,}|_{4,}|={4,}|\*{4,}|--|`{3}|[|,:!]={3,})\s*$")
_HEADING = re.compile(r"(={1,6}|#{1,6})[ \t]+(?=\S)")
_UNDERLINES = "=-~^+"
_ATTRIBUTE = re.compile(r":(!?[\w-]{1,60}!?):(?:[ \t]+(\S.{0,400}))?\s*$")
_BLOCK_ATTRIBUTES = re.compile(
    r"\[(?:\[[^\[\]]{1,200}\]|([\w.#%,\"' =-]{0,200}[^\[\]\n]{0,200}))\]\s*$"
)
_TITLE = re.compile(r"\.(?=[^\s.])")
_COMMENT = re.compile(r"//(?!/)")
_MACRO = re.compile(r"(\w[\w-]{0,40})::\S{0,400}\[[^\n]*\]\s*$")
_RULE = re.compile(r"(?:'{3,}|<{3,}|\+)\s*$")
_ITEM = re.compile(
    r"[ \t]{0,40}(?:\*{1,5}|-|\.{1,5}|(?P<number>\d{1,3})\.)[ \t]+(?=\S)(?:\[[ xX*]\][ \t]+)?"
)
_ENTRY = re.compile(r"\[\[\[([^\[\],\n]{1,200})(?:,[ \t]*([^\[\]\n]{1,80}))?\]\]\][ \t]*")
_TERM = re.compile(r"[ \t]{0,40}(?P<term>\S(?:[^\n]{0,200}?[^\s:;])?)(?::{2,4}|;;)(?:[ \t]+|$)")
_LITERAL = frozenset("-.+`")


def _delimiter(line: Line) -> str:
    """The delimiter that a line is, "" for other lines."""
    return line.text.rstrip() if _DELIMITER.match(line.text) else ""


def _take_heading(reading: _Reading, at: int) -> int:
    line = reading.lines[at]
    if match := _HEADING.match(line.text):
        closing = f" {match[1]}"
        text = line.text.rstrip().removesuffix(closing)
        title = Line(line.start, text).drop(match.end()).strip()
        reading.drafts.append(Draft("heading", [title], level=len(match[1])))
        return at + 1
    under = reading.lines[at + 1].text.rstrip() if at + 1 < len(reading.lines) else ""
    if not _underlines(under, line.text.rstrip()):
        return at
    level = _UNDERLINES.index(under[0]) + 1
    reading.drafts.append(Draft("heading", [line.strip()], level=level))
    return at + 2


def _underlines(under: str, title: str) -> bool:
    """Whether a line of signs makes the line above it a title: they are as long, but for one."""
    is_line = bool(under) and under[0] in _UNDERLINES and under.strip(under[0]) == ""
    near = abs(len(under) - len(title)) <= 1 and len(title) > 2
    return is_line and near and any(map(str.isalnum, title))


def _take_unseen(reading: _Reading, at: int) -> int:
    """Attributes, comments, macros that stand alone, and rules."""
    line = reading.lines[at]
    if entry := _ATTRIBUTE.match(line.text):
        reading.names.attributes.setdefault(entry[1], entry[2] or "")
    elif macro := _MACRO.match(line.text):
        reading.includes += [line.strip()] if macro[1] == "include" else []
    elif attributes := _BLOCK_ATTRIBUTES.match(line.text):
        style = re.split(r"[,.#%]", attributes[1] or "")[0].strip()
        reading.style = style or reading.style
    elif not _COMMENT.match(line.text) and not _RULE.match(line.text):
        return at
    return at + 1


def _take_delimited(reading: _Reading, at: int) -> int:
    """Code is taken as it stands, comments go; what others hold is read as the rest is."""
    delimiter = _delimiter(reading.lines[at])
    if not delimiter:
        return at
    end = next_place(reading.delimiters, delimiter, at)
    inner = reading.lines[at + 1 : end] if delimiter[0] not in "_=*" else []
    if delimiter in reading.quotes:
        reading.quotes.remove(delimiter)
    elif delimiter[0] == "_" or reading.style in ("quote", "verse"):
        reading.quotes |= {delimiter} if end is not None else set()
    elif end is not None and delimiter[-1] == "=" and delimiter[0] != "=":
        reading.drafts.append(Draft("table", [line for line in inner if not line.is_blank]))
        return end + 1
    elif end is not None and delimiter != "--" and delimiter[0] in (*_LITERAL, "/"):
        if inner and delimiter[0] != "/":
            reading.drafts.append(Draft("code", inner, is_literal=True))
        return end + 1
    reading.style = ""
    return at + 1


def _take_item(reading: _Reading, at: int) -> int:
    lines = reading.lines
    match = _ITEM.match(lines[at].text)
    if not match:
        return at
    first, label = lines[at].drop(match.end()), match["number"] or ""
    if entry := _ENTRY.match(first.text):
        shown = (entry[2] or entry[1]).strip()
        reading.names.entries.setdefault(entry[1].strip(), shown)
        first, label = first.drop(entry.end()), shown if shown.isdecimal() else ""
    rest, end = _continued(lines, at + 1)
    reading.drafts.append(Draft(reading.kind("list-item"), [first, *rest], label=label))
    return end


def _take_term(reading: _Reading, at: int) -> int:
    match = _TERM.match(reading.lines[at].text)
    if not match:
        return at
    line = reading.lines[at]
    term = Line(line.start, line.text[: match.end("term")]).drop(match.start("term"))
    rest, end = _continued(reading.lines, at + 1)
    own = [line.drop(match.end())] if match.end() < len(line.text) else []
    reading.drafts.append(Draft(reading.kind("list-item"), [term, *own, *rest]))
    return end


def _continued(lines: list[Line], at: int) -> tuple[list[Line], int]:
    """The further lines of an item."""
    rest: list[Line] = []
    while at < len(lines) and not _ends_item(lines[at]):
        rest.append(lines[at].strip())
        at += 1
    return rest, at


def _take_literal(reading: _Reading, at: int) -> int:
    """An indented paragraph is taken as it stands."""
    if not reading.lines[at].indent:
        return at
    end = _paragraph_end(reading.lines, at)
    reading.drafts.append(Draft("code", reading.lines[at:end], is_literal=True))
    return end


def _take_paragraph(reading: _Reading, at: int) -> int:
    lines = reading.lines
    end = _paragraph_end(lines, at)
    is_title = _TITLE.match(lines[at].text)
    end, first = (at + 1, lines[at].drop(1)) if is_title else (end, lines[at])
    own = [first, *(line for line in lines[at + 1 : end] if not _COMMENT.match(line.text))]
    reading.drafts.append(Draft(reading.kind("paragraph"), [line.strip() for line in own]))
    return end


_TAKERS: tuple[Callable[[_Reading, int], int], ...] = (
    _take_heading,
    _take_unseen,
    _take_delimited,
    _take_item,
    _take_term,
    _take_literal,
    _take_paragraph,
)


def _paragraph_end(lines: list[Line], at: int) -> int:
    end = at + 1
    while end < len(lines) and not _ends_paragraph(lines[end]):
        end += 1
    return end


def _ends_paragraph(line: Line) -> bool:
    """Whether a line ends the paragraph before it; an item of a list does not."""
    if line.is_blank:
        return True
    return any(start.match(line.text) for start in _PARAGRAPH_ENDS)


_PARAGRAPH_ENDS = (_DELIMITER, _BLOCK_ATTRIBUTES, _ATTRIBUTE, _MACRO, _RULE)


def _ends_item(line: Line) -> bool:
    starts = (_ITEM, _TERM, _COMMENT)
    return _ends_paragraph(line) or any(start.match(line.text) for start in starts)
