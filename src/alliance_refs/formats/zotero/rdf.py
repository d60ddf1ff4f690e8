"""Zotero RDF, Zotero's own export with nothing left out: read only.

Bibliontology, Dublin Core and PRISM elements are brought to Zotero's field names; the
journal or book that a work is part of stands inside it or elsewhere in the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from alliance_refs.formats.keyed import keyed_library
from alliance_refs.formats.mapping.rows import Raw
from alliance_refs.formats.syntax.xml_tree import Element, leaves, path_of, read_entries, text_of
from alliance_refs.formats.zotero.items import creator, zotero_item
from alliance_refs.model import Item, Library
from alliance_refs.spans import Source

_WORKS = {
    "Article": "journalArticle",
    "Book": "book",
    "BookSection": "bookSection",
    "Document": "document",
    "Illustration": "artwork",
    "Image": "artwork",
    "Interview": "interview",
    "Legislation": "statute",
    "Letter": "letter",
    "Manuscript": "manuscript",
    "Map": "map",
    "MotionPicture": "film",
    "Patent": "patent",
    "Recording": "audioRecording",
    "Report": "report",
    "Thesis": "thesis",
    "Data": "dataset",
    "Description": "document",
}
_CONTAINERS = ("Journal", "Series", "Periodical", "Website", "Blog", "CourtReporter")

# Element paths below a work, and the Zotero fields they say.
_FIELDS = {
    "title": "title",
    "shortTitle": "shortTitle",
    "abstract": "abstractNote",
    "date": "date",
    "pages": "pages",
    "numPages": "numPages",
    "numberOfVolumes": "numberOfVolumes",
    "language": "language",
    "libraryCatalog": "libraryCatalog",
    "dateSubmitted": "accessDate",
    "rights": "rights",
    "edition": "edition",
    "volume": "volume",
    "number": "issue",
    "description": "extra",
    "archive": "archive",
    "coverage": "archiveLocation",
    "type": "type",
    "medium": "medium",
    "subject": "tags",
    "subject/AutomaticTag/value": "tags",
    "subject/LCC/value": "callNumber",
    "publisher/Organization/name": "publisher",
    "publisher/Organization/adr/Address/locality": "place",
    "identifier/URI/value": "url",
    "presentedAt/Conference/title": "conferenceName",
    "isPartOf/Series/title": "series",
    "isPartOf/Series/identifier": "seriesNumber",
    "isPartOf/Book/isPartOf/Series/title": "series",
    "isPartOf/Book/isPartOf/Series/identifier": "seriesNumber",
    "isPartOf/Book/volume": "volume",
    "isPartOf/Journal/title": "publicationTitle",
    "isPartOf/Journal/alternative": "journalAbbreviation",
    "isPartOf/Journal/volume": "volume",
    "isPartOf/Journal/number": "issue",
}
_IDENTIFIERS = ("DOI", "ISBN", "ISSN")
# A journal says a handful of things; many works may be part of it.
_MOST_SAID = 20
_BOOK_KEEPING = frozenset({"itemType", "link", "isReferencedBy"})


def read_zotero_rdf(source: Source) -> Library:
    """The library of a Zotero RDF file; a citation key in a work's description is its key."""
    found = read_entries(source, *_WORKS, *_CONTAINERS)
    known = {about: element for element in found.elements if (about := element.get("about"))}
    works = (element for element in found.elements if element.tag in _WORKS)
    return keyed_library((_item(work, known) for work in works), found.failed, found.diagnostics)


def _item(work: Element, known: Mapping[str, Element]) -> Item:
    _bring_in(work, known)
    said: dict[str, list[Raw]] = {}
    for role, name in _creators(work):
        said.setdefault(role, []).append(name)
    for leaf in leaves(work):
        # What the user has written keeps its lines.
        text = text_of(leaf, lines=leaf.tag == "description")
        if text:
            _read_leaf(path_of(leaf, work), text, said)
    kind = work.findtext("itemType") or _WORKS[str(work.tag)]
    return zotero_item("", kind, said)


def _bring_in(work: Element, known: Mapping[str, Element]) -> None:
    """Put what a work is part of inside it, where it is only pointed to."""
    for part in work.findall("isPartOf"):
        whole = known.get(part.get("resource", ""))
        if whole is not None and whole is not work and not len(part):
            copy = etree.SubElement(part, whole.tag)
            for child in list(whole)[:_MOST_SAID]:
                if not len(child):
                    etree.SubElement(copy, child.tag).text = child.text


def _read_leaf(path: str, text: str, said: dict[str, list[Raw]]) -> None:
    kind, _, value = text.partition(" ")
    if path.endswith("identifier") and kind in _IDENTIFIERS:
        said.setdefault(kind, []).append(value)
        return
    field = _FIELDS.get(path) or _container_field(path)
    if field:
        said.setdefault(field, []).append(text)
    elif path.split("/")[0] not in _BOOK_KEEPING and not _is_person(path):
        said.setdefault(path, []).append(text)


def _container_field(path: str) -> str:
    """The title of whatever a work is part of."""
    parts = path.split("/")
    return "publicationTitle" if parts[0] == "isPartOf" and parts[2:] == ["title"] else ""


def _is_person(path: str) -> bool:
    return "/Person/" in path


def _creators(work: Element) -> Iterator[tuple[str, Raw]]:
    for person in work.iter("Person"):
        group = next((above for above in person.iterancestors() if above.getparent() is work), None)
        role = str(group.tag).removesuffix("s") if group is not None else "author"
        names = {"lastName": "surname", "firstName": "givenName"}
        said = {part: person.findtext(tag, "") for part, tag in names.items()}
        if named := creator({"creatorType": role, **said}):
            yield named
