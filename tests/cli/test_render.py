from __future__ import annotations

import pytest

FOUR = ("apa", "chicago-notes-bibliography", "modern-language-association", "ieee")


def test_a_bibliography_file_becomes_a_bibliography(run, works):
    ran = run("render", works, "--style", "apa")
    assert ran.status == 0
    assert ran.out == (
        "Harrison, S. (2003). Korean End Game. Sam-in.\n\n"
        "Hass, R. (1995, January–February). Paradigm Lost. Foreign Affairs.\n"
    )


def test_a_document_becomes_a_bibliography_of_the_works_it_cites(run, memo):
    out = run("render", memo, "--style", "apa").out
    assert out.count("\n\n") == 3
    assert "Harrison, S. (2003). Korean End Game. Sam-in." in out


def test_the_format_goes_by_suffix_or_by_to(run, works, tmp_path):
    run("render", works, "-s", "apa", "-o", tmp_path / "a.html")
    assert "<i>Korean End Game</i>" in (tmp_path / "a.html").read_text("utf-8")
    assert "*Korean End Game*" in run("render", works, "-s", "apa", "--to", "markdown").out
    assert "Korean End Game" in run("render", works, "-s", "apa", "--to", "rtf").out


def test_four_styles_share_a_page_under_their_names(run, works):
    words = [word for style in FOUR for word in ("-s", style)]
    out = run("render", works, *words).out
    places = [out.index(f"{style}\n{'=' * len(style)}\n\n") for style in FOUR]
    assert places == sorted(places)
    assert out.count("Korean End Game") == 4


def test_four_styles_go_to_four_files(run, works, tmp_path):
    words = [word for style in FOUR for word in ("-s", style)]
    ran = run("render", works, *words, "-o", tmp_path / "{style}.md")
    assert ran.status == 0
    assert sorted(path.stem for path in tmp_path.iterdir()) == sorted(FOUR)
    assert "*Korean End Game*" in (tmp_path / "ieee.md").read_text("utf-8")


def test_several_styles_need_a_place_in_the_name_of_the_file(run, works, tmp_path):
    ran = run("render", works, "-s", "apa", "-s", "ieee", "-o", tmp_path / "a.md")
    assert ran.status == 2 and "{style}" in ran.said
    assert not list(tmp_path.iterdir())


def test_formats_that_hold_one_bibliography_do_not_share_a_page(run, works):
    ran = run("render", works, "-s", "apa", "-s", "ieee", "--to", "rtf")
    assert ran.status == 2 and "{style}" in ran.said


def test_an_unknown_style_is_answered_with_near_names(run, works):
    ran = run("render", works, "--style", "chicago-note-bibliography")
    assert ran.status == 2 and ran.out == ""
    assert "did you mean chicago-notes-bibliography" in ran.said
    assert "alliance-refs styles chicago note bibliography" in ran.said


def test_an_unknown_style_among_known_ones_leaves_no_file(run, works, tmp_path):
    ran = run("render", works, "-s", "apa", "-s", "nope-x", "-o", tmp_path / "{style}.md")
    assert ran.status == 2 and not list(tmp_path.iterdir())


def test_a_style_may_be_a_file(run, works, tmp_path):
    style = tmp_path / "own.csl"
    style.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        "<info><title>Own</title><id>own</id><updated>2020-01-01T00:00:00Z</updated></info>"
        '<citation><layout><text variable="title"/></layout></citation>'
        '<bibliography><layout><text variable="title" prefix="On "/></layout></bibliography>'
        "</style>"
    )
    assert run("render", works, "-s", style).out.splitlines()[0] == "On Korean End Game"
    (tmp_path / "bad.csl").write_text("<style>")
    assert run("render", works, "-s", tmp_path / "bad.csl").status == 2
    missing = run("render", works, "-s", tmp_path / "missing.csl")
    assert (
        missing.status == 2
        and "missing.csl: cannot be read: no such file or directory" in missing.said
    )


def test_the_locale_overrules_that_of_the_style(run, works):
    out = run("render", works, "-s", "apa", "--locale", "de-DE").out
    assert "Januar" in out and "January" not in out


def test_a_suffix_that_is_no_format_is_refused(run, works, tmp_path):
    ran = run("render", works, "-o", tmp_path / "a.docx")
    assert ran.status == 2 and ".docx" in ran.said and ".html" in ran.said


def test_a_work_that_the_style_prints_nothing_of_is_named(run, tmp_path):
    talk = '[{"id": "talk", "type": "paper-conference", "title": "A Talk"}]'
    (tmp_path / "talk.json").write_text(talk, "utf-8")
    ran = run("render", tmp_path / "talk.json", "-s", "chicago-notes-bibliography")
    assert ran.status == 0
    assert "talk: the style prints nothing of this paper-conference" in ran.said
    assert "prints nothing" not in run("render", tmp_path / "talk.json", "-s", "apa").said


def test_a_file_that_gives_no_works_is_told_of(run, tmp_path):
    (tmp_path / "a.ris").write_text("These are no records.\n")
    ran = run("render", tmp_path / "a.ris")
    assert ran.status == 0 and ran.out == ""
    assert "1 entry could not be read" in ran.said and "no works are found" in ran.said


def test_a_language_without_words_is_told_of(run, works):
    assert run("render", works, "--locale", "german").said.count("'german'") == 1
    assert "locale" not in run("render", works, "--locale", "de_CH").said


def test_a_bibliography_comes_through_a_pipe(run, works):
    data = run("convert", works, "-", "--to", "ris").out
    assert "Korean End Game" in run("render", "-", stdin=data).out
    assert run("check", "-", stdin=data).status == 0


BOOK = "@book{harrison, author = {Harrison, Selig}, title = {Korean End Game}, year = 2003}\n"
MANAGER = (
    "Automatically made by a program.\nChanges will be lost.\n\nOptions are customised there.\n\n"
)


@pytest.mark.parametrize("before", ["% Encoding: UTF-8\n\n", MANAGER, "@comment{x}\n", "\ufeff"])
def test_what_a_program_writes_above_its_first_entry_hides_no_bibliography(run, before, tmp_path):
    assert "Korean End Game" in run("render", "-", stdin=before + BOOK).out
    (tmp_path / "export.txt").write_text(before + BOOK, encoding="utf-8")
    ran = run("render", tmp_path / "export.txt", "--style", "apa")
    assert ran.out == "Harrison, S. (2003). Korean end game.\n"


def test_bibliographies_of_every_kind_come_through_a_pipe(run, works):
    for name in ("biblatex", "csl-json", "csl-yaml", "ris", "enw", "endnote-xml", "mods", "cff"):
        data = run("convert", works, "-", "--to", name).out
        assert "Korean End Game" in run("render", "-", stdin=data).out, name


def test_a_document_that_cites_by_keys_has_its_works_elsewhere(run):
    for command in ("render", "export", "merge"):
        ran = run(command, "-", stdin="So [@kim-2003, p. 3].\n")
        assert ran.status == 0 and "cites by keys" in ran.said, command
    assert "keys" not in run("render", "-", stdin="Mail a@b.org.\n").said


def test_a_document_that_shows_an_entry_or_holds_references_is_a_document(run):
    note = "So.[^1]\n\n[^1]: Don Oberdorfer, *The Two Koreas* (New York: Basic, 1997).\n"
    shown = f"As typed:\n\n```\n{BOOK}```\n\n{note}"
    metadata = f"---\nreferences:\n- id: kim\n  type: book\n  title: Peace\n---\n\n{note}"
    for text in (shown, metadata):
        assert run("render", "-", stdin=text).out.startswith("Oberdorfer")
