"""Titles cut too short: parts of them that a tagger took for something else.

In: a text and its fields in order. Out: the fields, titles and containers with what is theirs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from alliance_refs.parsing.fields.name_words import is_given
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.lexicon import any_of, fold, has_word, words
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

Joins = Callable[[str, Sequence[Field], int], bool]


def with_titles(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; a title with the parts of it that were read as other fields.

    >>> read = (Field("title", Span(0, 8), 1.0, ""), Field("container", Span(13, 19), 1.0, ""))
    >>> [field.span.cut("Settling In: Trends, 2012") for field in with_titles("Settling In: Trends, 2012", read)]
    ['Settling In: Trends']
    """
    fields = _with_domain(text, _with_year(text, _to_script(text, fields)))
    for _ in range(_ROUNDS):
        joined = _joined(text, fields)
        if len(joined) == len(fields):
            break
        fields = joined
    return fields


# A title that was cut into more parts than these is none.
_ROUNDS = 3


def _joined(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    out: list[Field] = []
    at = 0
    while at < len(fields):
        field, last = fields[at], _last_of(text, fields, at)
        if last > at:
            end = fields[last].span.end
            span = Span(_opened(text, field.span.start, end), end)
            label: Label = "container" if field.label == "container" else "title"
            field = replace(field, label=label, span=span)
        out.append(field)
        at = last + 1
    return out


# "1984. 1980 Census": two years read as one date, the second of which begins the title.
_TWO_YEARS = re.compile(r"(?P<date>(?:19|20)\d\d[a-z]?)[.,]\s(?P<year>(?:1[5-9]|20)\d\d)")


def _with_year(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; a title with the year at its head that was read with the date before it."""
    out = list(fields)
    for at, (field, after) in enumerate(pairwise(fields)):
        dated = (field.label, after.label) == ("date", "title")
        match = _TWO_YEARS.fullmatch(text, *field.span) if dated else None
        if match and text[field.span.end : after.span.start] == " ":
            out[at] = replace(field, span=Span(*match.span("date")))
            out[at + 1] = replace(after, span=Span(match.start("year"), after.span.end))
    return out


# "Kieranhealy.org": a site is named by its address.
_DOMAIN = re.compile(r"\.(?:org|com|net|edu|gov|info|de|at|ch|fr|it|es|eu|co\.uk)(?![\w.])")


def _with_domain(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; containers with the end of the address that they are named by."""
    found = ((field, _DOMAIN.match(text, field.span.end)) for field in fields)
    return tuple(
        replace(field, span=Span(field.span.start, match.end()))
        if match and field.label == "container"
        else field
        for field, match in found
    )


# What may be left between a name and the same in another script: "Zhongguo | kexue | 中国科学".
_LEFT = re.compile(r"(?:\s[^\W\d_]+){1,4}(?=\s$)")


def _to_script(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; titles and containers up to where their own script begins."""
    out = list(fields)
    for at, (field, after) in enumerate(pairwise(fields)):
        named = field.label in ("title", "container") and after.label == "original-title"
        left = _LEFT.match(text, field.span.end, after.span.start) if named else None
        if left:
            out[at] = replace(field, span=Span(field.span.start, left.end()))
    return out


_CLOSING = {"«": "»", "“": "”", "„": "“", "‘": "’", '"': '"', "'": "'"}


def _opened(text: str, start: int, end: int) -> int:
    """The start of a title with the quotation mark before it that is closed inside."""
    mark = text[start - 1 : start]
    closes = _CLOSING.get(mark)
    return (
        start - 1 if closes and re.search(rf"{re.escape(closes)}(?!\w)", text[start:end]) else start
    )


def _labels(fields: Sequence[Field], at: int, *wanted: Label) -> bool:
    return tuple(field.label for field in fields[at : at + len(wanted)]) == wanted


def _gap(text: str, fields: Sequence[Field], at: int) -> str:
    return text[fields[at].span.end : fields[at + 1].span.start]


def _is_country(text: str, fields: Sequence[Field], at: int) -> bool:
    """A country and what follows it, read as the author: "Korea Peace Report"."""
    if not _labels(fields, at, "author", "title") or not _gap(text, fields, at).isspace():
        return False
    name = fields[at].span.cut(text)
    return fold(name.split()[0]) in words("places.regions") and "," not in name


_ERA = re.compile(r"(?:A\.D|AD|B\.C|BC|C\.E|CE|n\. Chr|v\. Chr|apr\. J\.-C|av\. J\.-C)\.?$")


def _is_era(text: str, fields: Sequence[Field], at: int) -> bool:
    """Years behind "A.D." read as pages: "Empire and Successors, A.D. 425-600"."""
    if not any(
        _labels(fields, at, "title", label) for label in ("pages", "volume", "date", "issue")
    ):
        return False
    start, end = fields[at].span
    return bool(_ERA.search(text[max(end - 12, start) : end])) and len(_gap(text, fields, at)) < 3


_SPAN = re.compile(r"\d{2,4}\s?[-–]\s?\d{2,4}")


def _is_spanned(text: str, fields: Sequence[Field], at: int) -> bool:
    """ "Los visigodos en Hispania (507-711). Madrid": years in brackets that a book is about."""
    end = fields[at + 1].span.end
    bracketed = _gap(text, fields, at) == " (" and text[end : end + 2] in (").", "),")
    serial = any(field.label == "container" for field in fields)
    return bracketed and not serial and bool(_SPAN.fullmatch(text, *fields[at + 1].span))


# A container named before, by a word: "ivi", "ibid.".
@cache
def _there() -> re.Pattern[str]:
    return re.compile(rf"[\s,.;]{{1,3}}(?:in\s)?{any_of('works.there')}(?!\w)", re.IGNORECASE)


def _is_elsewhere(text: str, fields: Sequence[Field], at: int) -> bool:
    """The second half of a title whose container is named by "ivi" behind it."""
    if not _labels(fields, at, "title", "container") or len(_gap(text, fields, at)) > 4:
        return False
    return bool(_there().match(text, fields[at + 1].span.end))


_SERIAL: frozenset[Label] = frozenset({"editor", "pages", "volume", "issue", "locator"})


def _is_one_sentence(text: str, fields: Sequence[Field], at: int) -> bool:
    """ "Settling In: OECD Indicators": no mark stands before "In", and no chapter's pages follow."""
    if not _labels(fields, at, "title", "container") or _SERIAL & {field.label for field in fields}:
        return False
    start = fields[at].span.start
    short = " " not in text[start : fields[at].span.end].strip()
    return short and _gap(text, fields, at) in (" In: ", " In ")


def _is_question(text: str, fields: Sequence[Field], at: int) -> bool:
    """What follows the question of a title is its other half, no series and no container of it."""
    series = _labels(fields, at, "title", "series")
    alone = _labels(fields, at, "title", "container")
    if alone and _CONTAINED & {field.label for field in fields}:
        return False
    end = fields[at].span.end
    asked = "?" in text[end - 1 : end + 1] or "!" in text[end - 1 : end + 1]
    behind = asked and _gap(text, fields, at) in (" ", "? ", "! ")
    return behind and (alone or (series and not _labels(fields, at + 2, "series-number")))


_CONTAINED: frozenset[Label] = frozenset({"editor", "pages", "volume", "issue", "doi", "url"})


def _is_second_half(text: str, fields: Sequence[Field], at: int) -> bool:
    """The half of a title behind its comma or within its quotation marks; the container follows."""
    if not _labels(fields, at, "title", "container"):
        return False
    if _COLON.fullmatch(_gap(text, fields, at)):
        return True
    numbered = _labels(fields, at + 2, "volume") or _labels(fields, at + 2, "issue")
    if numbered or not _is_printed(fields[at + 2 :]):
        return False
    gap = _gap(text, fields, at)
    quoted = bool(_TWICE.search(text[max(fields[at].span.start - 2, 0) : fields[at].span.start]))
    return gap == ", " or (quoted and len(gap) < 8)


# "'Without the Law': Administrative Justice": words in quotation marks begin the title.
_COLON = re.compile(r"[’'”\"»]\s?:\s")
# A quotation at the head of a title that is in quotation marks itself.
_TWICE = re.compile(r"['‘“\"][\"“'‘]$")


def _is_printed(fields: Sequence[Field]) -> bool:
    """Whether another container follows, with its numbers."""
    labels = [field.label for field in fields]
    return "container" in labels and bool(_SERIAL & set(labels))


def _is_subtitle(text: str, fields: Sequence[Field], at: int) -> bool:
    """ "Werke. Kritische Studienausgabe, hg. v. ...": no "in" leads to another book."""
    if not _labels(fields, at, "title", "container") or at + 2 >= len(fields):
        return False
    gap, after = _gap(text, fields, at), fields[at + 2]
    edited = after.label == "editor" and _edited().search(
        text, fields[at + 1].span.end, after.span.start + 16
    )
    reported = after.label == "number" and not _SERIAL & {field.label for field in fields}
    return gap.lstrip("”“»") == ". " and bool(edited or reported)


@cache
def _edited() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('roles.editor.before')}", re.IGNORECASE)


def _is_of_year(text: str, fields: Sequence[Field], at: int) -> bool:
    """ "Indicators 2012, OECD": behind another date, a year that no mark parts from the title."""
    if not _labels(fields, at, "title", "date") or _gap(text, fields, at) != " ":
        return False
    dated = any(field.label == "date" for field in (*fields[:at], *fields[at + 2 :]))
    return dated and bool(_BARE.fullmatch(text, *fields[at + 1].span))


def _is_congress(text: str, fields: Sequence[Field], at: int) -> bool:
    """ "in: A. Lemaire (Hg.), Congress Volume 2004, Leiden 2006": the year before is the book's name."""
    if not _labels(fields, at, "container", "date") or _gap(text, fields, at) != " ":
        return False
    printed = _is_printed_later(fields[at + 2 :])
    dated = any(field.label == "date" for field in fields[:at])
    met = dated and has_word(fields[at].span.cut(text), "works.meetings")
    return (printed or met) and bool(_BARE.fullmatch(text, *fields[at + 1].span))


_BARE = re.compile(r"(?:1[5-9]|20)\d\d(?:[-–/]\d{2,4})?")


def _is_monarch(text: str, fields: Sequence[Field], at: int) -> bool:
    """ "le siècle de Charles V": a Roman number behind a given name belongs to the title."""
    if not _labels(fields, at, "title", "volume") or _gap(text, fields, at) != " ":
        return False
    roman = _ROMAN.fullmatch(text, *fields[at + 1].span)
    last = fields[at].span.cut(text).split()[-1:]
    return bool(roman and last and last[0][:1].isupper() and is_given(last[0]))


_ROMAN = re.compile(r"[IVX]+")


def _is_named_by_year(text: str, fields: Sequence[Field], at: int) -> bool:
    """ "(2001). PISA 2000. Skills": behind a date, a second one with a word before it."""
    dated = any(field.label == "date" for field in fields[:at])
    named = _labels(fields, at, "place", "date", "title") and dated
    return named and _gap(text, fields, at) == " " and not _titled(fields[:at])


def _is_held(text: str, fields: Sequence[Field], at: int) -> bool:
    """ "Congress Volume Leiden 2004, Leiden 2006": where and when a congress met is its book's name."""
    held = _labels(fields, at, "container", "place", "date") and _gap(text, fields, at) == " "
    return held and _gap(text, fields, at + 1) == " " and _is_printed_later(fields[at + 3 :])


def _is_printed_later(fields: Sequence[Field]) -> bool:
    """Whether another place or publisher follows, and then another date."""
    labels = [field.label for field in fields]
    return "date" in labels and bool({"place", "publisher"} & set(labels[: labels.index("date")]))


def _titled(fields: Sequence[Field]) -> bool:
    return any(field.label == "title" for field in fields)


def _is_one_name(text: str, fields: Sequence[Field], at: int) -> bool:
    """ "BIOS. Zeitschrift für Biographieforschung": a periodical and its subtitle."""
    return _gap(text, fields, at) in (". ", ": ", " – ", " - ")


def _is_torn(text: str, fields: Sequence[Field], at: int) -> bool:
    """ "Ministers and Parliamentary | Government, Cambridge": no mark parts a book from a publisher."""
    printed = _labels(fields, at + 2, "place") or _labels(fields, at + 2, "date")
    return printed and _gap(text, fields, at) == " "


def _is_begun_by_year(text: str, fields: Sequence[Field], at: int) -> bool:
    """ "1983. 1980 Census of Population": behind the date, a year that begins the title."""
    dated = at > 0 and fields[at - 1].label == "date"
    return dated and _gap(text, fields, at) == " " and not _titled(fields[:at])


# What ends with a full stop and ends no title: "The Case of Mrs. Oublier".
_ADDRESS = re.compile(r"\b(?:Mrs?|Ms|Messrs|Dr|Prof|St|Ste|vs)$")


def _is_addressed(text: str, fields: Sequence[Field], at: int) -> bool:
    """ "The Case of Mrs. | Oublier. Policy Analysis 12": who is called so belongs to the title."""
    start, end = fields[at].span
    stop = end - (text[end - 1] == ".")
    named = bool(_ADDRESS.search(text, max(stop - 6, start), stop))
    return named and text[stop : fields[at + 1].span.start] == ". "


def _is_before_volume(text: str, fields: Sequence[Field], at: int) -> bool:
    """ "The Right to Know, | Explained, 34 L.J. 189": the journal stands behind its volume."""
    row = _labels(fields, at, "title", "container", "volume", "container")
    return row and _gap(text, fields, at) in (", ", " in ") and _gap(text, fields, at + 2) == " "


def _is_before_series(text: str, fields: Sequence[Field], at: int) -> bool:
    """ "Life in Laichingen. | Local History as History (Veröffentlichungen, 126)": of two, the first is none."""
    others = any(field.label == "series" for field in fields[at + 2 :])
    return others and _gap(text, fields, at) in (". ", ": ")


_SECOND: tuple[Joins, ...] = (
    _is_addressed,
    _is_before_volume,
    _is_elsewhere,
    _is_one_sentence,
    _is_question,
    _is_second_half,
    _is_subtitle,
)
# What may join two neighbouring fields, by their labels, and the place, year and title of one name.
_JOINS: dict[tuple[Label, Label], tuple[Joins, ...]] = {
    ("author", "title"): (_is_country,),
    ("title", "number"): (_is_spanned,),
    ("title", "pages"): (_is_era, _is_spanned),
    ("title", "issue"): (_is_era, _is_spanned),
    ("title", "volume"): (_is_era, _is_monarch),
    ("title", "date"): (_is_era, _is_of_year),
    ("container", "date"): (_is_congress,),
    ("container", "container"): (_is_one_name,),
    ("container", "publisher"): (_is_torn,),
    ("date", "title"): (_is_begun_by_year,),
    ("original-date", "title"): (_is_begun_by_year,),
    ("title", "publisher"): (_is_addressed,),
    ("title", "series"): (_is_question, _is_before_series),
    ("title", "container"): _SECOND,
}


def _last_of(text: str, fields: Sequence[Field], at: int) -> int:
    """The place of the last field that belongs to the one at `at`."""
    pair = fields[at].label, fields[at + 1].label if at + 1 < len(fields) else "other"
    if any(joins(text, fields, at) for joins in _JOINS.get(pair, ())):
        return at + 1
    thrice = {("place", "date"): _is_named_by_year, ("container", "place"): _is_held}
    return at + 2 if pair in thrice and thrice[pair](text, fields, at) else at
