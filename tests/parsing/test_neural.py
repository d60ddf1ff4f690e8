"""The trained tagger's parts against plain definitions, on a small network made by chance."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alliance_refs.errors import MissingExtra, UnreadableInput
from alliance_refs.model import plain_passage
from alliance_refs.parsing.labels import LABELS
from alliance_refs.parsing.neural import weights
from alliance_refs.parsing.neural.accelerated import accelerated
from alliance_refs.parsing.neural.chain import Chain
from alliance_refs.parsing.neural.decoding import decide
from alliance_refs.parsing.neural.features import COLUMNS, Encoder, units_of
from alliance_refs.parsing.neural.keywords import keyword_classes
from alliance_refs.parsing.neural.network import Array
from alliance_refs.parsing.neural.tagger import ModelTagger
from alliance_refs.parsing.neural.weights import (
    Model,
    read_model,
    write_model,
)
from alliance_refs.parsing.tagger import Tag
from alliance_refs.parsing.taggers import chosen_tagger
from alliance_refs.parsing.tokens import tokenize

SIZE = 3
CITATIONS = (
    "Kim, Diplomacy (Songnam: Sejong Institute, 2001), 12.",
    "See http://example.org/a-b?c=1",
    "Lee",
    "Selig Harrison, Korean End Game (Seoul: Sam-in, 2003).",
)


def arrays(seed: int = 1, layers: int = 2) -> dict[str, Array]:
    chance = np.random.default_rng(seed)

    def some(*shape: int) -> Array:
        return chance.normal(size=shape).astype(np.float32)

    widths = {"shape": 3, "keyword": 3, "setting": 2, "from-start": 2, "from-end": 2}
    out = {name: some(COLUMNS[name], width) for name, width in widths.items()}
    out |= {"word": some(COLUMNS["word"], 4), "affix": some(COLUMNS["affix-2"], 4)}
    inputs = 4 + 4 + 3 + 3 + 2 + 2
    for at in range(layers):
        out[f"into-{at}"] = some(inputs, 8 * SIZE) / 4
        out[f"across-{at}"] = some(2, SIZE, 4 * SIZE) / 2
        out[f"bias-{at}"] = some(8 * SIZE)
        inputs = 2 * SIZE
    labels = len(LABELS)
    out |= {"output": some(2 * SIZE, labels), "output-bias": some(labels)}
    out |= {"start": some(labels), "step": some(labels, labels), "end": some(labels)}
    return out


@pytest.fixture(scope="module")
def model() -> Model:
    meta = {"labels": LABELS, "layers": 2, "keywords": dict(keyword_classes())}
    return read_model(write_model(arrays(), meta))


def encoder() -> Encoder:
    return Encoder(keyword_classes())


def test_a_layer_is_an_lstm_in_both_directions() -> None:
    found = arrays(layers=1)
    network = read_model(
        write_model(found, {"labels": LABELS, "layers": 1, "keywords": {}})
    ).network
    rows = encoder().encode(tokenize(plain_passage(CITATIONS[0]))).rows
    values = network._embed(rows)
    hidden = network.hidden([rows])[0]
    forward = plainly(found, values, 0)
    backward = plainly(found, values[::-1], 1)[::-1]
    np.testing.assert_allclose(hidden, np.concatenate((forward, backward), axis=1), atol=1e-5)


def plainly(found: dict[str, Array], values: Array, way: int) -> Array:
    """The textbook LSTM of a model file: three sigmoid gates and a candidate."""
    here = slice(4 * SIZE * way, 4 * SIZE * (way + 1))
    state, cell, out = np.zeros(SIZE), np.zeros(SIZE), []
    for value in values:
        gates = value @ found["into-0"][:, here] + state @ found["across-0"][way]
        entry, forget, candidate, leave = np.split(gates + found["bias-0"][here], 4)
        cell = sigmoid(2 * forget) * cell + sigmoid(2 * entry) * np.tanh(candidate)
        state = sigmoid(2 * leave) * np.tanh(cell)
        out.append(state)
    return np.array(out, dtype=np.float32)


def sigmoid(value: Array) -> Array:
    return 1 / (1 + np.exp(-value))


def test_citations_together_are_read_as_each_alone(model: Model) -> None:
    rows = [encoder().encode(tokenize(plain_passage(text))).rows for text in CITATIONS]
    together = model.network.hidden(rows)
    for one, many in zip(rows, together, strict=True):
        np.testing.assert_allclose(model.network.hidden([one])[0], many, atol=1e-5)


def test_the_order_of_citations_does_not_matter(model: Model) -> None:
    tagger = ModelTagger(model)
    tokens = [tokenize(plain_passage(text)) for text in CITATIONS]
    forward = tagger.tag_many(tokens)
    backward = tagger.tag_many(tokens[::-1])[::-1]
    labels = [[tag.label for tag in tags] for tags in forward]
    assert labels == [[tag.label for tag in tags] for tags in backward]


@settings(deadline=None)
@given(st.integers(1, 4), st.integers(0, 10_000))
def test_the_best_path_is_the_best_of_all(units: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    labels = 3
    chain = Chain(
        chance.normal(size=labels).astype(np.float32),
        chance.normal(size=(labels, labels)).astype(np.float32),
        chance.normal(size=labels).astype(np.float32),
    )
    scores = chance.normal(size=(units, labels)).astype(np.float32)
    paths = list(product(range(labels), repeat=units))
    values = np.array([score_of(chain, scores, path) for path in paths])
    assert tuple(chain.best(scores)) == paths[int(values.argmax())]
    shares = np.exp(values - values.max())
    shares /= shares.sum()
    expected = np.zeros((units, labels))
    for path, share in zip(paths, shares, strict=True):
        expected[np.arange(units), path] += share
    np.testing.assert_allclose(chain.marginals(scores), expected, atol=1e-4)


def score_of(chain: Chain, scores: Array, path: tuple[int, ...]) -> float:
    steps = sum(chain.step[one, two] for one, two in pairwise(path))
    units = sum(scores[at, label] for at, label in enumerate(path))
    return float(chain.start[path[0]] + steps + units + chain.end[path[-1]])


@given(st.text(alphabet="Kim ,.:/-()w2001htps\n", max_size=60))
def test_every_token_is_in_one_unit(text: str) -> None:
    tokens = tokenize(plain_passage(text))
    units = units_of(tokens)
    assert [at for unit in units for at in range(unit.first, unit.last)] == list(range(len(tokens)))


def test_an_address_is_one_unit() -> None:
    tokens = tokenize(plain_passage("Kim, https://doi.org/10.1000/182-4 and www.example.org/x"))
    assert [unit.address for unit in units_of(tokens) if unit.address] == ["doi", "url"]


def test_a_model_comes_back_from_its_file_nearly_as_it_was() -> None:
    whole = arrays()
    meta = {"labels": LABELS, "layers": 2, "keywords": {}}
    found = read_model(write_model(whole, meta))
    assert found.labels == LABELS
    largest = np.abs(whole["word"]).max(axis=1)
    assert (np.abs(found.network.tables["word"] - whole["word"]).max(axis=1) <= largest / 250).all()
    np.testing.assert_array_equal(found.chain.step, whole["step"])


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\x93NUMPY", b"not a model"])
def test_what_is_no_model_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match="no model"):
        read_model(data)


def test_a_model_of_another_version_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = write_model(arrays(), {"labels": LABELS, "layers": 2, "keywords": {}})
    monkeypatch.setattr(weights, "VERSION", 7)
    with pytest.raises(UnreadableInput, match="version 1, not 7"):
        read_model(data)


class Says:
    """A tagger that says one label of every word that is in it."""

    def __init__(self, label: str, words: str) -> None:
        self.label, self.words, self.asked = label, words.split(), 0

    def tag_many(self, citations):  # type: ignore[no-untyped-def]
        self.asked += len(citations)
        return [
            [
                Tag(self.label, 0.9, "says") if token.text in self.words else Tag("other")
                for token in tokens
            ]
            for tokens in citations
        ]


def labels_of(tagger: ModelTagger, text: str) -> dict[str, str]:
    tokens = tokenize(plain_passage(text))
    tags = tagger.tag_many([tokens])[0]
    return {token.text: tag.label for token, tag in zip(tokens, tags, strict=True)}


def test_what_is_certain_is_beyond_doubt(model: Model) -> None:
    certain = Says("authority", "Institute")
    labels = labels_of(ModelTagger(model, certain=certain), CITATIONS[0])
    assert labels["Institute"] == "authority" and certain.asked == 1


def test_confidence_is_read_off_the_scale(model: Model) -> None:
    scales = {"alone": [[0.0, 0.25], [1.0, 0.25]]}
    scaled = replace(model, meta={**model.meta, "confidence": scales})
    tokens = tokenize(plain_passage(CITATIONS[3]))
    assert {tag.confidence for tag in ModelTagger(scaled).tag_many([tokens])[0]} == {0.25}


@settings(deadline=None)
@given(
    st.lists(st.integers(1, 6), min_size=1, max_size=5),
    st.sampled_from((1, 4, 30)),
    st.integers(0, 999),
)
def test_citations_together_are_decided_as_each_alone(
    lengths: list[int], strength: int, seed: int
) -> None:
    chance = np.random.default_rng(seed)
    labels = 4
    chain = Chain(*(chance.normal(size=s).astype(np.float32) for s in (4, (4, 4), 4)))
    scores = [
        strength * chance.normal(size=(units, labels)).astype(np.float32) for units in lengths
    ]
    for one, found in zip(scores, decide(chain, scores), strict=True):
        assert found.path.tolist() == chain.best(one).tolist()
        np.testing.assert_allclose(found.likely, chain.marginals(one), atol=1e-5)


def test_onnxruntime_reads_what_numpy_reads(model: Model) -> None:
    pytest.importorskip("onnxruntime", reason="the extra [fast] is not installed")
    rows = [encoder().encode(tokenize(plain_passage(text))).rows for text in CITATIONS]
    both = zip(model.network.hidden(rows), accelerated(model).network.hidden(rows), strict=True)
    for one, other in both:
        np.testing.assert_allclose(one, other, atol=1e-5)


def test_an_engine_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    chosen_tagger.cache_clear()
    with pytest.raises(MissingExtra, match=r"alliance_refs\[fast\]"):
        chosen_tagger(engine="onnxruntime")
