"""The official CSL test suite, or any folder of its fixtures (`--csl-suite FOLDER`).

`deviations.txt` lists the fixtures whose expected result is not ours, each with the reason.
A listed fixture that passes fails the run, as does any other that does not pass.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from conformance.csl import read_fixture, render

DEVIATIONS = Path(__file__).parent / "deviations.txt"
# Ways to write the same character.
SAME = {"&amp;": "&#38;", "&lt;": "&#60;", "&gt;": "&#62;", "&quot;": '"', "&#34;": '"'}
EDIT_MARK = re.compile(r"^(?:>>|\.\.)(?=\[\d+\] )", re.M)


@cache
def deviations() -> dict[str, str]:
    lines = DEVIATIONS.read_text("utf-8").splitlines()
    pairs = (line.split(":", 1) for line in lines if line and not line.startswith("#"))
    return {name.strip(): reason.strip() for name, reason in pairs}


def comparable(text: str, mode: str) -> str:
    """The text with what does not count levelled: layout, entities, marks of edits."""
    for other, ours in SAME.items():
        text = text.replace(other, ours)
    lines = (line.strip() for line in text.split("\n"))
    glue = "" if mode.startswith("bibliography") else "\n"
    return EDIT_MARK.sub("", glue.join(line for line in lines if line))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    folder: Path = metafunc.config.getoption("--csl-suite")
    paths = sorted(folder.glob("*.txt"))
    reason = f"no fixtures in {folder}: give a folder of the CSL suite by --csl-suite"
    absent = pytest.param(None, marks=pytest.mark.skip(reason=reason))
    metafunc.parametrize("path", paths or [absent], ids=lambda path: getattr(path, "stem", ""))


def test_a_fixture_of_the_suite(path: Path) -> None:
    """Each fixture renders as it expects, or is listed with the reason why not."""
    fixture = read_fixture(path)
    mode = fixture["MODE"]
    same = comparable(render(fixture), mode) == comparable(fixture["RESULT"], mode)
    if path.stem in deviations():
        assert not same, f"{path.stem} passes: take it out of deviations.txt"
    else:
        assert comparable(render(fixture), mode) == comparable(fixture["RESULT"], mode)
