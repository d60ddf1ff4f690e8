from __future__ import annotations

import json

MINE = """% mine, by hand
@book{kim03, title = {The Treaty}, author = {Kim, Ann}, year = {2003}, isbn = {9780306406157}}
"""
YOURS = """@book{kim, title = {The Treaty}, author = {Kim, Ann}, year = {2003}, isbn = {978-0-306-40615-7}, publisher = {Sam-in}}
@book{kim03, title = {Another Work Altogether}, author = {Lee, Bo}, year = {1999}}
"""


def test_a_work_of_two_files_is_one_entry_with_what_both_say(run, tmp_path):
    (tmp_path / "a.bib").write_text(MINE)
    (tmp_path / "b.bib").write_text(YOURS)
    ran = run("merge", tmp_path / "a.bib", tmp_path / "b.bib", "--to", "csl-json")
    kim, lee = json.loads(ran.out)
    assert ran.status == 0
    assert (kim["id"], kim["publisher"]) == ("kim03", "Sam-in")
    assert (lee["id"], lee["author"][0]["family"]) == ("kim03a", "Lee")
    assert "b.bib is the work kim03 of" in ran.said and "it is kim03a here" in ran.said
    assert "3 entries, 2 works" in ran.said


def test_the_first_bib_file_keeps_its_comments(run, tmp_path):
    (tmp_path / "a.bib").write_text(MINE)
    (tmp_path / "b.bib").write_text(YOURS)
    out = run("merge", tmp_path / "a.bib", tmp_path / "b.bib").out
    assert out.startswith("% mine, by hand\n") and "@book{kim03a," in out


def test_contradictions_are_shown_and_strict_counts_them(run, tmp_path):
    (tmp_path / "a.bib").write_text(MINE)
    (tmp_path / "b.bib").write_text(MINE.replace("2003", "2004"))
    ran = run("merge", tmp_path / "a.bib", tmp_path / "b.bib", "--strict")
    assert ran.status == 1 and "2004" in ran.said and "{2003}" in ran.out


def test_one_file_is_rid_of_its_duplicates(run, tmp_path):
    (tmp_path / "a.bib").write_text(MINE + YOURS.splitlines()[0])
    ran = run("merge", tmp_path / "a.bib", "--to", "csl-json")
    assert [item["id"] for item in json.loads(ran.out)] == ["kim03"]
    assert "2 entries, 1 work" in ran.said


def test_documents_may_be_merged_with_files(run, memo, works):
    ran = run("merge", works, memo, "--to", "csl-json")
    assert [item["id"] for item in json.loads(ran.out)] == [
        "harrison-2003",
        "hass-1995",
        "kim-2001",
        "shin-2001",
    ]


def test_entries_that_cannot_be_read_are_named(run, tmp_path):
    (tmp_path / "a.bib").write_text(MINE)
    (tmp_path / "b.json").write_text('["a lost entry", {"id": "b", "type": "map"}]')
    ran = run("merge", tmp_path / "a.bib", tmp_path / "b.json", "--strict")
    assert ran.status == 1 and "left out" in ran.said and "a lost entry" in ran.said
    assert "@" in ran.out and "{b," in ran.out
