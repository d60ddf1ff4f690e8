"""The order of texts in each language: tables of names, unsorted and sorted."""

from __future__ import annotations

from pathlib import Path

import pytest

from alliance_refs.text.collation import collation_key
from tables import Row, named, rows


@pytest.mark.parametrize("row", rows(Path(__file__).parent / "orders"), ids=named)
def test_names_stand_in_the_order_of_the_language(row: Row) -> None:
    names = row.given.split(", ")
    ordered = sorted(names, key=lambda name: collation_key(name, row.head["language"]))
    assert ordered == row.expected.split(", ")
