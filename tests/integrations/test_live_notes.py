"""What is made live says all that was typed; the rest stays as it is."""

from __future__ import annotations

import pytest

import alliance_refs as refs
from alliance_refs.integrations.live_notes import live_notes


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Harrison, *Korean End Game*, 60 disagrees.", "'disagrees'"),
        ("Harrison, *Korean End Game*, 66, table 2.", "'66'"),
        ("Harrison, *Korean End Game*, 60–66.", ""),
        ("Harrison, supra note 1, at 60.", ""),
    ],
)
def test_a_citation_with_words_that_no_field_holds_stays_as_typed(typed: str, words: str) -> None:
    first = "Selig Harrison, *Korean End Game* (Seoul: Sam-in, 2003), 4."
    document = refs.read_text(f"So.[^1] Thus.[^2]\n\n[^1]: {first}\n\n[^2]: {typed}\n")
    note = live_notes(document.apparatus, document.source)[1]
    told = [flaw.message.partition("no field holds its words ")[2] for flaw in note.kept]
    assert (told, len(note.clusters)) == (([words], 0) if words else ([], 1))
