"""The front door: about twenty names, all there, none loaded before it is used."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable

import pytest

import alliance_refs as refs


def test_every_public_name_is_there_and_documented() -> None:
    for name in refs.__all__:
        assert getattr(refs, name).__doc__, name


def test_the_list_of_names_is_kept_short_and_sorted() -> None:
    assert refs.__all__ == sorted(refs.__all__)
    assert len(refs.__all__) <= 25
    assert set(refs.__all__) <= set(dir(refs))


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        refs.nothing  # noqa: B018


def test_importing_the_package_loads_no_stage() -> None:
    code = "import sys, alliance_refs; print([m for m in sys.modules if m.startswith('alliance_refs.')])"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert loaded.stdout.strip() == "[]"


def test_completion_offers_the_public_names_alone() -> None:
    assert {name for name in dir(refs) if not name.startswith("_")} == set(refs.__all__)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: refs.parse(None), "a reference is a text, not NoneType"),  # type: ignore[arg-type]
        (lambda: refs.parse_many([b"x"]), "a reference is a text, not bytes"),  # type: ignore[list-item]
        (lambda: refs.read_text(None), "read takes the path of a file"),  # type: ignore[arg-type]
        (lambda: refs.Library(["kim"]), "works are Items, not str"),  # type: ignore[list-item]
        (lambda: refs.check(3), "int is no library"),  # type: ignore[arg-type]
        (lambda: refs.bibliography(refs.read_text("So.")), "gives the works of a document"),  # type: ignore[arg-type]
    ],
)
def test_a_value_of_another_kind_is_told_what_belongs_there(
    call: Callable[[], object], said: str
) -> None:
    with pytest.raises(TypeError, match=re.escape(said)):
        call()


@pytest.mark.parametrize(
    "call",
    [
        lambda: refs.parse_many(["Kim, *War* (2003)"], engine="cuda"),  # type: ignore[arg-type]
        lambda: refs.Cite("kim", mode="author"),  # type: ignore[arg-type]
        lambda: refs.Cluster((), mode="author"),  # type: ignore[arg-type]
    ],
)
def test_a_word_outside_its_closed_set_is_refused(call: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"is named '.*'; there are"):
        call()


def test_works_are_checked_however_they_are_held() -> None:
    work = refs.Item("kim", "book", {"title": "War", "DOI": "doi.org/x"})
    for works in ([work], {"kim": work}, refs.Library([work])):
        assert [flaw.code for flaw in refs.check(works)] == ["wrong-identifier"]


def test_formats_go_by_suffix_too() -> None:
    library = refs.Library([refs.Item("kim", "book", {"title": "War"})])
    assert library.format("bib") == library.format(".bib") == library.format("biblatex")
    assert refs.read_text("So.", format="md").format == refs.read_text("So.").format
    assert refs.read_text("So.", format=".tex").format == "latex"


def test_a_list_of_cites_or_one_alone_makes_a_cluster() -> None:
    cite = refs.Cite("kim")
    assert refs.Cluster([cite]) == refs.Cluster(cite) == refs.Cluster((cite,))  # type: ignore[arg-type]


def test_a_year_may_be_a_number() -> None:
    work = refs.Item("kim", "book", {"title": "War", "issued": 2003})
    assert "2003" in refs.bibliography([work], "apa").text()


def test_values_show_briefly() -> None:
    document = refs.read_text("So.^[R. Hass, *Lost* (1995), 12.]")
    assert "offsets" not in repr(document.notes)
    assert repr(document.bibliography("apa")) == "<Bibliography of 1 entries>"


def test_the_style_that_is_meant_is_suggested_by_its_title() -> None:
    with pytest.raises(refs.RefsError, match="did you mean modern-language-association"):
        refs.Library().bibliography("mla")
