"""Notes with their citations shown, and what the splitter is trained on."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

pytest.importorskip("torch")

from training.mixing import Mixer, parts_of
from training.noted import note_shown, read_noted
from training.splitter import LABELS, example_of

from alliance_refs.parsing.neural.features import Encoder
from alliance_refs.parsing.neural.keywords import keyword_classes

FILES = sorted((Path(__file__).parents[2] / "training" / "notes").glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_note_is_well_marked(path: Path) -> None:
    notes = list(read_noted(path))
    assert len(notes) > 100
    for note in notes:
        assert not set("⟦⟧") & set(note.text)
        assert all(stretch.end - stretch.start > 1 for stretch in note.stretches)


@pytest.mark.parametrize("line", ["See ⟦F Kim", "See Kim⟧", "See ⟦F Kim ⟦S Lee⟧⟧", "⟦Z Kim⟧"])
def test_a_mark_that_is_wrong_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"mark|cannot stand here"):
        note_shown(line, "noted-x")


def test_a_note_makes_labels_for_its_words() -> None:
    note = note_shown("See ⟦F Kim, *War*⟧; ⟦I ibid., 4⟧; ⟦X note 3 above⟧.", "noted-x")
    example = example_of(note, Encoder(keyword_classes()))
    labels = [LABELS[row.argmax()] for row in example.allowed]
    assert labels == (
        ["none", "full", "full-on", "full-on", "none", "back", "back-on", "back-on", "back-on"]
        + ["none"] * 5
    )


def test_mixing_keeps_citations_whole() -> None:
    notes = [note for path in FILES[:2] for note in read_noted(path)][:80]
    mixer = Mixer(notes, ())
    random = Random(3)
    for note in notes:
        changed = mixer.changed(note, notes, random)
        assert len(changed.stretches) >= len(note.stretches)
        assert all(changed.text[s.start : s.end].strip() for s in changed.stretches)
        assert "".join(p.text for part in parts_of(note) for p in part.pieces) == note.text
