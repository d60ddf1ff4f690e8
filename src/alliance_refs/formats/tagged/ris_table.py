"""RIS: type codes and tags against CSL types and variables.

Source: the RIS format specification (Research Information Systems, 2011) as EndNote and
Zotero write it. Tags that mean one thing in one type of work and another elsewhere have
a row for each; tags of older dialects are read and not written.
"""

from __future__ import annotations

from alliance_refs.formats.mapping.inverted_names import NAMES
from alliance_refs.formats.mapping.language_codes import LANGUAGE
from alliance_refs.formats.mapping.loose_dates import PLAIN_DATE, SLASHED_DATE
from alliance_refs.formats.mapping.plain_forms import (
    DOI,
    EXTENT,
    GENRE,
    KEYWORDS,
    PARAGRAPHS,
    PMCID,
    PMID,
)
from alliance_refs.formats.mapping.rows import FIRST, FieldTable, Row, Types
from alliance_refs.formats.mapping.serial_numbers import ISBN, ISSN, NO_SERIAL
from alliance_refs.formats.mapping.type_groups import ALONE, ARCHIVED, NUMBERED, SORTED
from alliance_refs.model.item import TRANSLATED

TYPES = Types(
    (
        ("JOUR", "article-journal"),
        ("BOOK", "book"),
        ("CHAP", "chapter"),
        ("CPAPER", "paper-conference"),
        ("CONF", "paper-conference"),
        ("NEWS", "article-newspaper"),
        ("MGZN", "article-magazine"),
        ("INPR", "article"),
        ("THES", "thesis"),
        ("RPRT", "report"),
        ("GOVDOC", "report"),
        ("ELEC", "webpage"),
        ("BLOG", "post-weblog"),
        ("ICOMM", "post"),
        ("PCOMM", "personal_communication"),
        ("ABST", "article-journal"),
        ("EJOUR", "article-journal"),
        ("JFULL", "periodical"),
        ("SER", "collection"),
        ("EBOOK", "book"),
        ("EDBOOK", "book"),
        ("CTLG", "book"),
        ("ECHAP", "chapter"),
        ("ENCYC", "entry-encyclopedia"),
        ("DICT", "entry-dictionary"),
        ("CLSWK", "classic"),
        ("ANCIENT", "classic"),
        ("MANSCPT", "manuscript"),
        ("UNPB", "manuscript"),
        ("PAMP", "pamphlet"),
        ("STAT", "legislation"),
        ("BILL", "bill"),
        ("LEGAL", "regulation"),
        ("CASE", "legal_case"),
        ("HEAR", "hearing"),
        ("PAT", "patent"),
        ("STAND", "standard"),
        ("COMP", "software"),
        ("DATA", "dataset"),
        ("AGGR", "dataset"),
        ("DBASE", "dataset"),
        ("MPCT", "motion_picture"),
        ("VIDEO", "motion_picture"),
        ("ADVS", "motion_picture"),
        ("SOUND", "song"),
        ("MUSIC", "musical_score"),
        ("MAP", "map"),
        ("ART", "graphic"),
        ("FIGURE", "figure"),
        ("CHART", "figure"),
        ("EQUA", "figure"),
        ("SLIDE", "speech"),
        ("GEN", "document"),
        # Written for want of a better code; the loss report says so.
        ("JOUR", "review"),
        ("JOUR", "review-book"),
        ("ENCYC", "entry"),
        ("STAT", "treaty"),
        ("MPCT", "broadcast"),
        ("MPCT", "performance"),
        ("PCOMM", "interview"),
    ),
    default_code="GEN",
)

# Works that stand alone: what T2 says of them is their series, and SP their extent.
_ALONE = ALONE | frozenset("software dataset motion_picture manuscript document".split())
_WITHIN = frozenset(type for _, type in TYPES.rows) - _ALONE
_MEETING = frozenset({"paper-conference", "speech"})
_PERIODICAL = frozenset("article-journal article-magazine article-newspaper review".split())
_NUMBERED = NUMBERED | {"thesis"}
_PUBLISHED = (_ALONE | _WITHIN) - ARCHIVED

RIS = FieldTable(
    "ris",
    "RIS",
    TYPES,
    (
        Row("author", "AU", NAMES),
        Row("author", "A1", NAMES, way="read"),
        Row("editor", "ED", NAMES),
        Row("editor", "A2", NAMES, way="read"),
        Row("collection-editor", "A3", NAMES),
        Row("translator", "A4", NAMES),
        Row("translator", "TA", NAMES, way="read"),
        Row("title", "TI"),
        Row("title", "T1", way="read"),
        Row("title", "CT", way="read"),
        Row("title", "BT", types=_ALONE, way="read"),
        Row("title-short", "ST"),
        Row(TRANSLATED, "TT"),
        Row("container-title", "C3", types=_MEETING),
        Row("event-title", "T2", types=_MEETING),
        Row("container-title", "T2", types=_WITHIN),
        Row("container-title", "JF", way="read"),
        Row("container-title", "BT", types=_WITHIN, way="read"),
        Row("container-title", "JO", way="read"),
        Row("container-title-short", "J2"),
        Row("container-title-short", "JA", way="read"),
        Row("container-title-short", "JO", way="read"),
        Row("collection-title", "T2", types=_ALONE),
        Row("collection-title", "T3"),
        Row("number", "M1", types=_NUMBERED),
        Row("collection-number", "M1", types=(_ALONE | _WITHIN) - _PERIODICAL),
        Row("issued", "DA", SLASHED_DATE),
        Row("volume", "VL"),
        Row("volume", "VO", way="read"),
        Row("issue", "IS"),
        Row("issue", "CP", way="read"),
        Row("issue", "M1", types=_PERIODICAL, way="read"),
        Row("number-of-pages", "SP", EXTENT, types=_ALONE),
        Row("page", "SP"),
        Row("available-date", "ET", PLAIN_DATE, types=_PERIODICAL),
        Row("edition", "ET"),
        Row("number-of-volumes", "NV"),
        Row("section", "SE"),
        Row("publisher", "PB"),
        Row("publisher-place", "CY"),
        Row("publisher-place", "PP", way="read"),
        Row("event-place", "C1", types=_MEETING),
        Row("original-title", "OP"),
        Row("reviewed-title", "RI"),
        Row("DOI", "M3", DOI, way="read"),
        Row("genre", "M3", GENRE, types=SORTED),
        Row("genre", "M3", types=(_ALONE | _WITHIN) - SORTED),
        Row("DOI", "DO", DOI),
        Row("DOI", "DO", FIRST, way="read"),
        Row("DOI", "N1", DOI, way="read"),
        Row("ISSN", "SN[issn]", ISSN),
        Row("ISBN", "SN[isbn]", ISBN),
        Row("number", "SN", NO_SERIAL, types=_NUMBERED, way="read"),
        Row("ISBN", "SN", NO_SERIAL),
        Row("PMCID", "C2", PMCID),
        Row("PMID", "C2", PMID, types=_PERIODICAL),
        Row("URL", "UR", FIRST),
        Row("URL", "LK", FIRST, way="read"),
        Row("URL", "L2", FIRST, way="read"),
        Row("accessed", "Y2", SLASHED_DATE),
        Row("source", "DP"),
        # What a database holds stands in no archive of its own.
        Row("archive", "DB", types=ARCHIVED),
        Row("source", "DB", types=_PUBLISHED, way="read"),
        Row("archive_location", "AN", types=ARCHIVED),
        Row("archive_location", "AV", types=_PUBLISHED),
        Row("archive_location", "AV", way="read"),
        Row("call-number", "CN"),
        Row("language", "LA", LANGUAGE),
        Row("abstract", "AB", PARAGRAPHS),
        Row("abstract", "N2", PARAGRAPHS, way="read"),
        Row("keyword", "KW", KEYWORDS),
        Row("note", "N1", PARAGRAPHS),
        Row("annote", "RN", PARAGRAPHS),
    ),
    type_place="TY",
)
