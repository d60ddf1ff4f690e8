"""The filter: a pandoc document with citations in, the same document formatted out.

In: the JSON that pandoc gives a filter. Out: JSON whose `Cite` elements hold what the style
shows, notes where the style has notes, and the bibliography (pandoc manual, Citations).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from alliance_refs import csl
from alliance_refs.collector import collector_paused
from alliance_refs.errors import Diagnostic, UnreadableInput
from alliance_refs.files import read_file
from alliance_refs.formats import format_for, read_library
from alliance_refs.integrations.pandoc.abbreviations import abbreviate
from alliance_refs.integrations.pandoc.cites import Found, find_cites
from alliance_refs.integrations.pandoc.lists import put_list
from alliance_refs.integrations.pandoc.metadata import Settings, cited_texts, read_metadata
from alliance_refs.integrations.pandoc.shown import Showing, show_citation
from alliance_refs.integrations.scopes import Press, Scope
from alliance_refs.model import Item, Library
from alliance_refs.spans import Source

Notice = Callable[[Diagnostic], None]


def filter_text(text: str, notice: Notice, folder: Path | None = None) -> str:
    """The document with its citations formatted, as JSON.

    `notice` is told of keys that no work has and of flaws in the bibliography files, which
    are looked for in `folder` (the working folder without it). Raises `UnreadableInput`
    when the text is no pandoc document or a file is missing, and `UnknownStyle` and
    `StyleError` for its style.
    """
    document = read_document(text)
    with collector_paused():
        _format(document, notice, folder or Path())
    return write_document(document)


def read_document(text: str) -> dict[str, Any]:
    """The document that pandoc gave; raises `UnreadableInput` when it is none."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(f"this is not a pandoc document (use -t json): {error}") from error
    blocks = document.get("blocks") if isinstance(document, dict) else None
    if not isinstance(blocks, list) or not isinstance(document.setdefault("meta", {}), dict):
        raise UnreadableInput("this is not a pandoc document: it has no blocks (use -t json)")
    return dict(document)


def write_document(document: dict[str, Any]) -> str:
    """The document as pandoc takes it back."""
    return json.dumps(document, ensure_ascii=False)


def _format(document: dict[str, Any], notice: Notice, folder: Path) -> None:
    settings = read_metadata(document["meta"])
    style = csl.load_style(_style(settings.style, folder), settings.locale)
    library = library_of(settings, folder, notice)
    if settings.abbreviations:
        library = abbreviate(library, folder / settings.abbreviations)
    texts = [*cited_texts(document["meta"]), document["blocks"]]
    found = find_cites(texts, notes=style.ast.class_ == "note")
    for flaw in _missing(found, library):
        notice(flaw)
    clusters = [cluster for one in found for cluster in one.clusters()]
    press = Press(library, style)
    scope = Scope(press, clusters, _uncited(settings, library))
    entries = scope.entries()
    linked = {entry.key for entry in entries.entries} if settings.link_citations else set()
    quoted = press.engine.locale.punctuation_in_quote
    showing = Showing(linked, settings.notes_after_punctuation, quoted)
    first = len(clusters)
    for one in reversed(found):
        first -= len(one.clusters())
        show_citation(one, scope, first, showing)
    if not settings.suppressed:
        put_list(document["blocks"], entries, settings)


def _style(name: str, folder: Path) -> str:
    """A style file as a path; the name of an installed style where there is no such file."""
    if name.endswith(".csl") and "://" not in name:
        path = folder / name
        return str(path) if path.exists() else path.stem
    return name


def library_of(settings: Settings, folder: Path, notice: Notice) -> Library:
    """The works typed in the metadata, then those of the files; the first of a key stays."""
    found = []
    if settings.references:
        found.append(read_library(Source(settings.references, "references"), "csl-json"))
    for name in settings.files:
        source = read_file(folder / name, fallback="cp1252")
        found.append(read_library(source, format_for(name).name))
    whole = Library(item for library in found for item in library.values())
    for flaw in (flaw for library in (*found, whole) for flaw in library.diagnostics):
        notice(flaw)
    return whole


def _uncited(settings: Settings, library: Mapping[str, Item]) -> Iterable[str]:
    return tuple(library) if "*" in settings.nocite else settings.nocite


def _missing(found: Iterable[Found], library: Mapping[str, Item]) -> Iterator[Diagnostic]:
    keys = dict.fromkeys(cite.key for one in found for cite in one.cites)
    for key in keys:
        try:
            library[key]
        except KeyError as error:
            yield Diagnostic("unknown-item", str(error))
