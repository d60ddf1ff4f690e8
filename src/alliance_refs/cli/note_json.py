"""A document's notes as JSON for programs.

In: a document. Out: an object with `document`, `notes`, `blocks`, `works` (CSL-JSON by
key) and `findings`. Spans count code points of the source, half-open.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from alliance_refs.api import Document
from alliance_refs.cli.findings import finding_json
from alliance_refs.cli.selection import chosen_blocks, chosen_notes
from alliance_refs.formats.csl_data.items import item_to_csl
from alliance_refs.model import Citation, CitationBlock, Evidence, Note
from alliance_refs.spans import Source


def document_json(document: Document, only: str | None = None) -> dict[str, Any]:
    """The object for one document, with `only` some notes of it (see `selection`)."""
    return {
        "document": document.source.name,
        "notes": [_note(note, document.source) for note in chosen_notes(document, only)],
        "blocks": [_block(block) for block in chosen_blocks(document, only)],
        "works": {key: item_to_csl(item) for key, item in document.works.items()},
        "findings": [finding_json(found) for found in document.diagnostics],
    }


def _note(note: Note, source: Source) -> dict[str, Any]:
    return {
        "number": note.number,
        "section": note.section,
        "line": source.place(note.span.start).line,
        "span": [*note.span],
        "text": note.text,
        "called": [
            {"line": source.place(marker.span.start).line, "span": [*marker.span]}
            for marker in note.markers
        ],
        "citations": _citations(note.citations),
        "commentary": note.commentary,
    }


def _block(block: CitationBlock) -> dict[str, Any]:
    return {
        "kind": block.kind,
        "heading": block.heading,
        "span": [*block.passage.span],
        "text": block.text,
        "citations": _citations(block.citations),
    }


def _citations(citations: Sequence[Citation]) -> list[dict[str, Any]]:
    return [_citation(citation) for citation in citations]


def _citation(citation: Citation) -> dict[str, Any]:
    found = citation.resolution
    return {
        "text": citation.text,
        "span": [*citation.span],
        "form": citation.form,
        "signal": citation.signal,
        "locator": citation.locator,
        "label": citation.label,
        "status": found.status,
        "key": found.key,
        "candidates": [*found.candidates],
        "reason": found.reason,
        "why": _evidence(found.evidence),
        "reading": _evidence(citation.evidence),
        "says": item_to_csl(citation.item),
    }


def _evidence(evidence: Evidence | None) -> dict[str, Any] | None:
    if evidence is None:
        return None
    return {"rule": evidence.rule, "confidence": evidence.confidence}
