"""References in JATS (and NLM) articles: read only.

One item for each tagged citation in a `ref`. A `mixed-citation` of bare prose has no
fields to read; it is kept as a failed entry, for a reader of prose to parse.
Source: JATS 1.3, Journal Publishing Tag Library, element-citation and mixed-citation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from alliance_refs.errors import Diagnostic
from alliance_refs.formats.keyed import keyed_library
from alliance_refs.formats.mapping.inverted_names import name_in_parts, read_inverted
from alliance_refs.formats.mapping.loose_dates import ISO_DATE, read_date
from alliance_refs.formats.mapping.plain_forms import DOI, WHOLE_NAMES
from alliance_refs.formats.mapping.rows import FieldTable, Raw, Row, Types
from alliance_refs.formats.mapping.split_fields import join_pages
from alliance_refs.formats.syntax.xml_tree import Element, leaves, read_entries, step_of, text_of
from alliance_refs.model import FailedEntry, Item, Library, Name
from alliance_refs.model.item import TRANSLATED
from alliance_refs.spans import Source

TYPES = Types(
    (
        ("journal", "article-journal"),
        ("article", "article-journal"),
        ("book", "book"),
        ("chapter", "chapter"),
        ("book-chapter", "chapter"),
        ("confproc", "paper-conference"),
        ("conf-proc", "paper-conference"),
        ("conference", "paper-conference"),
        ("thesis", "thesis"),
        ("report", "report"),
        ("gov", "report"),
        ("government", "report"),
        ("working-paper", "report"),
        ("web", "webpage"),
        ("webpage", "webpage"),
        ("website", "webpage"),
        ("blog", "post-weblog"),
        ("newspaper", "article-newspaper"),
        ("news", "article-newspaper"),
        ("magazine", "article-magazine"),
        ("patent", "patent"),
        ("software", "software"),
        ("data", "dataset"),
        ("database", "dataset"),
        ("preprint", "article"),
        ("letter", "personal_communication"),
        ("communication", "personal_communication"),
        ("legal", "legal_case"),
        ("periodical", "periodical"),
        ("standard", "standard"),
        ("review", "review"),
        ("other", "document"),
    )
)

# Citations whose `source` is the work itself and not what contains it.
_ALONE = frozenset("book thesis report webpage software dataset patent standard".split())

JATS = FieldTable(
    "jats",
    "JATS",
    TYPES,
    (
        Row("author", "author", WHOLE_NAMES),
        Row("editor", "editor", WHOLE_NAMES),
        Row("translator", "translator", WHOLE_NAMES),
        Row("contributor", "contributor", WHOLE_NAMES),
        Row("title", "chapter-title"),
        Row("title", "article-title"),
        Row("title", "data-title"),
        Row("title", "part-title"),
        Row("title", "source", types=_ALONE),
        Row("container-title", "source"),
        Row(TRANSLATED, "trans-title"),
        Row("collection-title", "series"),
        Row("issued", "date", ISO_DATE),
        Row("volume", "volume"),
        Row("issue", "issue"),
        Row("page", "page-range"),
        Row("page", "fpage"),
        Row("page", "elocation-id"),
        Row("number-of-pages", "size[@units='page']"),
        Row("number-of-pages", "size[@units='pages']"),
        Row("edition", "edition"),
        Row("supplement-number", "supplement"),
        Row("version", "version"),
        Row("publisher", "publisher-name"),
        Row("publisher", "institution", types=_ALONE),
        Row("publisher-place", "publisher-loc"),
        Row("event-title", "conf-name"),
        Row("event-place", "conf-loc"),
        Row("event-date", "conf-date", ISO_DATE),
        Row("accessed", "date-in-citation", ISO_DATE),
        Row("number", "patent"),
        Row("DOI", "pub-id[@pub-id-type='doi']", DOI),
        Row("PMID", "pub-id[@pub-id-type='pmid']"),
        Row("PMCID", "pub-id[@pub-id-type='pmcid']"),
        Row("PMCID", "pub-id[@pub-id-type='pmc']"),
        Row("ISBN", "isbn"),
        Row("ISBN", "pub-id[@pub-id-type='isbn']"),
        Row("ISSN", "issn"),
        Row("DOI", "ext-link", DOI),
        Row("URL", "href"),
        Row("URL", "uri"),
        Row("URL", "ext-link"),
        Row("note", "comment"),
        Row("annote", "annotation"),
    ),
    type_place="publication-type",
)

_CITATIONS = ("element-citation", "mixed-citation", "nlm-citation", "citation")
_STYLES = {"italic": "i", "bold": "b", "sup": "sup", "sub": "sub", "sc": "sc"}
_GROUPS = {"author": "author", "editor": "editor", "translator": "translator"}
_NAMES = ("name", "string-name", "collab", "anonymous")
_YEAR = re.compile(r"\d{4}")
_CODED = "iso-8601-date"
_TOLD = ("pub-id-type", "units")
_ACCESS_WORDS = re.compile(r"^\W*(?:last )?(?:accessed|retrieved|cited|viewed)(?: on)?:?\s*", re.I)


def read_jats(source: Source) -> Library:
    """The references of a JATS article; `ref/@id` gives the key.

    >>> text = "<ref id='B1'><element-citation publication-type='book'><name><surname>Kim" \\
    ...     "</surname></name><source>Seoul</source><year>2003</year></element-citation></ref>"
    >>> read_jats(Source(text))["B1"]["title"]
    'Seoul'
    """
    found = read_entries(source, "ref")
    items: list[Item] = []
    failed = list(found.failed)
    for ref in found.elements:
        for citation in _citations(ref):
            item = _item(ref.get("id", ""), citation)
            if item is None:
                failed.append(_prose(ref, citation))
            else:
                items.append(item)
    return keyed_library(items, failed, found.diagnostics)


def _citations(ref: Element) -> list[Element]:
    """The citations of a reference; of alternatives that say the same, the best tagged."""
    alternatives = ref.find("citation-alternatives")
    for tag in _CITATIONS:
        if found := (ref if alternatives is None else alternatives).findall(tag):
            return list(found)
    return []


def _prose(ref: Element, citation: Element) -> FailedEntry:
    flaw = Diagnostic(
        "reference-in-prose",
        f"{ref.get('id', 'ref')}: this citation has no tagged fields",
        hint="parse its text as prose",
    )
    return FailedEntry(text_of(citation), flaw.message, flaw)


def _item(key: str, citation: Element) -> Item | None:
    said: dict[str, list[Raw]] = {}
    for role, name in _names(citation):
        said.setdefault(role, []).append(name)
    for leaf in leaves(citation, _STYLES):
        if not any(above.tag in _NAMES for above in (leaf, *leaf.iterancestors())):
            _read_leaf(leaf, said)
    if not said:
        return None
    _join_date(said)
    join_pages(said, "fpage", "lpage")
    return JATS.read(key, _code(citation, said), said)


def _read_leaf(leaf: Element, said: dict[str, list[Raw]]) -> None:
    if leaf.tag in ("ext-link", "uri") and leaf.get("href", "").startswith("http"):
        said.setdefault("href", []).append(leaf.get("href"))
    elif text := text_of(leaf, _STYLES):
        if (coded := leaf.get(_CODED, "")) and leaf.tag == "year":
            said.setdefault(_CODED, []).append(coded)
        said.setdefault(step_of(leaf, _TOLD), []).append(_without_words(str(leaf.tag), text))


def _without_words(tag: str, text: str) -> str:
    return _ACCESS_WORDS.sub("", text).rstrip(".") if tag == "date-in-citation" else text


def _code(citation: Element, said: dict[str, list[Raw]]) -> str:
    code = citation.get("publication-type") or citation.get("citation-type") or ""
    if TYPES.type(code) == "book" and "source" in said:
        return "chapter" if {"chapter-title", "article-title"} & said.keys() else code
    if not code and "article-title" in said and "source" in said:
        return "journal"
    return code


def _join_date(said: dict[str, list[Raw]]) -> None:
    """Make of year, month and day one date; a letter after the year is the list's, not its."""
    year, month, day = (said.pop(part, [""])[0] for part in ("year", "month", "day"))
    coded = read_date(said.pop(_CODED, [""])[0])
    if coded and coded.start and not month:
        said["date"] = [str(coded)]
        return
    if match := _YEAR.match(year):
        year = match[0]
    joint = "-" if month.isdigit() else " "
    said["date"] = [joint.join(filter(None, (year, month.zfill(2) if month else "", day)))]


def _names(citation: Element) -> Iterator[tuple[str, Name]]:
    for element in citation.iter(*_NAMES):
        if any(above.tag in _NAMES for above in element.iterancestors()):
            continue
        parent = element.getparent()
        group = "author" if parent is None else parent.get("person-group-type", "author")
        name = _name(element)
        if name:
            yield _GROUPS.get(group.removesuffix("s"), "contributor"), name


def _name(element: Element) -> Name | None:
    """The name of a person in parts, or of a group in words."""
    parts = [text_of(part) if part is not None else "" for part in map(element.find, _PARTS)]
    family, given, suffix = parts
    if family:
        name = name_in_parts(family, given, suffix)
        return replace(name, static_ordering=element.get("name-style") == "eastern")
    words = text_of(element)
    if not words:
        return None
    return Name(literal=words) if element.tag == "collab" else read_inverted(words)


_PARTS: Sequence[str] = ("surname", "given-names", "suffix")
