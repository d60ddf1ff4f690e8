"""The public suites of .bib conversions, names and LaTeX, as far as they are shared here.

What must be right, and how the reference tools fare, stands beside each suite. The data
lie beside the repository; without them the tests are skipped.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from alliance_refs.formats import read_library, write_library
from alliance_refs.formats.csl_data.items import item_from_csl
from alliance_refs.model import Library
from alliance_refs.spans import Source

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
SUITE = SHARED / "bib-suite"

pytestmark = pytest.mark.skipif(not SUITE.is_dir(), reason="the shared .bib suite is not here")


def module(name: str, path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec and spec.loader
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[name] = loaded
    spec.loader.exec_module(loaded)
    return loaded


def cases(name: str) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads((SUITE / name).read_text("utf-8"))
    return loaded


# Of 100 cases so many must be wholly right, and so many of 1,000 fields.
@pytest.mark.parametrize(
    ("suite", "profile", "right", "fields"),
    [("csl/pandoc.json", "biblatex", 95, 990), ("csl/citation-js.json", "plain", 96, 990)],
)
def test_conversion(suite: str, profile: str, right: int, fields: int) -> None:
    converter = module("conformance_bib", ROOT / "tests" / "conformance" / "bib.py")
    scorer = module("bib_score", SHARED / "tools" / "bib" / "score.py")
    given = cases(suite)
    results = {case["name"]: converter.convert(case, profile) for case in given}
    score, wrong = scorer.score(given, results)
    assert score["right"]["exact"] * 100 >= right * score["cases"], wrong
    assert score["agree"]["exact"] * 1000 >= fields * score["fields"], wrong


@pytest.mark.parametrize("suite", ["names/jabref.json", "names/biber.json"])
def test_names(suite: str) -> None:
    converter = module("conformance_bib", ROOT / "tests" / "conformance" / "bib.py")
    wrong = [case["name"] for case in cases(suite) if converter.names(case) != case["expected"]]
    assert not wrong


def test_latex() -> None:
    converter = module("conformance_bib", ROOT / "tests" / "conformance" / "bib.py")
    wrong = [
        case["name"]
        for case in cases("latex/jabref.json")
        if converter.latex_text(case["input"]) != case["expected"]
    ]
    assert not wrong


@pytest.mark.parametrize("format", ["biblatex", "bibtex", "csl-json", "csl-yaml"])
@pytest.mark.parametrize("suite", ["csl/pandoc.json", "csl/citation-js.json"])
def test_every_field_and_id_survives_the_round_trip(suite: str, format: str) -> None:
    for case in cases(suite):
        library = Library(item_from_csl(data) for data in case["expected"])
        written = write_library(library, format).text
        assert read_library(Source(written), format).items_in_order == library.items_in_order


@pytest.mark.parametrize("suite", ["csl/pandoc.json", "csl/citation-js.json"])
def test_nothing_of_a_bib_file_is_lost_on_its_way_through_csl_json(suite: str) -> None:
    for case in cases(suite):
        library = read_library(Source(case["input"]), "biblatex")
        data = read_library(Source(write_library(library, "csl-json").text), "csl-json")
        again = read_library(Source(write_library(data, "biblatex").text), "biblatex")
        assert again.items_in_order == library.items_in_order, case["name"]
