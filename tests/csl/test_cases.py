"""The engine's own cases: `cases/*.txt`, whose file name states the rule.

A case is sections headed `=== name`. `style` is what stands inside `cs:style` (its
attributes on the first line, after `cs:style`); `items` holds a CSL-JSON object a line.
`cites` holds a cluster a line, `note: key, label locator; key [prefix|suffix] (mode)`, and
`citations` what they show; `bibliography` holds the entries, in the suite's markup.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import cast

import pytest

from alliance_refs.csl import Processor
from alliance_refs.model import Cite, CiteMode, Cluster, Library
from alliance_refs.writers.suite import write_suite
from conformance.csl import read_item

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))
CITE = re.compile(
    r"(?P<key>[\w-]+)(?:, (?P<label>[\w-]+) (?P<locator>[^\[(]*?))?"
    r"(?: \[(?P<prefix>[^|\]]*)\|(?P<suffix>[^\]]*)\])?(?: \((?P<mode>[\w-]+)\))?"
)
STYLE = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" {attributes}>'
    "<info><title>case</title><id>case</id><updated>2024-01-01T00:00:00+00:00</updated></info>"
    "{body}</style>"
)


def read_case(path: Path) -> dict[str, str]:
    parts = re.split(r"^=== ([\w-]+)\n", path.read_text("utf-8"), flags=re.M)
    return {name: text.strip("\n") for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def processor_of(case: dict[str, str]) -> Processor:
    attributes, _, body = case["style"].partition("\n")
    if "<citation" not in body:
        body += '<citation><layout><text variable="title"/></layout></citation>'
    items = (read_item(json.loads(line)) for line in case["items"].splitlines())
    attributes = attributes.removeprefix("cs:style").strip() or 'class="in-text"'
    return Processor(Library(items), STYLE.format(attributes=attributes, body=body))


def read_cluster(line: str) -> Cluster:
    note, colon, rest = line.partition(": ")
    cites, mode = (rest, "normal") if colon else (line, "normal")
    if match := re.fullmatch(r"(.*) \{(\w[\w-]*)\}", cites):
        cites, mode = match[1], match[2]
    parts = tuple(map(read_cite, re.split(r"; (?![^\[]*\])", cites)))
    return Cluster(parts, int(note) if colon else 0, cast(CiteMode, mode))


def read_cite(text: str) -> Cite:
    match = CITE.fullmatch(text)
    assert match, f"no cite: {text!r}"
    parts = {name: value for name, value in match.groupdict(default="").items() if value}
    return Cite(**parts)  # type: ignore[arg-type]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_case(path: Path) -> None:
    """The style makes of the items what the case expects."""
    case = read_case(path)
    processor = processor_of(case)
    if "cites" in case:
        clusters = [read_cluster(line) for line in case["cites"].splitlines()]
        shown = [write_suite(markup) for markup in processor.citations(clusters)]
        assert shown == case["citations"].splitlines()
    if "bibliography" in case:
        entries = [write_suite(entry.markup) for entry in processor.bibliography().entries]
        assert entries == case["bibliography"].splitlines()
