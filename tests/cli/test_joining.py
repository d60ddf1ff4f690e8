from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from alliance_refs.cli.joining import join_libraries
from alliance_refs.model import Date, FailedEntry, Item, Library, Name

TITLES = ("A History of the War", "Bridges over the Han", "Cities and their Walls")


def item(key: str, title: str, place: str) -> Item:
    cited = [{"document": place, "cited-in": ["note 1"]}]
    fields = {"title": title, "author": (Name("Kim", "Ann"),), "custom": {"provenance": cited}}
    return Item(key, "book", fields)


ITEMS = st.builds(
    item,
    st.sampled_from(["kim-2003", "kim-2003a", "lee"]),
    st.sampled_from(TITLES),
    st.sampled_from(["a.md", "b.md"]),
)
LIBRARIES = st.lists(st.lists(ITEMS, max_size=3).map(Library), min_size=2, max_size=4)


def parts_of(libraries: list[Library]) -> list[tuple[str, Library]]:
    return [(f"{number}.md", library) for number, library in enumerate(libraries)]


def titles(libraries: list[Library]) -> set[str]:
    return {item["title"] for library in libraries for item in library.values()}


@given(LIBRARIES)
def test_every_work_is_kept_once(libraries):
    joined = join_libraries(parts_of(libraries)).library
    assert sorted(item["title"] for item in joined.values()) == sorted(titles(libraries))


@given(LIBRARIES)
def test_every_place_that_cites_a_work_is_kept(libraries):
    def places(libraries):
        return sorted(
            (item["title"], one["document"])
            for library in libraries
            for item in library.values()
            for one in item["custom"]["provenance"]
        )

    assert places([join_libraries(parts_of(libraries)).library]) == places(libraries)


@given(LIBRARIES)
def test_joining_again_changes_nothing(libraries):
    once = join_libraries(parts_of(libraries)).library
    again = join_libraries([("a", once), ("b", Library())])
    assert again.messages == () and again.library.items_in_order == once.items_in_order


def test_what_could_not_be_read_is_kept_or_handed_on():
    lost, other = FailedEntry("@book{a", "no end"), FailedEntry("@book{b", "no end")
    joined = join_libraries([("a", Library(failed=[lost])), ("b", Library(failed=[other]))])
    assert joined.library.failed == (lost,) and joined.failed == (other,)


def test_one_library_stays_as_it_is():
    library = Library([item("a", TITLES[0], "a.md"), item("b", TITLES[0], "a.md")])
    assert join_libraries([("a.bib", library)]).library is library


def test_a_work_that_has_other_keys_elsewhere_is_told():
    one, two = Library([item("kim", TITLES[0], "a")]), Library([item("k03", TITLES[0], "b")])
    joined = join_libraries([("a.md", one), ("b.md", two)])
    assert joined.messages == ("k03 of b.md is the work kim of a.md",)


def test_a_work_that_one_file_has_twice_is_told_of_as_one():
    kim = Item("kim", "book", {"title": "Peace in Korea", "issued": Date.of(2003)})
    twice = Library([kim, Item("peace", "book", {**kim})])
    joined = join_libraries([("a.json", twice), ("b.json", Library())])
    assert joined.messages == ("peace of a.json is the work kim of a.json",)
