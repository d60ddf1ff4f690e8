"""Clusters that say shared words once: each work keeps its link."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_refs import csl
from alliance_refs.integrations.grouped import claimed, cut_grouped
from alliance_refs.integrations.scopes import Press, Scope
from alliance_refs.model import Cite, Cluster, Item, Name

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


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (
            " is the first.",
            "see now ",
            ["Yi, On Rivers (n.d.) is the first", "see now Ok, On Seas (n.d.)"],
        ),
        (", and elsewhere;", "", ["Yi, On Rivers (n.d.), and elsewhere;", "Ok, On Seas (n.d.)"]),
        ("", "; but see ", ["Yi, On Rivers (n.d.)", "; but see Ok, On Seas (n.d.)"]),
    ],
)
def test_a_cite_that_brings_its_own_mark_leaves_the_others_theirs(
    before: str, after: str, words: list[str]
) -> None:
    works = {
        key: Item(key, "book", {"author": (Name(family=family),), "title": title})
        for key, family, title in (("yi", "Yi", "On Rivers"), ("ok", "Ok", "On Seas"))
    }
    cluster = Cluster((Cite("yi", suffix=before), Cite("ok", prefix=after)), 1)
    scope = Scope(Press(works, csl.load_style("chicago-notes-bibliography")), [cluster])
    shown = [(one.key, "".join(run.text for run in one.runs)) for one in scope.pieces(0)]
    assert [one for one in shown if one[0]] == list(zip(("yi", "ok"), words, strict=True))


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
