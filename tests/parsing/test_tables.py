"""Names, dates, pages, editions and identifiers on tables: what is printed => what it says.

Each line of a table is a case; "#" begins a comment. Names stand family first, parted by
semicolons, institutions in braces; names beside a title have it behind a bar; dates stand as in
EDTF. No tagger has a part in these.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from alliance_refs.model import Item, Name, plain_passage
from alliance_refs.parsing import parse_names
from alliance_refs.parsing.fields.build import build_item
from alliance_refs.parsing.fields.identifiers import (
    identifier_variable,
    read_doi,
    read_number_of_book,
    read_url,
)
from alliance_refs.parsing.fields.languages import language_of
from alliance_refs.parsing.fields.locators import read_locator
from alliance_refs.parsing.fields.pages import read_edition
from alliance_refs.parsing.fields.repairs import repaired
from alliance_refs.parsing.fields.romanised import languages_of
from alliance_refs.parsing.fields.types import guess_type
from alliance_refs.parsing.fields.volumes import read_volume
from alliance_refs.parsing.labels import LABELS, TEXT_VARIABLES
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

TABLES = Path(__file__).parent / "tables"
FOLDERS = (
    "names",
    "romanised",
    "dates",
    "pages",
    "volumes",
    "editions",
    "identifiers",
    "titles",
    "types",
)


def rows(folder: str) -> list[Any]:
    return [
        pytest.param(*line, id=f"{path.stem}:{at} {line[0]}")
        for path in sorted((TABLES / folder).glob("*.txt"))
        for at, line in lines(path)
    ]


def lines(path: Path) -> list[tuple[int, tuple[str, str]]]:
    out = []
    for at, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            printed, arrow, expected = line.partition("=>")
            assert arrow, f"{path.name}:{at} has no arrow"
            out.append((at, (printed.strip(), expected.strip())))
    return out


def built(label: str, before: str, run: str, after: str) -> Item:
    """The item of a citation in which one run has a label and nothing else has."""
    name = next(known for known in LABELS if known == label)
    field = Field(name, Span(len(before), len(before + run)), 1.0, "table")
    text = before + run + after
    return build_item(plain_passage(text), repaired(text, [field]))[0]


@pytest.mark.parametrize(("printed", "expected"), rows("names"))
def test_names(printed: str, expected: str) -> None:
    assert written(parse_names(printed)) == expected


@pytest.mark.parametrize(("printed", "expected"), rows("romanised"))
def test_names_beside_a_title(printed: str, expected: str) -> None:
    names, _, title = printed.partition(" | ")
    assert written(parse_names(names, languages_of(title))) == expected


@pytest.mark.parametrize(("printed", "expected"), rows("languages"))
def test_the_language_of_a_title(printed: str, expected: str) -> None:
    assert (language_of(printed) or "none") == expected


def written(names: tuple[Name, ...]) -> str:
    return "; ".join(f"{{{name.literal}}}" if name.literal else name.inverted for name in names)


@pytest.mark.parametrize(("printed", "expected"), rows("dates"))
def test_dates(printed: str, expected: str) -> None:
    item = built("date", "", printed, "")
    said = [f"{variable}: {value}" for variable, value in item.items()]
    issued = item.get("issued")
    if issued is not None:
        said[0] = f"words: {issued}" if issued.literal else str(issued)
    assert ("; ".join(said) or "none") == expected


@pytest.mark.parametrize(("printed", "expected"), rows("pages"))
def test_pages(printed: str, expected: str) -> None:
    item = built("pages", "", printed, "")
    count = item.get("number-of-pages")
    assert (f"count: {count}" if count else item.get("page")) == expected


@pytest.mark.parametrize(("printed", "expected"), rows("volumes"))
def test_volumes(printed: str, expected: str) -> None:
    parts = read_volume(printed)
    assert " / ".join(parts.get(name, "-") for name in ("volume", "issue", "page")) == expected


@pytest.mark.parametrize(("printed", "expected"), rows("editions"))
def test_editions(printed: str, expected: str) -> None:
    assert read_edition(printed) == expected


READERS: dict[str, Callable[[str], str]] = {
    "doi": read_doi,
    "url": read_url,
    "book": read_number_of_book,
    "id": lambda text: " ".join(identifier_variable(text)),
}


@pytest.mark.parametrize(("printed", "expected"), rows("identifiers"))
def test_identifiers(printed: str, expected: str) -> None:
    kind, _, words = printed.partition(" ")
    assert READERS[kind](words) == expected


@pytest.mark.parametrize(("printed", "expected"), rows("titles"))
def test_edges(printed: str, expected: str) -> None:
    label, _, rest = printed.partition(" ")
    before, _, rest = rest.partition(">")
    run, _, after = rest.rpartition("<")
    item = built(label, before.lstrip(), run, after)
    if label == "date":
        assert str(item.get("issued") or item.get("status") or "none") == expected
        return
    variable = next(name for known, name in TEXT_VARIABLES.items() if known == label)
    assert item[variable] == expected


@pytest.mark.parametrize(("printed", "expected"), rows("types"))
def test_types(printed: str, expected: str) -> None:
    fields = dict(part.split(": ", 1) for part in printed.split("; "))
    guess = guess_type(fields)
    assert guess.type == expected
    assert 0 < guess.confidence <= 1


@pytest.mark.parametrize(
    ("before", "run", "after", "expected"),
    [
        ("1998, S. ", "4 ff", ".", ("4 ff.", "page")),
        ("1998, ", "S. 4 ff.", "", ("4 ff.", "page")),
        ("1998, chap. ", "3", ".", ("3", "chapter")),
        ("FO 371, fol. ", "12", ".", ("12", "folio")),
        ("SMALL BOATS § ", "12", " (5th", ("12", "section")),
        ("1998, p. ", "12", ".", ("12", "page")),
        ("Kap. 3, ", "12", ".", ("12", "page")),
        ("1998, ¶ ", "12", ".", ("12", "paragraph")),
        ("1998, n° ", "340", ".", ("n° 340", "")),
        ("1998, párr. ", "129", ".", ("129", "paragraph")),
        ("1998, ", "Sp. 12", ".", ("12", "column")),
        ("1998, pl. ", "IV", ".", ("pl. IV", "")),
    ],
)
def test_a_locator_has_its_label_and_its_stop(
    before: str, run: str, after: str, expected: tuple[str, str]
) -> None:
    field = Field("locator", Span(len(before), len(before + run)), 1.0, "table")
    assert read_locator(plain_passage(before + run + after), [field]) == expected


def test_two_dates_with_a_bracket_between_are_read_together() -> None:
    text = "Marx, Hugo [1867] 1962: Die Ware"
    fields = [Field("date", Span(12, 16), 1.0, "table"), Field("date", Span(18, 22), 1.0, "table")]
    item, flaws = build_item(plain_passage(text), repaired(text, fields))
    assert (str(item["issued"]), str(item["original-date"])) == ("1962", "1867")
    assert not flaws
    assert item.evidence["issued"].text == "[1867] 1962"


def test_the_label_of_a_count_of_pages_may_stand_behind_the_run() -> None:
    assert built("pages", "Jena 1985, ", "160 S", ".")["number-of-pages"] == "160"
    assert built("pages", "Jena 1985, ", "160", " S.")["number-of-pages"] == "160"
    assert built("pages", "Jena 1985, ", "160", ".")["page"] == "160"


def test_a_month_that_another_field_holds_is_not_taken() -> None:
    text = "Der lange Sommer 1944"
    fields = [Field("title", Span(0, 16), 1.0, "table"), Field("date", Span(17, 21), 1.0, "table")]
    item, _ = build_item(plain_passage(text), repaired(text, fields))
    assert (item["title"], str(item["issued"])) == ("Der lange Sommer", "1944")


def test_the_tables_are_thick() -> None:
    counts = {folder: len(rows(folder)) for folder in FOLDERS}
    assert counts["names"] >= 400
    assert sum(counts.values()) >= 700


def test_a_status_in_brackets_behind_the_names_is_read() -> None:
    item = built("author", "", "Wirth, Anja (im Erscheinen)", ": Zeit")
    assert (str(item["author"][0]), item["status"]) == ("Anja Wirth", "im Erscheinen")
