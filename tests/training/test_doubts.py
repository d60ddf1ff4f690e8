"""What is doubted in the labelled sets: a place left in a title, a label next to impossible."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from training.doubts import doubted_stretches, known_places, with_place
from training.examples import NAMES, example_of
from training.references import doubted, half_of, read_doubts

from alliance_refs.parsing.labelled import Labelled, Stretch
from alliance_refs.parsing.neural.decoding import Decided
from alliance_refs.parsing.neural.features import Encoder
from alliance_refs.parsing.neural.keywords import keyword_classes
from alliance_refs.parsing.tokens import tokenize

TEXT = "Kim, I mercanti, Padova 1901."
MERGED = Labelled(
    TEXT, (Stretch(0, 3, "author"), Stretch(5, 23, "title"), Stretch(24, 28, "date")), "linkedbooks"
)


def words(reference: Labelled) -> list[tuple[str, str]]:
    return [(label, reference.text[start:end]) for start, end, label in reference.stretches]


def test_a_known_place_is_cut_off_the_title() -> None:
    cut = with_place(MERGED, frozenset({"padova"}))
    assert words(cut)[1:3] == [("title", "I mercanti"), ("place", "Padova")]


@pytest.mark.parametrize("places", [frozenset(), frozenset({"roma"})])
def test_a_word_that_is_no_known_place_stays(places: frozenset[str]) -> None:
    assert with_place(MERGED, places) is MERGED


def test_a_reference_with_a_place_keeps_its_title() -> None:
    placed = replace(MERGED, stretches=(*MERGED.stretches[:2], Stretch(24, 28, "place")))
    assert with_place(placed, frozenset({"padova"})) is placed


def test_a_place_is_known_when_it_stands_three_times() -> None:
    one = Labelled("Roma", (Stretch(0, 4, "place"),))
    two = Labelled("Pisa", (Stretch(0, 4, "place"),))
    assert known_places([one, two, one, two, one]) == {"roma"}


def test_what_is_next_to_impossible_may_be_what_was_read() -> None:
    encoder = Encoder(keyword_classes())
    tokens = tokenize(MERGED.passage())
    encoded = encoder.encode(tokens)
    path = np.array([NAMES.index("title")] * len(encoded.units))
    likely = np.full((len(path), len(NAMES)), 1e-4, dtype=np.float32)
    likely[:, NAMES.index("title")] = 0.99
    stretches = doubted_stretches(MERGED, tokens, encoded, Decided(path, likely), encoder)
    found = [(one.label, TEXT[one.start : one.end]) for one in stretches]
    assert ("author title", "Kim") in found and ("date title", "1901") in found
    assert ("title", "I mercanti, Padova") in found
    allowed = example_of(replace(MERGED, stretches=stretches), encoder).allowed
    assert allowed[0, NAMES.index("author")] and allowed[0, NAMES.index("title")]


def test_doubts_take_the_place_of_a_reference_s_own_labels(tmp_path: Path) -> None:
    path = tmp_path / "doubts.jsonl"
    path.write_text('{"text": "Kim, Pacts", "spans": [[0, 3, "author title"]]}\n')
    doubts = read_doubts(path)
    own = Labelled("Kim, Pacts", (Stretch(0, 3, "author"),))
    assert doubted(own, doubts).stretches == (Stretch(0, 3, "author title"),)
    assert doubted(MERGED, doubts) is MERGED
    assert read_doubts(None) == {}


def test_both_halves_have_references() -> None:
    assert {half_of(f"reference {number}") for number in range(20)} == {0, 1}
