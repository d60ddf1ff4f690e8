"""The references to learn from: how a line is read, and that every line can be."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.scoring import own_records
from training.shown import read_shown, reference_shown

from alliance_refs.parsing.labels import LABELS

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
