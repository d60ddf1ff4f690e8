"""Papers given at meetings and not printed: "Paper presented at the Annual Meeting of ...".

In: a draft. Out: a claim on these words; what the meeting was is read from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_refs.parsing.fields.meetings import PRESENTED
from alliance_refs.parsing.lexicon import words_in
from alliance_refs.parsing.rules.draft import Claim, Draft, claims_of

_PAPER = re.compile(
    rf"(?:(?<=[.,;:(\"“”’»\0\1\2)]\s)|(?<=[(\"“”’»]))(?P<note>{PRESENTED}[^.,;:()\[\]\0\"“”]{{5,160}})"
    r"(?=\s*(?:[.,;:)\]]|$))"
)
_WORDS = frozenset(
    "paper presented presentation vortrag referat beitrag communication relazione ponencia".split()
)
# A volume that prints the papers of a meeting is no meeting.
_PRINTED = re.compile(r"\b(?:Proceedings|Tagungsband|Actes|Atti|Actas)\b")


def meetings(draft: Draft) -> Iterator[Claim]:
    """A claim on the words that say at which meeting a paper was given."""
    said = not _WORDS.isdisjoint(words_in(draft.text))
    match = _PAPER.search(draft.open) if said else None
    if match and not _PRINTED.search(match["note"]):
        yield from claims_of(match, "meeting")
