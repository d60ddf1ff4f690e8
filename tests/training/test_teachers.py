"""What teachers think of examples: chances of labels, of every unit, in order of length."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import numpy as np
from training.examples import Example, example_of
from training.teachers import Teachers

from alliance_refs.parsing.labelled import Labelled, Stretch
from alliance_refs.parsing.neural.features import Encoder
from alliance_refs.parsing.taggers import shipped_model

TEXTS = ("Kim, J. Pacts. Seoul: Sam-in, 2003.", "Hass, Paradigm Lost (1995).")


def examples() -> list[Example]:
    encoder = Encoder(shipped_model().meta["keywords"])
    return [example_of(Labelled(text, (Stretch(0, 3, "author"),)), encoder) for text in TEXTS]


def shipped() -> Path:
    return Path(str(resources.files("alliance_refs.parsing.neural").joinpath("trained.npz")))


def test_without_teachers_examples_stay_as_they_are() -> None:
    given = examples()
    assert Teachers([]).taught(given) == given


def test_every_unit_gets_the_chance_of_each_label() -> None:
    taught = Teachers([shipped()]).taught(examples())
    assert [len(example.rows) for example in taught] == sorted(len(e.rows) for e in examples())
    for example in taught:
        assert example.chances is not None and example.chances.shape == example.allowed.shape
        assert np.allclose(example.chances.sum(axis=1, dtype=np.float32), 1, atol=0.01)


def test_a_model_and_its_twin_think_what_the_model_thinks() -> None:
    one, two = (Teachers([shipped()] * count).taught(examples()) for count in (1, 2))
    for alone, twice in zip(one, two, strict=True):
        assert alone.chances is not None and twice.chances is not None
        assert np.allclose(alone.chances, twice.chances, atol=0.01)
