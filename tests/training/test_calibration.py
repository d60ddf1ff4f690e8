"""What a model is told of itself: how sure it may be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from training.confidence import ReadField, reliability, rising_scale


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=400))
def test_a_scale_rises_and_keeps_the_mean(found: list[tuple[float, bool]]) -> None:
    fields = [ReadField("title", chance, right) for chance, right in found]
    knots = rising_scale(fields)
    assert knots == sorted(knots)
    assert [share for _, share in knots] == sorted(share for _, share in knots)
    assert all(0 <= share <= 1 for _, share in knots)


def test_the_table_counts_fields_by_band() -> None:
    fields = [ReadField("date", 0.99, True)] * 3 + [ReadField("date", 0.6, False)]
    lines = list(reliability(fields))
    assert lines[2] == "| date | – | 0 % of 1 | – | – | 100 % of 3 |"
