"""What stands round a citation in a note: names in its own words, "Pelham's letter, *ibid.*".

A name said beside a back-reference and beside one of the works it may mean decides
between them. What a bracket cites ("(quoting *Gertz*, 418 U.S. at 339)") is said aside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from alliance_refs.model import Passage
from alliance_refs.notes.splitting.found import FoundCitation
from alliance_refs.notes.words import words
from alliance_refs.text.folding import fold

_CAPITALISED = re.compile(r"(?<![\w.])[A-ZÀ-Þ][\w-]{2,}")
# So many code points before a citation are looked at.
_NEAR = 400


def named_beside(
    passage: Passage, citations: Sequence[FoundCitation]
) -> tuple[frozenset[str], ...]:
    """The folded names before each citation, back to the citation before it."""
    out: list[frozenset[str]] = []
    start = 0
    for found in citations:
        near = passage.text[max(start, found.span.start - _NEAR) : found.span.start]
        out.append(frozenset(_names(near)))
        start = found.span.end
    return tuple(out)


def in_brackets(passage: Passage, citations: Sequence[FoundCitation]) -> tuple[bool, ...]:
    """Whether each citation stands in a bracket that opens behind another citation."""
    depth = at = 0
    out: list[bool] = []
    for found in citations:
        for mark in _BRACKETS.findall(passage.text, at, found.span.start):
            depth = max(depth + (1 if mark in "([" else -1), 0)
        out.append(depth > 0 and bool(out))
        depth += _opened(found.span.cut(passage.text))
        at = found.span.end
    return tuple(out)


_BRACKETS = re.compile(r"[()\[\]]")


def _opened(text: str) -> int:
    return sum(1 if mark in "([" else -1 for mark in _BRACKETS.findall(text))


def _names(text: str) -> set[str]:
    found = {word for word in _CAPITALISED.findall(text) if word not in words().openers}
    return {fold(word) for word in found} - {""}
