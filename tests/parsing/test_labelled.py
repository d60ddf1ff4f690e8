"""Labelled references and their files: what is read, what is refused, with its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance_refs.errors import UnreadableInput
from alliance_refs.parsing.labelled import (
    Stretch,
    read_anystyle,
    read_json_lines,
    write_json_line,
)
from alliance_refs.parsing.labelled.anystyle import trimmed
from alliance_refs.parsing.labels import LABELS
from alliance_refs.spans import Source

LEE = (
    "<dataset><sequence><citation-number>[3]</citation-number><author>Lee, S.-S.</author>"
    "<date>(2003).</date><title>“Proposals.”</title><editor>In J. Kim (Ed.),</editor>"
    "<container-title>Pacts</container-title><pages>(pp. 12–14).</pages>"
    "<location>Seoul:</location><publisher>Sam-in.</publisher></sequence></dataset>"
)


def parts(text: str, stretches: tuple[Stretch, ...]) -> list[tuple[str, str]]:
    return [(label, text[start:end]) for start, end, label in stretches]


def test_anystyle_fields_lose_their_marks_and_label_words() -> None:
    (found,), flaws = read_anystyle(Source(LEE, "lee.xml"))
    assert not flaws
    assert parts(found.text, found.stretches) == [
        ("entry-number", "3"),
        ("author", "Lee, S.-S."),
        ("date", "2003"),
        ("title", "Proposals"),
        ("editor", "J. Kim"),
        ("container", "Pacts"),
        ("pages", "12–14"),
        ("place", "Seoul"),
        ("publisher", "Sam-in"),
    ]


@pytest.mark.parametrize(
    ("label", "words", "field"),
    [
        ("pages", "S. 4–20.", "4–20"),
        ("volume", "Jg. 12,", "12"),
        ("issue", "H. 3,", "3"),
        ("author", "Kim, S.", "Kim, S."),
        ("editor", "hrsg. von Karl Meier,", "Karl Meier"),
        ("editor", "Meier, K. (Hrsg.):", "Meier, K."),
        ("title", "«La paix» ;", "La paix"),
        ("title", "War (and peace).", "War (and peace)"),
        ("pages", "...", ""),
    ],
)
def test_edges_are_trimmed(label: str, words: str, field: str) -> None:
    start, end = trimmed(label, words)
    assert words[start:end] == field


def test_a_child_of_another_name_is_told_and_its_words_kept() -> None:
    xml = "<dataset><sequence><unknown>Kim</unknown><colour>red</colour></sequence></dataset>"
    (found,), flaws = read_anystyle(Source(xml, "x.xml"))
    assert found.text == "Kim red" and found.stretches == ()
    assert [flaw.code for flaw in flaws] == ["unknown-label", "unknown-label"]


def test_what_is_not_xml_is_refused_and_entities_stay_closed() -> None:
    with pytest.raises(UnreadableInput, match=r"mine\.xml is not XML"):
        read_anystyle(Source("<dataset>", "mine.xml"))
    bomb = (
        '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        "<dataset><sequence><title>&a; War</title></sequence></dataset>"
    )
    (found,), _ = read_anystyle(Source(bomb, "bomb.xml"))
    assert "root" not in found.text and "War" in found.text


def test_json_lines_that_cannot_be_used_are_told_with_their_place() -> None:
    lines = [
        '{"text": "Kim, War", "parts": [["author", "Kim"], ["title", "War"]]}',
        '{"text": "Kim, War", "parts": [["title", "War"], ["author", "Kim"]]}',
        "",
        "not json",
        '{"text": "Kim", "spans": [[0, 3, "autor"]]}',
        '{"text": "Kim", "spans": [[0, 3, "author"], [2, 3, "title"]]}',
        '{"parts": []}',
        '{"text": "Kim", "spans": [[0, 9, "author"]]}',
    ]
    found, flaws = read_json_lines(Source("\n".join(lines), "mine.jsonl"))
    assert [parts(one.text, one.stretches) for one in found] == [
        [("author", "Kim"), ("title", "War")]
    ]
    assert [flaw.where.line for flaw in flaws if flaw.where] == [2, 4, 5, 6, 7, 8]
    assert "there is no label 'autor'" in str(flaws[2])


@given(st.lists(st.tuples(st.sampled_from(LABELS[1:]), st.text("KimLe, ", min_size=1))))
def test_what_is_written_is_read_again(fields: list[tuple[str, str]]) -> None:
    text = "".join(words for _, words in fields)
    stretches, at = [], 0
    for label, words in fields:
        stretches.append(Stretch(at, at + len(words), label))
        at += len(words)
    line = write_json_line(text, stretches)
    found, flaws = read_json_lines(Source(line, "x"))
    assert not flaws and found[0].stretches == tuple(stretches) and found[0].text == text
