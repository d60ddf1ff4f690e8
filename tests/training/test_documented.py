"""Documents with their citations labelled: well marked, and how those not learnt from are read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from training.documented import notes_shown, read_documented, read_notes, without_marks
from training.told import MEASURED, told

FOLDER = Path(__file__).parents[2] / "training" / "documents"
LEARNT = sorted(path for path in FOLDER.iterdir() if path.name != "README.md")


@pytest.mark.parametrize("path", [*LEARNT, *MEASURED], ids=lambda path: path.stem)
def test_every_document_is_well_marked(path: Path) -> None:
    text, citations = without_marks(path.read_text("utf-8"))
    assert len(citations) > 20
    assert not set("⟦⟧") & set(text)
    described = {one.key for one in citations if one.form == "full"}
    back = [one for one in citations if one.form in ("ibid", "op-cit", "supra") and one.key]
    assert sum(one.key not in described for one in back) <= 2


def test_nothing_is_learnt_that_is_measured_by() -> None:
    assert not {path.stem for path in MEASURED} & {path.stem.partition("-")[2] for path in LEARNT}


def test_a_note_is_shown_in_one_line() -> None:
    labelled = (
        "See⟦m 1|1⟧\n1. ⟦n 1⟧Cf. ⟦c full kim|Kim,\n*War*⟧; ⟦x|page 4⟧⟦c ibid kim @5|ibid., 5⟧.⟦/n⟧"
    )
    assert list(notes_shown(labelled)) == ["Cf. ⟦F Kim, *War*⟧; ⟦I ibid., 5⟧."]


def test_notes_of_documents_can_be_learnt_from() -> None:
    note = next(read_notes(FOLDER / "policy-cables-report.md"))
    assert note.source == "noted-policy"
    assert all(note.text[stretch.start].strip() for stretch in note.stretches)


@pytest.mark.parametrize("labelled", ["⟦c full kim|Kim", "Kim⟧ and Lee"])
def test_a_mark_that_is_not_paired_is_refused(labelled: str) -> None:
    with pytest.raises(ValueError, match="mark"):
        without_marks(labelled)


def test_documents_not_learnt_from_are_read_well() -> None:
    counts: Counter[str] = Counter()
    for path in MEASURED:
        counts += told(read_documented(path))
    assert counts["found"] >= 0.95 * counts["labelled"]
    assert counts["found"] >= 0.96 * counts["given"]
    assert counts["back right"] >= 0.81 * counts["back"]
