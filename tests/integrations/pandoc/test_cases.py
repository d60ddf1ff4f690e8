"""Documents through the filter: each case is a document, and what it shows.

`NAME.md` is what an author wrote, `NAME.json` the same as pandoc reads it, `NAME.txt` the
result in short: its metadata's words and its blocks, notes as `^[...]`, raised words as
`^...^`, links as `<...>`, then messages.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from alliance_refs.integrations.pandoc import filter_text
from pandoc_json import as_pandoc_reads, shown

HERE = Path(__file__).parent
CASES = sorted((HERE / "filter").glob("*.md"))
Json = Any


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
    assert as_pandoc_reads(path) == json.loads(path.with_suffix(".json").read_text("utf-8"))
