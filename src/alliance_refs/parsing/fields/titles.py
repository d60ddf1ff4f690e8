"""Titles cut too short: parts of them that a tagger took for something else.

In: a text and its fields in order. Out: the fields, titles and containers with what is theirs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from alliance_refs.parsing.fields.joining import are_labelled, gap
from alliance_refs.parsing.fields.name_words import is_given
from alliance_refs.parsing.fields.title_years import (
    is_begun_by_year,
    is_congress,
    is_era,
    is_held,
    is_named_by_year,
    is_of_year,
    is_spanned,
)
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.lexicon import any_of, fold, words
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

Joins = Callable[[str, Sequence[Field], int], bool]


def with_titles(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; a title with the parts of it that were read as other fields.

    >>> read = (Field("title", Span(0, 8), 1.0, ""), Field("container", Span(13, 19), 1.0, ""))
    >>> [field.span.cut("Settling In: Trends, 2012") for field in with_titles("Settling In: Trends, 2012", read)]
    ['Settling In: Trends']
    """
    fields = _with_volume_title(
        text, _with_domain(text, _with_year(text, _to_script(text, fields)))
    )
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


# What the title of a volume is taken for, where the imprint follows.
_OTHER: frozenset[Label] = frozenset({"genre", "publisher"})


def _with_volume_title(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; "vol. II: Produzione e consumo, Torino": what a volume is called is a title."""
    out = list(fields)
    for at, (field, after) in enumerate(pairwise(fields)):
        called = field.label == "volume" and after.label in _OTHER
        behind = {one.label for one in fields[at + 2 :]}
        printed = "place" in behind and (after.label == "genre" or "publisher" in behind)
        if called and printed and text[field.span.end : after.span.start] == ": ":
            out[at + 1] = replace(after, label="title")
    return out


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


def _is_country(text: str, fields: Sequence[Field], at: int) -> bool:
    """A country and what follows it, read as the author: "Korea Peace Report"."""
    if not are_labelled(fields, at, "author", "title") or not gap(text, fields, at).isspace():
        return False
    name = fields[at].span.cut(text)
    return fold(name.split()[0]) in words("places.regions") and "," not in name


# A container named before, by a word: "ivi", "ibid.".
@cache
def _there() -> re.Pattern[str]:
    return re.compile(rf"[\s,.;]{{1,3}}(?:in\s)?{any_of('works.there')}(?!\w)", re.IGNORECASE)


def _is_elsewhere(text: str, fields: Sequence[Field], at: int) -> bool:
    """The second half of a title whose container is named by "ivi" behind it."""
    if not are_labelled(fields, at, "title", "container") or len(gap(text, fields, at)) > 4:
        return False
    return bool(_there().match(text, fields[at + 1].span.end))


_SERIAL: frozenset[Label] = frozenset({"editor", "pages", "volume", "issue", "locator"})


def _is_one_sentence(text: str, fields: Sequence[Field], at: int) -> bool:
    """ "Settling In: OECD Indicators": no mark stands before "In", and no chapter's pages follow."""
    if not are_labelled(fields, at, "title", "container") or _SERIAL & {
        field.label for field in fields
    }:
        return False
    start = fields[at].span.start
    short = " " not in text[start : fields[at].span.end].strip()
    return short and gap(text, fields, at) in (" In: ", " In ")


def _is_question(text: str, fields: Sequence[Field], at: int) -> bool:
    """What follows the question of a title is its other half, no series and no container of it."""
    series = are_labelled(fields, at, "title", "series")
    alone = are_labelled(fields, at, "title", "container")
    if alone and _CONTAINED & {field.label for field in fields}:
        return False
    end = fields[at].span.end
    asked = "?" in text[end - 1 : end + 1] or "!" in text[end - 1 : end + 1]
    behind = asked and gap(text, fields, at) in (" ", "? ", "! ")
    return behind and (alone or (series and not are_labelled(fields, at + 2, "series-number")))


_CONTAINED: frozenset[Label] = frozenset({"editor", "pages", "volume", "issue", "doi", "url"})


def _is_second_half(text: str, fields: Sequence[Field], at: int) -> bool:
    """The half of a title behind its comma or within its quotation marks; the container follows."""
    if not are_labelled(fields, at, "title", "container"):
        return False
    if _COLON.fullmatch(gap(text, fields, at)):
        return True
    numbered = are_labelled(fields, at + 2, "volume") or are_labelled(fields, at + 2, "issue")
    if numbered or not _is_printed(fields[at + 2 :]):
        return False
    between = gap(text, fields, at)
    quoted = bool(_TWICE.search(text[max(fields[at].span.start - 2, 0) : fields[at].span.start]))
    return between == ", " or (quoted and len(between) < 8)


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
    if not are_labelled(fields, at, "title", "container") or at + 2 >= len(fields):
        return False
    between, after = gap(text, fields, at), fields[at + 2]
    edited = after.label == "editor" and _edited().search(
        text, fields[at + 1].span.end, after.span.start + 16
    )
    reported = after.label == "number" and not _SERIAL & {field.label for field in fields}
    return between.lstrip("”“»") == ". " and bool(edited or reported)


@cache
def _edited() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of('roles.editor.before')}", re.IGNORECASE)


def _is_monarch(text: str, fields: Sequence[Field], at: int) -> bool:
    """ "le siècle de Charles V": a Roman number behind a given name belongs to the title."""
    if not are_labelled(fields, at, "title", "volume") or gap(text, fields, at) != " ":
        return False
    roman = _ROMAN.fullmatch(text, *fields[at + 1].span)
    last = fields[at].span.cut(text).split()[-1:]
    return bool(roman and last and last[0][:1].isupper() and is_given(last[0]))


_ROMAN = re.compile(r"[IVX]+")


def _is_one_name(text: str, fields: Sequence[Field], at: int) -> bool:
    """ "BIOS. Zeitschrift für Biographieforschung": a periodical and its subtitle."""
    return gap(text, fields, at) in (". ", ": ", " – ", " - ")


def _is_torn(text: str, fields: Sequence[Field], at: int) -> bool:
    """ "Ministers and Parliamentary | Government, Cambridge": no mark parts a book from a publisher."""
    printed = are_labelled(fields, at + 2, "place") or are_labelled(fields, at + 2, "date")
    return printed and gap(text, fields, at) == " "


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
    row = are_labelled(fields, at, "title", "container", "volume", "container")
    return row and gap(text, fields, at) in (", ", " in ") and gap(text, fields, at + 2) == " "


def _is_before_series(text: str, fields: Sequence[Field], at: int) -> bool:
    """ "Life in Laichingen. | Local History as History (Veröffentlichungen, 126)": of two, the first is none."""
    others = any(field.label == "series" for field in fields[at + 2 :])
    return others and gap(text, fields, at) in (". ", ": ")


def _is_before_imprint(text: str, fields: Sequence[Field], at: int) -> bool:
    """ "Bir Kent Kondu: | Ümraniye. İstanbul: İletişim": the publisher stands behind the place."""
    labels = [field.label for field in fields[at + 2 :]]
    printed = labels[:2] == ["place", "publisher"]
    return (
        printed
        and gap(text, fields, at) == ": "
        and _STOP.match(text, fields[at + 1].span.end) is not None
    )


_STOP = re.compile(r"\.\s")


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
    ("title", "number"): (is_spanned,),
    ("title", "pages"): (is_era, is_spanned),
    ("title", "issue"): (is_era, is_spanned),
    ("title", "volume"): (is_era, _is_monarch),
    ("title", "date"): (is_era, is_of_year),
    ("container", "date"): (is_congress,),
    ("container", "container"): (_is_one_name,),
    ("container", "publisher"): (_is_torn,),
    ("date", "title"): (is_begun_by_year,),
    ("original-date", "title"): (is_begun_by_year,),
    ("title", "publisher"): (_is_addressed, _is_before_imprint),
    ("title", "series"): (_is_question, _is_before_series),
    ("title", "container"): _SECOND,
}


def _last_of(text: str, fields: Sequence[Field], at: int) -> int:
    """The place of the last field that belongs to the one at `at`."""
    pair = fields[at].label, fields[at + 1].label if at + 1 < len(fields) else "other"
    if any(joins(text, fields, at) for joins in _JOINS.get(pair, ())):
        return at + 1
    thrice = {("place", "date"): is_named_by_year, ("container", "place"): is_held}
    return at + 2 if pair in thrice and thrice[pair](text, fields, at) else at
