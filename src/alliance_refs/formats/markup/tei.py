"""References in TEI: `biblStruct` and `bibl`, as GROBID and scholarly editions have them.

Read only. A place is a path below the entry with `level`, `type` and `unit`.
Source: TEI P5 Guidelines, 3.12 Bibliographic Citations and References.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from alliance_refs.errors import Diagnostic
from alliance_refs.formats.keyed import keyed_library
from alliance_refs.formats.mapping.inverted_names import name_in_parts, read_inverted
from alliance_refs.formats.mapping.loose_dates import ISO_DATE
from alliance_refs.formats.mapping.plain_forms import DOI, WHOLE_NAMES
from alliance_refs.formats.mapping.rows import FieldTable, Raw, Row, Types
from alliance_refs.formats.syntax.xml_tree import Element, leaves, path_of, read_entries, text_of
from alliance_refs.model import FailedEntry, Item, Library, Name
from alliance_refs.spans import Source

TYPES = Types(
    (
        ("journalArticle", "article-journal"),
        ("article", "article-journal"),
        ("book", "book"),
        ("bookSection", "chapter"),
        ("chapter", "chapter"),
        ("conferencePaper", "paper-conference"),
        ("newspaperArticle", "article-newspaper"),
        ("magazineArticle", "article-magazine"),
        ("thesis", "thesis"),
        ("report", "report"),
        ("webpage", "webpage"),
        ("manuscript", "manuscript"),
        ("letter", "personal_communication"),
        ("map", "map"),
        ("computerProgram", "software"),
        ("document", "document"),
    )
)

_LEVELS = {"a": "analytic", "m": "monogr", "j": "monogr", "s": "series", "u": "monogr"}

TEI = FieldTable(
    "tei",
    "TEI",
    TYPES,
    (
        Row("author", "analytic/author", WHOLE_NAMES),
        Row("container-author", "monogr/author", WHOLE_NAMES, types=frozenset({"chapter"})),
        Row("author", "monogr/author", WHOLE_NAMES),
        Row("author", "author", WHOLE_NAMES),
        Row("editor", "monogr/editor", WHOLE_NAMES),
        Row("editor", "analytic/editor", WHOLE_NAMES),
        Row("editor", "editor", WHOLE_NAMES),
        Row("translator", "translator", WHOLE_NAMES),
        Row("collection-editor", "series/editor", WHOLE_NAMES),
        Row("title", "analytic/title"),
        Row("container-title", "monogr/title[@level='j']"),
        Row("container-title-short", "monogr/title[@level='j'][@type='abbreviated']"),
        Row("title", "monogr/title"),
        Row("container-title", "monogr/title"),
        Row("collection-title", "series/title"),
        Row("collection-number", "series/biblScope"),
        Row("title", "title"),
        Row("event-title", "meeting"),
        Row("issued", "date", ISO_DATE),
        Row("volume", "biblScope[@unit='volume']"),
        Row("volume", "biblScope[@unit='vol']"),
        Row("issue", "biblScope[@unit='issue']"),
        Row("page", "biblScope[@unit='page']"),
        Row("page", "biblScope[@unit='pp']"),
        Row("chapter-number", "biblScope[@unit='chapter']"),
        Row("number-of-pages", "extent"),
        Row("edition", "edition"),
        Row("publisher", "publisher"),
        Row("publisher-place", "pubPlace"),
        Row("DOI", "idno[@type='doi']", DOI),
        Row("DOI", "idno[@type='doi']"),
        Row("ISBN", "idno[@type='isbn']"),
        Row("ISSN", "idno[@type='issn']"),
        Row("PMID", "idno[@type='pmid']"),
        Row("PMCID", "idno[@type='pmcid']"),
        Row("URL", "target"),
        Row("URL", "idno[@type='url']"),
        Row("note", "note"),
    ),
    type_place="biblStruct/@type",
)

_NAME_TAGS = ("author", "editor", "respStmt")
_STYLES = {"italic": "i", "italics": "i", "bold": "b", "sup": "sup", "superscript": "sup"}
_INLINE = frozenset({"hi", "emph", "foreign", "lb"})
# Elements that say the same wherever in the entry they stand.
_ANYWHERE = frozenset(
    "date biblScope extent edition publisher pubPlace idno note meeting ptr ref".split()
)


def read_tei(source: Source) -> Library:
    """The references of a TEI document; `xml:id` gives the key.

    >>> text = "<biblStruct><monogr><author><persName><surname>Kim</surname></persName></author>" \\
    ...     "<title level='m'>Seoul</title><imprint><date when='2003'/></imprint></monogr></biblStruct>"
    >>> read_tei(Source(text))["kim-2003"].type
    'book'
    """
    found = read_entries(source, "biblStruct", "bibl")
    items: list[Item] = []
    failed = list(found.failed)
    for element in found.elements:
        said = _said(element)
        if said:
            items.append(TEI.read(element.get("id", ""), _code(element, said), said))
        elif text := text_of(element):
            flaw = Diagnostic("reference-in-prose", "this reference has no tagged fields")
            failed.append(FailedEntry(text, flaw.message, flaw))
    return keyed_library(items, failed, found.diagnostics)


def _said(entry: Element) -> dict[str, list[Raw]]:
    said: dict[str, list[Raw]] = {}
    for role, name in _names(entry):
        said.setdefault(role, []).append(name)
    for leaf in leaves(entry, _INLINE):
        if not any(above.tag in _NAME_TAGS for above in (leaf, *leaf.iterancestors())):
            _read_leaf(entry, leaf, said)
    return said


def _read_leaf(entry: Element, leaf: Element, said: dict[str, list[Raw]]) -> None:
    place = _place(entry, leaf)
    text = _value(leaf)
    if leaf.tag in ("ptr", "ref") and leaf.get("target"):
        said.setdefault("target", []).append(leaf.get("target"))
    elif text and not (place == "date" and "date" in said):
        said.setdefault(place, []).append(text)


def _place(entry: Element, leaf: Element) -> str:
    if leaf.tag == "title":
        return _title_place(entry, leaf)
    if leaf.tag not in _ANYWHERE:
        return path_of(leaf, entry)
    parent = leaf.getparent()
    if leaf.tag == "biblScope" and parent is not None and parent.tag == "series":
        return "series/biblScope"
    for name in ("type", "unit"):
        if kind := leaf.get(name):
            return f"{leaf.tag}[@{name}='{kind.lower()}']" if leaf.tag != "date" else "date"
    return str(leaf.tag)


def _title_place(entry: Element, title: Element) -> str:
    """Where a title belongs: by what it stands in, or in a `bibl` by its level."""
    parent = title.getparent()
    level = title.get("level", "")
    inside = str(parent.tag) if parent is not None and parent is not entry else ""
    inside = inside or _LEVELS.get(level, "")
    journal = "[@level='j']" if level == "j" and inside == "monogr" else ""
    abbreviated = "[@type='abbreviated']" if journal and title.get("type", "")[:4] == "abbr" else ""
    return f"{inside}/title{journal}{abbreviated}" if inside else "title"


def _value(leaf: Element) -> str:
    """What an element says: in words, or by attributes that are more exact."""
    if leaf.tag == "date":
        return leaf.get("when") or text_of(leaf)
    if leaf.get("from"):
        ends = (leaf.get("from", ""), leaf.get("to", ""))
        return "-".join(filter(None, ends if ends[0] != ends[1] else ends[:1]))
    return text_of(leaf, _STYLES)


def _code(entry: Element, said: dict[str, list[Raw]]) -> str:
    if code := entry.get("type"):
        return code
    if "meeting" in said:
        return "conferencePaper"
    if "monogr/title[@level='j']" in said:
        return "journalArticle"
    if "analytic/title" in said:
        return "bookSection" if "monogr/title" in said else "document"
    return "book" if "monogr/title" in said else "document"


def _names(entry: Element) -> Iterator[tuple[str, Name]]:
    for element in entry.iter("author", "editor"):
        name = _name(element)
        parent = element.getparent()
        if name is None:
            continue
        inside = f"{parent.tag}/" if parent is not None and parent is not entry else ""
        role = "translator" if element.get("role", "")[:9] == "translat" else str(element.tag)
        yield (role if role == "translator" else inside + role), name


def _name(element: Element) -> Name | None:
    family = _joined(element, "surname")
    if not family:
        words = text_of(element)
        is_group = element.find(".//orgName") is not None
        return (Name(literal=words) if is_group else read_inverted(words)) if words else None
    name = name_in_parts(family, _joined(element, "forename"), _joined(element, "genName"))
    particle = _joined(element, "nameLink")
    return replace(name, non_dropping_particle=particle) if particle else name


def _joined(element: Element, tag: str) -> str:
    return " ".join(filter(None, (text_of(part) for part in element.iter(tag))))
