"""The public API as a user types it, for the type checker alone: nothing here is run."""

from __future__ import annotations

from pathlib import Path

import alliance_refs as refs


def read_a_document(path: Path) -> list[str]:
    document: refs.Document = refs.read(path, format="markdown", encoding="utf-8")
    lines: list[str] = []
    for note in document.notes:
        number: str = note.number
        for citation in note.citations:
            resolution: refs.Resolution = citation.resolution
            key: str | None = citation.key
            span: refs.Span = citation.span
            lines.append(f"{number} {key} {resolution.status} {span.cut(document.source.text)}")
        lines.append(note.commentary)
    markers: tuple[refs.Marker, ...] = document.markers
    return [*lines, *(marker.number for marker in markers)]


def explain_a_field(library: refs.Library) -> str:
    item: refs.Item = library["hirschman-1970"]
    absent: refs.Item | None = library.get("absent")
    assert library.get("absent", item) is item and absent is None
    authors: tuple[refs.Name, ...] = item["author"]
    issued: refs.Date = item["issued"]
    evidence: refs.Evidence | None = item.evidence.get("publisher")
    return f"{authors[0].family} {issued} {evidence} {item.explain('publisher')}"


def write_in_every_way(document: refs.Document, folder: Path) -> tuple[refs.Diagnostic, ...]:
    library: refs.Library = document.library(provenance=True)
    losses = library.write(folder / "refs.bib")
    bibliography: refs.Bibliography = refs.bibliography(library, style="apa", locale="en-GB")
    (folder / "refs.html").write_text(bibliography.html(links=True), encoding="utf-8")
    (folder / "refs.md").write_text(bibliography.markdown(), encoding="utf-8")
    (folder / "refs.txt").write_text(str(bibliography), encoding="utf-8")
    return losses


def cite_by_hand(library: refs.Library) -> tuple[str, ...]:
    clusters = [
        refs.Cluster((refs.Cite("kim-2003", locator="12", label="page"),), note=1),
        refs.Cluster((refs.Cite("kim-2003"), refs.Cite("lee-2000")), note=2),
    ]
    return refs.cite(library, clusters, style="chicago-notes-bibliography", format="html")


def parse_and_replace(text: str) -> refs.Item:
    item: refs.Item = refs.parse(text, key="harrison-2003")
    return item.replace(publisher_place="Seoul", page=None)


def report(path: str) -> list[str]:
    try:
        found: tuple[refs.Diagnostic, ...] = refs.check(refs.read(path))
    except refs.RefsError as error:
        return [str(error)]
    return [f"{one.where}: {one.code}: {one.message} {one.hint}" for one in found]


def find_a_style() -> str:
    return refs.styles("chicago notes", limit=1)[0].name


def read_text_and_files(path: Path) -> list[str]:
    citations: tuple[refs.Citation, ...] = refs.read_text("So.[^1]\n\n[^1]: Ibid.").citations
    library = refs.Library.read(path, encoding="utf-8")
    return [*(citation.text for citation in citations), *library, library.format("biblatex")]
