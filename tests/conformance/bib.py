"""Converts the cases of a .bib suite, so that a scorer can compare them with what is expected.

    python tests/conformance/bib.py CASES.json OUT.json --profile biblatex|plain
    python tests/conformance/bib.py CASES.json OUT.json --names | --latex

CASES is a list of {name, format, input, ...}; nothing else of a case is looked at. OUT is
{name: [CSL items] or {"error": text}}; with --names {name: [name parts]}; with --latex
{name: text}.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any

from alliance_refs.errors import RefsError
from alliance_refs.formats.bib.names import parse_name, split_names
from alliance_refs.formats.bib.profiles import PROFILES
from alliance_refs.formats.bib.read import read_bib
from alliance_refs.formats.csl_data.items import item_to_csl
from alliance_refs.spans import Source
from alliance_refs.text.latex import latex_text

# Expected results passed through a Markdown reader that drops these spans.
NO_CASE = re.compile(r'<span class="nocase">(.*?)</span>')


def convert(case: dict[str, Any], profile: str) -> Any:
    """The CSL items of one case, or what went wrong."""
    source = Source(case["input"], case["name"])
    try:
        library = read_bib(source, PROFILES[profile], classic=case["format"] == "bibtex")
    except RefsError as error:
        return {"error": str(error)}
    return [without_no_case(item_to_csl(item)) for item in library.items_in_order]


def without_no_case(value: Any) -> Any:
    if isinstance(value, str):
        return NO_CASE.sub(r"\1", value)
    if isinstance(value, dict):
        return {name: without_no_case(part) for name, part in value.items()}
    return [without_no_case(part) for part in value] if isinstance(value, list) else value


def names(case: dict[str, Any]) -> Any:
    """The parts of each name, raw; braces around a whole part taken off for biber's cases."""
    out = []
    for name in split_names(case["input"]):
        parts = parse_name(name)
        found = {
            "given": parts.given,
            "prefix": parts.prefix,
            "family": parts.whole or parts.family,
            "suffix": parts.suffix,
        }
        if case.get("origin") == "biber":
            found = {part: without_braces(text) for part, text in found.items()}
        out.append({part: text or None for part, text in found.items()})
    return out


def without_braces(text: str) -> str:
    while re.fullmatch(r"\{[^{}]*\}|\{\{.*\}\}", text):
        text = text[1:-1]
    return text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--profile", choices=sorted(PROFILES), default="biblatex")
    parser.add_argument("--names", action="store_true")
    parser.add_argument("--latex", action="store_true")
    options = parser.parse_args()
    results: dict[str, Any] = {}
    for case in json.loads(options.cases.read_text("utf-8")):
        if options.names:
            results[case["name"]] = names(case)
        elif options.latex:
            results[case["name"]] = latex_text(case["input"])
        else:
            results[case["name"]] = convert(case, options.profile)
    options.out.write_text(json.dumps(results, ensure_ascii=False, indent=1), "utf-8")


if __name__ == "__main__":
    main()
