"""What is put right behind a tagger whose borders or labels are a little off."""

from __future__ import annotations

import pytest

from alliance_refs.parsing.extent import settle_pages
from alliance_refs.parsing.fields.edges import tightened
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span
from readings import item_of


@pytest.mark.parametrize(
    ("text", "read", "label", "whole"),
    [
        ("Tübingen: Mohr (UTB).", "Mohr (UTB", "publisher", "Mohr (UTB)"),
        ('Kim, "War" and "Peace". Seoul', 'War" and "Peace', "title", '"War" and "Peace"'),
        ("Kim, “War” and “Peace”. Seoul", "War” and “Peace", "title", "“War” and “Peace”"),
        ("(in: Mohr, UTB)", "Mohr, UTB)", "publisher", "Mohr, UTB"),
        ('"Pacts," Daily', "Pacts,", "title", "Pacts"),
    ],
)
def test_marks_stay_in_pairs(text: str, read: str, label: Label, whole: str) -> None:
    at = text.index(read)
    assert tightened(text, Span(at, at + len(read)), label).cut(text) == whole


def test_a_raised_figure_is_no_number_that_counts() -> None:
    item = item_of("² Doe, J. Pacts", ("²", "volume"), ("Doe, J.", "author"), ("Pacts", "title"))
    assert item["title"] == "Pacts"
    item = item_of(
        "Asia 3, ², S. 12-15",
        ("Asia", "container"),
        ("3", "volume"),
        ("²", "pages"),
        ("12-15", "pages"),
    )
    assert item["volume"] == "3"


def test_any_space_parts_authors_from_their_title() -> None:
    text = "Gisela Bach, Barbara Dudek:\N{NO-BREAK SPACE}Arbeit"
    item = item_of(text, ("Gisela Bach", "author"), (text[13:], "title"))
    assert len(item["author"]) == 2 and item["title"] == "Arbeit"


def test_a_country_set_apart_is_an_author() -> None:
    item = item_of("Korea. Peace Report", ("Korea", "author"), ("Peace Report", "title"))
    assert [name.family for name in item["author"]] == ["Korea"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Doe, J. (1999) (ed.): Pacts", "Doe, J."),
        ("Doe, J., (ed.), Pacts", "Doe, J."),
        ("Doe, J. (Hrsg.): Pacts", "Doe, J. (Hrsg.)"),
    ],
)
def test_authors_with_a_role_right_behind_them_are_editors(text: str, read: str) -> None:
    item = item_of(text, (read, "author"), ("Pacts", "title"))
    assert [name.inverted for name in item["editor"]] == ["Doe, J."] and "author" not in item


def test_an_author_before_the_editor_of_the_book_stays_one() -> None:
    text = "Doe, J. Pacts. In: Roe, R. (ed.), Asia"
    item = item_of(text, ("Doe, J.", "author"), ("Pacts", "title"), ("Roe, R.", "editor"))
    assert item["author"][0].family == "Doe" and item["editor"][0].family == "Roe"


def test_an_authority_has_letters() -> None:
    assert "authority" not in item_of("Rig-Veda, v. 12. 172", ("172", "authority"))
    assert item_of("BGH, NJW 1988, 1", ("BGH", "authority"))["authority"] == "BGH"


def test_a_price_is_no_page_and_a_note_referred_to_is_no_issue() -> None:
    price = item_of("Jost: Bündnisse. Berlin 1979, DM 78", ("Bündnisse", "title"), ("78", "pages"))
    assert "page" not in price
    noted = item_of("Cotter, Law, op. cit., n. 7", ("Law", "title"), ("7", "issue"))
    assert "issue" not in noted


def test_the_number_behind_a_journal_whose_volume_stands_before_is_its_page() -> None:
    item = item_of(
        "24, J. of Pluralism, 3",
        ("24", "volume"),
        ("J. of Pluralism", "container"),
        ("3", "volume"),
    )
    assert (item["volume"], item["page"]) == ("24", "3")


def test_the_second_of_two_volumes_is_the_issue() -> None:
    item = item_of("«Arte», V, 2, 1940", ("Arte", "container"), ("V", "volume"), ("2", "volume"))
    assert (item["volume"], item["issue"]) == ("V", "2")


def test_a_page_keeps_its_letter() -> None:
    item = item_of(
        "Pacts, Seoul Times, at A1",
        ("Pacts", "title"),
        ("Seoul Times", "container"),
        ("1", "pages"),
    )
    assert item["page"] == "A1"


def test_a_second_single_page_is_the_one_cited() -> None:
    item = item_of(
        "Yale L.J. 9: 541, 573",
        ("Yale L.J.", "container"),
        ("9", "volume"),
        ("541", "pages"),
        ("573", "pages"),
    )
    assert item["page"] == "541"


def test_a_name_that_ends_a_title_leads_to_no_editor() -> None:
    item = item_of(
        "The Life of Henry Ford. J. Smith, ed. 1990",
        ("The Life of Henry Ford", "title"),
        ("J. Smith", "editor"),
    )
    assert item["title"] == "The Life of Henry Ford"
    assert "translator" not in item


def test_a_school_read_with_the_degree_stays() -> None:
    text = "Lobos. Tese (Doutorado em Letras) – Universidade do Porto"
    school = ("(Doutorado em Letras) – Universidade do Porto", "publisher")
    item = item_of(text, ("Lobos", "title"), ("Tese", "genre"), school)
    assert item["publisher"] == "Universidade do Porto"
    joined = item_of(
        text.replace("–", "da"), ("Tese (Doutorado em Letras) da Universidade", "genre")
    )
    assert joined["genre"] == "Tese (Doutorado em Letras) da Universidade"


def test_a_place_read_with_an_edition_stays() -> None:
    item = item_of(
        "Foxes. Rev. and enl. ed. Leeds: Hill",
        ("Foxes. Rev. and enl", "title"),
        ("ed. Leeds", "place"),
    )
    assert (item["title"], item["publisher-place"]) == ("Foxes", "Leeds")


def test_a_volume_with_more_than_a_version_keeps_it() -> None:
    item = item_of("Foxes. Zenodo 12 (v2.1)", ("Zenodo", "container"), ("12 (v2.1)", "volume"))
    assert "12" in item["volume"]


def test_numbers_without_an_end_are_no_pages_that_go_on() -> None:
    text = "45-50, " + "1" * 5000
    fields = [Field("pages", Span(0, 5), 1.0, ""), Field("locator", Span(7, 5007), 1.0, "")]
    assert [field.label for field in settle_pages(text, fields, in_list=True)] == [
        "pages",
        "locator",
    ]


def test_a_standard_of_any_body_is_dated_by_its_number() -> None:
    item = item_of("Signs. JIS X 0208:1997", ("Signs", "title"), ("JIS X 0208:1997", "number"))
    assert (item.type, str(item["issued"])) == ("standard", "1997")


def test_a_title_ends_before_the_words_that_lead_to_the_cast() -> None:
    item = item_of(
        "Driver, starring Robert Vane. 1976",
        ("Driver, starring", "title"),
        ("Robert Vane", "author"),
    )
    assert (item["title"], item["note"]) == ("Driver", "starring Robert Vane")
