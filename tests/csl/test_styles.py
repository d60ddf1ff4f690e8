"""Styles found by name, path, text and id; searched, suggested and validated."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from alliance_refs.csl import load_style, search_styles
from alliance_refs.csl.style.resources import styles_folder
from alliance_refs.csl.style.style_index import near_names
from alliance_refs.csl.style.validate import validate_style
from alliance_refs.errors import StyleError, UnknownStyle, UnreadableInput

IEEE = (styles_folder() / "ieee.csl").read_text("utf-8")


@pytest.mark.parametrize(
    "asked",
    [
        "ieee",
        "IEEE",
        "http://www.zotero.org/styles/ieee",
        "https://www.zotero.org/styles/ieee.csl",
        "http://www.zotero.org/styles/ieee/",
        styles_folder() / "ieee.csl",
        str(styles_folder() / "ieee.csl"),
        IEEE,
        "\ufeff" + IEEE,
    ],
    ids=range(9),
)
def test_a_style_goes_by_many_names(asked: str | Path) -> None:
    assert load_style(asked).info.title == load_style("ieee").info.title


def test_a_dependent_style_is_its_parent_in_its_own_language() -> None:
    style = load_style("nature-biotechnology")
    assert style.info.title == "Nature Biotechnology"
    assert style.ast == load_style("nature").ast
    assert style.locale.language == "en-GB"


def test_the_language_asked_for_wins() -> None:
    assert load_style("apa", "ko-KR").locale.language == "ko-KR"
    assert load_style("din-1505-2").locale.language == "de-DE"


def test_an_unknown_style_suggests_near_names() -> None:
    with pytest.raises(UnknownStyle) as raised:
        load_style("chicago-note-bibliografy")
    assert "chicago-notes-bibliography" in raised.value.suggestions


def test_styles_known_by_other_names_are_suggested_by_their_titles() -> None:
    with pytest.raises(UnknownStyle) as raised:
        load_style("mla")
    assert "modern-language-association" in raised.value.suggestions


@pytest.mark.parametrize(
    "name", ["../ieee", "dependent/nature-biotechnology", "", "a\0b", "x" * 999]
)
def test_a_name_is_no_path(name: str) -> None:
    with pytest.raises(UnknownStyle):
        load_style(name)


def test_a_file_of_ones_own(tmp_path: Path) -> None:
    shutil.copy(styles_folder() / "ieee.csl", tmp_path / "my own.csl")
    assert load_style(tmp_path / "my own.csl").name == "my own"
    with pytest.raises(UnreadableInput, match=r"none\.csl"):
        load_style(tmp_path / "none.csl")


@pytest.mark.parametrize(
    "text",
    [
        "<not-a-style/>",
        "<style",
        "<style xmlns='http://purl.org/net/xbiblio/csl'/>",
        '<!DOCTYPE s [<!ENTITY a "b">]><style xmlns="http://purl.org/net/xbiblio/csl">&a;</style>',
    ],
)
def test_what_is_no_style_says_where(text: str) -> None:
    with pytest.raises(StyleError, match=r"style:\d|style: "):
        load_style(text)


def test_search_finds_whole_words_first() -> None:
    found = search_styles("mla", 5)
    assert found[0].name == "modern-language-association"
    assert [style.name for style in search_styles("ieee", 1)] == ["ieee"]


def test_search_finds_titles_and_names_dependents() -> None:
    nature = {style.name: style for style in search_styles("nature biotechnology", 5)}
    assert nature["nature-biotechnology"].parent == "nature"


def test_search_of_nothing_and_of_nonsense() -> None:
    assert search_styles("") == ()
    assert len(search_styles("chicagoo-notes", 3)) == 3


def test_near_names_are_near() -> None:
    assert near_names("ieeee", 1) == ("ieee",)


def test_real_styles_are_valid() -> None:
    for name in ("apa", "ieee", "chicago-notes-bibliography", "nature"):
        assert validate_style(name) == ()


def test_a_flaw_is_pinned_to_its_element() -> None:
    flawed = IEEE.replace('<text variable="URL"', '<text variabel="URL"', 1)
    (flaw,) = validate_style(flawed)
    assert flaw.where is not None
    assert "variabel" in flaw.excerpt
    assert IEEE.splitlines()[flaw.where.line - 1].strip() == '<text variable="URL"/>'


def test_a_flaw_outside_rendering_elements_has_a_line_too() -> None:
    flaws = validate_style(IEEE.replace("updated>", "updatd>"))
    assert any("updatd" in flaw.excerpt for flaw in flaws)
