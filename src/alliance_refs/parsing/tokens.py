"""`Token`: the words, numbers and marks of a citation, with how they are set.

In: a `Passage`. Out: its tokens in order, each with its place in the visible text and with
what surrounds it: italics, quotation marks, brackets, white space before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from alliance_refs.model import Passage
from alliance_refs.parsing.quotes import quoted_spans
from alliance_refs.spans import Span

TokenKind = Literal["word", "number", "mark"]

_TOKEN = re.compile(r"(?P<number>\d+)|(?P<word>[^\W\d_]+)|(?P<mark>[^\s\w]|_)")


class Token(NamedTuple):
    """One word (letters), number (digits) or mark (any other character) of a citation.

    `span` lies in the visible text of the passage; `quoted` and `bracketed` say whether the
    token stands inside quotation marks or brackets, the marks themselves not counted.
    """

    text: str
    span: Span
    kind: TokenKind
    italic: bool = False
    quoted: bool = False
    bracketed: bool = False
    space_before: bool = False


def tokenize(passage: Passage) -> tuple[Token, ...]:
    """The tokens of a citation; only white space and control characters are left out.

    >>> from alliance_refs.model import plain_passage
    >>> [token.text for token in tokenize(plain_passage("Kim, 61(3)"))]
    ['Kim', ',', '61', '(', '3', ')']
    """
    text = passage.text
    italic = _inside(text, passage.marked("italic"))
    quoted = _inside(text, quoted_spans(text))
    bracketed = _inside(text, bracketed_spans(text))
    out: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        start = match.start()
        kind: TokenKind = match.lastgroup  # type: ignore[assignment]
        flags = (italic[start] > 0, quoted[start] > 0, bracketed[start] > 0)
        out.append(Token(match[0], Span(start, match.end()), kind, *flags, start > end))
        end = match.end()
    return tuple(out)


def text_of(tokens: Sequence[Token]) -> str:
    """The text that the tokens were cut from, white space as plain spaces."""
    parts: list[str] = []
    at = 0
    for token in tokens:
        parts += (" " * (token.span.start - at), token.text)
        at = token.span.end
    return "".join(parts)


def bracketed_spans(text: str) -> tuple[Span, ...]:
    """What stands between round or square brackets, outermost pairs, in order.

    >>> bracketed_spans("a (b [c]) d")
    (Span(start=3, end=8),)
    """
    out: list[Span] = []
    opened: list[tuple[str, int]] = []
    for match in re.finditer(r"[()\[\]]", text):
        if match[0] in "([":
            opened.append((match[0], match.end()))
        elif opened and opened[-1][0] == {")": "(", "]": "["}[match[0]]:
            _, start = opened.pop()
            while out and out[-1].start > start:
                out.pop()
            out.append(Span(start, match.start()))
    return tuple(out)


def _inside(text: str, spans: Iterable[Span]) -> bytearray:
    """For each character, 1 if it lies in one of some spans, else 0."""
    inside = bytearray(len(text))
    for start, end in spans:
        inside[start:end] = b"\x01" * (end - start)
    return inside
