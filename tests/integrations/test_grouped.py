"""Clusters that say shared words once: each work keeps its link."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_refs.integrations.grouped import claimed, cut_grouped

from .conftest import Builder


@pytest.mark.parametrize(
    ("whole", "cites", "words"),
    [
        ("Yi 2001a, b, c", ["Yi 2001a", "Yi 2001b", "Yi 2001c"], ["Yi 2001a", "b", "c"]),
        ("Yi, 2001, 2003; Ok, 1998", ["Yi, 2001", "Ok, 1998", "Yi, 2003"],
         ["Yi, 2001", "Ok, 1998", "2003"]),
        ("1, 3–5", ["1", "3", "4", "5"], ["1", "3", None, "5"]),
        ("2, p. 5; 5", ["2, p. 5", "5"], ["2, p. 5", "5"]),
        ("15, 5", ["5", "15"], ["5", "15"]),
        ("5, 5", ["5", "5"], ["5", "5"]),
        ("no word of it", ["other"], [None]),
        ("", [], []),
    ],
)  # fmt: skip
def test_each_cite_claims_its_own_words(
    whole: str, cites: list[str], words: list[str | None]
) -> None:
    assert [span and span.cut(whole) for span in claimed(whole, cites)] == words


@given(st.text("Yi 2001ab,;", max_size=30), st.lists(st.text("Yi 2001ab,;", max_size=9)))
def test_nothing_is_lost_or_said_twice(whole: str, cites: list[str]) -> None:
    pieces = cut_grouped((whole,), [(text, (text,)) for text in cites], ("(", ")"))
    assert "".join(run.text for piece in pieces for run in piece.runs) == whole


def test_works_of_one_author_and_works_in_a_range_have_links_of_their_own(built: Builder) -> None:
    build = built("shared")
    assert build.said == ""
    path = "//p//a[contains(@class, 'csl-cite')]"
    assert build.text(path) == ["Ok, 1998", "Yi, 2001a", "2001b, p. 3", "2001c"]
    assert [link.get("href").rpartition("#")[2] for link in build.tree().xpath(path)] == [
        "ref-ok-1998", "ref-yi-2001", "ref-yi-2001-two", "ref-yi-2001-up",
    ]  # fmt: skip
    assert build.text(path, "numbers") == ["1", "4"]
    without = "//li[@class='csl-entry'][not(.//*[@class='csl-backlinks'])]/@id"
    assert build.tree().xpath(without) == ["ref-an-1990"]
    assert build.tree("numbers").xpath(without) == []
