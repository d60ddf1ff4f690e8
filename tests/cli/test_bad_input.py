"""Input that cannot be used: one line says why, the status is 2, nothing is written."""

from __future__ import annotations

import json

import pytest

READERS = (("export",), ("notes",), ("check",), ("render",))


@pytest.mark.parametrize("command", READERS, ids=" ".join)
def test_a_missing_file(run, command, tmp_path):
    ran = run(*command, tmp_path / "none.md")
    assert ran.status == 2 and ran.out == ""
    assert ran.said.startswith("alliance-refs: ")
    assert "none.md: cannot be read: no such file or directory" in ran.said


@pytest.mark.parametrize("command", READERS, ids=" ".join)
def test_a_folder(run, command, tmp_path):
    folder = tmp_path / "folder.md"
    folder.mkdir()
    ran = run(*command, folder)
    assert ran.status == 2 and "is a directory" in ran.said


@pytest.mark.parametrize("command", READERS, ids=" ".join)
def test_binary_bytes(run, command, tmp_path):
    (tmp_path / "a.md").write_bytes(bytes(range(256)) * 40)
    ran = run(*command, tmp_path / "a.md")
    assert ran.status == 2 and ran.out == "" and "this is binary data, not text" in ran.said


@pytest.mark.parametrize("command", READERS, ids=" ".join)
def test_a_wrong_encoding_is_named_with_its_line_and_the_option_that_helps(run, command, tmp_path):
    (tmp_path / "a.md").write_bytes("Text.\n\nSchröder sah es.\n".encode("cp1252"))
    ran = run(*command, tmp_path / "a.md")
    assert ran.status == 2 and ran.out == ""
    assert "a.md:3: not utf-8 text (byte 0xf6)" in ran.said and "--encoding" in ran.said


def test_the_encoding_that_the_user_names_is_used(run, tmp_path):
    text = "Er sah es.[^1]\n\n[^1]: Karl Schröder, *Über den Krieg* (Köln: Böhlau, 1999).\n"
    (tmp_path / "a.md").write_bytes(text.encode("cp1252"))
    for words in (("--encoding", "cp1252", "export"), ("export", "--encoding", "cp1252")):
        ran = run(*words, tmp_path / "a.md", "--to", "csl-json")
        assert json.loads(ran.out)[0]["publisher-place"] == "Köln"
    assert run("export", "--encoding", "klingon", tmp_path / "a.md").status == 2


def test_utf_16_is_read_by_its_mark(run, tmp_path):
    text = "So.[^1]\n\n[^1]: Selig Harrison, *Korean End Game* (Seoul: Sam-in, 2003).\n"
    (tmp_path / "a.md").write_text(text, encoding="utf-16")
    assert "harrison-2003" in run("notes", tmp_path / "a.md").out


@pytest.mark.parametrize("text", ["", "\n\n \n", "\ufeff"], ids=["empty", "blank", "mark alone"])
def test_an_empty_document_is_no_error(run, text, tmp_path):
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    assert "0 notes, 0 citations, 0 works" in run("notes", tmp_path / "a.md").out
    assert json.loads(run("export", tmp_path / "a.md", "--to", "csl-json").out) == []
    rendered = run("render", tmp_path / "a.md")
    assert (rendered.status, rendered.out.strip()) == (0, "")
    assert run("check", tmp_path / "a.md").status == 0


@pytest.mark.parametrize("name", ["a.json", "a.bib", "a.ris"])
def test_an_empty_bibliography_file_is_read_as_one_without_entries_or_refused(run, name, tmp_path):
    (tmp_path / name).write_text("")
    ran = run("convert", tmp_path / name, "-")
    assert ran.status in (0, 2)
    assert ran.said or json.loads(ran.out) == []


def test_a_json_file_that_is_no_bibliography(run, tmp_path):
    for text in ("{", "42", '"words"', '[{"title": 1}, 7]', "[" * 100_000):
        (tmp_path / "a.json").write_text(text)
        ran = run("convert", tmp_path / "a.json", "-", "--report")
        assert ran.status in (1, 2) and ran.said, text[:20]
        assert "Traceback" not in ran.said


def test_half_a_surrogate_pair_is_not_lost_on_the_way(run, tmp_path):
    (tmp_path / "a.json").write_text('[{"id": "a", "type": "book", "title": "x\\ud800y"}]')
    ran = run("convert", tmp_path / "a.json", tmp_path / "b.json")
    assert ran.status in (0, 2) and "Traceback" not in ran.said


def test_an_unknown_suffix(run, tmp_path):
    (tmp_path / "a.xyz").write_text("words")
    ran = run("export", tmp_path / "a.xyz")
    assert ran.status == 2 and ".xyz" in ran.said and "--from" in ran.said


def test_an_output_that_cannot_be_written_leaves_what_was_there(run, memo, works, tmp_path):
    (tmp_path / "taken").write_text("old")
    for words in (("export", memo), ("render", works)):
        ran = run(
            *words,
            "-o",
            tmp_path / "none" / "a.md",
            *(["--to", "csl-json"] if "export" in words else []),
        )
        assert ran.status == 2 and "cannot be written" in ran.said
        blocked = run(
            *words,
            "-o",
            tmp_path / "taken" / "a.json",
            *(["--to", "html"] if "render" in words else []),
        )
        assert blocked.status == 2
    assert (tmp_path / "taken").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_an_output_that_is_a_folder(run, memo, tmp_path):
    ran = run("export", memo, "--to", "csl-json", "-o", tmp_path)
    assert ran.status == 2 and "this is a folder" in ran.said


def test_a_wrong_command_line_says_where_help_is(run, memo):
    for words in (
        (),
        ("rendr",),
        ("export",),
        ("export", memo, "--colour"),
        ("notes", memo, "--only", "x"),
    ):
        ran = run(*words)
        assert ran.status == 2 and ran.out == ""
        assert ran.said.startswith("alliance-refs: ") and "--help tells more" in ran.said


def test_a_fault_of_the_program_is_not_taken_for_a_finding(run, memo, monkeypatch):
    def fail(*words: object) -> None:
        raise RuntimeError("broken inside")

    monkeypatch.setattr("alliance_refs.cli.export.read_document", fail)
    ran = run("export", memo)
    assert ran.status == 2
    assert "broken inside" in ran.said and "fault of the program" in ran.said


def test_a_file_for_another_command_says_which(run, memo, works, tmp_path):
    for command in ("convert", "tidy"):
        ran = run(command, memo)
        assert ran.status == 2 and "is a document" in ran.said and "export" in ran.said
    (tmp_path / "export.txt").write_text("TY  - BOOK\nTI  - Peace\nER  - \n")
    assert "is a bibliography" in run("export", tmp_path / "export.txt").said
    for command in ("export", "notes"):
        ran = run(command, "-", stdin="% Kept by hand\n@book{kim, title = {Peace}}\n")
        assert ran.status == 2 and "<stdin> is a bibliography" in ran.said
    ran = run("parse", works)
    assert ran.status == 2 and "is a bibliography" in ran.said and "convert" in ran.said
    ran = run("parse", "-", stdin="% Kept by hand\n@book{kim, title = {Peace}}\n")
    assert ran.status == 2 and "<stdin> is a bibliography" in ran.said
    ran = run("parse", tmp_path / "essay.docx")
    assert ran.status == 2 and "export" in ran.said
    assert "Word opens .rtf" in run("render", works, "-o", tmp_path / "a.docx").said


def test_a_command_that_is_nearly_right_is_named(run):
    ran = run("rendr", "a.md")
    assert ran.status == 2 and "'rendr'. Did you mean 'render'?" in ran.said
    assert run("zzz").said.startswith("alliance-refs: No such command 'zzz'.")


@pytest.mark.parametrize("pattern", ["smith", "{author", "{author}}", ""])
def test_a_key_pattern_without_a_field_is_refused(run, memo, pattern):
    ran = run("export", memo, "--key-pattern", pattern)
    assert ran.status == 2 and "fields in braces" in ran.said
