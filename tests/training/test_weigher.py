"""What is learnt of which work a citation means."""

from __future__ import annotations

import argparse
from random import Random

import pytest

pytest.importorskip("torch")

from training.documented import LabelledDocument, without_marks
from training.weigher import Teacher, decisions, measured, train

from alliance_refs.documents import read_document
from alliance_refs.notes.analyse import analyse
from alliance_refs.spans import Source

TEXT = """One.[^1] Two.[^2] Three.[^3] Four.[^4]

[^1]: ⟦n 1⟧⟦c full kim|Kim Seong-cheol, *The Diplomacy of War* (Seoul: Hanul, 2003), 4⟧.⟦/n⟧
[^2]: ⟦n 2⟧⟦c full lee|Lee Hae-jung, *Peace and Trade* (Seoul: Sejong, 2001), 9⟧.⟦/n⟧
[^3]: ⟦n 3⟧⟦c short kim|Kim, *Diplomacy*, 12⟧.⟦/n⟧
[^4]: ⟦n 4⟧⟦c short lee|*Peace and Trade*, 15⟧.⟦/n⟧
"""


@pytest.fixture
def labelled() -> LabelledDocument:
    text, citations = without_marks(TEXT)
    return LabelledDocument(read_document(Source(text, "x.md"), "markdown"), tuple(citations))


def test_each_citation_has_one_right_choice(labelled: LabelledDocument) -> None:
    teacher = Teacher(labelled)
    analyse(labelled.document, judge=teacher)
    assert [decision.right.index(True) > 0 for decision in teacher.decisions] == [
        False,
        True,
        True,
    ]
    assert all(sum(decision.right) == 1 for decision in teacher.decisions)


def test_what_passes_unheard_is_meant_by_nothing(labelled: LabelledDocument) -> None:
    teacher = Teacher(labelled, left_out=frozenset({"kim"}))
    analyse(labelled.document, judge=teacher)
    assert [decision.right[0] for decision in teacher.decisions] == [True, False]


def test_the_same_seed_gives_the_same_weights_and_they_tell_works(
    labelled: LabelledDocument,
) -> None:
    options = argparse.Namespace(seed=1, size=8, rate=1e-2, rounds=30, batch=4)
    found = list(decisions(labelled, Random(1))) * 10
    weigher = train(found, options)
    assert weigher.to_bytes() == train(found, options).to_bytes()
    told, new = measured(weigher, [labelled]).split(";")
    assert told.split()[-3] == told.split()[-1]
    assert new
