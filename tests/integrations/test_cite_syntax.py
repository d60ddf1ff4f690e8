"""What an author types to cite."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_refs.integrations.cite_syntax import read_cites
from alliance_refs.integrations.sphinx.filters import read_filter
from alliance_refs.model import Cite, Item


@pytest.mark.parametrize(
    ("typed", "cites"),
    [
        ("kim", [Cite("kim")]),
        ("kim, lee", [Cite("kim"), Cite("lee")]),
        ("{see}kim{p. 3}", [Cite("kim", "3", "page", "see")]),
        ("kim{emphasis added}", [Cite("kim", suffix=", emphasis added")]),
        ("kim{42}", [Cite("kim", "42", "page")]),
        ("@kim, pp. 3-5, 9", [Cite("kim", "3-5, 9", "page")]),
        ("@kim, §§ 3", [Cite("kim", "3", "section")]),
        ("@kim, chap. iv", [Cite("kim", "iv", "chapter")]),
        ("@kim, vivid prose", [Cite("kim", suffix=", vivid prose")]),
        ("@kim [p. 3]", [Cite("kim", "3", "page")]),
        ("[see @kim; -@lee]", [Cite("kim", prefix="see"), Cite("lee", mode="suppress-author")]),
        ("@{key, with comma}, 3", [Cite("key, with comma", "3", "page")]),
        ("", []),
        ("{}", []),
        ("see @", []),
    ],
)
def test_keys_prefixes_locators_and_suffixes(typed: str, cites: list[Cite]) -> None:
    assert list(read_cites(typed)) == cites


@given(st.text(alphabet="@{}[],;-. pkim3§\n", max_size=60))
def test_any_text_is_read_or_refused(typed: str) -> None:
    assert all(cite.key for cite in read_cites(typed))


@given(st.text(max_size=40))
def test_any_filter_is_read_or_refused(text: str) -> None:
    try:
        chosen = read_filter(text)
    except ValueError:
        return
    assert chosen(Item("kim", "book"), {"cited": True}) in (True, False)


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ('type == "book"', True),
        ('type in {"article", "thesis"}', False),
        ('not cited or author % "hirsch"', True),
        ('year == "1970" and key != "x"', True),
        ("docname in docnames", False),
    ],
)
def test_filters_ask_for_fields_and_facts(text: str, chosen: bool) -> None:
    item = Item("kim", "book", {"issued": "1970", "author": ("Hirschman",)})
    if "year" in text:
        from alliance_refs.model import Date

        item = item.replace(issued=Date.of(1970))
    facts = {"cited": True, "docname": frozenset({"a"}), "docnames": frozenset({"b"})}
    assert read_filter(text)(item, facts) is chosen
