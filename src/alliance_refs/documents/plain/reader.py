"""Plain text -> `Document`: paragraphs between blank lines, with exact places.

Emphasis that people type (`*so*`, `_so_`) and addresses are marked; headings are the
lines that stand alone and look like one; `[^1]: ...` begins a note as in Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from alliance_refs.documents.lines import (
    LONGEST_BLOCK,
    Line,
    passage_of,
    span_of,
    split_lines,
    too_long,
)
from alliance_refs.documents.markdown.inline import read_typed
from alliance_refs.documents.plain.columns import in_reading_order
from alliance_refs.documents.plain.printed import printed_blocks, without_furniture
from alliance_refs.model import Block, Document
from alliance_refs.spans import Source

# A heading is one line, this long at most, and does not end like a sentence.
_HEADING_WIDTH = 80
_SENTENCE_END = re.compile(r"[.,;:!?\"”’')\]]$|\d$")
_NOTE = re.compile(r"\s{0,3}\[\^([^\]\[\s]{1,80})\]:[ \t]*")


def read_plain(source: Source) -> Document:
    """The document of a plain text.

    >>> document = read_plain(Source("THE PACT\\n\\nSigned in 1953.\\nIt holds."))
    >>> [(block.kind, block.passage.text) for block in document.blocks]
    [('heading', 'THE PACT'), ('paragraph', 'Signed in 1953.\\nIt holds.')]
    """
    source, parts, found = in_reading_order(source)
    lines = [part for line in split_lines(source.text) for part in _pages(line)]
    blocks = printed_blocks(lines) or tuple(map(_block, _paragraphs(without_furniture(lines))))
    long = [block.span for block in blocks if len(block.passage) > LONGEST_BLOCK]
    found += tuple(too_long(source, span) for span in long)
    return Document(source, "text", blocks, diagnostics=found, parts=parts)


def _pages(line: Line) -> Iterator[Line]:
    """A line without the page breaks in it; each of them is a line of its own."""
    at = 0
    for found in _FORM_FEED.finditer(line.text):
        if line.text[at : found.start()].strip():
            yield Line(line.start + at, line.text[at : found.start()])
        yield Line(line.start + found.start(), found[0])
        at = found.end()
    if at < len(line.text) or not at:
        yield line.drop(at)


_FORM_FEED = re.compile("\f")


def _paragraphs(all_lines: Iterable[Line]) -> Iterator[list[Line]]:
    lines: list[Line] = []
    for line in all_lines:
        if lines and (line.is_blank or _NOTE.match(line.text)):
            yield lines
            lines = []
        if not line.is_blank:
            lines.append(line.strip())
    if lines:
        yield lines


def _block(lines: list[Line]) -> Block:
    span = span_of(lines)
    note = _NOTE.match(lines[0].text)
    if note:
        passage = read_typed(passage_of([lines[0].drop(note.end()), *lines[1:]]))
        return Block("note", passage, span, label=note[1])
    raw = passage_of(lines)
    passage = read_typed(raw) if len(raw) <= LONGEST_BLOCK else raw
    if len(lines) == 1 and _is_heading(lines[0].text):
        return Block("heading", passage, span, level=1 if lines[0].text.isupper() else 2)
    return Block("paragraph", passage, span)


def _is_heading(text: str) -> bool:
    return (
        len(text) <= _HEADING_WIDTH
        and not _SENTENCE_END.search(text)
        and text[:1].isupper()
        and any(map(str.isalpha, text))
    )
