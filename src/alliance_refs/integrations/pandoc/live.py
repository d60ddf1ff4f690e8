"""The other filter: a pandoc document with notes typed by hand in, one with live citations out.

In: the JSON that pandoc gives a filter. Out: the same document, whose notes are `Cite`
elements where they cite, and whose metadata names the works. Notes of citations alone
become citations of the text; other notes stay notes, with their words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from alliance_refs import notes
from alliance_refs.csl.locales.locale import make_locale
from alliance_refs.errors import Diagnostic, UnreadableInput
from alliance_refs.formats.merge import merge
from alliance_refs.integrations.cited_volumes import with_cited_volumes
from alliance_refs.integrations.live_notes import LiveNote, cited_keys, live_notes
from alliance_refs.integrations.pandoc.document import library_of, read_document, write_document
from alliance_refs.integrations.pandoc.linked_notes import make_true_notes
from alliance_refs.integrations.pandoc.metadata import read_metadata
from alliance_refs.integrations.pandoc.prose import Prose, read_prose
from alliance_refs.integrations.pandoc.references import meta_references
from alliance_refs.integrations.pandoc.rewriting import Rewriting
from alliance_refs.model import Apparatus, Library

Json = Any
Notice = Callable[[Diagnostic], None]


class LiveDocument(NamedTuple):
    """The document as JSON, and the works that became live."""

    text: str
    library: Library


def live_text(
    text: str,
    notice: Notice,
    folder: Path | None = None,
    *,
    bibliography: str = "",
    keep_notes: bool = False,
) -> LiveDocument:
    """The document with live citations.

    The works go into the metadata (`references`), unless `bibliography` names a file that the
    caller writes them to. A work that the document's own bibliography holds keeps its key
    there. `keep_notes` leaves every note a note. `notice` is told of each citation that stays
    as typed. Raises `UnreadableInput` when the text is no pandoc document.
    """
    document = read_document(text)
    try:
        return _live(document, notice, folder or Path(), bibliography, keep_notes=keep_notes)
    except RecursionError as error:
        raise UnreadableInput("this pandoc document is nested too deep") from error


def _live(
    document: dict[str, Json], notice: Notice, folder: Path, bibliography: str, *, keep_notes: bool
) -> LiveDocument:
    settings = read_metadata(document["meta"])
    prose = _prose(document["blocks"], settings.locale or "")
    found = with_cited_volumes(notes.analyse(prose.document))
    planned = live_notes(found, prose.document.source, prose.live)
    for flaw in (flaw for one in planned for flaw in one.kept):
        notice(flaw)
    known = library_of(settings, folder, notice)
    keys, library = _works(found, planned, known)
    rewriting = Rewriting(prose, found, keys, make_locale(settings.locale or "en-US"), keep_notes)
    for flaw in rewriting.rewrite(document["blocks"], planned):
        notice(flaw)
    _put_works(document["meta"], library, bibliography)
    return LiveDocument(write_document(document), library)


def _prose(blocks: list[Json], language: str) -> Prose:
    try:
        make_true_notes(blocks)
        return read_prose(blocks, language)
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        # An element that is not of the shape that pandoc gives it.
        raise UnreadableInput(f"this is not a pandoc document: {error!r}") from error


def _works(
    found: Apparatus, planned: Sequence[LiveNote], known: Library
) -> tuple[dict[str, str], Library]:
    """What each work is called in the document, and the works that it did not hold yet."""
    cited = Library(found.works[key] for key in cited_keys(planned))
    merged = merge([known, cited])
    return merged.keys[1], Library(item for key, item in merged.library.items() if key not in known)


def _put_works(meta: dict[str, Json], library: Library, bibliography: str) -> None:
    """Names the works in the metadata, behind those that are there."""
    if not library:
        return
    name = "bibliography" if bibliography else "references"
    there = meta.get(name)
    listed = there["c"] if there and there.get("t") == "MetaList" else [there] if there else []
    new = [{"t": "MetaString", "c": bibliography}] if bibliography else meta_references(library)
    meta[name] = {"t": "MetaList", "c": [*listed, *new]}
