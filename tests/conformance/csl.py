"""Runs a folder of fixtures of the official CSL test suite.

    python tests/conformance/csl.py FOLDER OUT.json [NAME...]

writes {fixture: {"out": text} or {"error": text}}. A fixture is a text file of sections
between `>>=== NAME ===>>` and `<<=== NAME ===<<`; `render` does what its MODE asks for.
"""

from __future__ import annotations

import json
import re
import sys
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from alliance_refs.csl.citing.arrangement import Arrangement, arrange
from alliance_refs.csl.citing.clusters import ClusterRenderer
from alliance_refs.csl.citing.engine import Engine
from alliance_refs.csl.citing.entries import render_entries
from alliance_refs.csl.citing.positions import POSITIONS, PlacedCite
from alliance_refs.csl.citing.session import Session
from alliance_refs.csl.style.styles import load_style
from alliance_refs.csl.values.dates import read_date
from alliance_refs.csl.values.locators import with_label
from alliance_refs.model import Bibliography, Cite, Cluster, Item, Library, Name, kind_of
from alliance_refs.writers.suite import SUITE, write_suite

JSON_SECTIONS = frozenset(("INPUT", "INPUT2", "CITATION-ITEMS", "CITATIONS", "BIBENTRIES"))
OPEN = re.compile(r">>=+\s*([A-Z][A-Z0-9-]*)\s*=+(?:>>)?\s*")
CLOSE = re.compile(r"<<=+\s*([A-Z][A-Z0-9-]*)\s*=+(?:<<)?\s*")
# What citeproc-js counts positions by.
NUMBERED = ("first", "subsequent", "ibid", "ibid-with-locator")


def read_fixture(path: Path) -> dict[str, Any]:
    """The sections of a fixture by name, those that hold JSON decoded."""
    found: dict[str, Any] = {}
    name, lines = "", []
    for line in path.read_text("utf-8-sig").splitlines():
        if not name:
            if match := OPEN.fullmatch(line):
                name, lines = match[1], []
        elif (match := CLOSE.fullmatch(line)) and match[1] == name:
            text = "\n".join(lines).strip()
            found[name] = json.loads(text) if name in JSON_SECTIONS else text
            name = ""
        else:
            lines.append(line)
    return found


def render(fixture: Mapping[str, Any]) -> str:
    """What a fixture's style makes of its items."""
    numbered = enumerate(fixture["INPUT"])
    items = (read_item({"id": f"item {number}", **data}) for number, data in numbered)
    library = Library({item.key: item for item in items}.values())
    style = load_style(fixture["CSL"])
    bibliography = fixture["MODE"].startswith("bibliography")
    if "CITATIONS" in fixture:
        return document(Session(library, style), fixture["CITATIONS"], bibliography)
    engine = Engine(library, style)
    if bibliography:
        arrangement = arrange(engine, (), library)
        return entries(render_entries(engine, arrangement.ordered, arrangement))
    return "\n".join(citations(engine, library, fixture.get("CITATION-ITEMS")))


def citations(engine: Engine, library: Library, given: Any) -> Iterator[str]:
    groups = given or [[{"id": key} for key in arrange(engine, (), library).ordered]]
    clusters = [Cluster(tuple(map(read_cite, group))) for group in groups]
    arrangement = arrange(engine, clusters, library)
    for group, placed in zip(groups, arrangement.clusters, strict=True):
        yield one_citation(engine, arrangement, group, placed)


def one_citation(
    engine: Engine, arrangement: Arrangement, group: Any, placed: tuple[PlacedCite, ...]
) -> str:
    """A citation that says itself what position its cites have."""
    read = [(with_label(read_cite(cite)), cite) for cite in group]
    said = {key: position(cite) for key, cite in read}
    notes = {key: cite.get("first-reference-note-number", 0) for key, cite in read}
    cites = tuple(
        replace(one, positions=said[one.cite], first_note=int(notes[one.cite])) for one in placed
    )
    return write_suite(ClusterRenderer(engine).render(cites, arrangement))


def position(cite: Mapping[str, Any]) -> frozenset[str]:
    given = cite.get("position", 0)
    name = NUMBERED[given] if isinstance(given, int) else given
    near = POSITIONS["near-note"] if cite.get("near-note") else frozenset()
    return (POSITIONS[name] - (POSITIONS["first"] if near else frozenset())) | near


def document(session: Session, steps: Any, bibliography: bool) -> str:
    """The document after the last of its edits."""
    known: dict[str, Cluster] = {}
    changed: set[int] = set()
    for citation, before, after in steps:
        note = citation.get("properties", {}).get("noteIndex", 0)
        key = citation["citationID"]
        known[key] = Cluster(tuple(map(read_cite, citation["citationItems"])), note, id=key)
        for other, number in (*before, *after):
            if known[other].note != number:
                known[other] = replace(known[other], note=number)
        order = [known[other] for other, _ in (*before, (key, note), *after)]
        changed = {one.index for one in session.update(order)} | {len(before)}
    if bibliography:
        return entries(session.bibliography())
    return "\n".join(
        f"{'>>' if index in changed else '..'}[{index}] {write_suite(markup)}"
        for index, markup in enumerate(session.citations)
    )


def entries(bibliography: Bibliography) -> str:
    return SUITE.bibliography(bibliography)


def read_cite(data: Mapping[str, Any]) -> Cite:
    mode = "normal"
    if data.get("author-only"):
        mode = "author-only"
    elif data.get("suppress-author"):
        mode = "suppress-author"
    return Cite(
        str(data["id"]),
        str(data.get("locator", "")),
        str(data.get("label", "")),
        str(data.get("prefix", "")),
        str(data.get("suffix", "")),
        mode,
    )


def read_item(data: Mapping[str, Any]) -> Item:
    fields = {
        name: read_value(name, value)
        for name, value in data.items()
        if name not in ("id", "type") and value is not None
    }
    return Item(str(data["id"]), str(data.get("type", "document")), fields)


def read_value(name: str, value: Any) -> Any:
    kind = kind_of(name)
    if kind == "name":
        return tuple(map(read_name, value))
    if kind == "date":
        return read_date(value)
    return value


def read_name(data: Mapping[str, Any]) -> Name:
    get = data.get
    if get("isInstitution") and not get("given"):
        return Name(literal=str(get("family") or get("literal", "")))
    return Name(
        family=str(get("family", "")),
        given=str(get("given", "")),
        non_dropping_particle=str(get("non-dropping-particle", "")),
        dropping_particle=str(get("dropping-particle", "")),
        suffix=str(get("suffix", "")),
        literal=str(get("literal", "")),
        comma_suffix=bool(get("comma-suffix")),
        static_ordering=bool(get("static-ordering")),
        parse_names=bool(get("parse-names", True)),
    )


def outcome(path: Path) -> dict[str, str]:
    try:
        return {"out": render(read_fixture(path))}
    except Exception:
        return {"error": traceback.format_exc()}


def main(folder: str, out: str, *names: str) -> None:
    paths = sorted(Path(folder).glob("*.txt"))
    chosen = [path for path in paths if not names or path.stem in names]
    results = {path.stem: outcome(path) for path in chosen}
    Path(out).write_text(json.dumps(results, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
