"""Citations by author and date in running text: "(Kim 2003, 14)", "Light et al. (2001)".

They count only in a document with a list of references; the list says what they mean
(Chicago 17, 15.5-31; APA 7, 8.10-17).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from alliance_refs.model import Citation, Date, Evidence, Item, Name, Passage
from alliance_refs.model.passage import Edit
from alliance_refs.notes.name_year import BETWEEN_NAMES, LEADING_PARTICLES, NAMES
from alliance_refs.notes.reading.locators import read_locator
from alliance_refs.parsing import parse_names
from alliance_refs.spans import Span
from alliance_refs.text.folding import fold
from alliance_refs.text.months import MONTHS
from alliance_refs.text.scripts import HANGUL

_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)(?P<letter>[a-z])?(?!\d)"
_LABEL = (
    r"(?:pp?|S|págs?|chaps?|chs?|[Cc]hapters?|kap|cap|§§?|secs?|sections?|vols?|figs?|tables?|tab|Tab|Table|Fig|Figure"
    r"|Figures|Tables|box|Box|app|appendix|Appendix|paras?|ll?|nn?|note|notes|art|fol|[Ss]ec|[Ss]ections?|Part)\.?\s*"
)
# A page; a year behind a comma is another work's.
_OTHER_YEAR = r"\s*(?:1[5-9]|20)\d\d[a-z]?\s*(?:[,;)\]]|$)"
_LOCATOR = (
    rf"(?:\s*(?:,|:)\s*(?P<locator>(?:{_LABEL})?"
    rf"(?!{_OTHER_YEAR})\d(?:[\d–—-]|[,\s](?!{_OTHER_YEAR}))*\d[a-z]?"
    rf"|(?:{_LABEL})?\d{{1,3}}[a-z]?(?!\w)|{_LABEL}\d{{1,3}}(?:\.\d{{1,3}}){{1,3}}(?!\w)))?"
)

# "(Kim 2003, 14; Lee and Park 2001)": brackets, then each cite between semicolons.
_BRACKET = re.compile(r"[(\[]([^()\[\]]{4,400})[)\]]")
_END = r"(?=\s*(?:$|[;,)\]]|and\b))"
# An institution goes by several words; the list has to know it.
_LONG_NAME = (
    r"(?P<names>(?!The\s)[A-ZÀ-Þ][\w’'-]+(?:\s+(?:of|for|the|and|on|de|des|für|und|&)(?:\s+the)?(?=\s+[A-ZÀ-Þ])|"
    r"\s+[A-ZÀ-Þ][\w’'-]+){1,7})"
)
# "Light et al. (2001)", "Smith's (2000)": the year alone in brackets.
_BRACKETED = (
    rf"\s+[(\[]{_YEAR}{_LOCATOR}(?P<more>(?:[,;]\s*\d{{4}}[a-z]?|[,;]\s*[a-z]\b){{0,8}})[)\]]"
)


@cache
def _narrative(names: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.])(?P<cite>{names}(?:['’]s?)?{_BRACKETED})")


@cache
def _cite(names: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|(?<=[\s(;\[]))(?P<cite>{names}(?:['’]s)?,?\s+{_YEAR}{_LOCATOR}){_END}"
    )


@cache
def _further() -> re.Pattern[str]:
    """ ", 2005", "; 2001b: 3" and ", b" behind a cite: further works of the same authors."""
    return re.compile(rf"\s*[,;]\s*(?P<cite>(?:{_YEAR}{_LOCATOR}|(?P<only>[b-h])\b)){_END}")


# "personal communication, 3 March 2020" names no author.
_MONTHS = frozenset(name for names in MONTHS for name in names)


class _Found(NamedTuple):
    """A citation found: its place, names, year, letter and the words of its locator."""

    span: Span
    names: str
    year: str
    letter: str
    locator: str


def author_date_citations(passage: Passage, families: Collection[str]) -> tuple[Citation, ...]:
    """The author-date citations in a squeezed paragraph, in order, not yet resolved.

    `families` are the folded family names of the list of references: a narrative
    citation ("Kim (2003)") counts only for one of them.
    """
    whole = _mended(passage)
    found: dict[int, _Found] = {}
    for cite in _matches(whole.text, families):
        found.setdefault(cite.span.end, cite)
    cited = [_citation(whole, cite) for cite in sorted(found.values())]
    return tuple(sorted((*cited, *_again(whole, cited)), key=lambda one: one.span))


# A name broken at the end of a line; "pre- and post-war" is none.
_BROKEN = re.compile(r"(?<=[^\W\d_]{2})[-‐]\s+(?=(?!(?:and|or|und|et)\b)[a-zß-öø-ÿ]{2})")


def _mended(passage: Passage) -> Passage:
    return passage.edit([Edit(*match.span()) for match in _BROKEN.finditer(passage.text)])


# "(ibid.)", "(ibid.: 45)", "[Ibid., p. 4]": the work cited just before.
_IBID = re.compile(
    r"(?<=[(\[])(?P<cite>(?:[Ii]bid(?:em)?\b\.?|[Ee]bd\.|[Ee]benda)"
    r"(?:[,:]?\s*(?P<locator>[^()\[\];]{1,40}))?)(?=[)\]])"
)


def _again(passage: Passage, cited: Sequence[Citation]) -> Iterator[Citation]:
    """The back-references in brackets that stand behind a citation."""
    for match in _IBID.finditer(passage.text):
        locator = match["locator"] or ""
        part = passage.cut(*match.span("cite"))
        if cited and cited[0].span < part.span and (not locator or re.search(r"\d", locator)):
            place = read_locator(locator)
            yield Citation(
                text=part.text,
                span=part.span,
                form="ibid",
                item=Item("", "document"),
                locator=place.text,
                label=place.label,
                evidence=Evidence("back-reference in brackets", 0.9, part.span, part.text),
            )


def _matches(text: str, families: Collection[str]) -> Iterator[_Found]:
    """Institutions first, since a family name may be found inside theirs."""
    for match in _narrative(_LONG_NAME).finditer(text):
        if fold(match["names"]) in families:
            yield from _with_further(text, match)
    for match in _narrative(NAMES).finditer(text):
        if _is_listed(match["names"], families):
            yield from _with_further(text, match)
    for bracket in _BRACKET.finditer(text):
        for match in _cite(_LONG_NAME).finditer(text, bracket.start(1), bracket.end(1)):
            if fold(match["names"]) in families:
                yield from _with_further(text, match)
        for match in _cite(NAMES).finditer(text, bracket.start(1), bracket.end(1)):
            if fold(match["names"]) in families or match["names"].lower() not in _MONTHS:
                yield from _with_further(text, match)


def _with_further(text: str, match: re.Match[str]) -> Iterator[_Found]:
    """A citation, and those of further years behind it."""
    letter, year = match["letter"] or "", match["year"]
    span = Span(*match.span("cite"))
    yield _Found(span, match["names"], year, letter, match["locator"] or "")
    at = match.start("more") if "more" in match.re.groupindex else match.end("cite")
    while more := _further().match(text, at):
        year = more["year"] or year
        letter = more["letter"] or more["only"] or ""
        place = Span(*more.span("cite"))
        yield _Found(place, match["names"], year, letter, more["locator"] or "")
        at = more.end("cite")


def _is_listed(names: str, families: Collection[str]) -> bool:
    first = re.split(BETWEEN_NAMES, names)[0]
    family = fold(re.sub(r"['’]s?$", "", first.removesuffix(" others")))
    return family in families or fold(LEADING_PARTICLES.sub("", first)) in families


_HANGUL = re.compile(f"[{HANGUL}]")
_ET_AL = re.compile(r",?\s+(?:et\s+al\.?|and\s+others|u\.\s?a\.)$")


def named_authors(names: str) -> tuple[Name, ...]:
    """The family names that stand before a year; "et al." names nobody."""
    if _HANGUL.match(names):
        return parse_names(names)
    parts = re.split(BETWEEN_NAMES, _ET_AL.sub("", names))
    owned = (re.sub(r"['’]s?$", "", part.strip()) for part in parts)
    return tuple(map(_name, filter(None, owned)))


def _name(text: str) -> Name:
    small = LEADING_PARTICLES.match(text)
    if not small:
        return Name(family=text)
    return Name(family=text[small.end() :], non_dropping_particle=small[0].strip())


def _citation(passage: Passage, found: _Found) -> Citation:
    part = passage.cut(*found.span)
    locator = read_locator(found.locator)
    fields = {"author": named_authors(found.names), "issued": Date.of(int(found.year))}
    return Citation(
        text=part.text,
        span=part.span,
        form="author-date",
        item=Item("", "document", fields),
        locator=locator.text,
        label=locator.label,
        note_reference=found.letter,
        evidence=Evidence("author and date in brackets", 0.9, part.span, part.text),
    )
