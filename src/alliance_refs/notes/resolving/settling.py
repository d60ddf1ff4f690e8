"""What a decided tie tells of its work is taken in: a new work, more fields, a full description."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from alliance_refs.model import Citation, Item
from alliance_refs.notes.resolving.naming import COMPLETING
from alliance_refs.notes.resolving.works import FIRST, Tie, Works
from alliance_refs.notes.words import phrase_pattern, words


def settle(works: Works, citation: Citation, tie: Tie) -> Tie:
    """The tie, with the number of its work where that is new."""
    if tie.says is None:
        return tie
    if tie.rule == FIRST:
        return replace(tie, works=(_take_in(works, citation, tie.says),))
    if tie.rule == COMPLETING:
        works.complete(tie.works[0], tie.says)
    else:
        works.enrich(tie.works[0], tie.says)
    return tie


def _take_in(works: Works, citation: Citation, says: Item) -> int:
    number = works.add(says)
    if _quoting_pattern().search(citation.text):
        works.quoting.add(number)
    letter = _YEAR_LETTER.search(citation.text)
    if letter:
        works.letters[number] = letter[1]
    return number


# "2001b": the letter that tells works of one author and year apart.
_YEAR_LETTER = re.compile(r"\b(?:1[4-9]|20)\d\d([a-z])\b")


@cache
def _quoting_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){phrase_pattern(words().quoting)}", re.IGNORECASE)
