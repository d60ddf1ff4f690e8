from __future__ import annotations

import json

LINES = (
    "Selig Harrison, *Korean End Game* (Seoul: Sam-in, 2003).\n"
    "\n"
    'R. Hass, "Paradigm Lost," *Foreign Affairs* (January-February 1995).\n'
)


def test_each_line_becomes_an_entry_in_order(run, tmp_path):
    (tmp_path / "refs.txt").write_text(LINES)
    ran = run("parse", tmp_path / "refs.txt")
    harrison, hass = json.loads(ran.out)
    assert ran.status == 0
    assert (harrison["id"], harrison["title"]) == ("harrison-2003", "Korean End Game")
    assert (hass["id"], hass["container-title"]) == ("hass-1995", "Foreign Affairs")


def test_standard_input_and_other_formats(run):
    assert "@book{harrison-2003," in run("parse", "-", "--to", "biblatex", stdin=LINES).out


def test_a_reference_may_be_given_as_text(run):
    (item,) = json.loads(run("parse", "--text", LINES.splitlines()[0]).out)
    assert item["publisher-place"] == "Seoul"


def test_lines_that_share_a_key_get_letters(run):
    book = "Selig Harrison, *Korean End Game* (Seoul: Sam-in, 2003).\n"
    other = "Selig Harrison, *Another Game* (Seoul: Sam-in, 2003).\n"
    keys = [item["id"] for item in json.loads(run("parse", "-", stdin=book + other).out)]
    assert keys == ["harrison-2003", "harrison-2003a"]


def test_neither_file_nor_text_is_a_usage_error(run):
    ran = run("parse")
    assert ran.status == 2 and "--text" in ran.said


def test_a_reference_in_the_place_of_a_file_is_told_where_it_goes(run):
    ran = run("parse", "Harrison, Korean End Game (2003). " * 20)
    assert ran.status == 2 and "is no file; --text takes a reference itself" in ran.said


def test_lines_that_are_no_reference_lose_nothing(run):
    (item,) = json.loads(run("parse", "-", stdin="%%% ??? \x07 ]]]\n").out)
    assert item["id"]
