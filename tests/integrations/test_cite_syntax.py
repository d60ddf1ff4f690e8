"""What an author types to cite."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_refs.formats import read_library
from alliance_refs.integrations.cite_syntax import read_cites
from alliance_refs.integrations.sphinx.filter_fields import keywords
from alliance_refs.integrations.sphinx.filters import read_filter
from alliance_refs.model import Cite, Date, Item, Name
from alliance_refs.spans import Source


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
        ("@kim, mix of things", [Cite("kim", suffix=", mix of things")]),
        ("@kim, pp. iv-vi, 3", [Cite("kim", "iv-vi, 3", "page")]),
        ("@kim, s.v. Peace", [Cite("kim", suffix=", s.v. Peace")]),
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


@pytest.mark.parametrize(
    "typed",
    [" ", "- ", "@a, i", "@a i", "@a {", "{a}", "a ", "@a 1-", "@a, ", "@{", "@a p. 1 "],
)
def test_long_texts_are_read_in_one_go(typed: str) -> None:
    start = time.perf_counter()
    read_cites(typed * 50_000)
    read_cites(f"@a,{typed * 50_000}x")
    assert time.perf_counter() - start < 5


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
        ('year >= "1970" and year < 1971', True),
        ('year > "900" and not year <= "1969"', True),
        ('doi == "" and not doi and publisher != ""', True),
        ('"Exit" in title and "exit" not in title', True),
        ('"theory" in keywords and keyword == "decline"', True),
        ('{"b"} <= docnames and docnames == {"b"} and docnames != {"a", "b"}', True),
        ("docnames & {'a'} or docnames < {'b'}", False),
        ("cited | (year == '1900')", True),
        ('key == "kim"', True),
        ('author % "^Hirschman, A" and author % "^Albert"', True),
        ('series == "S" and school % "Harvard" and url % "example"', True),
    ],
)
def test_filters_ask_for_fields_and_facts(text: str, chosen: bool) -> None:
    item = Item("kim", "book", _BOOK)
    keys = {"key": frozenset({"Kim", "kim"}), "keyword": keywords(item)}
    facts = {"cited": True, "docname": frozenset({"a"}), "docnames": frozenset({"b"}), **keys}
    assert read_filter(text)(item, facts) is chosen


_BOOK = {
    "issued": Date.of(1970),
    "author": (Name(family="Hirschman", given="Albert"),),
    "title": "Exit",
    "publisher": "Harvard University Press",
    "collection-title": "S",
    "URL": "https://example.org",
    "keyword": "theory, decline",
}


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ('type == "manual" and type != "book"', True),
        ('mytag == "own"', True),
        ('organization == "Lab"', True),
    ],
)
def test_filters_know_what_a_bib_file_says_and_csl_has_no_place_for(
    text: str, chosen: bool
) -> None:
    typed = Source("@manual{m, title = {T}, organization = {Lab}, mytag = {own}}")
    library = read_library(typed, "biblatex")
    assert read_filter(text)(library["m"], {"cited": True}) is chosen
