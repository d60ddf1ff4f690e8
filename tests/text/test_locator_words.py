"""Words for locators: no two lists contradict each other."""

from __future__ import annotations

import pytest

from alliance_refs.model import LOCATOR_LABELS
from alliance_refs.parsing.lexicon import table
from alliance_refs.text.locator_words import LOCATOR_ABBREVIATIONS, LOCATOR_WORDS


def test_every_label_is_one_of_csl() -> None:
    assert set(LOCATOR_WORDS.values()) <= LOCATOR_LABELS
    assert set(LOCATOR_ABBREVIATIONS.values()) <= LOCATOR_LABELS


def test_a_word_is_whole_or_an_abbreviation() -> None:
    assert not set(LOCATOR_WORDS) & set(LOCATOR_ABBREVIATIONS)


@pytest.mark.parametrize("label", sorted(set(table("labels")["locators"]) & LOCATOR_LABELS))
def test_the_parser_means_the_same(label: str) -> None:
    known = LOCATOR_WORDS | LOCATOR_ABBREVIATIONS
    words = table("labels")["locators"][label]
    assert {known[word] for word in words if word in known} <= {label}
