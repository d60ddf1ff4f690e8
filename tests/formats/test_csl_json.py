"""CSL-JSON and CSL-YAML: what is accepted, what is mended, and which flaws are named where."""

from __future__ import annotations

import json
from typing import Any

import pytest

from alliance_refs.errors import RefsError, UnreadableInput
from alliance_refs.formats.csl_data.items import (
    item_from_csl,
    item_to_csl,
    read_csl_json,
    read_csl_yaml,
    write_csl_json,
    write_csl_yaml,
)
from alliance_refs.formats.csl_data.schema import check_item
from alliance_refs.model import Date, DateParts, Evidence, Item, Library, Name
from alliance_refs.spans import Source

BOOK = {"id": "kim", "type": "book", "title": "Seoul"}


def read(data: Any) -> Library:
    return read_csl_json(Source(json.dumps(data)))


@pytest.mark.parametrize(
    "data",
    [
        [BOOK],
        BOOK,
        {"items": [BOOK]},
        {"references": [BOOK]},
        {"kim": BOOK},
        {"status": "ok", "message": BOOK},
        {"message": {"items": [BOOK]}},
    ],
    ids=["list", "item", "items", "references", "by-key", "answer", "answers"],
)
def test_lists_of_items_may_be_wrapped(data: Any) -> None:
    assert read(data).items_in_order == (Item("kim", "book", {"title": "Seoul"}),)


def test_numbers_become_text_and_private_data_stay() -> None:
    item = read([{**BOOK, "id": 7, "volume": 3, "custom": {"n": [1, {"x": None}]}}])["7"]
    assert item["volume"] == "3"
    assert item["custom"] == {"n": [1, {"x": None}]}


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ({"date-parts": [[1995, 1], [1995, 2]]}, Date(DateParts(1995, 1), DateParts(1995, 2))),
        ({"date-parts": [["1995", "07", ""]]}, Date.of(1995, 7)),
        ({"date-parts": [[1998], [0]]}, Date(DateParts(1998), DateParts())),
        ({"date-parts": [[-99]], "circa": 1}, Date(DateParts(-99), circa=True)),
        ({"raw": "2003-05-27"}, Date.of(2003, 5, 27)),
        ({"raw": "spring of 2003"}, Date(raw="spring of 2003")),
        ({"literal": "n.d."}, Date(literal="n.d.")),
        ({"date-parts": [[2003]], "season": 2}, Date(DateParts(2003), season="2")),
        ("2003-05", Date.of(2003, 5)),
        (1999, Date.of(1999)),
    ],
)
def test_dates_are_read_in_every_form(date: Any, expected: Date) -> None:
    assert read([{**BOOK, "issued": date}])["kim"]["issued"] == expected


def test_names_are_read_in_every_form() -> None:
    author = [{"family": "Koo", "given": "Kab-woo", "static-ordering": 1}, "Bank of Korea"]
    assert read([{**BOOK, "author": author}])["kim"]["author"] == (
        Name("Koo", "Kab-woo", static_ordering=True),
        Name(literal="Bank of Korea"),
    )


@pytest.mark.parametrize(
    ("data", "path", "hint"),
    [
        ({"type": "book"}, ".id", ""),
        ({**BOOK, "type": "artcle"}, ".type", "did you mean article?"),
        ({**BOOK, "titel": "x"}, ".titel", "did you mean title?"),
        ({**BOOK, "author": "Kim"}, ".author", ""),
        ({**BOOK, "author": [{}, {"first": "K"}]}, ".author[1].first", ""),
        ({**BOOK, "issued": {"date-parts": [[2003, 99]]}}, ".issued.date-parts[0][1]", ""),
        ({**BOOK, "issued": {"date-parts": [1, 2, 3]}}, ".issued.date-parts", ""),
        ({**BOOK, "page": ["1", "2"]}, ".page", ""),
    ],
)
def test_a_flaw_is_named_with_its_path(data: dict[str, Any], path: str, hint: str) -> None:
    flaw = next(check_item(data))
    assert flaw.path == path
    assert hint in flaw.hint
    library = read([data])
    assert len(library) == 1
    assert library.diagnostics[0].message.startswith(f"$[0]{path}: ")


@pytest.mark.parametrize(
    "text", ["{", "[" * 100_000, '[{"id": ' + "1" * 5000 + "}]", '"x"', '{"a": 1}', "[1,]"]
)
def test_what_is_no_csl_json_is_refused_with_a_message(text: str) -> None:
    with pytest.raises(UnreadableInput, match="<text>"):
        read_csl_json(Source(text))


@pytest.mark.parametrize(
    "text", ["a: &a [x]\nb: *a", "!!python/object:os.system x", "- [", "[" * 20_000]
)
def test_yaml_is_read_without_anchors_and_objects(text: str) -> None:
    with pytest.raises(RefsError):
        read_csl_yaml(Source(text))


def test_yaml_keeps_words_that_look_like_dates_and_truths() -> None:
    text = "references:\n- {id: no, type: book, title: 2003-05-27, note: yes, volume: 12}\n"
    item = read_csl_yaml(Source(text))["no"]
    assert (item["title"], item["note"], item["volume"]) == ("2003-05-27", "yes", "12")


def test_written_json_has_a_variable_a_line_and_reads_back() -> None:
    item = Item("김-2003", "book", {"title": "서울 <i>Seoul</i>", "issued": Date.of(2003)})
    text = write_csl_json(Library([item])).text
    assert '    "title": "서울 <i>Seoul</i>",\n' in text
    assert read_csl_json(Source(text)).items_in_order == (item,)
    assert read_csl_yaml(Source(write_csl_yaml(Library([item])).text)).items_in_order == (item,)


def test_evidence_stays_out_of_files() -> None:
    item = Item("x", "book", {"title": "T"}, {"title": Evidence("rule")})
    assert item_to_csl(item) == {"id": "x", "type": "book", "title": "T"}
    assert item_from_csl(item_to_csl(item)) == item


def test_empty_files_are_empty_libraries() -> None:
    assert not len(read_csl_json(Source(" \n")))
    assert not len(read_csl_yaml(Source("")))


def test_the_json_of_registries_is_read_for_what_it_means() -> None:
    work = {
        "type": "journal-article",
        "title": ["On maps"],
        "container-title": ["Journal of Maps", "J. Maps"],
        "original-title": [],
        "ISSN": ["0028-0836", "1476-4687"],
        "author": [{"given": "Ann", "family": "Kim", "sequence": "first"}],
        "issued": {"date-parts": [[None]]},
        "accessed": {"raw": "4 March 2012"},
    }
    library = read([work])
    item = library["kim-maps"]
    assert item.type == "article-journal"
    assert item["title"] == "On maps" and item["container-title"] == "Journal of Maps"
    assert item["ISSN"] == "0028-0836, 1476-4687"
    assert "original-title" not in item and "issued" not in item
    assert item["accessed"] == Date.of(2012, 3, 4)
    assert "it is read as article-journal" in {flaw.hint for flaw in library.diagnostics}


def test_a_key_that_is_used_twice_costs_no_item() -> None:
    library = read([BOOK, {**BOOK, "title": "Another"}])
    assert [item["title"] for item in library.items_in_order] == [BOOK["title"], "Another"]


def test_an_id_that_says_nothing_is_none() -> None:
    library = read_csl_json(Source('[{"id": null, "type": "book", "title": "Maps"}]'))
    assert list(library) == ["maps"]
