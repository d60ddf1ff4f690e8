"""A .bib file cut into blocks that tile it: entries, strings, preambles, comments, text.

In: a `Source`. Out: blocks in order whose spans cover the whole file without gaps, so that
joining their texts gives the file back. Nothing is interpreted: values keep their LaTeX,
macros their names. Reading is linear in the size of the file, whatever stands in it.

Well-formed entries are matched by a few regular expressions; anything odd (a missing
comma, an unclosed brace, a stray quote) goes to `bib_salvage`, field by field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from sys import intern

from alliance_refs.formats.bib.parts import Block, RawField
from alliance_refs.formats.bib.salvage import BLANKS, MORE_FIELDS, NAME, Salvage

# Three levels of braces cover nearly every field; possessive, so that failure is linear.
_FLAT = r"[^{}]*+"
_ONE = rf"(?:[^{{}}]++|\{{{_FLAT}\}})*+"
_TWO = rf"(?:[^{{}}]++|\{{{_ONE}\}})*+"
_QUOTED = rf"(?:[^\"{{}}]++|\{{{_ONE}\}})*+"
_HEAD = re.compile(rf"@\s*+(\w++)\s*+\{{\s*+([^\s,{{}}()\"=#%]++)\s*+,{BLANKS.pattern}")
_FIELD = re.compile(
    rf"({NAME})\s*+=\s*+(?:\{{({_TWO})\}}|\"({_QUOTED})\"|(\d++))\s*+(?:,{BLANKS.pattern}|(?=\}}))"
)
_START = re.compile(r"%[^\n]*+|(@)\s*+[A-Za-z]\w*+\s*+[{(]|(@)comment\b", re.IGNORECASE)
_NOT_ENTRIES = frozenset({"string", "preamble", "comment"})


def read_blocks(text: str) -> Iterator[Block]:
    """The blocks of a .bib text, in order, without gaps.

    >>> [(block.kind, block.key) for block in read_blocks("Hi\\n@book{kim, title={Seoul}}")]
    [('text', ''), ('entry', 'kim')]
    """
    salvage = Salvage(text)
    at = 0
    while (start := _next_start(text, at)) >= 0:
        if start > at:
            yield Block("text", at, start)
        block = read_entry(text, start) or salvage.read(start)
        yield block
        at = block.end
    if at < len(text):
        yield Block("text", at, len(text))


def _next_start(text: str, at: int) -> int:
    """Where the next block begins: an "@" that no "%" before it on its line hides."""
    for match in _START.finditer(text, at):
        if match.lastindex:
            return match.start()
    return -1


def read_entry(text: str, start: int) -> Block | None:
    """The well-formed entry at `start`, None when it is anything else."""
    head = _HEAD.match(text, start)
    if head is None or head[1].lower() in _NOT_ENTRIES:
        return None
    at = head.end()
    fields: list[RawField] = []
    match_field = _FIELD.match
    while match := match_field(text, at):
        which = match.lastindex or 0
        fields.append(RawField(intern(match[1].lower()), match[which], match.start(which)))
        at = match.end()
    if not text.startswith("}", at) or MORE_FIELDS.match(text, at + 1):
        return None
    return Block("entry", start, at + 1, head[1].lower(), head[2], tuple(fields))
