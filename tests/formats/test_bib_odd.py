"""Odd .bib files: every readable entry is kept, what is wrong is said, no byte changes.

A case is a .bib file that holds one comment beginning "% keys:": the keys expected, then
";"-separated remarks: "flaws:" codes of diagnostics, "failed:" the number of failed
entries, "custom:" fields carried raw, "KEY.VARIABLE:" a value.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from alliance_refs.files import decode
from alliance_refs.formats.bib.library import BibLibrary
from alliance_refs.formats.bib.read import read_bib
from alliance_refs.formats.bib.write import write_biblatex
from alliance_refs.spans import Source

CASES = sorted((Path(__file__).parent / "bib-odd").glob("*.bib"))


def source(path: Path) -> Source:
    return decode(path.read_bytes(), path.name, fallback="windows-1252")


def remarks(text: str) -> dict[str, str]:
    line = re.search(r"^% (keys: .*?)\r?$", text, re.MULTILINE)
    assert line, "the case says no keys"
    pairs = (remark.partition(": ") for remark in line[1].split("; "))
    return {name: value.strip() for name, _, value in pairs}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_readable_entry_is_kept(path: Path) -> None:
    read = source(path)
    library = read_bib(read)
    expected = remarks(read.text)
    assert [key.replace(" ", "_") for key in library] == expected.pop("keys").split()
    assert len(library.failed) == int(expected.pop("failed", "0"))
    assert codes(library) == set(expected.pop("flaws", "").split())
    check_carried(library, expected.pop("custom", "").split())
    for place, value in expected.items():
        key, _, variable = place.partition(".")
        assert str(library[key][variable]) == value


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_an_untouched_file_comes_back_byte_for_byte(path: Path) -> None:
    read = source(path)
    assert write_biblatex(read_bib(read)).text == read.text


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_flaw_has_a_place_and_a_hint(path: Path) -> None:
    for diagnostic in read_bib(source(path)).diagnostics:
        assert diagnostic.where and diagnostic.excerpt.strip("\ufeff") and diagnostic.hint


def codes(library: BibLibrary) -> set[str]:
    return {diagnostic.code for diagnostic in library.diagnostics}


def check_carried(library: BibLibrary, words: list[str]) -> None:
    if words:
        key, *fields = words
        assert list(library[key]["custom"]["biblatex"]["fields"]) == fields


def test_names_without_an_and_between_them_are_told_apart_and_reported() -> None:
    (path,) = (path for path in CASES if path.stem == "names_parted_by_commas_or_semicolons")
    library = read_bib(source(path))
    families = {key: [name.family for name in item["author"]] for key, item in library.items()}
    three = ["Smith", "Doe", "Roe"]
    assert families["a"] == families["c"] == three
    assert families["b"] == families["f"] == ["Smith", "Doe"]
    assert [str(name) for name in library["d"]["author"]] == ["J. Smith", "J. Doe", "others"]
    assert [found.code for found in library.diagnostics] == ["run-together-names"] * 6
