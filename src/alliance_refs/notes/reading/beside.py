"""Names that stand beside a citation in a note's own words: "Pelham's letter, *ibid.*".

A name said beside a back-reference and beside one of the works it may mean decides
between them.
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


def _names(text: str) -> set[str]:
    found = {word for word in _CAPITALISED.findall(text) if word not in words().openers}
    return {fold(word) for word in found} - {""}
