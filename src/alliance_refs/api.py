"""The stages joined: what a user imports.

    read a document -> its notes, citations and works -> a library -> a bibliography

The values are those of `model`; the classes here add the verbs that need the stages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Self, cast

from alliance_refs import csl, documents, formats, model, notes, writers
from alliance_refs.consistency import inconsistencies
from alliance_refs.csl.locales.locale import is_known_language
from alliance_refs.errors import Diagnostic
from alliance_refs.files import decode, read_file, write_file
from alliance_refs.formats.merge import Merged, merge
from alliance_refs.printed import Bibliography as Bibliography
from alliance_refs.soundness import unsound
from alliance_refs.spans import Source
from alliance_refs.text.keys import DEFAULT_PATTERN
from alliance_refs.works import Works as Works
from alliance_refs.works import by_key, listed_clusters, listed_keys, open_as_document

DEFAULT_STYLE = "chicago-notes-bibliography"


class Library(model.Library):
    """Items by key, in order, that can be read, written and rendered.

    A read-only mapping; `failed` holds what could not be read, with the text as it stood,
    and `diagnostics` what was noticed. A key that is not there raises `UnknownItem`, a
    `KeyError` that suggests near keys.

    >>> library = Library.parse('[{"id": "cumings-2010", "type": "book"}]', "csl-json")
    >>> list(library)
    ['cumings-2010']
    """

    @classmethod
    def read(cls, path: str | Path, format: str | None = None, encoding: str | None = None) -> Self:
        """The library of a file (.bib, .json, ...); `format` overrules the suffix.

        What cannot be read is kept in `failed`, with its reason in `diagnostics`. Without
        `encoding` the file is UTF-8, or what its byte-order mark says, or Windows-1252 when it
        is neither. Raises `UnreadableInput` when there is no such file or it is not of its
        format at all, and `UnknownFormat`.
        """
        name = format or formats.format_for(str(path)).name
        return cls._of(formats.read_library(read_file(path, encoding, fallback="cp1252"), name))

    @classmethod
    def parse(cls, text: str | bytes, format: str, name: str = "<text>") -> Self:
        """The library of a text, or of a file's bytes, in a named format; raises as `read` does.

        `name` is what diagnostics call the text.

        >>> library = Library.parse("@book{kim, title = {Diplomacy}, year = 2001", "biblatex")
        >>> library["kim"]["issued"].year, [flaw.code for flaw in library.diagnostics]
        (2001, ['unclosed-entry'])
        """
        if isinstance(text, str):
            return cls._of(formats.read_library(Source(text, name), format))
        return cls._of(formats.read_library(decode(text, name, fallback="cp1252"), format))

    @classmethod
    def _of(cls, library: model.Library) -> Self:
        found = cls(library.values(), failed=library.failed, diagnostics=library.diagnostics)
        found._origin = library
        return found

    # What the reader gave: it may remember the file's comments, order and spelling.
    _origin: model.Library | None = None

    def with_items(self, items: Iterable[model.Item]) -> Self:
        """The same library with other items; what failed, and the file it came from, is kept."""
        found = super().with_items(items)
        found._origin = self._origin
        return found

    @property
    def _to_write(self) -> model.Library:
        return self if self._origin is None else self._origin.with_items(self.values())

    def merge(self, *others: model.Library) -> Merged[Self]:
        """This library and others in one, each work once; nothing is overwritten in silence.

        Returns `library` (of this class), `keys` (for each library its old keys and what
        each is now called), `conflicts` as diagnostics, and the `failed` entries of the others.

        >>> one = Library.parse('[{"id": "kim", "type": "book", "DOI": "10.1000/x"}]', "csl-json")
        >>> two = Library.parse('[{"id": "k03", "type": "book", "DOI": "10.1000/x"}]', "csl-json")
        >>> one.merge(two).keys
        ({'kim': 'kim'}, {'k03': 'kim'})
        """
        return cast("Merged[Self]", merge([self, *others]))

    def write(self, path: str | Path, format: str | None = None) -> tuple[Diagnostic, ...]:
        """Writes the library to a file, in the format of its suffix unless `format` is given.

        Returns what the format could not hold: a diagnostic with the code
        "not-held-by-format" for each item and field, in order; empty when all was kept.
        Raises `UnwritableOutput` (then nothing is changed) and `UnknownFormat`.
        """
        written = formats.write_library(
            self._to_write, format or formats.format_for(str(path)).name
        )
        write_file(path, written.text)
        return written.losses

    def format(self, format: str) -> str:
        """The library as text in a named format ("biblatex", "csl-json", ...).

        What the format cannot hold is left out; `write` tells. Raises `UnknownFormat`, also
        for a format that can only be read.

        >>> print(Library([model.Item("kim-2001", "book", {"title": "Diplomacy"})]).format("biblatex"))
        @book{kim-2001,
          title = {Diplomacy},
        }
        <BLANKLINE>
        """
        return formats.write_library(self._to_write, format).text

    def bibliography(
        self, style: str | Path = DEFAULT_STYLE, locale: str | None = None
    ) -> Bibliography:
        """All items as a bibliography; see `bibliography`."""
        return bibliography(self, style, locale)

    def _repr_html_(self) -> str:
        return self.bibliography().html()

    def _repr_markdown_(self) -> str:
        return self.bibliography().markdown()


class Document:
    """A document that was read: its notes, its citations, the works it cites.

    `source` is the text as it stood, `blocks_of_text` the paragraphs, headings and notes
    that were made out in it, `format` what it was read as. All spans count code points of
    `source.text`. Nothing is analysed before it is asked for, and then once.

    >>> document = read_text("So.[1] Thus.[2]\\n\\n## Notes\\n\\n1 R. Hass, *Lost* (1995).\\n\\n2 Ibid.")
    >>> document
    <Document '<text>': 2 notes, 1 works>
    >>> [(citation.form, citation.key) for citation in document.citations]
    [('full', 'hass-1995'), ('ibid', 'hass-1995')]
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
        """All that was found, as one picklable value."""
        return notes.analyse(self._document, self._key_pattern)

    def analyse(self, progress: notes.Progress | None = None) -> model.Apparatus:
        """The apparatus; `progress(done, of)` is called as notes are read.

        Only the first call reads; later ones return what was found then.
        """
        if "apparatus" not in self.__dict__:
            self.__dict__["apparatus"] = notes.analyse(self._document, self._key_pattern, progress)
        return self.apparatus

    @property
    def notes(self) -> tuple[model.Note, ...]:
        """The notes, in order; each with its citations, its commentary and its markers."""
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

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What was noticed: see `check`."""
        return (*self.apparatus.diagnostics, *inconsistencies(self.apparatus, self.source))

    def occurrences(self, key: str) -> tuple[model.Occurrence, ...]:
        """Every place where the work is cited, in order; empty for a key not cited."""
        return self.apparatus.occurrences.get(key, ())

    def library(self, *, provenance: bool = False) -> Library:
        """One item for each distinct work, in order of first citation.

        With `provenance` each item says in `custom` which document and notes cite it:
        `{"provenance": [{"document": "memo.md", "cited-in": ["note 1", "note 4"]}]}`.
        """
        items = self.works.values()
        return Library(map(self._with_provenance, items) if provenance else items)

    def _with_provenance(self, item: model.Item) -> model.Item:
        places = [
            f"note {place.note}" if place.note else place.section
            for place in self.occurrences(item.key)
        ]
        document = Path(self.source.name).name
        custom = item.get("custom") or {}
        return item.replace(
            custom={**custom, "provenance": [{"document": document, "cited-in": places}]}
        )

    def clusters(self) -> tuple[model.Cluster, ...]:
        """A cluster for each note that cites a resolved work, in order, for `cite`.

        Locators are kept, signals and commentary are not. A note without a number of its own
        counts by its place.

        >>> read_text("So.^[R. Hass, *Lost* (1995), 12.]").clusters()
        (Cluster(cites=(Cite(key='hass-1995', locator='12', label='page', ...),), note=1, ...),)
        """
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

    `encoding` overrules what the file says of itself; UTF-8 where it says nothing.
    `key_pattern` makes the keys of its works, such as "{author}-{year}". Nothing but this
    file is opened. Raises `UnreadableInput`, `UnknownFormat`, `MissingExtra` for a PDF
    without `[pdf]`, and `ValueError` for a pattern with a field that there is not.
    """
    return Document(open_as_document(path, format, encoding), key_pattern)


def read_text(
    text: str | bytes,
    *,
    format: str = "markdown",
    encoding: str | None = None,
    name: str = "<text>",
    key_pattern: str = DEFAULT_PATTERN,
) -> Document:
    """The document in a text, or in the bytes of a file of any format.

    `encoding` is that of bytes, as in `read`; `name` is what messages call the document.
    Raises `UnknownFormat`, `UnreadableInput` for bytes that are not of the format, and what
    `read` raises besides.

    >>> document = read_text("It fell.[^1]\\n\\n[^1]: Selig Harrison, *Korean End Game* (Seoul: Sam-in, 2003).")
    >>> [work["title"] for work in document.works.values()]
    ['Korean End Game']
    """
    if not isinstance(text, str | bytes):
        raise TypeError("read_text takes a text or bytes; read takes the path of a file")
    if isinstance(text, bytes):
        document = documents.read_data(text, name, format, encoding)
    else:
        document = documents.read_document(Source(text, name), format)
    return Document(document, key_pattern)


def bibliography(
    library: Works,
    style: str | Path = DEFAULT_STYLE,
    locale: str | None = None,
    keys: Iterable[str] | None = None,
) -> Bibliography:
    """The items as a bibliography in a CSL style, sorted as the style wants.

    `style` is a name ("apa"), a path or the text of a style; `locale` such as "de-DE"
    overrules the style's own. `keys` chooses items; all are listed without it. Any mapping
    of keys to items will do as a library, and so will the items themselves. Raises
    `UnknownStyle` (with near names), `StyleError`, `UnreadableInput` for a style's file, and
    `UnknownItem` (or the mapping's own `KeyError`) for a key that the library does not hold.
    CSL 1.0.2, Bibliography.

    >>> kim = model.Item("kim", "book", {"title": "Diplomacy", "issued": model.Date.of(2001)})
    >>> print(bibliography([kim], "apa").text(), end="")
    Diplomacy. (2001).
    """
    library = by_key(library)
    chosen = library if keys is None else {key: library[key] for key in listed_keys(keys)}
    processor = csl.Processor(chosen, style, locale)
    found = processor.bibliography()
    flaws = found.diagnostics if processor.style.ast.bibliography else (_NO_BIBLIOGRAPHY,)
    if locale and not is_known_language(locale):
        flaws = (*flaws, _unknown_locale(locale))
    return Bibliography(found.entries, found.layout, found.locale, flaws)


def _unknown_locale(tag: str) -> Diagnostic:
    message = f"no locale is named {tag!r}; the words are English"
    return Diagnostic("unknown-locale", message, hint="give a tag such as de-DE")


_NO_BIBLIOGRAPHY = Diagnostic(
    "no-bibliography",
    "this style is made for citations alone; it has no bibliography",
    hint="take another style for the list",
)


def cite(
    library: Works,
    clusters: Iterable[model.Cluster],
    style: str | Path = DEFAULT_STYLE,
    locale: str | None = None,
    format: str = "text",
) -> tuple[str, ...]:
    """The citations of a whole text, one for each cluster, in order, as text of `format`.

    Positions (ibid.), disambiguation and collapsing follow the style over all clusters, so a
    text is rendered at once and not note by note (CSL 1.0.2, Citation). A cite of a key that
    the library does not hold shows as "[key?]". `library` and `style` are as in
    `bibliography`, and what it raises for a style is raised here; `UnknownFormat` besides.

    >>> kim = model.Item("kim", "book", {"title": "Diplomacy", "issued": model.Date.of(2001)})
    >>> cite({"kim": kim}, [model.Cluster((model.Cite("kim", "12"),))], "apa", format="html")
    ('(<i>Diplomacy</i>, 2001, p. 12)',)
    """
    rendered = csl.Processor(by_key(library), style, locale).citations(listed_clusters(clusters))
    return tuple(writers.write_markup_as(markup, format) for markup in rendered)


def styles(query: str = "", limit: int = 20) -> tuple[csl.StyleName, ...]:
    """CSL styles whose name or title holds the words of `query`, the best first.

    At most `limit` of them; when none holds all words, those with near names. Each has
    `name` (what `style=` takes), `title` and `parent` ("" for a style of its own).

    >>> [style.name for style in styles("modern language association", 1)]
    ['modern-language-association']
    """
    return csl.search_styles(query, limit)


def check(document: Document | Works) -> tuple[Diagnostic, ...]:
    """What is wrong in a document's notes, or in works: open back-references, no title, ...

    Marks first, then citations, then works (two that are alike, names in two spellings, a list
    that does not agree with the text), each in the order of the document; empty when nothing
    was noticed. Filter by `code`, or by `severity`.

    >>> for problem in check(read_text("So they say.[^2]\\n\\n[^1]: R. Hass, *Lost* (1995).")):
    ...     print(problem.where, problem.code)
    <text>:1:13 marker-without-note
    <text>:3:7 note-without-marker
    """
    if isinstance(document, Document):
        return document.diagnostics
    if isinstance(document, str | Path):
        raise TypeError("a document is read first: check(read(path))")
    works = by_key(document)
    library = works if isinstance(works, model.Library) else Library(works)
    return (*library.diagnostics, *unsound(library))
