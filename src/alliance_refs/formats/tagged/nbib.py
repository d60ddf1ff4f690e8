"""PubMed's tagged format (nbib, MEDLINE): read only.

Source: the MEDLINE/PubMed data element descriptions of the National Library of Medicine.
Identifiers carry their kind in brackets ("10.1000/x [doi]"), which becomes their place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from alliance_refs.formats.mapping.inverted_names import NAMES, name_in_parts
from alliance_refs.formats.mapping.language_codes import LANGUAGE_CODE
from alliance_refs.formats.mapping.loose_dates import ISO_DATE
from alliance_refs.formats.mapping.plain_forms import DOI, KEYWORDS, PARAGRAPHS, PMCID
from alliance_refs.formats.mapping.rows import FieldTable, Form, Row, Types
from alliance_refs.formats.mapping.serial_numbers import ISSN, part_serials
from alliance_refs.formats.syntax.tagged import Syntax, tagged_library
from alliance_refs.model import Item, Library, Name
from alliance_refs.spans import Source

SYNTAX = Syntax("nbib", re.compile(r"(?P<tag>[A-Z][A-Z0-9]{1,3}) {0,2}- ?(?P<text>.*)"), "PMID")

# PubMed's own record keeping, and its citation line, which repeats the fields.
_BOOK_KEEPING = tuple("OWN STAT DCOM LR EDAT MHDA CRDT PHST PST JID SB SO".split())
_KIND = re.compile(r"(.*?)\s*\[(doi|pii|bookaccession)\]")


def _read_initials(values: Sequence[str]) -> tuple[Name, ...]:
    """Names as "Kim DJ": family name, then initials."""
    parted = (value.rpartition(" ") for value in values)
    return tuple(
        name_in_parts(family or given, given if family else "") for family, _, given in parted
    )


def _read_institutions(values: Sequence[str]) -> tuple[Name, ...]:
    return tuple(Name(literal=value) for value in values)


def _read_title(values: Sequence[str]) -> str:
    """The title without the full stop that PubMed ends it with, and without its brackets."""
    title = values[0].removesuffix(".")
    return title[1:-1] if title.startswith("[") and title.endswith("]") else title


NBIB = FieldTable(
    "nbib",
    "nbib",
    Types(
        (
            ("Journal Article", "article-journal"),
            ("Book", "book"),
            ("Book Chapter", "chapter"),
            ("Preprint", "article"),
            ("News", "article-newspaper"),
            ("Dataset", "dataset"),
            ("Interview", "interview"),
        ),
        default_type="article-journal",
    ),
    (
        Row("author", "FAU", NAMES),
        Row("author", "AU", Form(_read_initials, list)),
        Row("author", "CN", Form(_read_institutions, list)),
        Row("editor", "FED", NAMES),
        Row("editor", "ED", Form(_read_initials, list)),
        Row("title", "TI", Form(_read_title, list)),
        Row("container-title", "BTI", Form(_read_title, list), types=frozenset({"chapter"})),
        Row("title", "BTI", Form(_read_title, list)),
        Row("original-title", "TT", Form(_read_title, list)),
        Row("collection-title", "CTI", Form(_read_title, list)),
        Row("container-title", "JT"),
        Row("container-title-short", "TA"),
        Row("container-title", "TA"),
        Row("issued", "DP", ISO_DATE),
        Row("volume", "VI"),
        Row("issue", "IP"),
        Row("page", "PG"),
        Row("edition", "EN"),
        Row("publisher", "PB"),
        Row("publisher-place", "PL"),
        Row("DOI", "LID[doi]", DOI),
        Row("DOI", "AID[doi]", DOI),
        Row("ISSN", "IS[issn]", ISSN),
        Row("ISBN", "ISBN"),
        Row("PMID", "PMID"),
        Row("PMCID", "PMC", PMCID),
        Row("language", "LA", LANGUAGE_CODE),
        Row("abstract", "AB", PARAGRAPHS),
        Row("keyword", "OT", KEYWORDS),
    ),
    type_place="PT",
)


def read_nbib(source: Source) -> Library:
    """The library that a PubMed text says; keys are made from authors and years.

    >>> text = "PMID- 1\\nTI  - On maps.\\nFAU - Kim, Ann\\nAU  - Kim A\\nDP  - 2003 May 27\\n"
    >>> item = read_nbib(Source(text))["kim-2003"]
    >>> item["title"], str(item["issued"]), item["PMID"]
    ('On maps', '2003-05-27', '1')
    """
    return tagged_library(source, SYNTAX, _item)


def _item(said: dict[str, list[str]]) -> Item:
    # AU repeats with initials what FAU says in full.
    for full, short in (("FAU", "AU"), ("FED", "ED")):
        if full in said:
            said.pop(short, None)
    for tag in ("LID", "AID"):
        _part_identifiers(said, tag)
    part_serials(said, "IS")
    # Subject headings have a star where they are the main ones.
    if headings := said.pop("MH", []):
        said.setdefault("OT", []).extend(heading.replace("*", "") for heading in headings)
    for tag in _BOOK_KEEPING:
        said.pop(tag, None)
    kinds = said.pop("PT", [])
    code = next((kind for kind in kinds if kind.casefold() in _CODES), "")
    said["PT"] = [kind for kind in kinds if kind != code]
    return NBIB.read("", code, said)


def _part_identifiers(said: dict[str, list[str]], tag: str) -> None:
    for value in said.pop(tag, ()):
        match = _KIND.fullmatch(value)
        place, text = (f"{tag}[{match[2]}]", match[1]) if match else (tag, value)
        said.setdefault(place, []).append(text)


_CODES = frozenset(code.casefold() for code, _ in NBIB.types.rows)
