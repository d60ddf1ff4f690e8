"""Synthetic references: spans are sound, the same seed gives the same, templates can be read.

Runs on the project's own word lists; the records beside the project are used where they are.
"""

from __future__ import annotations

import doctest
import importlib
import random
from itertools import islice
from typing import get_args

import pytest
from training.synthetic import kinds, outside, pattern, slots, styles, templates
from training.synthetic.spans import Span, clean, faults
from training.synthetic.world import World

from alliance_refs.parsing.labels import Label

# The number before an entry of a list is told from the number of a report.
LABELS = {*get_args(Label), "citation-number"} - {"other"}
MODULES = ("spans", "language", "forms")


def made(kind: str, seed: int, count: int) -> list[kinds.Reference]:
    """References of a kind from the project's own words alone."""
    return list(islice(kinds.references(World([], random.Random(seed)), kind), count))


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_spans_are_sound(kind: str) -> None:
    for source, text, spans in made(kind, 3, 150):
        assert source.startswith(kind)
        assert faults(text, spans) == [], text
        assert {span.label for span in spans} <= LABELS
        assert text == " ".join(text.split()), text


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_the_same_seed_gives_the_same(kind: str) -> None:
    assert made(kind, 7, 20) == made(kind, 7, 20) != made(kind, 8, 20)


@pytest.mark.parametrize("kind", templates.kinds())
def test_every_slot_of_a_template_is_known(kind: str) -> None:
    for template in templates.templates_of(kind):
        named = set(_slots(pattern.read(template.source)))
        assert named, template.source
        assert {name.removesuffix(".caps") for name in named} <= slots.SLOTS.keys()


def test_labels_are_those_of_the_parser() -> None:
    assert set(styles.LABELS.values()) <= LABELS
    assert {label for label, _ in slots.SLOTS.values() if label} <= LABELS


@pytest.mark.parametrize(
    ("text", "raw", "words"),
    [
        ("In: Kim, J. (ed.), Seoul", Span(0, 12, "editor"), "Kim, J."),
        ("Title, 2nd ed., Oxford", Span(7, 8, "edition"), "2nd ed"),
        ("Titel, 2., überarb. Aufl., Köln", Span(7, 8, "edition"), "2., überarb. Aufl"),
        ("https://doi.org/10.1/x.", Span(0, 23, "doi"), "10.1/x"),
        ("see PMID: 123", Span(10, 13, "id"), "PMID: 123"),
        ("A title (revised),", Span(0, 18, "title"), "A title (revised)"),
        ("pp. 3-9", Span(0, 7, "pages"), "3-9"),
    ],
)
def test_a_span_ends_where_its_field_does(text: str, raw: Span, words: str) -> None:
    (span,) = clean(text, [raw])
    assert text[span.start : span.end] == words


def test_faults_are_seen() -> None:
    assert faults("a b", [Span(0, 2, "title"), Span(1, 3, "date")]) != []


@pytest.mark.skipif(not outside.shared_folder().is_dir(), reason="the training data are not here")
def test_outside_records_have_a_type_and_a_title() -> None:
    records = outside.outside_records()
    assert len(records) > 50_000
    assert all(record["type"] and record["title"] for record in records)
    languages = {record["language"] for record in records}
    assert {"en", "de", "fr", "it", "es"} <= languages


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    module = importlib.import_module(f"training.synthetic.{name}")
    assert doctest.testmod(module).failed == 0


def _slots(nodes: tuple[pattern.Node, ...]) -> list[str]:
    found: list[str] = []
    for node in nodes:
        if isinstance(node, pattern.Slot):
            found.append(node.name)
        elif isinstance(node, pattern.Maybe):
            found += _slots(node.nodes)
        elif isinstance(node, pattern.Choice):
            found += [name for row in node.rows for name in _slots(row)]
    return found
