"""Case as styles ask for it: tables of words, and laws that hold for any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_refs.text.casing import change_case, change_pieces
from tables import Row, named, rows

CASES = ("lowercase", "uppercase", "capitalize-first", "capitalize-all", "sentence", "title")
cases = st.sampled_from(CASES)


@pytest.mark.parametrize("row", rows(Path(__file__).parent / "casing"), ids=named)
def test_words_change_case(row: Row) -> None:
    changed = change_case(row.given, row.head["case"], row.head.get("language", ""))
    assert changed == row.expected


def test_fixed_pieces_keep_their_letters_but_count_as_words() -> None:
    assert change_pieces(("the ", "gene", " of"), (True, False, False), "title") == [
        "the ",
        "Gene",
        " Of",
    ]


@given(st.text(), cases)
def test_a_change_of_case_changes_letters_alone(text: str, case: str) -> None:
    changed = change_case(text, case)
    assert changed.casefold() == text.casefold() or not text.isascii()


@given(st.lists(st.text(alphabet="ab -:?éß", max_size=6)), cases)
def test_pieces_change_as_their_whole_does(pieces: list[str], case: str) -> None:
    changed = change_pieces(pieces, [False] * len(pieces), case)
    assert "".join(changed) == change_case("".join(pieces), case)


@given(st.text(alphabet="abc XYZ-:", max_size=30), cases)
def test_changing_twice_is_changing_once(text: str, case: str) -> None:
    once = change_case(text, case)
    assert change_case(once, case) == once or case == "sentence"
