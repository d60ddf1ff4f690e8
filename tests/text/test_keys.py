"""Citation keys: cases as files, and the laws that keys obey."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_refs.model import Date, Item, Name
from alliance_refs.text.keys import make_key, make_keys

CASES = sorted((Path(__file__).parent / "keys").glob("*.json"))
PATTERNS = ("{author}-{year}", "{authors}-{year}", "{Author}{year}", "{type}:{shorttitle}")


def item(said: dict[str, Any]) -> Item:
    fields = {name: value(name, said[name]) for name in said if name != "type"}
    return Item("", said["type"], fields)


def value(variable: str, said: Any) -> Any:
    if variable in ("author", "editor"):
        return tuple(map(name, said))
    return date(said) if variable == "issued" else said


def name(said: str) -> Name:
    """ "Family, Given", or "=Institution"."""
    family, _, given = said.partition(", ")
    return Name(literal=said[1:]) if said.startswith("=") else Name(family, given)


def date(said: str) -> Date:
    match = re.fullmatch(r"(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?", said)
    if not match:
        return Date(literal=said)
    return Date.of(*(int(part) for part in match.groups() if part))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case = json.loads(path.read_text("utf-8"))
    items = map(item, case["items"])
    keys = make_keys(items, case["pattern"], case.get("taken", ()))
    assert list(keys) == case["keys"]


def test_an_unknown_field_is_named() -> None:
    with pytest.raises(ValueError, match=r"knows no \{colour\}.*author"):
        make_key(Item("", "book"), "{colour}")


def test_a_field_of_a_megabyte_gives_a_short_key() -> None:
    key = make_key(Item("", "book", {"title": "word " * 200_000}))
    assert key == "word-word-word"


NAMES = st.builds(Name, family=st.text(max_size=12), given=st.text(max_size=5))
ITEMS = st.builds(
    lambda type, author, title, year: Item(
        "", type, {"author": author, "title": title, "issued": Date.of(year)}
    ),
    st.sampled_from(("book", "article-newspaper", "legal_case")),
    st.lists(NAMES, max_size=5).map(tuple),
    st.text(max_size=30),
    st.integers(-50, 2100),
)
LIBRARIES = st.lists(ITEMS, max_size=8)


@given(LIBRARIES, st.sampled_from(PATTERNS))
def test_keys_are_unique_and_plain(items: list[Item], pattern: str) -> None:
    keys = make_keys(items, pattern)
    assert len(set(keys)) == len(items)
    assert all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9:-]*", key) for key in keys)


@given(LIBRARIES, LIBRARIES, st.sampled_from(PATTERNS))
def test_items_added_later_change_no_key(old: list[Item], new: list[Item], pattern: str) -> None:
    assert make_keys(old + new, pattern)[: len(old)] == make_keys(old, pattern)


@given(LIBRARIES, st.sampled_from(PATTERNS))
def test_one_by_one_is_the_same_as_all_at_once(items: list[Item], pattern: str) -> None:
    taken: list[str] = []
    for each in items:
        taken.append(make_key(each, pattern, taken))
    assert tuple(taken) == make_keys(items, pattern)
