from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from alliance_refs.cli.joining import join_libraries
from alliance_refs.model import Item, Library

ITEMS = st.builds(
    lambda key, title: Item(key, "book", {"title": title}),
    st.sampled_from(["kim-2003", "kim-2003a", "lee"]),
    st.sampled_from(["One", "Two", "Three"]),
)
LIBRARIES = st.lists(st.lists(ITEMS, max_size=3).map(Library), max_size=4)


def parts_of(libraries: list[Library]) -> list[tuple[str, Library]]:
    return [(f"{number}.md", library) for number, library in enumerate(libraries)]


@given(LIBRARIES)
def test_every_description_of_a_key_is_kept_once(libraries):
    joined = join_libraries(parts_of(libraries)).library
    wanted = {(item.key, item["title"]) for part in libraries for item in part.values()}
    assert len(joined) == len(wanted)
    assert sorted(title for _, title in wanted) == sorted(i["title"] for i in joined.values())


@given(LIBRARIES)
def test_keys_stay_and_a_message_tells_of_each_that_does_not(libraries):
    joined = join_libraries(parts_of(libraries))
    old = {key for part in libraries for key in part}
    assert old <= set(joined.library)
    assert len(joined.messages) == len(set(joined.library) - old)


@given(LIBRARIES)
def test_joining_again_changes_nothing(libraries):
    once = join_libraries(parts_of(libraries)).library
    again = join_libraries([("a", once), ("b", once)])
    assert again.messages == () and again.library.items_in_order == once.items_in_order


def test_what_could_not_be_read_and_what_was_noticed_are_kept():
    noted = Library([Item("a"), Item("a")])
    joined = join_libraries([("a.bib", noted), ("b.bib", Library())]).library
    assert [found.code for found in joined.diagnostics] == ["duplicate-key"]
