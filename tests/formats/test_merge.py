"""Merging: cases as files, and the laws that merging obeys."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_refs.formats.bib.read import read_bib
from alliance_refs.formats.bib.write import write_biblatex
from alliance_refs.formats.csl_data.items import item_from_csl, item_to_csl
from alliance_refs.formats.merge import merge
from alliance_refs.model import Date, Item, Library, Name
from alliance_refs.spans import Source

CASES = sorted((Path(__file__).parent / "merge").glob("*.json"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case = json.loads(path.read_text("utf-8"))
    libraries = [Library(map(item_from_csl, items)) for items in case["libraries"]]
    merged = merge(libraries)
    assert list(merged.library) == case["works"]
    assert [found.code for found in merged.conflicts] == case["conflicts"]
    if "keys" in case:
        assert list(merged.keys) == case["keys"]
    said = item_to_csl(merged.library[case["works"][0]])
    assert {name: said[name] for name in case.get("filled", {})} == case.get("filled", {})


TITLES = st.sampled_from(
    ("War and memory", "War and memory in Seoul", "Rice", "The grammar of Jeju", "", "Rice II")
)
ITEMS = st.builds(
    lambda key, title, family, year, doi: Item(
        key,
        "book",
        {
            "title": title,
            "author": (Name(family),) if family else (),
            "issued": Date.of(year),
            **({"DOI": doi} if doi else {}),
        },
    ),
    st.sampled_from("abcdef"),
    TITLES,
    st.sampled_from(("Kim", "Lee", "")),
    st.integers(2000, 2002),
    st.sampled_from(("", "10.1000/a", "10.1000/b")),
)
LIBRARIES = st.lists(ITEMS, max_size=6, unique_by=lambda item: item.key).map(Library)


@given(st.lists(LIBRARIES, max_size=3))
def test_every_key_leads_to_a_work(libraries: list[Library]) -> None:
    merged = merge(libraries)
    for library, keys in zip(libraries, merged.keys, strict=True):
        assert keys.keys() == library.keys()
        assert all(key in merged.library for key in keys.values())
    assert set(merged.library) == {key for keys in merged.keys for key in keys.values()}


@given(LIBRARIES)
def test_what_is_merged_stays_merged(library: Library) -> None:
    once = merge([library]).library
    again = merge([once])
    assert again.library.items_in_order == once.items_in_order or len(again.library) < len(once)


@given(LIBRARIES)
def test_a_library_merged_with_itself_brings_no_conflict_of_its_own(library: Library) -> None:
    alone = merge([library])
    if len(alone.library) == len(library):
        twice = merge([library, library])
        assert twice.library.items_in_order == library.items_in_order
        assert twice.keys[0] == twice.keys[1]
        assert all(found.code != "merge-conflict" for found in twice.conflicts)


def test_many_works_of_one_author_and_year_are_merged() -> None:
    def works(count: int) -> Library:
        return Library(
            Item(f"k{n}", "book", {"title": f"Korea {n}", "author": (Name("Kim"),)})
            for n in range(count)
        )

    assert len(merge([works(5_000)]).library) == 5_000


def test_entries_of_bib_files_keep_their_parents_and_their_own_fields() -> None:
    one = read_bib(
        Source(
            "@book{b, title={Seoul}, year=2003, isbn={89-7141-461-7}, owner={me}}\n"
            "@article{other, title={Rice and memory}, author={Kim, A.}, year=1990}"
        )
    )
    two = read_bib(
        Source(
            "@collection{c, title={Seoul}, year=2003, isbn={9788971414613}, file={b.pdf},\n"
            "owner={you}}\n"
            "@incollection{part, title={Palaces}, crossref={c}}\n"
            "@book{other, title={The grammar of Jeju}, author={Lee, B.}, year=1970}\n"
            "@misc{rel, title={A reply}, related={other}}"
        )
    )
    merged = merge([one, two])
    text = write_biblatex(merged.library).text
    assert "  crossref = {b},\n" in text
    assert "  related = {other-a},\n" in text
    assert "  file = {b.pdf},\n" in text
    assert [str(found.message) for found in merged.conflicts] == [
        'b: owner is "me", in c "you"; the first is kept'
    ]
