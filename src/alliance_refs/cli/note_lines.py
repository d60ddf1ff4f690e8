"""A document's notes as lines for people.

In: a document. Out: a head line, then for each note its place, and for each citation its
form, its work or what keeps it open, its words, and why it is believed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alliance_refs.api import Document
from alliance_refs.cli.lines import Line, Words, line
from alliance_refs.cli.messages import counted
from alliance_refs.cli.options import open_references
from alliance_refs.cli.selection import chosen_blocks, chosen_notes
from alliance_refs.model import Citation, Note
from alliance_refs.spans import Source

# The longest name of a form is "cross-ref".
_FORM_WIDTH = 9
_CITATION_INDENT = 2
_DETAIL_INDENT = _CITATION_INDENT + _FORM_WIDTH + 2

_OPEN_LOOKS = {"ambiguous": "bold yellow", "unresolved": "bold red"}


def document_lines(document: Document, only: str | None = None) -> Iterator[Line]:
    """The lines of one document, with `only` those of some notes (see `selection`)."""
    yield line(Words(document.source.name, "bold"), f": {_totals(document)}")
    for note in chosen_notes(document, only):
        yield line()
        yield line(*_note_head(note, document.source))
        yield from _citation_lines(note.citations)
        if note.commentary:
            yield line(
                Words("commentary".ljust(_FORM_WIDTH + 2), "magenta"),
                note.commentary,
                indent=_CITATION_INDENT,
                hang=_FORM_WIDTH + 2,
            )
    for block in chosen_blocks(document, only):
        at = document.source.place(block.passage.span.start).line
        yield line()
        yield line(Words(block.heading or block.kind, "bold"), Words(f"  line {at}", "dim"))
        yield from _citation_lines(block.citations)


def _totals(document: Document) -> str:
    """What was found in all, in a few words."""
    citations = document.citations
    totals = [
        counted(len(document.notes), "note"),
        counted(len(citations), "citation"),
        counted(len(document.works), "work"),
    ]
    still_open = open_references(citations)
    return ", ".join([*totals, f"{still_open} open"] if still_open else totals)


def _note_head(note: Note, source: Source) -> Iterator[Words]:
    yield Words(f"note {note.number}", "bold")
    if note.section:
        yield Words(f" ({note.section})")
    yield Words(f"  line {source.place(note.span.start).line}", "dim")
    calls = [str(source.place(marker.span.start).line) for marker in note.markers]
    if calls:
        yield Words(f", called on {'line' if len(calls) == 1 else 'lines'} ", "dim")
        yield Words(", ".join(calls), "dim")
    else:
        yield Words(", never called", "yellow")


def _citation_lines(citations: Sequence[Citation]) -> Iterator[Line]:
    for citation in citations:
        form = Words(citation.form.ljust(_FORM_WIDTH) + "  ", "green")
        yield line(form, *_meaning(citation), indent=_CITATION_INDENT)
        signal = Words(f"{citation.signal} ", "italic") if citation.signal else Words("")
        yield line(signal, citation.text, indent=_DETAIL_INDENT)
        yield line(Words(_why(citation), "dim"), indent=_DETAIL_INDENT)


def _meaning(citation: Citation) -> Iterator[Words]:
    """The work's key and what is cited of it, or what keeps the citation open."""
    found = citation.resolution
    if found.key:
        yield Words(found.key, "bold cyan")
    else:
        yield Words(found.status, _OPEN_LOOKS.get(found.status, ""))
        if found.candidates:
            yield Words(": " + " or ".join(found.candidates))
    if citation.locator:
        yield Words(f"  {citation.label or 'page'} {citation.locator}")


def _why(citation: Citation) -> str:
    """The reason or rule behind the resolution, and how sure both readings are."""
    found = citation.resolution
    why = found.reason or (found.evidence.rule if found.evidence else "")
    sure = [f"sure {found.evidence.confidence:.2f}"] if found.key and found.evidence else []
    if citation.evidence:
        sure.append(f"read with {citation.evidence.confidence:.2f}")
    return f"{why} ({'; '.join(sure)})" if sure else why
