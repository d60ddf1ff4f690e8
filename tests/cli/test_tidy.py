from __future__ import annotations

import json

import pytest

MESSY = """% about b
@book{b, title="Bridges",pages={1-2}, year=2003}
@book{a, title = {Arcs}, year = 1999}
"""


@pytest.fixture
def messy(tmp_path):
    path = tmp_path / "messy.bib"
    path.write_text(MESSY)
    return path


def test_entries_are_sorted_and_aligned_and_comments_move_along(run, messy):
    ran = run("tidy", messy)
    assert ran.status == 0
    assert ran.out.index("@book{a,") < ran.out.index("% about b") < ran.out.index("@book{b,")
    assert "{1--2}" in ran.out and messy.read_text() == MESSY


def test_in_place_writes_the_file_and_a_second_time_changes_nothing(run, messy):
    assert run("tidy", messy, "--in-place").out == ""
    once = messy.read_text()
    assert once != MESSY
    before = messy.stat().st_mtime_ns
    run("tidy", messy, "-i")
    assert messy.read_text() == once and messy.stat().st_mtime_ns == before


def test_check_writes_nothing_and_says_whether_the_file_is_tidy(run, messy):
    ran = run("tidy", messy, "--check")
    assert (ran.status, ran.out) == (1, "") and "is not tidy" in ran.said
    assert messy.read_text() == MESSY
    run("tidy", messy, "-i")
    assert run("tidy", messy, "--check").status == 0


def test_a_step_may_be_left_out(run, messy):
    out = run("tidy", messy, "--without", "sort", "--without", "dashes").out
    assert out.index("@book{b,") < out.index("@book{a,") and "{1-2}" in out


def test_new_keys_are_told(run, messy):
    ran = run("tidy", messy, "--every-key", "--key-pattern", "{Title}{year}")
    assert "@book{Bridges2003," in ran.out
    assert "b is Bridges2003 now" in ran.said and "2 keys changed" in ran.said


def test_bibtex_keeps_its_months_and_biblatex_gets_dates(run, tmp_path):
    path = tmp_path / "a.bib"
    path.write_text("@book{a, title = {Arcs}, year = 1999, month = mar}\n")
    assert "1999-03" in run("tidy", path, "--from", "biblatex").out
    for words in ((), ("--from", "bibtex")):
        bibtex = run("tidy", path, *words).out
        assert "1999-03" not in bibtex and "mar" in bibtex
    path.write_text(path.read_text() + "@online{b, date = 2003}\n@report{c, date = 2004}\n")
    assert "1999-03" in run("tidy", path).out


def test_other_formats_are_tidied_as_data(run, works):
    items = json.loads(run("tidy", works).out)
    assert [item["id"] for item in items] == ["harrison-2003", "hass-1995"]


def test_in_place_and_output_exclude_each_other(run, messy, tmp_path):
    for words in (("-i", "-o", tmp_path / "x.bib"), ()):
        ran = run("tidy", messy if words else "-", *words, *([] if words else ["-i"]), stdin=MESSY)
        assert ran.status == 2 and "--in-place" in ran.said


@pytest.mark.parametrize("source", ["biblatex", "bibtex"])
def test_a_result_whose_suffix_says_another_format_is_refused(run, source, tmp_path):
    (tmp_path / "a.bib").write_text("@book{kim,\n  title = {Peace},\n  year = 2003,\n}\n")
    words = ("tidy", tmp_path / "a.bib", "--from", source, "-o")
    ran = run(*words, tmp_path / "a.json")
    assert ran.status == 2 and "convert" in ran.said and not (tmp_path / "a.json").exists()
    assert run(*words, tmp_path / "b.bib").status == 0
    assert run(*words, tmp_path / "b.bib.new").status == 0
