"""reStructuredText -> `Document`: sections, paragraphs, lists, footnotes, citations.

The scanner is ours because docutils does not say where inline text stands. Directives
whose content is prose are read, others stay as they are written (kind "code"); no file is
included and no role runs code.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from alliance_refs.documents.drafts import Draft, finish, long_blocks
from alliance_refs.documents.lines import Line, split_lines, take_blocks, without_signs
from alliance_refs.documents.rst.inline import Names, read_rst_inline
from alliance_refs.documents.rst.labels import number_notes
from alliance_refs.model import BlockKind, Document
from alliance_refs.spans import Source


@dataclass(slots=True)
class _Reading:
    """What the blocks read so far have defined, and the blocks."""

    drafts: list[Draft] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)
    substitutions: dict[str, str] = field(default_factory=dict)
    adornments: dict[tuple[str, bool], int] = field(default_factory=dict)


# Content nested deeper than this is read as plain paragraphs.
_DEEPEST = 40


def read_rst(source: Source) -> Document:
    """The document of a reStructuredText source.

    >>> document = read_rst(Source("War\\n===\\n\\nSee *Kim* [#]_.\\n\\n.. [#] Kim, *War*, 3."))
    >>> [(block.kind, block.label, block.passage.text) for block in document.blocks]
    [('heading', '', 'War'), ('paragraph', '', 'See Kim [^1].'), ('note', '1', 'Kim, War, 3.')]
    """
    reading = _Reading()
    _read(reading, list(split_lines(source.text)), "paragraph", 0)
    notes = [draft for draft in reading.drafts if draft.kind == "note"]
    labels, printed = number_notes(draft.label for draft in notes)
    for draft, label in zip(notes, printed, strict=True):
        draft.label = label
    names = Names(reading.links, reading.substitutions, labels.of_call)
    blocks = tuple(finish(reading.drafts, lambda raw, number: (read_rst_inline(raw, names), ())))
    return Document(source, "rst", blocks, diagnostics=long_blocks(source, blocks))


_Taker: TypeAlias = Callable[[_Reading, list[Line], int, BlockKind, int], int]


def _read(reading: _Reading, lines: list[Line], kind: BlockKind, depth: int) -> None:
    """Reads lines of one indentation; paragraphs among them become blocks of `kind`."""

    def told(take: _Taker) -> Callable[[int], int]:
        return lambda at: take(reading, lines, at, kind, depth)

    take_blocks(lines, map(told, _TAKERS))


_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1+\s*$")
_EXPLICIT = re.compile(r"\.\.(?:[ \t]+|$)")
_NOTE = re.compile(r"\.\.[ \t]+\[(\d{1,9}|#[\w.:+-]{0,80}|\*|[^\W_][\w.:+-]{0,80})\](?:[ \t]+|$)")
_LINK = re.compile(r"\.\.[ \t]+_(?:`([^`]{1,200})`|((?:\\:|[^:`]){1,200})):(?:[ \t]+(\S.*))?$")
_ANONYMOUS = re.compile(r"(?:\.\.[ \t]+__:|__)[ \t]+\S")
_SUBSTITUTION = re.compile(r"\.\.[ \t]+\|([^|]{1,80})\|[ \t]+replace::[ \t]*(.*)$")
_DIRECTIVE = re.compile(r"\.\.[ \t]+([A-Za-z][\w.:+-]{0,60})::(?:[ \t]+|$)")
_OPTION = re.compile(r":[^:\s][^:\n]{0,80}:(?:\s|$)")
_ITEM = re.compile(r"(?:[-*+•‣]|(?:(\d{1,9}|#)[.)]|\((\d{1,9}|#)\)|[A-Za-z][.)]))(?:[ \t]+|$)")
_TABLE = re.compile(r"\+[-=+]{3,}\+\s*$|={2,}(?:[ \t]+={2,})+\s*$")
_PROSE = frozenset(
    """admonition attention caution danger error hint important note tip warning topic sidebar
    container compound only class seealso""".split()
)
_TITLED = frozenset("admonition topic sidebar".split())
_QUOTES = frozenset("epigraph pull-quote highlights".split())


def _take_title(reading: _Reading, lines: list[Line], at: int, kind: BlockKind, depth: int) -> int:
    if depth or kind != "paragraph":
        return at
    over = bool(_ADORNMENT.match(lines[at].text)) and at + 2 < len(lines)
    title = at + 1 if over and not lines[at + 1].is_blank else at
    if title + 1 >= len(lines) or lines[title].is_blank:
        return at
    under = _ADORNMENT.match(lines[title + 1].text)
    if not under or (title > at and lines[title + 1].text.strip() != lines[at].text.strip()):
        return at
    text = lines[title].strip()
    if title == at and (lines[at].indent or _is_short(lines[title + 1], text)):
        return at
    key = (under[1], title > at)
    level = reading.adornments.setdefault(key, len(reading.adornments) + 1)
    reading.drafts.append(Draft("heading", [text], level=level))
    return title + 2


def _is_short(line: Line, title: Line) -> bool:
    """Whether a line of signs is too short to be an underline of that title."""
    size = len(line.text.rstrip())
    return size < 4 and size < len(title.text)


def _take_rule(reading: _Reading, lines: list[Line], at: int, kind: BlockKind, depth: int) -> int:
    """A transition: a line of signs between empty lines."""
    is_alone = at + 1 >= len(lines) or lines[at + 1].is_blank
    signs = _ADORNMENT.match(lines[at].text)
    return at + 1 if signs and is_alone and len(lines[at].text.rstrip()) >= 4 else at


def _take_note(reading: _Reading, lines: list[Line], at: int, kind: BlockKind, depth: int) -> int:
    match = _NOTE.match(lines[at].text)
    if not match:
        return at
    rest, after = _body(lines, at + 1)
    body = list(without_signs([lines[at].drop(match.end()).strip(), *rest]))
    reading.drafts.append(Draft("note", body, label=match[1]))
    return after


def _take_explicit(
    reading: _Reading, lines: list[Line], at: int, kind: BlockKind, depth: int
) -> int:
    """Targets and substitutions are remembered, directives read, comments left out."""
    text = lines[at].text
    if not _EXPLICIT.match(text) and not _ANONYMOUS.match(text):
        return at
    rest, after = _body(lines, at + 1)
    if link := _LINK.match(text):
        address = (link[3] or "") + "".join(line.text.strip() for line in rest)
        name = " ".join((link[1] or link[2]).replace("\\", "").lower().split())
        reading.links.setdefault(name, address.strip())
    elif substitution := _SUBSTITUTION.match(text):
        words = " ".join([substitution[2], *(line.text.strip() for line in rest)])
        reading.substitutions.setdefault(substitution[1], words.strip())
    elif directive := _DIRECTIVE.match(text):
        _directive(reading, directive, lines[at], rest, depth)
    return after


def _directive(
    reading: _Reading, match: re.Match[str], first: Line, rest: list[Line], depth: int
) -> None:
    name = match[1].lower()
    argument = first.drop(match.end()).strip()
    while rest and _OPTION.match(rest[0].text):
        rest = rest[1:]
    if name == "rubric":
        reading.drafts.append(Draft("heading", [argument], level=9))
    elif name in _PROSE | _QUOTES and depth < _DEEPEST:
        if argument.text and name in _TITLED:
            reading.drafts.append(Draft("paragraph", [argument]))
        elif argument.text and name not in ("class", "only", "container"):
            rest = [argument, *rest]
        _read(reading, rest, "quote" if name in _QUOTES else "paragraph", depth + 1)
    elif name == "figure":
        _read(reading, rest, "paragraph", depth + 1)
    elif rest:
        reading.drafts.append(Draft("code", rest, is_literal=True))


def _take_item(reading: _Reading, lines: list[Line], at: int, kind: BlockKind, depth: int) -> int:
    match = _ITEM.match(lines[at].text)
    if not match or match.end() == len(lines[at].text.rstrip()) == 0 or depth >= _DEEPEST:
        return at
    number = match[1] or match[2] or ""
    first = lines[at].drop(match.end())
    end = at + 1
    paragraph = [first.strip()]
    while end < len(lines) and not lines[end].is_blank and lines[end].indent >= 1:
        paragraph.append(lines[end].strip())
        end += 1
    if number == "#":
        number = _continued(reading)
    reading.drafts.append(Draft("list-item", paragraph, label=number))
    rest, after = _body(lines, end)
    _read(reading, rest, "paragraph", depth + 1)
    return after


def _continued(reading: _Reading) -> str:
    """The number of an item that is to be counted: the one after the item before it."""
    for draft in reversed(reading.drafts[-20:]):
        if draft.kind != "list-item":
            break
        if draft.label.isdecimal():
            return str(int(draft.label) + 1)
    return "1"


def _take_table(reading: _Reading, lines: list[Line], at: int, kind: BlockKind, depth: int) -> int:
    if not _TABLE.match(lines[at].text):
        return at
    end = at
    while end < len(lines) and not lines[end].is_blank:
        end += 1
    rows = [line for line in lines[at:end] if not re.fullmatch(r"[\s+=-]*", line.text)]
    reading.drafts.append(Draft("table", rows))
    return end


def _take_indented(
    reading: _Reading, lines: list[Line], at: int, kind: BlockKind, depth: int
) -> int:
    if not lines[at].indent or depth >= _DEEPEST:
        return at
    inner, after = _body(lines, at)
    _read(reading, inner, "quote", depth + 1)
    return after


def _take_paragraph(
    reading: _Reading, lines: list[Line], at: int, kind: BlockKind, depth: int
) -> int:
    end = at + 1
    while end < len(lines) and not lines[end].is_blank and not _EXPLICIT.match(lines[end].text):
        end += 1
    paragraph = [line.strip() for line in lines[at:end]]
    is_literal = paragraph[-1].text.endswith("::")
    if is_literal:
        last = paragraph[-1]
        bare = last.text[:-2].rstrip() if last.text[:-2].endswith(" ") else last.text[:-1]
        paragraph[-1] = last._replace(text="" if last.text == "::" else bare)
    reading.drafts.append(Draft(kind, paragraph))
    if is_literal:
        code, after = _body(lines, end)
        if code:
            reading.drafts.append(Draft("code", code, is_literal=True))
            return after
    return end


_TAKERS: tuple[_Taker, ...] = (
    _take_title,
    _take_rule,
    _take_note,
    _take_explicit,
    _take_item,
    _take_table,
    _take_indented,
    _take_paragraph,
)


def _body(lines: list[Line], at: int) -> tuple[list[Line], int]:
    """The indented lines from `at` on, without their common indentation, and what follows."""
    end = last = at
    width = 0
    while end < len(lines) and (lines[end].is_blank or lines[end].indent):
        if not lines[end].is_blank:
            width = min(width or lines[end].indent, lines[end].indent)
            last = end + 1
        end += 1
    body = [line if line.is_blank else line.dedent(width) for line in lines[at:last]]
    while body and body[0].is_blank:
        body.pop(0)
    blank = [_emptied(line) for line in body]
    return blank, max(last, at)


def _emptied(line: Line) -> Line:
    """A line of white space alone as an empty one."""
    return Line(line.start, "") if line.is_blank else line
