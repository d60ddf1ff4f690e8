"""The parser on plain files: a reference, a blank line, the fields that it must give.

Emphasis is typed as in Markdown. Names stand family first, parted by semicolons; dates as in
EDTF; a locator has its label in front. What a file does not name must not be read, but for the
language, which is nowhere printed. A line "as: entry" says that the reference is an entry of a
list, whose pages are the work's own.

`deviations.txt` lists the cases that are read wrongly, each with its reason; a case in the
list that is read rightly fails, so the list is always true.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from alliance_refs.documents.markdown.inline import read_inline
from alliance_refs.model import plain_passage
from alliance_refs.parsing import Parsed, parse_citation

CASES = Path(__file__).parent / "cases"
FILES = sorted(CASES.rglob("*.txt"))


def deviations() -> dict[str, str]:
    """The cases known to be read wrongly: "language/name" and why."""
    rows: dict[str, str] = {}
    for line in (Path(__file__).parent / "deviations.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, reason = line.partition(" ")
            assert name not in rows, f"{name} is listed twice"
            rows[name] = reason.strip()
    return rows


KNOWN = deviations()


def name_of(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_reference_gives_its_fields_and_no_others(path: Path) -> None:
    wanted, got = read_case(path)
    told = difference(wanted, got)
    if name_of(path) in KNOWN:
        assert told, f"{name_of(path)} is read rightly: take it from deviations.txt"
    elif told:
        pytest.fail(f"{path.read_text('utf-8').splitlines()[0]}\n{told}", pytrace=False)


def read_case(path: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The fields a file asks for, and those that are read."""
    reference, _, expected = path.read_text("utf-8").partition("\n\n")
    wanted = dict(line.split(": ", 1) for line in expected.splitlines() if line)
    in_list = wanted.pop("as", "") == "entry"
    passage, _ = read_inline(plain_passage(reference))
    got = fields_of(parse_citation(passage, in_list=in_list))
    if "language" not in wanted:
        got.pop("language", None)
    return wanted, got


def difference(wanted: dict[str, str], got: dict[str, str]) -> str:
    """Each field that differs, on two lines: "-" as it should be, "+" as it is read."""
    return "\n".join(
        f"{sign} {name}: {fields[name]}"
        for name in sorted(wanted.keys() | got.keys())
        if wanted.get(name) != got.get(name)
        for sign, fields in (("-", wanted), ("+", got))
        if name in fields
    )


def fields_of(parsed: Parsed) -> dict[str, str]:
    fields = {"type": parsed.item.type}
    said = {**parsed.item, **parsed.item.get("custom", {})}
    fields |= {name: written(value) for name, value in said.items() if name != "custom"}
    if parsed.locator:
        fields["locator"] = f"{parsed.label} {parsed.locator}".strip()
    return fields


def written(value: object) -> str:
    if isinstance(value, tuple):
        return "; ".join(name.inverted for name in value)
    return str(value)


def test_the_cases_cover_many_languages() -> None:
    languages = {path.parent.name for path in FILES}
    assert languages >= {"de", "en", "es", "fr", "it", "ja", "ko", "zh"}
    assert len(FILES) >= 290


def test_deviations_name_cases_and_reasons() -> None:
    assert KNOWN.keys() <= {name_of(path) for path in FILES}
    assert all(KNOWN.values()), "every deviation has its reason"


def test_a_difference_is_told_field_by_field() -> None:
    told = difference({"title": "Pacts", "volume": "3"}, {"title": "Pacts", "volume": "4"})
    assert told == "- volume: 3\n+ volume: 4"
    assert difference({"issue": "2"}, {}) == "- issue: 2"
    assert difference({"issue": "2"}, {"issue": "2"}) == ""
