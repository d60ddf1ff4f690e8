"""The stages joined: what a user imports.

    read a document -> its notes, citations and works -> a library -> a bibliography

The values are those of `model`; the classes here add the verbs that need the stages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Self

from alliance_refs import csl, documents, formats, model, notes, parsing, writers
from alliance_refs.errors import Diagnostic
from alliance_refs.files import read_file, write_file
from alliance_refs.spans import Source
from alliance_refs.text.keys import DEFAULT_PATTERN, make_key

DEFAULT_STYLE = "chicago-notes-bibliography"


class Bibliography(model.Bibliography):
    """Rendered entries that can be written in every output format."""

    def write(self, format: str = "text", *, links: bool = False) -> str:
        """The whole list in an output format ("text", "html", "markdown", "latex", ...).

        `links` makes DOIs and URLs links where the format knows them. Raises
        `UnknownFormat` for other names.
        """
        return writers.write_bibliography(self, format, links=links)

    def text(self) -> str:
        """The list as plain text, one entry a paragraph."""
        return self.write("text")

    def html(self, *, links: bool = True) -> str:
        """The list as HTML, safe to put into a page."""
        return self.write("html", links=links)

    def markdown(self, *, links: bool = False) -> str:
        """The list as Markdown."""
        return self.write("markdown", links=links)

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return self.html()


class Library(model.Library):
    """Items by key that can be read, written and rendered.

    >>> library = Library.parse('[{"id": "cumings-2010", "type": "book"}]', "csl-json")
    >>> list(library)
    ['cumings-2010']
    """

    @classmethod
    def read(cls, path: str | Path, format: str | None = None, encoding: str | None = None) -> Self:
        """The library of a file (.bib, .json, ...); `format` overrules the suffix.

        What cannot be read is kept in `failed`, with its reason in `diagnostics`. Raises
        `UnreadableInput` and `UnknownFormat`.
        """
        name = format or formats.format_for(str(path)).name
        return cls._of(formats.read_library(read_file(path, encoding, fallback="cp1252"), name))

    @classmethod
    def parse(cls, text: str, format: str, name: str = "<text>") -> Self:
        """The library of a text in a named format; raises as `read` does."""
        return cls._of(formats.read_library(Source(text, name), format))

    @classmethod
    def _of(cls, library: model.Library) -> Self:
        if isinstance(library, cls):
            return library
        return cls(library.values(), failed=library.failed, diagnostics=library.diagnostics)

    def write(self, path: str | Path, format: str | None = None) -> tuple[Diagnostic, ...]:
        """Writes the library to a file; says what the format could not hold.

        Raises `UnwritableOutput` (then nothing is changed) and `UnknownFormat`.
        """
        written = formats.write_library(self, format or formats.format_for(str(path)).name)
        write_file(path, written.text)
        return written.losses

    def format(self, format: str) -> str:
        """The library as text in a named format ("biblatex", "csl-json", ...)."""
        return formats.write_library(self, format).text

    def bibliography(
        self, style: str | Path = DEFAULT_STYLE, locale: str | None = None
    ) -> Bibliography:
        """All items as a bibliography; see `bibliography`."""
        return bibliography(self, style, locale)

    def _repr_html_(self) -> str:
        return self.bibliography().html()


class Document:
    """A document that was read: its notes, its citations, the works it cites.

    Nothing is analysed before it is asked for.
    """

    def __init__(self, document: model.Document, key_pattern: str = DEFAULT_PATTERN) -> None:
        self.blocks_of_text = document.blocks
        self.source = document.source
        self.format = document.format
        self._document = document
        self._key_pattern = key_pattern

    def __repr__(self) -> str:
        return f"<Document {self.source.name!r}: {len(self.notes)} notes, {len(self.works)} works>"

    @cached_property
    def apparatus(self) -> model.Apparatus:
        """All that was found, as one value."""
        return notes.analyse(self._document, self._key_pattern)

    def analyse(self, progress: notes.Progress | None = None) -> model.Apparatus:
        """The apparatus, `progress` being told how many notes are read, of how many."""
        if "apparatus" not in self.__dict__:
            self.__dict__["apparatus"] = notes.analyse(self._document, self._key_pattern, progress)
        return self.apparatus

    @property
    def notes(self) -> tuple[model.Note, ...]:
        """The notes, in order."""
        return self.apparatus.notes

    @property
    def markers(self) -> tuple[model.Marker, ...]:
        """The calls for notes in the running text, in order."""
        return self.apparatus.markers

    @property
    def blocks(self) -> tuple[model.CitationBlock, ...]:
        """Citations outside notes: reading lists, source lines, bibliographies."""
        return self.apparatus.blocks

    @property
    def citations(self) -> tuple[model.Citation, ...]:
        """Every citation, in the order of the document."""
        parts: list[model.Note | model.CitationBlock] = [*self.notes, *self.blocks]
        found = [citation for part in parts for citation in part.citations]
        return tuple(sorted(found, key=lambda citation: citation.span))

    @property
    def works(self) -> Mapping[str, model.Item]:
        """The works cited, by key, in order of first citation."""
        return self.apparatus.works

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was noticed, in the order of the document."""
        return self.apparatus.diagnostics

    def occurrences(self, key: str) -> tuple[model.Occurrence, ...]:
        """Every place where the work is cited."""
        return self.apparatus.occurrences.get(key, ())

    def library(self, *, provenance: bool = False) -> Library:
        """One item for each distinct work, in order of first citation.

        With `provenance` each item says in `custom` which document and notes cite it.
        """
        items = self.works.values()
        return Library(map(self._with_provenance, items) if provenance else items)

    def _with_provenance(self, item: model.Item) -> model.Item:
        places = [
            f"note {place.note}" if place.note else place.section
            for place in self.occurrences(item.key)
        ]
        document = Path(self.source.name).name
        return item.replace(custom={"provenance": [{"document": document, "cited-in": places}]})

    def clusters(self) -> tuple[model.Cluster, ...]:
        """A cluster for each note that cites a resolved work, in order."""
        return tuple(_clusters(self.notes))

    def bibliography(
        self, style: str | Path = DEFAULT_STYLE, locale: str | None = None
    ) -> Bibliography:
        """The works cited, as a bibliography; see `bibliography`."""
        return bibliography(self.library(), style, locale)


def _clusters(found: Iterable[model.Note]) -> Iterator[model.Cluster]:
    for count, note in enumerate(found, 1):
        cites = tuple(
            model.Cite(citation.key, citation.locator, citation.label)
            for citation in note.citations
            if citation.key
        )
        if cites:
            number = int(note.number) if note.number.isdecimal() else count
            yield model.Cluster(cites, note=number)


def read(
    path: str | Path,
    *,
    format: str | None = None,
    encoding: str | None = None,
    key_pattern: str = DEFAULT_PATTERN,
) -> Document:
    """The document in a file; `format` ("markdown", "docx", ...) overrules the suffix.

    Raises `UnreadableInput`, `UnknownFormat`, and `MissingExtra` for a PDF without `[pdf]`.
    """
    return Document(documents.open_document(path, format, encoding), key_pattern)


def read_text(
    text: str | bytes,
    *,
    format: str = "markdown",
    name: str = "<text>",
    key_pattern: str = DEFAULT_PATTERN,
) -> Document:
    """The document in a text, or in the bytes of a file of any format.

    >>> document = read_text("It fell.[^1]\\n\\n[^1]: Selig Harrison, *Korean End Game* (Seoul: Sam-in, 2003).")
    >>> [work["title"] for work in document.works.values()]
    ['Korean End Game']
    """
    if isinstance(text, bytes):
        document = documents.read_data(text, name, format)
    else:
        document = documents.read_document(Source(text, name), format)
    return Document(document, key_pattern)


def parse(text: str, *, key: str | None = None) -> model.Item:
    """The item of one citation, every field with its evidence.

    Emphasis may be typed (`*so*`). What the text does not say stays empty. `key` is made
    from author and year when none is given.

    >>> item = parse("Selig Harrison, *Korean End Game* (Seoul: Sam-in, 2003).")
    >>> item.key, item["publisher-place"], item["publisher"]
    ('harrison-2003', 'Seoul', 'Sam-in')
    """
    passage = documents.read_typed(model.plain_passage(text)).squeeze()
    item = parsing.parse_citation(passage).item
    return item.replace(key=make_key(item) if key is None else key)


def bibliography(
    library: Mapping[str, model.Item],
    style: str | Path = DEFAULT_STYLE,
    locale: str | None = None,
    keys: Iterable[str] | None = None,
) -> Bibliography:
    """The items as a bibliography in a CSL style, sorted as the style wants.

    `style` is a name ("apa"), a path or the text of a style; `locale` such as "de-DE"
    overrules the style's own. Raises `UnknownStyle` (with near names), `StyleError`, and
    `UnknownItem` for a key that the library does not hold.
    """
    chosen = library if keys is None else {key: library[key] for key in keys}
    found = csl.Processor(chosen, style, locale).bibliography()
    return Bibliography(found.entries, found.layout, found.locale, found.diagnostics)


def cite(
    library: Mapping[str, model.Item],
    clusters: Sequence[model.Cluster],
    style: str | Path = DEFAULT_STYLE,
    locale: str | None = None,
    format: str = "text",
) -> tuple[str, ...]:
    """The citations of a whole text, one for each cluster, in order.

    Positions (ibid.), disambiguation and collapsing follow the style over all clusters.
    Raises as `bibliography` does.
    """
    rendered = csl.Processor(library, style, locale).citations(clusters)
    return tuple(writers.write_markup_as(markup, format) for markup in rendered)


def styles(query: str = "", limit: int = 20) -> tuple[csl.StyleName, ...]:
    """CSL styles whose name or title fits the words of `query`, the best first."""
    return csl.search_styles(query, limit)


def check(document: Document) -> tuple[Diagnostic, ...]:
    """What is wrong in a document's notes: marks without notes, open back-references, ...

    In the order of the document; empty when nothing was noticed.
    """
    return document.diagnostics
