from __future__ import annotations

import json
import os
import threading

import pytest


def keys_of(text: str) -> list[str]:
    return [item["id"] for item in json.loads(text)]


def test_the_works_of_a_document_become_entries_each_once(run, memo):
    ran = run("export", memo, "--to", "csl-json")
    assert ran.status == 0
    assert keys_of(ran.out) == ["hass-1995", "harrison-2003", "kim-2001", "shin-2001"]


def test_biblatex_is_what_standard_output_gets(run, memo):
    out = run("export", memo).out
    assert "@book{harrison-2003," in out
    assert "Korean End Game" in out and "Sam-in" in out


def test_the_suffix_of_the_file_says_the_format(run, memo, tmp_path):
    for name, words in {"a.bib": "@book{harrison-2003", "a.json": '"harrison-2003"'}.items():
        ran = run("export", memo, "-o", tmp_path / name)
        assert ran.status == 0 and ran.out == ""
        assert words in (tmp_path / name).read_text("utf-8")
        assert f"{name}: 4 works written as" in ran.said


def test_to_overrules_the_suffix(run, memo, tmp_path):
    run("export", memo, "-o", tmp_path / "a.bib", "--to", "csl-json")
    assert len(keys_of((tmp_path / "a.bib").read_text("utf-8"))) == 4


def test_keys_follow_the_pattern(run, memo):
    out = run("export", memo, "--to", "csl-json", "--key-pattern", "{AUTHOR}{year}").out
    assert keys_of(out)[:2] == ["HASS1995", "HARRISON2003"]


def test_an_unknown_field_in_a_pattern_is_named_with_those_there_are(run, memo):
    ran = run("export", memo, "--key-pattern", "{writer}")
    assert ran.status == 2 and ran.out == ""
    assert "{writer}" in ran.said and "author" in ran.said


def test_provenance_says_which_notes_cite_a_work(run, memo):
    items = {
        i["id"]: i for i in json.loads(run("export", memo, "--to", "csl-json", "--provenance").out)
    }
    assert items["harrison-2003"]["custom"]["provenance"] == [
        {"document": "memo.md", "cited-in": ["note 2", "note 3"]}
    ]


def test_a_work_of_two_documents_is_one_entry_with_the_provenance_of_both(run, memo, tmp_path):
    other = tmp_path / "other.md"
    other.write_text("So.[^1]\n\n[^1]: Selig Harrison, *Korean End Game* (Seoul: Sam-in, 2003).\n")
    ran = run("export", memo, other, "--to", "csl-json", "--provenance")
    items = {item["id"]: item for item in json.loads(ran.out)}
    assert len(items) == 4
    names = [one["document"] for one in items["harrison-2003"]["custom"]["provenance"]]
    assert names == ["memo.md", "other.md"]


def test_two_works_under_one_key_are_kept_apart_with_a_message(run, memo, tmp_path):
    other = tmp_path / "other.md"
    other.write_text("So.[^1]\n\n[^1]: Ann Harrison, *Another Game* (Busan: Sea, 2003).\n")
    ran = run("export", memo, other, "--to", "csl-json")
    assert keys_of(ran.out)[-1] == "harrison-2003a"
    assert f"harrison-2003 of {other} is another work than that of {memo}" in ran.said


def test_findings_are_counted_and_do_not_change_the_status(run, memo):
    ran = run("export", memo)
    assert ran.status == 0
    assert "2 findings, which `alliance-refs check` shows" in ran.said


def test_strict_makes_an_open_reference_count_and_still_writes(run, memo, tmp_path):
    ran = run("export", memo, "-o", tmp_path / "a.json", "--strict")
    assert ran.status == 1 and (tmp_path / "a.json").exists()


def test_a_document_without_notes_gives_an_empty_list(run):
    ran = run("export", "-", "--to", "csl-json", stdin="Nothing is cited here.\n")
    assert ran.status == 0 and json.loads(ran.out) == []


def test_a_file_that_was_there_is_replaced_and_keeps_its_permissions(run, memo, tmp_path):
    target = tmp_path / "a.json"
    target.write_text("old")
    target.chmod(0o640)
    run("export", memo, "-o", target)
    assert len(keys_of(target.read_text("utf-8"))) == 4
    assert target.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_or_device_is_written_to_and_not_replaced(run, memo, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_text("utf-8")))
    reader.start()
    ran = run("export", memo, "-o", pipe, "--to", "csl-json")
    reader.join(10)
    assert ran.status == 0 and len(keys_of(got[0])) == 4
    assert pipe.is_fifo()
