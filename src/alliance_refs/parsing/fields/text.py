"""Text fields: the words of a span as one line, with inner emphasis kept.

In: a passage and a span of its visible text. Out: the words with white space squeezed and
words broken at line ends joined; titles keep a foreign word's italics as `<i>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_refs.model import Passage
from alliance_refs.spans import Span

# A hyphen and a space between two letters: a word broken at the end of a line, unless the
# next word shows an elliptic compound ("Vor- und Nachteile") or a hyphen of its own.
_BROKEN = re.compile(
    r"(?<=[^\W\d_])-\s+(?!(?:und|oder|and|or|et|ou|y|o|e|bis|to)\b)(?=[^\W\d_A-ZÀ-Þ])"
)
_COMPOUND = re.compile(r"(?<=[^\W\d_])-\s+(?=[^\W\d_]+-)")


def read_text(passage: Passage, span: Span) -> str:
    """The words of `span`, squeezed to one line, words broken at line ends joined.

    >>> from alliance_refs.model import plain_passage
    >>> read_text(plain_passage("Question Answer- ing  from Texts"), Span(0, 32))
    'Question Answering from Texts'
    """
    return squeeze(span.cut(passage.text))


def squeeze(text: str) -> str:
    """One line of text without control characters, broken words joined."""
    if not text.isprintable():
        text = "".join(char if char.isprintable() else " " for char in text)
    text = " ".join(text.split())
    if "- " not in text:
        return text
    return _BROKEN.sub("", _COMPOUND.sub("-", text))


def read_title(passage: Passage, span: Span) -> str:
    """The words of a title; what is set off inside it by italics keeps `<i>`.

    A title wholly italic is plain; inside it, what is set upright carries the tags.
    """
    pieces = list(_pieces(passage, span))
    total = sum(len(text) for text, _ in pieces)
    italic = sum(len(text) for text, flag in pieces if flag)
    set_off = italic * 2 < total
    if len(pieces) < 2 or not italic:
        return read_text(passage, span)
    return squeeze("".join(_tagged(text, flag is set_off) for text, flag in pieces))


def _pieces(passage: Passage, span: Span) -> Iterator[tuple[str, bool]]:
    at = span.start
    for mark in passage.marked("italic"):
        start, end = max(mark.start, span.start), min(mark.end, span.end)
        if start >= end or start < at:
            continue
        if start > at:
            yield passage.text[at:start], False
        yield passage.text[start:end], True
        at = end
    if at < span.end:
        yield passage.text[at : span.end], False


def _tagged(text: str, set_off: bool) -> str:
    words = text.strip()
    if not set_off or not any(char.isalnum() for char in words):
        return text
    return text.replace(words, f"<i>{words}</i>", 1)
