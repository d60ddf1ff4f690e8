"""The .bib reader: cases as files, one rule each; LaTeX and names as lines of tables.

A case of `bib/` (read in the BibLaTeX profile) or `bib-plain/` is .bib text, a line of
dashes, and CSL-YAML: every item in order, with the variables that the rule is about; null
means that the item must not have the variable.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from alliance_refs.formats.bib.names import parse_name
from alliance_refs.formats.bib.profiles import PROFILES
from alliance_refs.formats.bib.read import read_bib
from alliance_refs.formats.csl_data.items import item_to_csl
from alliance_refs.spans import Source
from alliance_refs.text.latex import latex_text

HERE = Path(__file__).parent
CASES = [
    pytest.param(path, profile, id=f"{profile}-{path.stem}")
    for folder, profile in (("bib", "biblatex"), ("bib-plain", "plain"))
    for path in sorted((HERE / folder).glob("*.txt"))
]


def lines(folder: str) -> Iterator[object]:
    for path in sorted((HERE / folder).glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            given, _, expected = line.partition(" => ")
            yield pytest.param(given, expected, id=f"{path.stem}-{given}")


@pytest.mark.parametrize(("path", "profile"), CASES)
def test_case(path: Path, profile: str) -> None:
    text, _, expected = path.read_text("utf-8").partition("\n----\n")
    library = read_bib(Source(text, path.name), PROFILES[profile])
    items = [item_to_csl(item) for item in library.items_in_order]
    wanted = yaml.safe_load(expected)
    assert [item["id"] for item in items] == [item["id"] for item in wanted]
    for item, variables in zip(items, wanted, strict=True):
        assert {name: item.get(name) for name in variables} == variables
    assert not library.diagnostics


@pytest.mark.parametrize(("given", "expected"), list(lines("latex")))
def test_latex(given: str, expected: str) -> None:
    assert latex_text(given) == expected


@pytest.mark.parametrize(("given", "expected"), list(lines("bib-names")))
def test_name(given: str, expected: str) -> None:
    parts = parse_name(given)._asdict()
    wanted = dict(part.split("=", 1) for part in expected.split(" | "))
    assert {name: value for name, value in parts.items() if value} == wanted
