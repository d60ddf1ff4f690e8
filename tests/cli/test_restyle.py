from __future__ import annotations

import pytest

ESSAY = """So.[^1] Thus.[^2] And so.[^3]

[^1]: R. Hass, *Lost* (London: Owl, 1995), 4.

[^2]: Ibid., 9. He means the war.

[^3]: Nobody, op. cit., 3.
"""


@pytest.fixture
def essay(tmp_path):
    path = tmp_path / "essay.md"
    path.write_text(ESSAY)
    return path


def test_notes_are_written_in_another_style_and_the_rest_stays(run, essay):
    ran = run("restyle", essay, "--style", "oscola")
    assert ran.status == 0
    assert "[^1]: R Hass, *Lost* (Owl 1995) 4.\n" in ran.out
    assert "[^2]: ibid 9. He means the war.\n" in ran.out
    assert ran.out.startswith("So.[^1] Thus.[^2] And so.[^3]\n") and essay.read_text() == ESSAY


def test_what_stays_as_typed_is_said_and_strict_asks_about_it(run, essay):
    ran = run("restyle", essay, "--style", "oscola", "--strict")
    assert ran.status == 1 and "[^3]: Nobody, op. cit., 3.\n" in ran.out
    assert "essay.md:7:7: " in ran.said and "stays as typed" in ran.said
    assert "2 of 3 in oscola; 1 citation as typed" in ran.said


def test_in_place_writes_the_document_itself(run, essay, tmp_path):
    assert run("restyle", essay, "--style", "oscola", "-i").out == ""
    assert "R Hass, *Lost* (Owl 1995) 4." in essay.read_text()
    assert run("restyle", essay, "-s", "oscola", "-i", "-o", tmp_path / "x.md").status == 2


def test_a_document_of_another_format_is_refused_and_nothing_written(run, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<p>So.</p>")
    ran = run("restyle", page, "--style", "oscola", "-o", tmp_path / "new.html")
    assert ran.status == 2 and "notes are restyled in markdown" in ran.said
    assert not (tmp_path / "new.html").exists()
    assert run("restyle", page).status == 2


def test_a_style_that_there_is_not_leaves_the_document_as_it_is(run, essay):
    ran = run("restyle", essay, "--style", "oscoola", "--in-place")
    assert ran.status == 2 and "oscola" in ran.said and essay.read_text() == ESSAY
