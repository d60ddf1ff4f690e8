from __future__ import annotations

import json

import pytest

# A kind of list that nobody prints: place first, then title, then year, then author.
TOWNS = ("Seoul", "Pusan", "Inchon", "Taegu", "Taejon")
NAMES = ("Kim", "Lee", "Park", "Choi", "Shin", "Han")


def odd_list() -> list[str]:
    lines = []
    for at in range(30):
        town, name = TOWNS[at % 5], NAMES[at % 6]
        parts = [
            ["place", town],
            ["title", f"History of the {name.lower()} guild {at}"],
            ["date", str(1950 + at)],
            ["author", f"{name} S."],
        ]
        text = " // ".join(words for _, words in parts)
        lines.append(json.dumps({"text": text, "parts": parts}))
    return lines


@pytest.fixture(scope="module")
def corrections(tmp_path_factory):
    path = tmp_path_factory.mktemp("train") / "corrections.jsonl"
    path.write_text("\n".join(odd_list()))
    return path


def test_a_model_learns_an_odd_arrangement(run, corrections, tmp_path):
    ran = run("train", corrections, "-o", tmp_path / "own.npz")
    assert ran.status == 0
    assert "of 3 references kept back" in ran.said and "in 3 when fitted" in ran.said
    line = "Kwangju // A history of the yun guild // 1991 // Yun H."
    ran = run("parse", "--text", line, "--model", tmp_path / "own.npz")
    (item,) = json.loads(ran.out)
    assert item["publisher-place"] == "Kwangju" and item["title"] == "A history of the yun guild"
    assert item["author"] == [{"family": "Yun", "given": "H."}]


def test_labels_are_written_to_be_corrected_and_read_again(run, tmp_path):
    line = "Selig Harrison, *Korean End Game* (Seoul: Sam-in, 2003)."
    labels = run("parse", "--text", line, "--labels").out
    assert ["title", "Korean End Game"] in json.loads(labels)["parts"]
    (tmp_path / "one.jsonl").write_text(labels)
    ran = run("train", tmp_path / "one.jsonl", "-o", tmp_path / "own.npz")
    assert ran.status == 0 and "fitted to 1 reference" in ran.said


def test_bad_lines_are_told_and_the_rest_is_used(run, tmp_path):
    (tmp_path / "some.jsonl").write_text(odd_list()[0] + '\n{"text": 3}\n')
    ran = run("train", tmp_path / "some.jsonl", "-o", tmp_path / "own.npz")
    assert ran.status == 0 and "some.jsonl:2:1: warning[unusable-correction]" in ran.said


def test_nothing_to_learn_from_is_a_usage_error(run, tmp_path):
    (tmp_path / "none.jsonl").write_text("\n")
    ran = run("train", tmp_path / "none.jsonl", "-o", tmp_path / "own.npz")
    assert ran.status == 2 and not (tmp_path / "own.npz").exists()


def test_what_is_no_model_is_refused(run, tmp_path):
    (tmp_path / "own.npz").write_text("no model")
    ran = run("parse", "--text", "Kim", "--model", tmp_path / "own.npz")
    assert ran.status == 2 and "own.npz: this is no model" in ran.said


def test_a_model_that_is_not_there_is_refused(run, tmp_path):
    ran = run("parse", "--text", "Kim", "--model", tmp_path / "none.npz")
    assert ran.status == 2 and "cannot be read" in ran.said
