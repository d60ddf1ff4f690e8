"""The type of a work, told by which fields it has and by their words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from alliance_refs.model import Date
from alliance_refs.parsing.fields.law_types import (
    is_code,
    is_numbered_bill,
    is_resolution,
)
from alliance_refs.parsing.fields.legal import gazette, treaty, union_act
from alliance_refs.parsing.lexicon import any_of, fold, has_word, words

Fields = Mapping[str, object]


class Guess(NamedTuple):
    """A CSL type and how sure it is."""

    type: str
    confidence: float


def guess_type(fields: Fields) -> Guess:
    """The type that fits the fields of a citation; the first row that holds says.

    >>> guess_type({"title": "Korean End Game", "publisher": "Sam-in"})
    Guess(type='book', confidence=0.8)
    """
    rows = _fitting(frozenset(fields))
    return next((row.guess for row in rows if row.holds(fields)), Guess("document", 0.3))


@lru_cache(maxsize=1024)
def _fitting(names: frozenset[str]) -> tuple[_Row, ...]:
    return tuple(row for row in _ROWS if row.fits(names))


# The marks of GB/T 7714 behind a title: "[J]", "[EB/OL]".
_MARK = re.compile(r"(?<=\S)\[(?P<kind>J|M|C|D|N|R|S|P|A|EB|Z)(?:/(?:OL|CD))?\](?=[.．,，:：])")
_MARKED = {
    "J": "article-journal",
    "M": "book",
    "C": "paper-conference",
    "A": "chapter",
    "D": "thesis",
    "N": "article-newspaper",
    "R": "report",
    "S": "standard",
    "P": "patent",
    "EB": "webpage",
    "Z": "document",
}


def marked_type(text: str) -> Guess | None:
    """The type that the mark behind the title says, as Chinese references have it.

    >>> marked_type("Kim. Pacts[D]. Seoul: Yonsei University, 2009.")
    Guess(type='thesis', confidence=0.95)
    """
    mark = _MARK.search(text) if "[" in text else None
    return Guess(_MARKED[mark["kind"]], 0.95) if mark else None


@dataclass(frozen=True, slots=True)
class _Row:
    """What must hold for a type: variables present, absent, one of some, or with words of a list."""

    guess: Guess
    has: str = ""
    lacks: str = ""
    any: str = ""
    says: tuple[str, str] | None = None
    when: Callable[[Fields], bool] | None = None

    def fits(self, names: frozenset[str]) -> bool:
        """Whether the variables that are there are those that the row asks for."""
        return (
            names.issuperset(self.has.split())
            and names.isdisjoint(self.lacks.split())
            and not (self.any and names.isdisjoint(self.any.split()))
            and (self.says is None or self.says[0] in names)
        )

    def holds(self, fields: Fields) -> bool:
        """Whether the fields, among which are all variables asked for, say what they must."""
        if self.says is not None and not has_word(_text(fields, self.says[0]), self.says[1]):
            return False
        return self.when is None or self.when(fields)


def _text(fields: Fields, variable: str) -> str:
    return str(fields.get(variable, ""))


def _is_dated(part: str) -> Callable[[Fields], bool]:
    def holds(fields: Fields) -> bool:
        date = fields.get("issued")
        start = date.start if isinstance(date, Date) else None
        return start is not None and getattr(start, part) is not None

    return holds


_BY = frozenset({"author", "editor", "publisher", "publisher-place", "URL", "DOI"})


@cache
def _act() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|\s)Act$|{union_act()}|(?i:gesetz|verordnung)\b|^(?:Loi|Décret|Ordonnance|Ley|Real Decreto|[Ll]egge|[Dd]ecreto legislativo|[Dd]\.\s?[Ll]gs\.)\s"
    )


def _is_statute(fields: Fields) -> bool:
    named = _is_law(fields) and bool(_act().search(_text(fields, "title")))
    return named or _text(fields, "container-title") in words("law.codes") or is_code(fields)


def _is_bill(fields: Fields) -> bool:
    return _text(fields, "title").endswith(" Bill") and _is_law(fields)


def _is_treaty(fields: Fields) -> bool:
    if not _is_law(fields):
        return False
    title, printed = _text(fields, "title"), _text(fields, "container-title")
    collected = printed in words("law.treaty_series") and not _PARTIES.search(title)
    return collected or bool(re.search(rf"\b{treaty()}\b", title))


def _is_law(fields: Fields) -> bool:
    """Whether nobody wrote or published a work, unless in a gazette or a series of law."""
    if not _BY.isdisjoint(fields):
        return False
    printed = _text(fields, "container-title")
    official = printed in words("law.reporters") or _official().fullmatch(printed)
    return not printed or bool(official)


@cache
def _official() -> re.Pattern[str]:
    return re.compile(
        rf"{gazette()}|{any_of('law.state_gazettes')}(?:\sI{{1,3}})?|JORF|J\.O\.|BOE|G\.U\."
    )


_PARTIES = re.compile(r"\s(?:v|vs)\.?\s[A-Z(]|^(?:In re|Ex parte|Matter of)\s")


def _is_case(fields: Fields) -> bool:
    printed = _text(fields, "container-title")
    lists = ("law.reporters", "law.collections", "law.yearbooks_of_cases")
    reported = any(printed in words(one) for one in lists)
    parties = bool(_PARTIES.search(_text(fields, "title")))
    return reported or (parties and "author" not in fields)


def _is_report_series(fields: Fields) -> bool:
    return has_word(_text(fields, "title"), "works.reports") or "collection-title" in fields


_PAPER = re.compile(
    r"\b(?:Drs|Drucks|[Dd]rucksache)\b|\b(?:Rep|Doc)\.\sNo\.\s\d|^(?:COM|SEC|SWD|JOIN)\s?\(\d{4}\)|^(?:HC|HL|Cm|Cmnd|Cmd)\.?\s(?:Paper\s)?[\d(]",
    re.IGNORECASE,
)


def _is_paper_of_parliament(fields: Fields) -> bool:
    return bool(_PAPER.search(_text(fields, "number")))


def is_manuscript(text: str) -> bool:
    """Whether some words say that a work was never published: "Mimeo"."""
    return fold(text.strip(" .,;:()[]")) in words("works.manuscripts")


@cache
def _standard() -> re.Pattern[str]:
    return re.compile(rf"{any_of('works.standards')}\b[\s/-]")


def _is_standard(fields: Fields) -> bool:
    return bool(_standard().match(_text(fields, "number")))


_PREPRINTS = re.compile(
    r"\b(?:arXiv|bioRxiv|medRxiv|SSRN|PsyArXiv|SocArXiv)\b|^(?:hep|astro|cond|nucl|gr|quant|math)-[a-z]{2,5}/\d{7}",
    re.IGNORECASE,
)


def _is_preprint(fields: Fields) -> bool:
    named = (_text(fields, name) for name in ("number", "container-title", "URL"))
    return any(map(_PREPRINTS.search, named))


def _is_lexicon(fields: Fields) -> bool:
    return _text(fields, _IN) in words("works.lexica")


# A periodical by its letters alone: "[2001] PL 329".
_INITIALS = re.compile(r"(?:[A-Z]\.?){2,6}")
_LAW_JOURNAL = re.compile(r"\b(?:L\.\s?(?:Rev|REV|J|F)|LEGAL\s[A-Z]+\.|Legal\sF\.)")


def _is_in_law_journal(fields: Fields) -> bool:
    printed = _text(fields, _IN)
    lists = ("law.weeklies", "law.archives", "law.reviews")
    known = any(printed in words(one) for one in lists) and "editor" not in fields
    short = bool(_INITIALS.fullmatch(printed)) and "page" in fields and "editor" not in fields
    counted = "volume" in fields or "page" in fields or "URL" not in fields
    return known or short or (counted and bool(_LAW_JOURNAL.search(printed)))


_SESSION = re.compile(r"^\d+(?:st|nd|rd|th|d)\s[Cc]ong")


def _is_hearing(fields: Fields) -> bool:
    return bool(_SESSION.match(_text(fields, "note")))


_TALKS = re.compile(r"(?:[\w’']+\s){0,2}[Ii]nterview(?:s|ed)?\s(?:with|by)\b")
_LETTERS = re.compile(
    r"(?:Letter|E-?mail|Telephone conversation)\b.{0,60}\b(?:from|to|with)\b|[Pp]ersonal communication\b"
)
_SPEECHES = re.compile(
    r"\b(?:Address|Speech|Remarks|Lecture|Keynote|Rede|Discours|Discurso|Discorso)\b"
)


def _begins(pattern: re.Pattern[str]) -> Callable[[Fields], bool]:
    return lambda fields: pattern.match(_text(fields, "title")) is not None


def _is_speech(fields: Fields) -> bool:
    return bool(_SPEECHES.search(_text(fields, "title"))) and _is_dated("day")(fields)


def _is_by_institution(fields: Fields) -> bool:
    names = fields.get("author")
    return isinstance(names, tuple) and bool(names) and all(name.literal for name in names)


_IN = "container-title"
_ROWS: tuple[_Row, ...] = (
    _Row(Guess("bill", 0.9), lacks="author container-title", when=is_numbered_bill),
    _Row(Guess("bill", 0.9), when=_is_bill),
    _Row(Guess("legislation", 0.9), when=_is_statute),
    _Row(Guess("treaty", 0.7), when=_is_treaty),
    _Row(Guess("legal_case", 0.9), when=_is_case),
    _Row(Guess("report", 0.8), lacks="volume issue publisher", when=is_resolution),
    _Row(Guess("legal_case", 0.8), has="authority"),
    _Row(Guess("hearing", 0.85), has="title note", when=_is_hearing),
    _Row(Guess("manuscript", 0.85), has="archive"),
    _Row(Guess("paper-conference", 0.85), has="event-title"),
    _Row(Guess("motion_picture", 0.9), has="director"),
    _Row(Guess("motion_picture", 0.85), lacks=_IN, says=("genre", "works.films")),
    _Row(Guess("motion_picture", 0.75), lacks=_IN, says=("publisher", "works.studios")),
    _Row(Guess("song", 0.75), lacks=_IN, says=("publisher", "works.records")),
    _Row(Guess("dataset", 0.9), says=("genre", "works.datasets")),
    _Row(Guess("software", 0.9), says=("genre", "works.software")),
    _Row(Guess("patent", 0.9), says=("genre", "works.patents")),
    _Row(Guess("map", 0.9), lacks="volume issue", says=("genre", "works.maps")),
    _Row(Guess("map", 0.85), has="scale", lacks="volume issue"),
    _Row(Guess("post", 0.9), lacks="volume issue", says=("genre", "works.posts")),
    _Row(Guess("broadcast", 0.85), lacks="volume issue", says=("genre", "works.broadcasts")),
    _Row(Guess("motion_picture", 0.8), lacks="volume issue", says=("genre", "works.videos")),
    _Row(Guess("speech", 0.8), lacks=f"{_IN} volume ISBN", says=("genre", "works.talks")),
    _Row(Guess("personal_communication", 0.9), lacks=_IN, says=("genre", "works.personal")),
    _Row(Guess("interview", 0.85), lacks=f"{_IN} ISBN DOI", says=("genre", "works.interviews")),
    _Row(Guess("standard", 0.85), lacks=f"{_IN} volume issue", when=_is_standard),
    _Row(Guess("thesis", 0.95), says=("genre", "works.theses")),
    _Row(Guess("thesis", 0.85), lacks=_IN, says=("note", "works.theses")),
    _Row(Guess("thesis", 0.85), lacks=_IN, says=("publisher", "works.theses")),
    _Row(Guess("article", 0.85), lacks="volume issue publisher status", when=_is_preprint),
    _Row(Guess("report", 0.85), lacks="volume issue", says=("genre", "works.reports")),
    _Row(Guess("manuscript", 0.8), lacks=f"{_IN} ISBN DOI", says=("genre", "works.manuscripts")),
    _Row(Guess("interview", 0.8), lacks=f"{_IN} ISBN DOI volume", when=_begins(_TALKS)),
    _Row(Guess("personal_communication", 0.8), lacks=f"{_IN} ISBN DOI", when=_begins(_LETTERS)),
    _Row(Guess("speech", 0.7), lacks=f"{_IN} ISBN DOI URL publisher", when=_is_speech),
    _Row(Guess("post-weblog", 0.8), has="URL", says=("genre", "works.blogs")),
    _Row(Guess("webpage", 0.8), has=_IN, says=(_IN, "works.sites")),
    _Row(
        Guess("article-newspaper", 0.85),
        has=_IN,
        lacks="editor publisher volume issue DOI",
        says=(_IN, "works.newspapers"),
    ),
    _Row(
        Guess("article-newspaper", 0.8),
        has=f"{_IN} issue",
        lacks="editor publisher volume DOI",
        says=(_IN, "works.newspapers"),
        when=_is_dated("day"),
    ),
    _Row(
        Guess("article-magazine", 0.8),
        has=_IN,
        lacks="editor publisher volume DOI",
        says=(_IN, "works.magazines"),
    ),
    _Row(
        Guess("entry-dictionary", 0.8),
        has=f"title {_IN}",
        lacks="issue DOI",
        says=(_IN, "works.dictionaries"),
    ),
    _Row(
        Guess("entry-encyclopedia", 0.8),
        has=f"title {_IN}",
        lacks="issue DOI",
        says=(_IN, "works.encyclopedias"),
    ),
    _Row(Guess("entry-encyclopedia", 0.7), has=f"title {_IN}", lacks="issue DOI", when=_is_lexicon),
    _Row(Guess("article-journal", 0.9), has=_IN, when=_is_in_law_journal),
    _Row(
        Guess("paper-conference", 0.85),
        has=_IN,
        lacks="volume issue",
        says=(_IN, "works.meetings"),
    ),
    _Row(
        Guess("article-journal", 0.9),
        has=_IN,
        any="volume issue",
        lacks="editor publisher-place publisher",
    ),
    _Row(
        Guess("chapter", 0.7), has=f"{_IN} volume publisher publisher-place", lacks="issue editor"
    ),
    _Row(Guess("article-journal", 0.8), has=_IN, any="volume issue", lacks="editor"),
    _Row(
        Guess("article-journal", 0.8),
        has=_IN,
        lacks="editor publisher-place URL",
        says=(_IN, "works.periodicals"),
    ),
    _Row(
        Guess("article-newspaper", 0.8),
        has=_IN,
        lacks="title editor publisher",
        when=_is_dated("day"),
    ),
    _Row(
        Guess("article-newspaper", 0.6),
        has=_IN,
        lacks="author editor publisher URL",
        when=_is_dated("day"),
    ),
    _Row(
        Guess("article-newspaper", 0.6),
        has=f"{_IN} publisher-place",
        lacks="editor publisher volume issue",
        when=_is_dated("day"),
    ),
    _Row(Guess("chapter", 0.85), has=_IN, any="editor publisher publisher-place"),
    _Row(Guess("webpage", 0.7), has=f"{_IN} URL", lacks="page DOI"),
    _Row(Guess("article-journal", 0.7), has=f"{_IN} DOI"),
    _Row(Guess("article-journal", 0.6), has=_IN, when=_is_dated("month")),
    _Row(Guess("chapter", 0.5), has=_IN),
    _Row(Guess("report", 0.8), has="number", when=_is_report_series),
    _Row(Guess("report", 0.85), lacks=_IN, when=_is_paper_of_parliament),
    _Row(Guess("report", 0.7), has="author title number", when=_is_by_institution),
    _Row(Guess("report", 0.8), says=("collection-title", "works.reports")),
    _Row(Guess("manuscript", 0.6), has="status", lacks="publisher"),
    _Row(Guess("report", 0.6), has="author title issued", when=_is_by_institution),
    _Row(Guess("report", 0.5), has="author title URL", when=_is_by_institution),
    _Row(Guess("book", 0.8), any="publisher publisher-place edition ISBN"),
    _Row(Guess("book", 0.7), any="number-of-pages number-of-volumes collection-title"),
    _Row(Guess("webpage", 0.7), has="URL"),
    _Row(Guess("book", 0.5), has="title"),
)
