from __future__ import annotations

import json
from pathlib import Path

import pytest

from alliance_refs.cli.cited import unknown_keys
from alliance_refs.spans import Source

HERE = Path(__file__).parent

CLEAN = "It fell.[^1]\n\n[^1]: Selig Harrison, *Korean End Game* (Seoul: Sam-in, 2003).\n"


def test_findings_show_place_line_and_hint_and_give_status_1(run, memo):
    ran = run("check", memo)
    assert ran.status == 1
    assert f"{memo}:5:7: warning[marker-without-note]" in ran.out
    assert "    knows.[^9]\n" in ran.out and "          ^^^^\n" in ran.out
    assert "it may be one of kim-2001, shin-2001" in ran.out
    assert (
        ran.said
        == f"alliance-refs: {memo}: 2 findings: 1 marker-without-note, 1 ambiguous-reference\n"
    )


def test_a_clean_document_gives_status_0_and_no_output(run):
    ran = run("check", "-", stdin=CLEAN)
    assert ran.status == 0 and ran.out == ""
    assert ran.said == "alliance-refs: <stdin>: no findings\n"


def test_json_lists_each_file(run, memo, tmp_path):
    (tmp_path / "clean.md").write_text(CLEAN)
    ran = run("check", memo, tmp_path / "clean.md", "--json")
    assert ran.status == 1
    bad, clean = json.loads(ran.out)
    assert bad["findings"][0] | {"message": ""} == {
        "code": "marker-without-note",
        "severity": "warning",
        "message": "",
        "line": 5,
        "column": 7,
        "span": bad["findings"][0]["span"],
        "hint": bad["findings"][0]["hint"],
    }
    assert clean["findings"] == []


def test_a_bibliography_file_is_checked_too(run, tmp_path):
    twice = '[{"id": "a", "type": "book"}, {"id": "a", "type": "chapter"}]'
    (tmp_path / "a.json").write_text(twice)
    ran = run("check", tmp_path / "a.json")
    assert ran.status == 1 and "duplicate-key" in ran.out


def test_a_file_that_cannot_be_read_costs_no_other_its_findings(run, memo, tmp_path):
    ran = run("check", tmp_path / "none.md", memo)
    assert ran.status == 2 and "none.md: cannot be read" in ran.said
    assert ran.out == run("check", memo).out != ""


def test_level_leaves_out_what_is_less_grave(run, tmp_path):
    called_twice = tmp_path / "twice.md"
    called_twice.write_text("A.[1] B.[1]\n\n## Notes\n\n1 Kim, *War* (Seoul: Sam-in, 2003).\n")
    told = run("check", called_twice)
    assert told.status == 1
    assert "info[marker-repeated]" in told.out
    without = run("check", called_twice, "--level", "warning")
    assert (without.status, without.out) == (0, "")


def test_an_entry_that_is_read_but_can_hardly_be_right_is_told_with_its_place(run):
    ran = run("check", HERE / "bad-entries.bib", "--json")
    assert ran.status == 1
    found = [(one["line"], one["code"]) for one in json.loads(ran.out)[0]["findings"]]
    assert found == [
        (1, "misspelt-type"),
        (1, "misspelt-field"),
        (1, "unreadable-date"),
        (7, "wrong-identifier"),
        (7, "wrong-identifier"),
        (15, "missing-title"),
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "So [see @kim-2001, p. 3; @{kim-2003}] and [-@kin-2001].\n"),
        ("a.tex", "So \\autocite[see][3]{kim-2001,kim-2003} and \\textcite{kin-2001}.\n"),
        ("a.rst", "So :cite:p:`{see}kim-2001{p. 3}, kim-2003` and :cite:t:`kin-2001`.\n"),
    ],
)
def test_keys_that_no_bibliography_has_are_told_beside_one(run, name, text, tmp_path):
    document, library = tmp_path / name, tmp_path / "refs.bib"
    document.write_text(text)
    library.write_text("@book{kim-2001, title = {Peace}}\n")
    assert run("check", document).status == 0
    ran = run("check", document, library, "--json")
    found = json.loads(ran.out)[0]["findings"]
    assert ran.status == 1 and {one["code"] for one in found} == {"unknown-item"}
    assert ["kim-2003" in found[0]["message"], "kin-2001" in found[1]["message"]] == [True, True]
    assert found[1]["hint"] == "did you mean kim-2001?" and found[1]["line"] == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "a.md",
            "`[@code]`\n\n```\n[@code]\n```\n\nMail [a@b.org], [@me](https://x.org), \\@us.\n",
        ),
        ("a.md", "---\nreferences:\n- id: own\n  title: Own\n---\n\nSo [@own; @fig:one].\n"),
        ("a.tex", "% \\cite{old}\n\\nocite{*} \\cite{own}\n\\bibitem{own} Own.\n"),
        ("a.txt", "So [@kim].\n"),
    ],
)
def test_what_is_no_cite_of_a_bibliography_file_is_left_alone(run, name, text, tmp_path):
    (tmp_path / name).write_text(text)
    (tmp_path / "refs.bib").write_text("@book{kim-2001, title = {Peace}}\n")
    ran = run("check", tmp_path / name, tmp_path / "refs.bib")
    assert "unknown-item" not in ran.out


def test_keys_are_found_in_linear_time(run):
    for long in (
        "@a ",
        "[@a",
        "[a@",
        "`",
        "```\n",
        "\\cite[",
        "\\cite{a",
        ":cite:`a",
        "id: ",
        "@" * 9,
    ):
        text = "[" + long * 30_000
        for format in ("markdown", "latex", "rst"):
            assert len(list(unknown_keys(Source(text, "a"), format, {"kim"}))) < 100_000
