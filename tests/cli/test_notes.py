from __future__ import annotations

import json
import re


def test_every_note_shows_its_citations_with_form_work_reason_and_surety(run, memo):
    ran = run("notes", memo)
    assert ran.status == 0
    head, *_ = ran.out.splitlines()
    assert head == f"{memo}: 5 notes, 6 citations, 4 works, 1 open"
    assert re.search(
        r"\nnote 2  line 10, called on line 3\n"
        r"  full       harrison-2003  page 72-73\n"
        r"             See Selig Harrison, Korean End Game \(Seoul: Sam-in, 2003\).*\n"
        r"             first citation \(sure 1.00; read with 0\.\d\d\)\n"
        r"\nnote 3  line 12, called on line 4\n"
        r"  ibid       harrison-2003  page 80\n"
        r"             Ibid\..*\n"
        r"             ibid: .* \(sure 0\.\d\d; read with 0\.\d\d\)\n",
        ran.out,
    )


def test_an_open_reference_shows_what_it_may_mean_and_why_it_is_open(run, memo):
    out = run("notes", memo).out
    assert "  op-cit     ambiguous: kim-2001 or shin-2001\n" in out
    assert "it names no author and 2 works fit (read with " in out


def test_commentary_is_shown_apart(run, memo):
    assert "  commentary The title plays on Milton.\n" in run("notes", memo).out


def test_findings_stand_at_the_end_and_are_counted_on_standard_error(run, memo):
    ran = run("notes", memo)
    tail = ran.out[ran.out.index("note 5") :]
    assert f"{memo}:5:7: warning[marker-without-note]" in tail
    assert "2 findings: 1 marker-without-note, 1 ambiguous-reference" in ran.said


def test_only_unresolved_lists_notes_that_are_open_and_no_other(run, memo):
    out = run("notes", memo, "--only", "unresolved").out
    assert "\nnote 5" in out
    assert "\nnote 1" not in out and "\nnote 3" not in out


def test_only_commentary_lists_notes_that_comment(run, memo):
    out = run("notes", memo, "--only", "commentary").out
    assert "\nnote 1" in out and "\nnote 2" not in out


def test_strict_makes_an_open_reference_count(run, memo):
    assert run("notes", memo, "--strict").status == 1
    clean = "It fell.[^1]\n\n[^1]: Selig Harrison, *Korean End Game* (Seoul: Sam-in, 2003).\n"
    assert run("notes", "-", "--strict", stdin=clean).status == 0


def test_json_holds_spans_keys_evidence_and_works(run, memo):
    ran = run("notes", memo, "--json")
    (found,) = json.loads(ran.out)
    text = memo.read_text("utf-8")
    notes = {note["number"]: note for note in found["notes"]}
    (citation,) = notes["2"]["citations"]
    start, end = citation["span"]
    assert text[start:end].startswith("Selig Harrison, *Korean End Game*")
    assert citation["key"] == "harrison-2003" and citation["signal"] == "See"
    assert citation["why"]["rule"] == "first citation"
    assert notes["5"]["citations"][0]["candidates"] == ["kim-2001", "shin-2001"]
    assert found["works"]["harrison-2003"]["publisher"] == "Sam-in"
    assert [one["code"] for one in found["findings"]] == [
        "marker-without-note",
        "ambiguous-reference",
    ]


def test_json_says_nothing_else(run, memo):
    assert run("notes", memo, "--json").said == ""


def test_standard_input_is_markdown_unless_said_otherwise(run):
    notes = 'Text [1].\n\nNotes\n\n1. R. Hass, "Paradigm Lost," Foreign Affairs (1995).\n'
    ran = run("notes", "-", "--from", "text", stdin=notes)
    assert ran.out.startswith("<stdin>: 1 note, 1 citation, 1 work\n")


def test_keys_follow_the_pattern(run, memo):
    assert "Harrison_2003" in run("notes", memo, "--key-pattern", "{Author}_{year}").out


def test_control_characters_of_a_document_do_not_reach_the_terminal(run):
    ran = run(
        "notes", "-", stdin="A.[^1]\n\n[^1]: \x1b[31mSelig Harrison, *End* (Seoul: X, 2003).\n"
    )
    assert "\x1b" not in ran.out and "Selig Harrison" in ran.out


def test_quiet_keeps_the_result_and_drops_the_messages(run, memo):
    for words in (("-q", "notes", memo), ("notes", memo, "-q")):
        ran = run(*words)
        assert ran.said == "" and "harrison-2003" in ran.out
