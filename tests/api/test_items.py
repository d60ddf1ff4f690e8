"""Items built by hand: what they hold, how they show, and that they never change."""

from __future__ import annotations

import pickle

import pytest

import alliance_refs as refs
from alliance_refs.errors import MissingExtra, UnknownItem, UnknownStyle
from alliance_refs.formats import FORMATS
from alliance_refs.model import DateParts

KIM = refs.Name("Kim", "Seong-cheol", static_ordering=True)


def test_an_item_shows_what_it_holds_and_no_more() -> None:
    item = refs.Item("kim", "book", {"author": (KIM,), "issued": refs.Date.of(2001, 5)})
    assert repr(item) == (
        "Item('kim', 'book', {'author': (Name(family='Kim', given='Seong-cheol',"
        " static_ordering=True),), 'issued': Date.of(2001, 5)})"
    )


@pytest.mark.parametrize(
    "date",
    [
        refs.Date(),
        refs.Date.of(-44, 3, 15),
        refs.Date(DateParts(1995, 1), DateParts(1995, 2), circa=True),
        refs.Date(DateParts(1995, None, 3)),
        refs.Date(literal="forthcoming"),
    ],
)
def test_a_date_shows_what_makes_it_again(date: refs.Date) -> None:
    assert eval(repr(date), {"Date": refs.Date, "DateParts": DateParts}) == date


def test_a_list_of_names_is_a_tuple_and_none_is_nothing() -> None:
    item = refs.Item("kim", "book", {"author": [KIM], "editor": KIM, "edition": None})
    assert item["author"] == item["editor"] == (KIM,)
    assert "edition" not in item
    assert item.replace(translator=[KIM])["translator"] == (KIM,)


def test_nothing_of_an_item_can_be_taken_away() -> None:
    item = refs.Item("kim", "book")
    with pytest.raises(AttributeError, match="never changes"):
        del item.key


@pytest.mark.parametrize("name", [name for name, format in FORMATS.items() if format.write])
def test_values_of_a_wrong_type_are_written_as_what_they_mean(name: str) -> None:
    wrong = {
        "title": "Diplomacy",
        "author": [{"family": "Kim"}, "Sejong Institute"],
        "editor": "Lee",
        "issued": 2001,
        "accessed": {"date-parts": [[2003, 5, 27]]},
        "volume": 3,
    }
    library = refs.Library([refs.Item("kim", "book", wrong)])
    text = library.format(name)
    assert all(word in text for word in ("Kim", "Sejong Institute", "2001"))
    assert list(library.merge(library).library) == ["kim"]


@pytest.mark.parametrize(
    "error",
    [
        UnknownStyle("apaa", ["apa"]),
        UnknownItem("kin", ["kim"]),
        MissingExtra("reading PDF", "pdf"),
    ],
)
def test_an_error_comes_out_of_another_process_as_it_was(error: refs.RefsError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))
