"""Traced rendering: the words are those of ordinary rendering, and each variable has its place.

A case names a work of `references/alliance.json` and a style; its rows are the variables in
the order in which they stand, and their words.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from works import varied

from alliance_refs.csl import Processor, Traced, Tracer, load_style
from alliance_refs.csl.style.style_index import style_files
from alliance_refs.formats.csl_data.items import read_csl_json
from alliance_refs.model import Cite, Cluster, Library, plain_text
from alliance_refs.spans import Source
from tables import Row, named, table

HERE = Path(__file__).parent
ALLIANCE = Path(__file__).parents[2] / "references" / "alliance.json"
CASES = sorted((HERE / "traced").glob("*.txt"))
STYLES = sorted(name for name, path in style_files().items() if path.parent.name != "dependent")
SAMPLED = 30


@pytest.fixture(scope="module")
def alliance() -> Library:
    return read_csl_json(Source(ALLIANCE.read_text("utf-8"), ALLIANCE.name))


@pytest.fixture(scope="module")
def works() -> Library:
    return read_csl_json(Source(json.dumps(list(varied())), "works.json"))


def traced(head: Mapping[str, str], library: Library) -> Traced:
    tracer = Tracer(library, head["style"], head.get("locale"))
    if head["as"] == "entry":
        return tracer.bibliography([head["work"]])[0]
    return tracer.citations([Cluster((Cite(head["work"], head.get("locator", "")),), note=1)])[0]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_variables_stand_where_the_case_says(path: Path, alliance: Library) -> None:
    rows: list[Row] = list(table(path))
    shown = traced(rows[0].head, alliance)
    found = [(piece.variable, shown.text[piece.start : piece.end]) for piece in shown.pieces]
    assert found == [(row.given, row.expected) for row in rows], named(rows[0])


@pytest.mark.parametrize("name", STYLES[:: len(STYLES) // SAMPLED])
def test_tracing_changes_no_word(name: str, works: Library) -> None:
    style = load_style(name)
    clusters = [Cluster((Cite(key, "12-14", "page"),), n) for n, key in enumerate(works, 1)]
    plain, tracer = Processor(works, style), Tracer(works, style)
    ordinary = [*plain.citations(clusters), *(e.markup for e in plain.bibliography().entries)]
    seen = (*tracer.citations(clusters), *tracer.bibliography())
    assert [without_blanks(one.text) for one in seen] == [
        without_blanks(plain_text(markup)) for markup in ordinary
    ]
    assert any(one.pieces for one in seen)


def test_pieces_lie_in_the_text_and_apart(works: Library) -> None:
    for shown in Tracer(works, "chicago-notes-bibliography").bibliography():
        ends = [0]
        for piece in shown.pieces:
            assert ends[-1] <= piece.start < piece.end <= len(shown.text)
            ends.append(piece.end)


def without_blanks(text: str) -> str:
    """The text without white space: a traced text sets blocks apart by a space."""
    return "".join(text.split())
