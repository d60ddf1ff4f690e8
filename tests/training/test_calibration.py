"""What a model is told of itself: how much rules may say, how sure it may be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from training.advice import MOST, Difference, advice
from training.confidence import ReadField, reliability, rising_scale

from alliance_refs.parsing.neural.tagger import UNHEARD


def test_a_rule_that_is_always_right_says_much_and_one_that_is_never_says_nothing() -> None:
    right = [Difference("sure", 2.0, True)] * 200
    wrong = [Difference("poor", 1.0, False)] * 200
    says = advice([*right, *wrong])
    assert says["sure"] > 5 and says["poor"] < 0.1


def test_a_rule_that_is_met_once_says_about_what_unmet_ones_say() -> None:
    (say,) = advice([Difference("rare", 1.0, True)]).values()
    assert abs(say - UNHEARD) < 1


@given(st.lists(st.tuples(st.floats(0, 8), st.booleans()), min_size=1, max_size=50))
def test_what_a_rule_says_is_in_bounds(found: list[tuple[float, bool]]) -> None:
    (say,) = advice(Difference("rule", margin, right) for margin, right in found).values()
    assert 0 <= say <= MOST


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
