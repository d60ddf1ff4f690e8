"""CFF 1.2.0: reference types and keys against CSL types and variables.

Source: the Citation File Format schema guide, "definitions.reference".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from alliance_refs.formats.mapping import plain_forms
from alliance_refs.formats.mapping.language_codes import LANGUAGE_CODE
from alliance_refs.formats.mapping.loose_dates import read_date
from alliance_refs.formats.mapping.plain_forms import KEYWORDS, LINES, names_one_by_one, shaped
from alliance_refs.formats.mapping.rows import FIRST, FieldTable, Form, Raw, Row, Types
from alliance_refs.model import Date, DateParts, Name, Value

TYPES = Types(
    (
        ("article", "article-journal"),
        ("book", "book"),
        ("edited-work", "book"),
        ("conference-paper", "paper-conference"),
        ("newspaper-article", "article-newspaper"),
        ("magazine-article", "article-magazine"),
        ("thesis", "thesis"),
        ("report", "report"),
        ("government-document", "report"),
        ("manual", "report"),
        ("website", "webpage"),
        ("blog", "post-weblog"),
        ("software", "software"),
        ("software-code", "software"),
        ("software-executable", "software"),
        ("software-container", "software"),
        ("software-virtual-machine", "software"),
        ("data", "dataset"),
        ("dataset", "dataset"),
        ("database", "dataset"),
        ("dictionary", "entry-dictionary"),
        ("encyclopedia", "entry-encyclopedia"),
        ("serial", "periodical"),
        ("proceedings", "collection"),
        ("historical-work", "classic"),
        ("unpublished", "manuscript"),
        ("pamphlet", "pamphlet"),
        ("personal-communication", "personal_communication"),
        ("statute", "legislation"),
        ("bill", "bill"),
        ("legal-rule", "regulation"),
        ("legal-case", "legal_case"),
        ("hearing", "hearing"),
        ("patent", "patent"),
        ("standard", "standard"),
        ("film-broadcast", "broadcast"),
        ("video", "motion_picture"),
        ("audiovisual", "motion_picture"),
        ("sound-recording", "song"),
        ("music", "musical_score"),
        ("map", "map"),
        ("art", "graphic"),
        ("slides", "speech"),
        ("generic", "document"),
        # Written for want of a better type; the loss report says so.
        ("article", "article"),
        ("article", "review"),
        ("article", "review-book"),
        ("book", "chapter"),
        ("encyclopedia", "entry"),
        ("blog", "post"),
    ),
    default_code="generic",
)

_NAME_PARTS = {
    "family-names": "family",
    "given-names": "given",
    "name-particle": "non_dropping_particle",
    "name-suffix": "suffix",
}


def _read_name(value: Raw) -> Name | None:
    if not isinstance(value, Mapping):
        return Name(literal=str(value)) if value else None
    parts: dict[str, Any] = {
        part: str(value[key]) for key, part in _NAME_PARTS.items() if value.get(key)
    }
    if parts:
        return Name(**parts)
    literal = value.get("name") or value.get("alias")
    return Name(literal=str(literal)) if literal else None


def _write_name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"name": name.literal}
    said = {key: value for key, part in _NAME_PARTS.items() if (value := getattr(name, part))}
    if name.dropping_particle:
        said["given-names"] = f"{name.given} {name.dropping_particle}".strip()
    return said


def _read_date(values: Sequence[Raw]) -> Date | None:
    return read_date(str(values[0]))


def _write_date(date: Value) -> Sequence[Raw]:
    """One day, month or year, which is all that CFF can say."""
    if not isinstance(date, Date) or date.start is None or (date.start.year or 0) < 1:
        return []
    year, month, day = date.start
    is_month = month is not None and 1 <= month <= 12
    return [str(Date(DateParts(year, month, day) if is_month else DateParts(year)))]


def _write_day(date: Value) -> Sequence[Raw]:
    """A whole day, for places that take no less."""
    whole = isinstance(date, Date) and date.start is not None and date.start.day is not None
    return _write_date(date) if whole else []


_SPDX = re.compile(r"[0-9]*[A-Za-z][A-Za-z0-9.+-]*")
_OR = re.compile(r"\s+OR\s+|\s*;\s*")


def _read_licenses(values: Sequence[Raw]) -> str:
    """Licences of which any may be chosen, as SPDX writes it."""
    return " OR ".join(filter(None, (str(value).strip() for value in values)))


def _write_licenses(value: Value) -> Sequence[Raw]:
    words = _OR.split(str(value).strip())
    return words if all(map(_SPDX.fullmatch, words)) else []


def _first_of(shape: str) -> Form:
    """A form that writes the first of several numbers: the schema takes one."""
    one = shaped(shape, FIRST)
    return Form(one.read, lambda value: one.write(str(value).partition(",")[0]), one=True)


def _write_language(language: Value) -> Sequence[Raw]:
    """The code without script and country."""
    codes = LANGUAGE_CODE.write(str(language).partition("-")[0])
    return [code for code in codes if re.fullmatch("[A-Za-z]{2,3}", code)]


NAMES = names_one_by_one(_read_name, _write_name)
ADDRESS = shaped(r"(?:https?|s?ftp)://\S+", FIRST)
DOI = shaped(r"10\.\d{4,9}(?:\.\d+)?/[A-Za-z0-9:/_;.()\[\]\\-]+", plain_forms.DOI)
ISSN = _first_of(r"\d{4}-\d{3}[\dxX]")
ISBN = _first_of(r"[0-9\- ]{10,17}X?")
PMCID = shaped(r"PMC[0-9]{7}", FIRST)
LANGUAGE = Form(LANGUAGE_CODE.read, _write_language, one=True)
STATUS = shaped("abstract|advance-online|in-preparation|in-press|preprint|submitted", FIRST)
LICENSES = Form(_read_licenses, _write_licenses)
DATE = Form(_read_date, _write_date)
DAY = Form(_read_date, _write_day)

_ARTICLES = frozenset("article-journal article-magazine article-newspaper article review".split())
SOFTWARE = frozenset({"software", "dataset"})

CFF = FieldTable(
    "cff",
    "CFF",
    TYPES,
    (
        Row("author", "authors", NAMES),
        Row("editor", "editors", NAMES),
        Row("collection-editor", "editors-series", NAMES),
        Row("translator", "translators", NAMES),
        Row("recipient", "recipients", NAMES),
        Row("title", "title"),
        Row("title-short", "abbreviation"),
        Row("container-title", "journal", types=_ARTICLES),
        Row("container-title", "collection-title"),
        Row("container-title", "journal", way="read"),
        Row("event-title", "conference/name"),
        Row("event-place", "conference/city"),
        Row("volume-title", "volume-title"),
        Row("issued", "date-released", DAY, types=SOFTWARE),
        Row("issued", "date-published", DATE),
        Row("issued", "date-released", DATE, way="read"),
        Row("original-date", "year-original", DATE),
        Row("accessed", "date-accessed", DAY),
        Row("accessed", "date-downloaded", DAY, way="read"),
        Row("volume", "volume"),
        Row("issue", "issue"),
        Row("number", "number"),
        Row("number-of-volumes", "number-volumes"),
        Row("number-of-pages", "pages"),
        Row("page", "start"),
        Row("edition", "edition"),
        Row("section", "section"),
        Row("version", "version"),
        Row("status", "status", STATUS),
        Row("medium", "medium"),
        Row("genre", "thesis-type", types=frozenset({"thesis"})),
        Row("genre", "data-type", types=frozenset({"dataset"})),
        Row("publisher", "institution/name", types=frozenset({"thesis"})),
        Row("publisher", "publisher/name"),
        Row("publisher", "institution/name", way="read"),
        Row("publisher-place", "institution/city", types=frozenset({"thesis"})),
        Row("publisher-place", "publisher/city"),
        Row("archive", "location/name"),
        Row("archive", "database", way="read"),
        Row("source", "database-provider/name"),
        Row("URL", "url", ADDRESS),
        Row("URL", "repository-code", FIRST, way="read"),
        Row("URL", "repository", FIRST, way="read"),
        Row("DOI", "doi", DOI),
        Row("DOI", "doi", FIRST, way="read"),
        Row("ISBN", "isbn", ISBN),
        Row("ISSN", "issn", ISSN),
        Row("PMCID", "pmcid", PMCID),
        Row("language", "languages", LANGUAGE),
        Row("license", "license", LICENSES),
        Row("license", "license-url", ADDRESS),
        Row("abstract", "abstract", LINES),
        Row("keyword", "keywords", KEYWORDS),
        Row("note", "notes", LINES),
    ),
)

NAME_KEYS = frozenset(_NAME_PARTS) | {"name"}
NAME_PLACES = frozenset(row.place for row in CFF.rows if row.form is NAMES) | {"identifiers"}
