"""Names of months and seasons."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from alliance_refs.text.months import MONTH_NUMBERS, MONTHS, SEASONS, month_number


def test_no_name_stands_for_two() -> None:
    names = [name for row in (*MONTHS, *SEASONS) for name in dict.fromkeys(row)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("spelt", [str.upper, str.title, lambda name: name.replace("s", "ſ")])
def test_a_name_is_known_in_any_letters(spelt: Callable[[str], str]) -> None:
    assert {name: month_number(spelt(name)) for name in MONTH_NUMBERS} == MONTH_NUMBERS


def test_what_is_no_month_has_no_number() -> None:
    assert month_number("maybe") is None
