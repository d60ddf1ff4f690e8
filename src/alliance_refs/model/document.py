"""`Document` and what is found in it: blocks, notes, markers, citations, resolutions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from alliance_refs.errors import Diagnostic
from alliance_refs.model.evidence import Evidence
from alliance_refs.model.item import Item
from alliance_refs.model.passage import Passage
from alliance_refs.spans import OffsetMap, Source, Span

BlockKind = Literal["heading", "paragraph", "list-item", "quote", "code", "table", "note", "meta"]

SectionKind = Literal[
    "endnotes",
    "footnotes",
    "references",
    "recommended-reading",
    "recommended-citation",
    "reviewed-work",
    "source",
    "contents",
    "body",
]

CitationForm = Literal[
    "full", "short", "ibid", "op-cit", "supra", "idem", "author-date", "mention", "cross-ref"
]

ResolutionStatus = Literal["resolved", "ambiguous", "unresolved"]


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a document: its kind, its visible text, its place in the source.

    `level` is a heading's depth (1 the highest, 0 for other blocks); `label` the label
    of a note's definition or the printed number of a list item. A note may have an `id` by
    which its calls name it, and the `section` of notes that it is counted with ("endnotes").
    """

    kind: BlockKind
    passage: Passage
    span: Span
    level: int = 0
    label: str = ""
    id: str = ""
    section: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a zipped document: its name in the package, and the way back into it.

    `span` is the stretch of the source's text that was made from this part; `offsets`
    carries places of that text to code points of the part's XML.
    """

    name: str
    span: Span
    offsets: OffsetMap


@dataclass(frozen=True, slots=True)
class Document:
    """A document as it was read: the untouched source and its blocks, in order.

    The source of a zipped format or a PDF is the visible text its reader made; `parts`
    then lead from there into the package (no parts for a PDF).
    """

    source: Source
    format: str
    blocks: tuple[Block, ...]
    language: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the document that holds citations of one kind, under `heading`."""

    kind: SectionKind
    heading: str
    span: Span


@dataclass(frozen=True, slots=True)
class Marker:
    """A call for a note in the running text: `number` as printed, and where.

    `span` covers the whole mark in the source ("[[1](#)]"); `style` is how it is set
    ("[^n]", "[n]", "[n](#)", "sup", "(n)", "n" run into a word, "*" for signs); `before` is
    the visible text just before it, a few words; `section` tells notes apart whose numbers
    begin again. `id` is that of the note's block, where the format says which it is.
    """

    number: str
    span: Span
    style: str
    before: str = ""
    section: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a citation points to, and why.

    `resolved`: `key` names the work, and `reason` says why another may be meant, if one may
    (an Ibid. behind a note of several works). `ambiguous`: `key` is None and `candidates`
    holds the keys that fit, two or more. `unresolved`: `reason` says what is missing.
    `evidence` names the rule that decided, with a confidence in [0, 1], 0 where none did.
    """

    status: ResolutionStatus
    key: str | None = None
    candidates: tuple[str, ...] = ()
    reason: str = ""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """One work cited in prose.

    `form` says how: described (`full`), by name and title (`short`), by a back-reference
    (`ibid`, `op-cit`, `supra`, `idem`), or by author and year in running text
    (`author-date`).
    `text` is the visible text from the first letter of the author or title to the last
    bibliographic element; `span` its place in the source. `signal` are the words that
    lead to it ("See"), `locator` what is cited of it, without its label ("72-73").
    `item` holds what this citation says of the work and nothing more; its key is empty.
    `note_reference` is the number that "supra note 4" names.
    """

    text: str
    span: Span
    form: CitationForm
    item: Item
    signal: str = ""
    locator: str = ""
    label: str = ""
    note_reference: str = ""
    resolution: Resolution = Resolution("unresolved", reason="not looked for yet")
    evidence: Evidence | None = None

    @property
    def key(self) -> str | None:
        """The key of the work, None when it is not resolved."""
        return self.resolution.key


@dataclass(frozen=True, slots=True)
class Note:
    """One note: `number` as printed, its visible text, its citations in order.

    `commentary` is what the note says of its own besides citations and signals, ""
    when it says nothing. `markers` are the calls for it in the text.
    """

    number: str
    passage: Passage
    citations: tuple[Citation, ...] = ()
    commentary: str = ""
    markers: tuple[Marker, ...] = ()
    section: str = ""

    @property
    def text(self) -> str:
        """The visible text without the number, white space squeezed."""
        return self.passage.text

    @property
    def span(self) -> Span:
        """The place of the note's text in the source."""
        return self.passage.span


@dataclass(frozen=True, slots=True)
class CitationBlock:
    """Citations outside notes: a reading list, a source line, a bibliography entry."""

    kind: SectionKind
    heading: str
    passage: Passage
    citations: tuple[Citation, ...] = ()

    @property
    def text(self) -> str:
        """The visible text of the block."""
        return self.passage.text


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where a work is cited: in note `note` ("" outside notes)."""

    note: str
    section: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Apparatus:
    """All that was found in a document: notes, marks, citations and the works cited.

    `works` maps each work's key to its item, in order of first citation; `occurrences`
    the same keys to every place that cites the work.
    """

    notes: tuple[Note, ...]
    markers: tuple[Marker, ...]
    blocks: tuple[CitationBlock, ...]
    sections: tuple[Section, ...]
    works: Mapping[str, Item]
    occurrences: Mapping[str, tuple[Occurrence, ...]]
    diagnostics: tuple[Diagnostic, ...] = ()
