"""Documents through the filter: each case is a document, and what it shows.

`NAME.md` is what an author wrote, `NAME.json` the same as pandoc reads it, `NAME.txt` the
result in short: its metadata's words and its blocks, notes as `^[...]`, raised words as
`^...^`, links as `<...>`, then messages.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from alliance_refs.integrations.pandoc import filter_text

HERE = Path(__file__).parent
CASES = sorted((HERE / "filter").glob("*.md"))
Json = Any
MARKS = {
    "Note": ("^[", "]"),
    "Superscript": ("^", "^"),
    "Emph": ("*", "*"),
    "Link": ("<", ">"),
    "DoubleQuote": ("“", "”"),
    "SingleQuote": ("‘", "’"),
    "Math": ("$", "$"),
    "Code": ("`", "`"),
}


def shown(one: Json) -> str:
    """A piece of a document in short."""
    if isinstance(one, list):
        return "".join(map(shown, one))
    if not isinstance(one, dict):
        return ""
    kind, content = one["t"], one.get("c")
    if kind in ("Str", "Space", "SoftBreak"):
        return (content or " ").replace("\xa0", " ")
    if kind == "Header":
        _, classes, _ = content[1]
        return "#" * content[0] + " ".join(["", shown(content[2]), *(f".{one}" for one in classes)])
    if kind == "Div" and content[0][0] == "refs":
        sides = " ".join([*content[0][1], *("=".join(pair) for pair in content[0][2])])
        return "\n".join([f"::: {sides}", *map(shown, content[1])])
    before, after = MARKS.get(content[0]["t"] if kind == "Quoted" else kind, ("", ""))
    if kind in ("Math", "Code"):
        return before + content[1] + after
    return before + shown(content[1] if kind in ("Cite", "Link", "Quoted") else content) + after


def metadata(document: Json) -> list[str]:
    told = {name: document["meta"].get(name, {}) for name in ("title", "abstract")}
    return [f"{name}: {shown(one.get('c', []))}" for name, one in told.items() if one]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_document_shows_what_its_case_says(path: Path) -> None:
    told: list[str] = []
    source = path.with_suffix(".json").read_text("utf-8")
    document = json.loads(filter_text(source, lambda flaw: told.append(flaw.message), HERE))
    lines = [*metadata(document), *map(shown, document["blocks"]), *(f"! {one}" for one in told)]
    assert "\n".join(lines) == path.with_suffix(".txt").read_text("utf-8").rstrip()


@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_cases_are_what_pandoc_reads(path: Path) -> None:
    command = ["pandoc", "-f", "markdown", "-t", "json", str(path)]
    read = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    assert read == json.loads(path.with_suffix(".json").read_text("utf-8"))
