"""Notes read together are read as each alone, whatever stands beside them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_refs.model import plain_passage
from alliance_refs.notes.reading.citations import read_entry, read_note
from alliance_refs.notes.reading.together import Reading, Wanted, read_together
from alliance_refs.parsing import parse_citation

NOTES = (
    "See Selig Harrison, Korean End Game (Princeton, 2003), 12; and Sam-sung Lee, “Proposals,” 9: 3 (2003).",
    "Ibid., 14.",
    "This is said by nobody.",
    "Harrison, “Game”, op. cit., p. 3; Lee, Proposals, 4; Moon, Pacts (Seoul: Sam-in, 2001).",
    "",
)


@settings(deadline=None, max_examples=20)
@given(st.lists(st.sampled_from(NOTES), max_size=6))
def test_notes_together_are_read_as_each_alone(texts: list[str]) -> None:
    passages = [plain_passage(text) for text in texts]
    together = read_together(read_note(passage) for passage in passages)
    assert together == [read_together([read_note(passage)])[0] for passage in passages]


def test_entries_and_notes_go_to_the_parser_each_as_what_they_are() -> None:
    text = "Moon, J. 2001. “Pacts.” Asia 9, 541."
    passage = plain_passage(text)
    entry, note = read_together([read_entry(passage), read_entry(passage, in_list=False)])
    assert entry.citations[0].item["page"] == parse_citation(passage, in_list=True).item["page"]
    assert note.citations[0].item == parse_citation(passage.cut(0, len(text) - 1)).item


def test_a_reading_that_fails_is_heard_of() -> None:
    def fails() -> Reading[str]:
        yield Wanted(plain_passage("Kim, Pacts"))
        raise ValueError("no citation")

    with pytest.raises(ValueError, match="no citation"):
        read_together([fails()])


def test_nothing_to_read_is_nothing_read() -> None:
    def says(word: str) -> Reading[str]:
        return word
        yield

    assert read_together([says("one"), says("two")]) == ["one", "two"]
    assert read_together([]) == []
