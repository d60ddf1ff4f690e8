"""MODS: genres, roles and element paths against CSL types and variables.

Source: MODS 3.8 user guidelines and the MARC relator codes (Library of Congress). A place
is an element's path below `mods` with its `type`, `unit` or `displayLabel`; `name(edt)` is
a name in that role, `url/@x` an attribute.
"""

from __future__ import annotations

from collections.abc import Sequence

from alliance_refs.formats.edtf import read_edtf
from alliance_refs.formats.mapping.language_codes import LANGUAGE_CODE
from alliance_refs.formats.mapping.loose_dates import read_date
from alliance_refs.formats.mapping.plain_forms import DOI, KEYWORDS, PARAGRAPHS, WHOLE_NAMES
from alliance_refs.formats.mapping.rows import FIRST, FieldTable, Form, Raw, Row, Types
from alliance_refs.formats.mapping.serial_numbers import ISBN, ISSN
from alliance_refs.formats.mapping.type_groups import ALONE
from alliance_refs.model import Date, Value
from alliance_refs.model.item import TRANSLATED

TYPES = Types(
    (
        ("journal article", "article-journal"),
        ("article", "article-journal"),
        ("academic journal", "article-journal"),
        ("magazine article", "article-magazine"),
        ("newspaper article", "article-newspaper"),
        ("preprint", "article"),
        ("book", "book"),
        ("monograph", "book"),
        ("book chapter", "chapter"),
        ("book section", "chapter"),
        ("conference paper", "paper-conference"),
        ("conference publication", "paper-conference"),
        ("thesis", "thesis"),
        ("report", "report"),
        ("technical report", "report"),
        ("government publication", "report"),
        ("web page", "webpage"),
        ("web site", "webpage"),
        ("blog post", "post-weblog"),
        ("forum post", "post"),
        ("periodical", "periodical"),
        ("series", "collection"),
        ("encyclopedia", "entry-encyclopedia"),
        ("dictionary", "entry-dictionary"),
        ("entry", "entry"),
        ("classic", "classic"),
        ("manuscript", "manuscript"),
        ("pamphlet", "pamphlet"),
        ("letter", "personal_communication"),
        ("interview", "interview"),
        ("legislation", "legislation"),
        ("bill", "bill"),
        ("regulation", "regulation"),
        ("legal case and case notes", "legal_case"),
        ("hearing", "hearing"),
        ("treaty", "treaty"),
        ("patent", "patent"),
        ("standard", "standard"),
        ("computer program", "software"),
        ("dataset", "dataset"),
        ("database", "dataset"),
        ("motion picture", "motion_picture"),
        ("videorecording", "motion_picture"),
        ("broadcast", "broadcast"),
        ("performance", "performance"),
        ("event", "event"),
        ("sound recording", "song"),
        ("musical score", "musical_score"),
        ("map", "map"),
        ("graphic", "graphic"),
        ("art original", "graphic"),
        ("figure", "figure"),
        ("chart", "figure"),
        ("speech", "speech"),
        ("review", "review"),
        ("book review", "review-book"),
        ("document", "document"),
    )
)

# Spellings of other programs for the genres above.
GENRE_SPELLINGS = {
    "journalarticle": "journal article",
    "magazinearticle": "magazine article",
    "newspaperarticle": "newspaper article",
    "newspaper": "newspaper article",
    "booksection": "book section",
    "conferencepaper": "conference paper",
    "webpage": "web page",
    "website": "web page",
    "blogpost": "blog post",
    "computerprogram": "computer program",
    "ph.d. thesis": "thesis",
    "masters thesis": "thesis",
    "theses": "thesis",
    "collection": "book",
}

# MARC relators, as codes and as the words that stand for them.
ROLES = {
    "aut": "author",
    "edt": "editor",
    "trl": "translator",
    "cmp": "composer",
    "com": "compiler",
    "ctb": "contributor",
    "cur": "curator",
    "drt": "director",
    "hst": "host",
    "ill": "illustrator",
    "ivr": "interviewer",
    "nrt": "narrator",
    "orm": "organizer",
    "prf": "performer",
    "pro": "producer",
    "rcp": "recipient",
    "aus": "script-writer",
    "mod": "chair",
    "gst": "guest",
}
ROLE_CODES = {word: code for code, word in ROLES.items()} | {"creator": "aut", "cre": "aut"}

HOST = "relatedItem[@type='host']/"
SERIES = "relatedItem[@type='series']/"
ORIGINAL = "relatedItem[@type='original']/"

_ALONE = ALONE | frozenset(
    "periodical software dataset motion_picture manuscript webpage patent".split()
)
_WITHIN = frozenset(type for _, type in TYPES.rows) - _ALONE
_SOFTWARE = frozenset({"software"})


def _read_dates(values: Sequence[Raw]) -> Date | None:
    """The date; two values are the ends of a range (`point="start"` and `"end"`)."""
    words = "/".join(map(str, values[:2]))
    date = read_date(words)
    return (read_edtf(words) or date) if date and date.literal else date


def _write_date(date: Value) -> Sequence[Raw]:
    return [str(date)] if str(date) else []


DATE = Form(_read_dates, _write_date)

_NAME_ROWS = tuple(
    Row(variable, f"name({code})", WHOLE_NAMES)
    for code, variable in ROLES.items()
    if variable != "editor"
)

MODS = FieldTable(
    "mods",
    "MODS",
    TYPES,
    (
        *_NAME_ROWS,
        Row("editor", HOST + "name(edt)", WHOLE_NAMES, types=_WITHIN),
        Row("editor", "name(edt)", WHOLE_NAMES),
        Row("editor", HOST + "name(edt)", WHOLE_NAMES, way="read"),
        Row("container-author", HOST + "name(aut)", WHOLE_NAMES),
        Row("collection-editor", SERIES + "name(edt)", WHOLE_NAMES),
        Row("original-author", ORIGINAL + "name(aut)", WHOLE_NAMES),
        Row("title", "titleInfo/title"),
        Row("title-short", "titleInfo[@type='abbreviated']/title"),
        Row(TRANSLATED, "titleInfo[@type='translated']/title"),
        Row("part-number", "titleInfo/partNumber"),
        Row("part-title", "titleInfo/partName"),
        Row("container-title", HOST + "titleInfo/title"),
        Row("container-title-short", HOST + "titleInfo[@type='abbreviated']/title"),
        Row("collection-title", SERIES + "titleInfo/title"),
        Row("collection-number", SERIES + "part/detail[@type='volume']/number"),
        Row("collection-number", SERIES + "titleInfo/partNumber", way="read"),
        Row("original-title", ORIGINAL + "titleInfo/title"),
        Row("original-date", ORIGINAL + "originInfo/dateIssued", DATE),
        Row("original-publisher", ORIGINAL + "originInfo/publisher"),
        Row("original-publisher-place", ORIGINAL + "originInfo/place/placeTerm[@type='text']"),
        Row("event-title", "name(conference)"),
        Row("reviewed-title", "relatedItem[@type='reviewOf']/titleInfo/title"),
        Row("reviewed-author", "relatedItem[@type='reviewOf']/name(aut)", WHOLE_NAMES),
        Row("issued", "originInfo/dateIssued", DATE, types=_ALONE),
        Row("issued", HOST + "part/date", DATE),
        Row("issued", "part/date", DATE, way="read"),
        Row("issued", "originInfo/dateIssued", DATE, way="read"),
        Row("issued", HOST + "originInfo/dateIssued", DATE, way="read"),
        Row("issued", "originInfo/copyrightDate", DATE, way="read"),
        Row("issued", "originInfo/dateCreated", DATE, way="read"),
        Row("volume", HOST + "part/detail[@type='volume']/number", types=_WITHIN),
        Row("volume", "part/detail[@type='volume']/number"),
        Row("volume", HOST + "part/detail[@type='volume']/number", way="read"),
        Row("volume-title", HOST + "part/detail[@type='volume']/title"),
        Row("issue", HOST + "part/detail[@type='issue']/number"),
        Row("issue", HOST + "part/detail[@type='number']/number", way="read"),
        Row("issue", "part/detail[@type='issue']/number", way="read"),
        Row("chapter-number", "part/detail[@type='chapter']/number"),
        Row("section", "part/detail[@type='section']/number"),
        Row("supplement-number", "part/detail[@type='supplement']/number"),
        Row("page", HOST + "part/extent[@unit='page']/start"),
        Row("page", HOST + "part/extent[@unit='page']/list", way="read"),
        Row("page", "part/extent[@unit='page']/start", way="read"),
        Row("page", "part/extent[@unit='page']/list", way="read"),
        Row("number-of-pages", "physicalDescription/extent"),
        Row("medium", "physicalDescription/form"),
        Row("version", "originInfo/edition", types=_SOFTWARE),
        Row("edition", "originInfo/edition"),
        Row("edition", HOST + "originInfo/edition", way="read"),
        Row("publisher", HOST + "originInfo/publisher", types=_WITHIN),
        Row("publisher", "originInfo/publisher"),
        Row("publisher", HOST + "originInfo/publisher", way="read"),
        Row("publisher-place", HOST + "originInfo/place/placeTerm[@type='text']", types=_WITHIN),
        Row("publisher-place", "originInfo/place/placeTerm[@type='text']"),
        Row("publisher-place", HOST + "originInfo/place/placeTerm[@type='text']", way="read"),
        Row("publisher-place", "originInfo/place/placeTerm", way="read"),
        Row("genre", "genre[@type='specific']"),
        Row("DOI", "identifier[@type='doi']", DOI),
        Row("DOI", "identifier[@type='doi']", FIRST, way="read"),
        Row("ISBN", HOST + "identifier[@type='isbn']", ISBN, types=_WITHIN),
        Row("ISBN", "identifier[@type='isbn']", ISBN),
        Row("ISBN", HOST + "identifier[@type='isbn']", ISBN, way="read"),
        Row("ISBN", HOST + "identifier[@type='isbn']", types=_WITHIN),
        Row("ISBN", "identifier[@type='isbn']"),
        Row("ISBN", HOST + "identifier[@type='isbn']", way="read"),
        Row("ISSN", HOST + "identifier[@type='issn']", ISSN),
        Row("ISSN", "identifier[@type='issn']", ISSN, way="read"),
        Row("ISSN", HOST + "identifier[@type='issn']"),
        Row("ISSN", "identifier[@type='issn']", way="read"),
        Row("PMID", "identifier[@type='pmid']"),
        Row("PMID", "identifier[@type='pubmed']", way="read"),
        Row("PMCID", "identifier[@type='pmc']"),
        Row("number", "identifier[@type='report number']"),
        Row("URL", "location/url", FIRST),
        Row("URL", "identifier[@type='uri']", FIRST, way="read"),
        Row("accessed", "location/url/@dateLastAccessed", DATE),
        Row("archive", "location/physicalLocation"),
        Row("call-number", "location/shelfLocator"),
        Row("call-number", "classification", FIRST, way="read"),
        Row("language", "language/languageTerm[@type='code']", LANGUAGE_CODE),
        Row("language", "language/languageTerm", LANGUAGE_CODE, way="read"),
        Row("license", "accessCondition"),
        Row("scale", "subject/cartographics/scale"),
        Row("keyword", "subject/topic", KEYWORDS),
        Row("abstract", "abstract", PARAGRAPHS),
        Row("annote", "note[@type='annotation']", PARAGRAPHS),
        Row("note", "note", PARAGRAPHS),
    ),
    type_place="genre",
)
