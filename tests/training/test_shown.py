"""The references to learn from: how a line is read, and that every line can be."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.examples import example_of
from training.scoring import own_records
from training.shown import read_shown, reference_shown

from alliance_refs.parsing.labelled import Labelled, Stretch
from alliance_refs.parsing.labels import LABELS
from alliance_refs.parsing.neural.features import Encoder

FILES = sorted((Path(__file__).parents[2] / "training" / "shown").glob("*.txt"))


def test_tags_are_taken_out_and_their_places_kept() -> None:
    line = "<author>Röhl, K. F.</author>, <title>Recht</title>, Köln <date>1987</date>."
    read = reference_shown(line, "shown-law")
    assert read.text == "Röhl, K. F., Recht, Köln 1987."
    assert [
        (stretch.label, read.text[stretch.start : stretch.end]) for stretch in read.stretches
    ] == [
        ("author", "Röhl, K. F."),
        ("title", "Recht"),
        ("date", "1987"),
    ]


@pytest.mark.parametrize(
    "line",
    ["<author>Röhl", "<author>Röhl</title>", "</author>Röhl", "<who>Röhl</who>", "<author><title>"],
)
def test_a_line_wrongly_marked_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="<"):
        reference_shown(line, "shown-law")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_line_can_be_read_and_says_something(path: Path) -> None:
    references = list(read_shown(path))
    assert len(references) > 100
    for reference in references:
        assert {stretch.label for stretch in reference.stretches} <= set(LABELS), reference.text
        assert reference.stretches, reference.text
        for stretch in reference.stretches:
            assert reference.text[stretch.start : stretch.end].strip(), reference.text


def test_nothing_is_learnt_that_is_measured_by() -> None:
    learnt = {reference.text for path in FILES for reference in read_shown(path)}
    assert not learnt & {record["text"] for record in own_records()}


@pytest.mark.parametrize(
    ("source", "certain"), [("shown-law", True), ("shown-law-fields", False), ("grobid", False)]
)
def test_what_is_shown_in_full_is_certain(source: str, certain: bool) -> None:
    reference = Labelled("Kim, Pacts (2003).", (Stretch(0, 3, "author"),), source)
    example = example_of(reference, Encoder({}))
    assert example.certain is certain
    assert bool(example.allowed[1].sum() == 1) is certain
