from __future__ import annotations

import json


def test_formats_go_by_suffix_and_a_round_trip_says_the_same(run, works, tmp_path):
    bib, back = tmp_path / "a.bib", tmp_path / "b.json"
    assert run("convert", works, bib).status == 0
    assert "@book{harrison-2003," in bib.read_text("utf-8")
    assert run("convert", bib, back).status == 0
    assert [i["title"] for i in json.loads(back.read_text("utf-8"))] == [
        "Korean End Game",
        "Paradigm Lost",
    ]


def test_pipes_name_their_formats(run, works):
    ran = run(
        "convert",
        "-",
        "-",
        "--from",
        "csl-json",
        "--to",
        "biblatex",
        stdin=works.read_text("utf-8"),
    )
    assert ran.status == 0 and "@book{harrison-2003," in ran.out


def test_standard_input_that_could_be_anything_is_refused(run):
    ran = run("convert", "-", "-", stdin="Kim, Ann. The Treaty. 2003.")
    assert ran.status == 2 and "--from" in ran.said


def test_standard_input_that_is_unmistakable_needs_no_format(run, works):
    ran = run("convert", "-", "-", "--to", "biblatex", stdin=works.read_text("utf-8"))
    assert ran.status == 0 and "@book{harrison-2003," in ran.out


def test_the_text_decides_between_formats_of_one_suffix(run, tmp_path):
    mods = (
        '<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>The Treaty</title>'
        "</titleInfo></mods>"
    )
    (tmp_path / "a.xml").write_text(mods)
    (item,) = json.loads(run("convert", tmp_path / "a.xml").out)
    assert item["title"] == "The Treaty"


def test_a_suffix_that_is_no_format_is_refused(run, works, tmp_path):
    ran = run("convert", works, tmp_path / "a.xyz")
    assert ran.status == 2 and ".xyz" in ran.said and not list(tmp_path.iterdir())


def test_the_report_says_what_the_format_has_no_place_for(run, tmp_path):
    item = {"id": "a", "type": "book", "title": "T", "dimensions": "30 cm", "scale": "1:5000"}
    (tmp_path / "a.json").write_text(json.dumps([item]))
    ran = run("convert", tmp_path / "a.json", tmp_path / "a.ris", "--report")
    assert ran.status == 1
    assert "not-held-by-format" in ran.said and "scale" in ran.said
    plain = run("convert", tmp_path / "a.json", tmp_path / "a.ris")
    assert plain.status == 0 and "--report shows them" in plain.said


def test_an_entry_that_cannot_be_read_is_reported_and_the_others_are_kept(run, tmp_path):
    source = tmp_path / "a.bib"
    source.write_text(
        "@book{kim, title = {One}}\n\n@book{lee, title = {Two\n\n@book{ho, title = {Three}}\n"
    )
    ran = run("convert", source, "-", "--report")
    assert ran.status == 1 and "One" in ran.out and ran.said


def test_converting_a_file_onto_itself_is_safe(run, works, tmp_path):
    target = tmp_path / "a.json"
    target.write_bytes(works.read_bytes())
    assert run("convert", target, target).status == 0
    assert [item["id"] for item in json.loads(target.read_text("utf-8"))] == [
        "harrison-2003",
        "hass-1995",
    ]


def test_a_suffix_that_says_nothing_leaves_it_to_the_text(run, tmp_path):
    (tmp_path / "export.txt").write_text("PMID- 123456\nTI  - On maps.\nFAU - Kim, Ann\n")
    assert json.loads(run("convert", tmp_path / "export.txt").out)[0]["title"] == "On maps"
    (tmp_path / "letter.txt").write_text("Dear Ann,\n")
    assert run("convert", tmp_path / "letter.txt").status == 2


def test_who_exports_a_bibliography_is_told_what_reads_it(run, tmp_path):
    (tmp_path / "a.ris").write_text("TY  - BOOK\nER  - \n")
    ran = run("export", tmp_path / "a.ris")
    assert ran.status == 2 and "convert, render, merge and check read it" in ran.said


def test_the_result_may_be_named_as_in_other_commands(run, works, tmp_path):
    target = tmp_path / "a.bib"
    assert run("convert", works, "-o", target).status == 0
    assert "@book{harrison-2003," in target.read_text("utf-8")
    both = run("convert", works, "-", "-o", target)
    assert both.status == 2 and "cannot go to" in both.said


def test_a_device_says_no_format(run, works):
    assert run("convert", works, "-o", "/dev/null").status == 0
    assert run("render", works, "-o", "/dev/null").status == 0
