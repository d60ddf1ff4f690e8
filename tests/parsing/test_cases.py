"""The parser on plain files: a reference, a blank line, the fields that it must give.

Emphasis is typed as in Markdown. Names stand family first, parted by semicolons; dates as in
EDTF; a locator has its label in front. What a file does not name must not be read.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from alliance_refs.documents.markdown.inline import read_inline
from alliance_refs.model import plain_passage
from alliance_refs.parsing import Parsed, parse_citation

CASES = Path(__file__).parent / "cases"
FILES = sorted(CASES.rglob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_reference_gives_its_fields_and_no_others(path: Path) -> None:
    reference, _, expected = path.read_text("utf-8").partition("\n\n")
    passage, _ = read_inline(plain_passage(reference))
    wanted = dict(line.split(": ", 1) for line in expected.splitlines() if line)
    assert fields_of(parse_citation(passage)) == wanted


def fields_of(parsed: Parsed) -> dict[str, str]:
    fields = {"type": parsed.item.type}
    fields |= {name: written(value) for name, value in parsed.item.items()}
    if parsed.locator:
        fields["locator"] = f"{parsed.label} {parsed.locator}"
    return fields


def written(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(name.inverted for name in value)
    return str(value)


def test_the_cases_cover_six_languages() -> None:
    languages = {path.parent.name for path in FILES}
    assert languages == {"de", "en", "es", "fr", "it", "ko"}
    assert len(FILES) >= 100
