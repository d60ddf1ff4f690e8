from __future__ import annotations

import json


def test_styles_are_found_by_words_of_name_and_title(run):
    ran = run("styles", "chicago", "notes", "bibliography")
    name, title = ran.out.splitlines()[0].split(maxsplit=1)
    assert name == "chicago-notes-bibliography"
    assert "Chicago Manual of Style" in title


def test_a_dependent_style_names_its_parent(run):
    ran = run("styles", "international-affairs-forum", "--limit", 1)
    assert ran.out.rstrip().endswith("(as apa)")


def test_json_gives_name_title_and_parent(run):
    (style,) = json.loads(run("styles", "apa", "-n", 1, "--json").out)
    assert style["name"] == "apa" and style["parent"] == "" and style["title"]


def test_the_limit_is_kept_and_more_are_announced(run):
    ran = run("styles", "journal", "--limit", 3)
    assert len(ran.out.splitlines()) == 3 and "there are more" in ran.said


def test_when_no_style_holds_the_words_near_names_are_shown_as_such(run):
    ran = run("styles", "chicgo", "-n", 3)
    assert ran.status == 0
    assert "no style holds all of these words" in ran.said
    assert "chicago" in ran.out


def test_a_query_that_says_nothing_finds_nothing(run):
    ran = run("styles", "???")
    assert (ran.status, ran.out) == (0, "")
