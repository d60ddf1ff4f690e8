"""Names of months and seasons."""

from __future__ import annotations

from alliance_refs.text.months import MONTHS, SEASONS


def test_no_name_stands_for_two() -> None:
    names = [name for row in (*MONTHS, *SEASONS) for name in dict.fromkeys(row)]
    assert len(names) == len(set(names))
