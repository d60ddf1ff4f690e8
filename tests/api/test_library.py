"""Libraries in files: what is written can be read, and nothing is half-written."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path

import pytest

import alliance_refs as refs
from alliance_refs.errors import UnknownFormat, UnknownItem, UnreadableInput, UnwritableOutput

ITEM = refs.parse("Selig Harrison, *Korean End Game* (Seoul: Sam-in, 2003).")


@pytest.mark.parametrize("name", ["refs.bib", "refs.json", "refs.yaml"])
def test_a_library_comes_back_as_it_was_written(tmp_path: Path, name: str) -> None:
    library = refs.Library([ITEM])
    assert library.write(tmp_path / name) == ()
    assert list(refs.Library.read(tmp_path / name).values()) == [ITEM]


def test_an_unknown_suffix_says_which_there_are(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match="xyz"):
        refs.Library([ITEM]).write(tmp_path / "refs.xyz")


def test_an_output_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnwritableOutput, match="cannot be written"):
        refs.Library([ITEM]).write(tmp_path / "missing" / "refs.bib")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_file_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="no such file"):
        refs.read(tmp_path / "chapter.md")


def test_a_missing_key_suggests_near_ones() -> None:
    with pytest.raises(UnknownItem, match="did you mean harrison-2003"):
        refs.Library([ITEM])["harison-2003"]


def test_every_field_explains_itself() -> None:
    assert 'publisher "Sam-in": model read' in ITEM.explain("publisher")
    assert ITEM.explain("DOI") == "DOI: not said"


def test_citations_follow_the_style_over_the_whole_text() -> None:
    clusters = [
        refs.Cluster((refs.Cite("harrison-2003", locator=page),), note=n)
        for n, page in ((1, "4"), (2, "9"))
    ]
    first, second = refs.cite(refs.Library([ITEM]), clusters, "chicago-notes-bibliography")
    assert first == "Selig Harrison, Korean End Game (Sam-in, 2003), 4."
    assert "9" in second
    assert len(second) < len(first)


def test_a_bib_file_that_is_written_again_keeps_its_comments(tmp_path: Path) -> None:
    text = "% by hand\n@string{s = {Seoul}}\n\n@book{kim,\n  title={Diplomacy}, address = s}\n"
    (tmp_path / "old.bib").write_text(text, "utf-8")
    library = refs.Library.read(tmp_path / "old.bib")
    library.write(tmp_path / "new.bib")
    assert (tmp_path / "new.bib").read_text("utf-8") == text
    library.with_items([*library.values(), ITEM]).write(tmp_path / "new.bib")
    longer = (tmp_path / "new.bib").read_text("utf-8")
    assert longer.startswith(text)
    assert "@book{harrison-2003," in longer


def test_many_references_are_read_as_each_alone_and_by_any_number_of_processes():
    lines = [f"Lee, H. “Pacts {n}.” *Politics* {n} (2000): {n}–{n + 9}." for n in range(300)]
    told = []
    alone = refs.parse_many(lines, progress=lambda done, total: told.append((done, total)))
    assert refs.parse_many(lines, processes=2) == alone
    assert told[-1] == (300, 300) and len({item.key for item in alone}) == 300
    assert refs.parse(lines[7])["page"] == alone[7]["page"] == "7-16"


def test_two_references_on_two_lines_are_told_from_one_that_is_broken() -> None:
    first, second = "Lee, H. Pacts. Seoul: Hanul, 2000.", "Kim, J. Treaties. Seoul: Hanul, 2001."
    with pytest.warns(UserWarning, match="2 references are read as one"):
        refs.parse(f"{first}\n{second}\n")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        broken = refs.parse("Lee, H. Pacts and\n  Treaties. Seoul: Hanul, 2000.")
    assert broken["title"] == "Pacts and Treaties"


@pytest.mark.parametrize(
    ("reference", "printed"),
    [
        (
            "Lumann, Nikola: Die Gesellschaft und ihre Grenzen. Frankfurt: Suhrkamp, 1997.",
            "Lumann, Nikola. Die Gesellschaft und ihre Grenzen. Suhrkamp, 1997.",
        ),
        (
            "Lee, Hana. The limits of an alliance and its costs. New York: Norton, 1997.",
            "Lee, Hana. The Limits of an Alliance and Its Costs. Norton, 1997.",
        ),
        (
            "Pak Ch’ansu 박찬수. *Han’guk tongmaeng yŏn’gu* 한국동맹연구 [Alliances]. Seoul: Yŏksa, 1992.",
            "Pak, Ch’ansu. Han’guk tongmaeng yŏn’gu 한국동맹연구 [Alliances]. Yŏksa, 1992.",
        ),
    ],
)
def test_a_title_has_the_capitals_of_its_language_its_script_and_translation(reference, printed):
    library = refs.Library([refs.parse(reference)])
    printing = library.bibliography("chicago-notes-bibliography")
    assert printing.text().strip() == printed
    assert printing.diagnostics == ()


def test_a_style_file_that_is_not_there_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"house\.csl: cannot be read: no such file"):
        refs.bibliography([ITEM], tmp_path / "house.csl")


def test_a_list_of_items_or_a_mapping_of_them_will_do_as_a_library() -> None:
    printed = refs.bibliography(refs.Library([ITEM]), "apa").text()
    assert refs.bibliography(iter([ITEM]), "apa").text() == printed
    assert refs.Library({ITEM.key: ITEM}) == refs.Library([ITEM])
    cluster = refs.Cluster((refs.Cite(ITEM.key, 12),))  # type: ignore[arg-type]
    assert refs.cite([ITEM], iter([cluster]), "apa") == ("(Harrison, 2003, p. 12)",)


def test_the_bytes_of_a_file_are_read_as_the_file_is() -> None:
    old = '@book{kim, title = "Übung"}'
    for data in (old.encode("cp1252"), old.encode("utf-8"), old.encode("utf-8-sig")):
        assert refs.Library.parse(data, "biblatex")["kim"]["title"] == "Übung"
    memo = "Gestritten.^[Klaus Schröder, *Kartelle* (Köln: Böhlau, 1988).]".encode("cp1252")
    assert list(refs.read_text(memo, encoding="cp1252").works) == ["schroder-1988"]
    with pytest.raises(UnreadableInput, match="encoding='windows-1252'"):
        refs.read_text(memo)


def test_a_key_that_is_not_there_is_found_missing_at_once() -> None:
    many = refs.Library(refs.Item(f"kim-{number}") for number in range(10_000))
    assert [many.get(f"lee-{number}") for number in range(10_000)] == [None] * 10_000
    with pytest.raises(KeyError):
        many[7]  # type: ignore[index]


def test_a_style_without_a_bibliography_says_so() -> None:
    printed = refs.bibliography([ITEM], "bluebook-law-review")
    assert printed.text() == ""
    assert [flaw.code for flaw in printed.diagnostics] == ["no-bibliography"]


def test_each_entry_is_there_by_its_key() -> None:
    printed = refs.bibliography([ITEM, refs.Item(7, "book", {"title": "a < b"})], "apa")  # type: ignore[arg-type]
    assert printed.by_key("html") == {
        "7": "<i>a &lt; b</i>. (n.d.).",
        ITEM.key: "Harrison, S. (2003). <i>Korean End Game</i>. Sam-in.",
    }


@pytest.mark.parametrize(
    ("tag", "codes"), [("de_AT", []), ("fr", []), ("german", ["unknown-locale"])]
)
def test_a_locale_that_there_is_not_is_told(tag: str, codes: list[str]) -> None:
    flaws = refs.bibliography([ITEM], "apa", locale=tag).diagnostics
    assert [flaw.code for flaw in flaws] == codes


@pytest.mark.parametrize(
    ("call", "help"),
    [
        (lambda: refs.bibliography("refs.bib"), r"Library\.read\('refs\.bib'\)"),
        (lambda: refs.bibliography(ITEM), "put it into a list"),  # type: ignore[arg-type]
        (lambda: refs.bibliography([{"id": "kim"}]), "csl-json"),  # type: ignore[list-item]
        (lambda: refs.bibliography([ITEM], keys=ITEM.key), rf"write \['{ITEM.key}'\]"),
        (lambda: refs.cite([ITEM], [ITEM.key]), r"Cluster\(\(Cite\("),  # type: ignore[list-item]
        (lambda: refs.cite([ITEM], refs.Cluster((refs.Cite("x"),))), "put it into a list"),  # type: ignore[arg-type]
        (lambda: refs.parse_many("Kim, *Peace* (2003)"), "parse takes one"),
        (lambda: refs.check("essay.md"), r"check\(read\(path\)\)"),  # type: ignore[arg-type]
    ],
)
def test_what_is_given_in_the_place_of_works_is_told_with_what_to_write(
    call: Callable[[], object], help: str
) -> None:
    with pytest.raises(TypeError, match=help):
        call()


def test_a_bibliography_is_no_document() -> None:
    with pytest.raises(UnknownFormat, match=r"Library\.read"):
        refs.read("refs.bib")
    with pytest.raises(UnknownFormat, match="no document format"):
        refs.read("refs.xyz")
