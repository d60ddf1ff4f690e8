"""Every file of cases/: a document, a line of dashes, what is found in it.

What is found is written one line each:

    1 full hass-1995: R. Hass, "Paradigm Lost," 12 @ 12     note, form, key, text, locator
    1 says: The war was over.                                commentary
    [source] full kpr-2003: Korea Peace Report, 2003         a citation outside notes
    ? ambiguous kim-2001 kim-2003                            after a citation not resolved
    ? doubtful: the note before it cites 2 works             after one that may mean another work
    ! marker-without-note 3:14                               a diagnostic and its place

A first line "marks: 1 2 2" says which notes the text calls, where a case is about that.

`deviations.txt` lists the cases that are read wrongly, each with its reason; a case in the list
that is read rightly fails, so that the list stays true.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from alliance_refs.documents import open_document, read_document
from alliance_refs.model import Apparatus, Citation, Document
from alliance_refs.notes import analyse
from alliance_refs.notes.finding.clusters import in_figures
from alliance_refs.spans import Source, Span
from documents.packages import package, sections

CASES = sorted((Path(__file__).parent / "cases").iterdir())


def deviations() -> dict[str, str]:
    """The reason for each case that is known to be read wrongly."""
    lines = (Path(__file__).parent / "deviations.txt").read_text("utf-8").splitlines()
    pairs = (line.partition(" ") for line in lines if line and not line.startswith("#"))
    return {name: reason for name, _, reason in pairs}


KNOWN = deviations()


def split(path: Path) -> tuple[str, list[str]]:
    document, _, expected = path.read_text("utf-8").partition("\n-----\n")
    return document, expected.strip().splitlines()


def found(apparatus: Apparatus) -> Iterator[str]:
    for note in apparatus.notes:
        name = f"{note.section}/{note.number}" if note.section else note.number
        yield from (line for citation in note.citations for line in shown(name, citation))
        if note.commentary:
            yield f"{name} says: {note.commentary}"
    for block in apparatus.blocks:
        for citation in block.citations:
            yield from shown(f"[{block.kind}]", citation)
    for diagnostic in apparatus.diagnostics:
        if not diagnostic.code.endswith("-reference"):
            assert diagnostic.where is not None
            yield f"! {diagnostic.code} {diagnostic.where.line}:{diagnostic.where.column}"


def marks_of(apparatus: Apparatus) -> str:
    return " ".join(("marks:", *(marker.number for marker in apparatus.markers)))


def shown(where: str, citation: Citation) -> Iterator[str]:
    signal = f" ({citation.signal})" if citation.signal else ""
    locator = f" @ {citation.label} {citation.locator}" if citation.locator else ""
    yield f"{where}{signal} {citation.form} {citation.key or '-'}: {citation.text}{locator}"
    resolution = citation.resolution
    if resolution.status != "resolved":
        yield " ".join(("?", resolution.status, *resolution.candidates))
    elif resolution.reason:
        yield f"? doubtful: {resolution.reason}"


FORMATS = {
    ".md": "markdown",
    ".txt": "text",
    ".html": "html",
    ".tex": "latex",
    ".rst": "rst",
    ".xml": "xml",
}


def read(path: Path, text: str) -> Document:
    """The document of a case; a zipped one is packed from the parts that the case lists."""
    format = FORMATS.get(path.suffix)
    if format:
        return read_document(Source(text, path.name), format)
    with TemporaryDirectory() as folder:
        file = Path(folder) / path.name
        file.write_bytes(package(sections(text)))
        return open_document(file)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_is_found(path: Path) -> None:
    text, expected = split(path)
    apparatus = analyse(read(path, text))
    marks = [marks_of(apparatus)] if expected and expected[0].startswith("marks:") else []
    told = [*marks, *found(apparatus)]
    if path.stem in KNOWN:
        assert told != expected, f"{path.stem} is read rightly: take it from deviations.txt"
        pytest.xfail(KNOWN[path.stem])
    assert told == expected


def test_deviations_name_cases_and_reasons() -> None:
    assert set(KNOWN) <= {path.stem for path in CASES}
    assert all(KNOWN.values()), "every deviation has its reason"


@pytest.mark.parametrize(
    "path", [path for path in CASES if path.suffix in (".md", ".txt")], ids=lambda path: path.stem
)
def test_spans_cut_the_words_they_claim(path: Path) -> None:
    found = read(path, split(path)[0])
    document, apparatus = found.source.text, analyse(found)
    parts = [*apparatus.notes, *apparatus.blocks]
    for citation in (citation for part in parts for citation in part.citations):
        assert words(citation.span.cut(document)) == words(citation.text)
    for marker in apparatus.markers:
        cut = in_figures(marker.span.cut(document).replace("\\", ""))
        assert (
            marker.number in cut or cut.startswith("^[") or "-" in cut or "–" in cut or cut == "l"
        )


def words(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def test_a_span_of_no_size_is_empty() -> None:
    assert Span(3, 3).cut("Seoul") == ""
