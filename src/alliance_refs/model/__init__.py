"""Values only: items, names, dates, markup, cites, libraries, documents and what is in them."""

from alliance_refs.model.bibliography import Bibliography, BibliographyLayout, Entry
from alliance_refs.model.cites import LOCATOR_LABELS, Cite, CiteMode, Cluster
from alliance_refs.model.dates import Date, DateParts
from alliance_refs.model.document import (
    Apparatus,
    Block,
    BlockKind,
    Citation,
    CitationBlock,
    CitationForm,
    Document,
    Marker,
    Note,
    Occurrence,
    Part,
    Resolution,
    ResolutionStatus,
    Section,
    SectionKind,
)
from alliance_refs.model.evidence import Evidence
from alliance_refs.model.item import Item, Value
from alliance_refs.model.library import FailedEntry, Library
from alliance_refs.model.markup import (
    Display,
    Displayed,
    Linked,
    Markup,
    Node,
    Quoted,
    Style,
    Styled,
    plain_text,
    read_markup,
    write_markup,
)
from alliance_refs.model.names import Name
from alliance_refs.model.passage import Mark, MarkKind, Passage, join, plain_passage
from alliance_refs.model.variables import ITEM_TYPES, kind_of

__all__ = [
    "ITEM_TYPES",
    "LOCATOR_LABELS",
    "Apparatus",
    "Bibliography",
    "BibliographyLayout",
    "Block",
    "BlockKind",
    "Citation",
    "CitationBlock",
    "CitationForm",
    "Cite",
    "CiteMode",
    "Cluster",
    "Date",
    "DateParts",
    "Display",
    "Displayed",
    "Document",
    "Entry",
    "Evidence",
    "FailedEntry",
    "Item",
    "Library",
    "Linked",
    "Mark",
    "MarkKind",
    "Marker",
    "Markup",
    "Name",
    "Node",
    "Note",
    "Occurrence",
    "Part",
    "Passage",
    "Quoted",
    "Resolution",
    "ResolutionStatus",
    "Section",
    "SectionKind",
    "Style",
    "Styled",
    "Value",
    "join",
    "kind_of",
    "plain_passage",
    "plain_text",
    "read_markup",
    "write_markup",
]
