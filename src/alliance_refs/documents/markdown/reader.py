"""Markdown -> `Document`: blocks with their visible text and exact places.

CommonMark's blocks, pandoc's notes, and what people type by hand: headings without
marks and note lists stay the paragraphs they are. The scanner is ours because no kept
Markdown parser says where inline text stands in the source.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from alliance_refs.documents.drafts import Draft, finish, long_blocks
from alliance_refs.documents.lines import Line, indented_paragraphs, split_lines, without_signs
from alliance_refs.documents.markdown.inline import read_inline
from alliance_refs.model import Document
from alliance_refs.spans import Source


def read_markdown(source: Source) -> Document:
    """The document of a Markdown source.

    >>> document = read_markdown(Source("# War\\n\\nSee *Kim*.[^1]\\n\\n[^1]: Kim, *War*."))
    >>> [(block.kind, block.passage.text) for block in document.blocks]
    [('heading', 'War'), ('paragraph', 'See Kim.[^1]'), ('note', 'Kim, War.')]
    """
    lines = list(split_lines(source.text))
    links: dict[str, str] = {}
    drafts = list(_blocks(lines, links))
    _count_items(drafts)
    blocks = tuple(finish(drafts, lambda raw, number: read_inline(raw, links, number)))
    return Document(source, "markdown", blocks, diagnostics=long_blocks(source, blocks))


def _blocks(lines: list[Line], links: dict[str, str]) -> Iterator[Draft]:
    at = _skip_front_matter(lines)
    if at:
        yield Draft("meta", lines[:at], is_literal=True)
    while at < len(lines):
        if lines[at].is_blank:
            at += 1
            continue
        for take in _TAKERS:
            draft, after = take(lines, at, links)
            if after > at:
                break
        if draft is not None:
            yield from _with_inner_notes(draft)
        at = after


def _with_inner_notes(draft: Draft) -> Iterator[Draft]:
    """A quotation or an item, and the notes that are defined in it."""
    if draft.kind not in ("quote", "list-item") or not any(
        _NOTE.match(line.text) for line in draft.lines
    ):
        yield draft
        return
    notes: list[Draft] = []
    left: list[Line] = []
    at = 0
    while at < len(draft.lines):
        note, after = _take_note(draft.lines, at, {})
        if note is None:
            left.append(draft.lines[at])
            after = at + 1
        else:
            notes.append(note)
        at = after
    draft.lines = left
    if any(not line.is_blank for line in left):
        yield draft
    yield from notes


def _skip_front_matter(lines: list[Line]) -> int:
    """How many lines a YAML header takes; it must begin on the first line and end."""
    if not lines or lines[0].text.rstrip() != "---" or len(lines) < 2 or lines[1].is_blank:
        return 0
    for at in range(1, min(len(lines), 1000)):
        if lines[at].text.rstrip() in ("---", "..."):
            return at + 1
    return 0


Taken = tuple[Draft | None, int]

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[^`]*$")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:\s+|$)")
_RULE = re.compile(r" {0,3}([-*_])(?:\s*\1){2,}\s*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*$")
_NOTE = re.compile(r" {0,3}\[\^([^\]\[\s]{1,80})\]:[ \t]*")
_LINK = re.compile(
    r" {0,3}\[([^\^\]\[][^\]\[]{0,200})\]:\s+<?([^\s<>]+)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*$"
)
_ADDRESS = re.compile(r"[a-z]+:|[#/.]|www\.|[\w-]+\.\w", re.IGNORECASE)
_ITEM = re.compile(r"( {0,3})(?:([-*+])|(\d{1,9})[.)])(?:[ \t]+|$)")
_QUOTE = re.compile(r" {0,3}> ?")
_COMMENT_END = "-->"


def _take_fence(lines: list[Line], at: int, links: dict[str, str]) -> Taken:
    match = _FENCE.match(lines[at].text)
    if not match:
        return None, at
    fence = match[1]
    for end in range(at + 1, len(lines)):
        closing = lines[end].text.strip()
        if closing.startswith(fence) and not closing.strip(fence[0]):
            return Draft("code", lines[at + 1 : end], is_literal=True), end + 1
    return Draft("code", lines[at + 1 :], is_literal=True), len(lines)


def _take_comment(lines: list[Line], at: int, links: dict[str, str]) -> Taken:
    if not lines[at].text.lstrip().startswith("<!--"):
        return None, at
    for end in range(at, len(lines)):
        if _COMMENT_END in lines[end].text:
            return None, end + 1
    return None, len(lines)


def _take_heading(lines: list[Line], at: int, links: dict[str, str]) -> Taken:
    match = _HEADING.match(lines[at].text)
    if not match:
        return None, at
    line = _without_hashes(_without_attributes(lines[at].drop(match.end())))
    return Draft("heading", [line.strip()], level=len(match[1])), at + 1


# "# Notes {.unnumbered}", "# Notes {: #notes}": pandoc's and kramdown's attributes.
_ATTRIBUTES = re.compile(r"\s{0,9}\{(?:-|[:#.][^{}]*)\}\s*$")


def _without_hashes(line: Line) -> Line:
    """A heading without the number signs that close it."""
    text = line.text.rstrip()
    bare = text.rstrip("#")
    is_closed = bare != text and (not bare or bare[-1].isspace())
    return Line(line.start, bare if is_closed else text)


def _without_attributes(line: Line) -> Line:
    found = _ATTRIBUTES.search(line.text) if line.text.rstrip().endswith("}") else None
    return Line(line.start, line.text[: found.start()]) if found else line


def _take_rule(lines: list[Line], at: int, links: dict[str, str]) -> Taken:
    return None, at + bool(_RULE.match(lines[at].text))


def _take_note(lines: list[Line], at: int, links: dict[str, str]) -> Taken:
    match = _NOTE.match(lines[at].text)
    if not match:
        return None, at
    rest, after = _continued(lines, at + 1)
    own = list(without_signs([lines[at].drop(match.end()), *rest]))
    return Draft("note", own, label=match[1]), after


def _take_link(lines: list[Line], at: int, links: dict[str, str]) -> Taken:
    match = _LINK.match(lines[at].text)
    if not match or not _ADDRESS.match(match[2]):
        return None, at
    links.setdefault(" ".join(match[1].lower().split()), match[2])
    return None, at + 1


def _take_quote(lines: list[Line], at: int, links: dict[str, str]) -> Taken:
    end = at
    inner: list[Line] = []
    while end < len(lines) and (match := _QUOTE.match(lines[end].text)):
        inner.append(lines[end].drop(match.end()))
        end += 1
    return (Draft("quote", inner), end) if inner else (None, at)


def _take_item(lines: list[Line], at: int, links: dict[str, str]) -> Taken:
    match = _ITEM.match(lines[at].text)
    if not match:
        return None, at
    first = lines[at].drop(match.end())
    end = at + 1
    rest: list[Line] = []
    while end < len(lines) and not _begins_block(lines[end]) and not _is_next(lines[end], match[3]):
        rest.append(lines[end].strip())
        end += 1
    more, end = indented_paragraphs(lines, end, match.end()) if match.end() > 1 else ([], end)
    return Draft("list-item", [first, *rest, *more], label=match[3] or ""), end


def _is_next(line: Line, number: str | None) -> bool:
    """Whether a line is the item with the next number."""
    item = _ITEM.match(line.text) if number else None
    return bool(number and item and item[3] and int(item[3]) == int(number) + 1)


def _take_paragraph(lines: list[Line], at: int, links: dict[str, str]) -> Taken:
    end = at + 1
    while end < len(lines) and not _begins_block(lines[end]):
        underline = _UNDERLINE.match(lines[end].text)
        if underline:
            level = 1 if underline[1].startswith("=") else 2
            words = [*lines[at : end - 1], _without_attributes(lines[end - 1])]
            return Draft("heading", _stripped(words), level=level), end + 1
        end += 1
    return Draft("paragraph", _stripped(lines[at:end])), end


_TAKERS: tuple[Callable[[list[Line], int, dict[str, str]], Taken], ...] = (
    _take_fence,
    _take_comment,
    _take_heading,
    _take_rule,
    _take_note,
    _take_link,
    _take_quote,
    _take_item,
    _take_paragraph,
)


def _begins_block(line: Line) -> bool:
    """Whether a line ends the paragraph before it (a setext underline does not)."""
    if line.is_blank:
        return True
    text = line.text
    starts = (_FENCE, _HEADING, _NOTE, _QUOTE)
    if any(start.match(text) for start in starts):
        return True
    item = _ITEM.match(text)
    # Only a list that begins with 1 may interrupt a paragraph, or prose that breaks
    # before a year would become a list (CommonMark 0.31, List items).
    return bool(item and item.end() < len(text) and (item[2] or item[3] == "1"))


def _stripped(lines: list[Line]) -> list[Line]:
    """The lines without white space before them; two spaces after one still break it."""
    return [line.drop(len(line.text) - len(line.text.lstrip())) for line in lines]


def _continued(lines: list[Line], at: int) -> tuple[list[Line], int]:
    """The further lines of a note: lazy ones at once, indented ones after blank lines."""
    rest: list[Line] = []
    while at < len(lines) and not _begins_block(lines[at]):
        rest.append(lines[at].strip())
        at += 1
    more, at = indented_paragraphs(lines, at, 4)
    return rest + more, at


def _count_items(drafts: list[Draft]) -> None:
    """Numbers the items of lists that say "1." at every item, as they will be shown."""
    for last, draft in pairwise(drafts):
        both_items = last.kind == draft.kind == "list-item"
        if both_items and draft.label and draft.label in (last.label, "1") and last.label:
            draft.label = str(int(last.label) + 1)
