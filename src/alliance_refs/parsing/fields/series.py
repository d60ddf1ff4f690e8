"""Series and the numbers of their volumes, where a tagger took them for something else.

In: a text and its fields. Out: the fields; what stands in "(= ...)" behind an imprint, what has
the number of a series behind it and a report series with a name of its own are series.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from alliance_refs.parsing.fields.institutions import is_institution
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.lexicon import any_of, has_word
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span

# What a series may be taken for, and the number in it.
_NAMES: frozenset[Label] = frozenset({"genre", "publisher", "container"})
_MAY_BE: frozenset[Label] = _NAMES | {"series"}
_NUMBERS: frozenset[Label] = frozenset({"issue", "number", "volume", "series-number"})
# "(= Erdkundliches Wissen, H. 19)", and the same without brackets at the end.
_EQUAL = re.compile(r"=\s?[\"„“«»]?$")
_BETWEEN = re.compile(
    r"[\s,;:.]{0,4}(?:(?:Bd|Band|H|Heft|Nr|No|no|n|vol|Vol|t|n°|nº|#|Number|number|núm)[.°º]?\s?)?"
)


def with_series(text: str, fields: Sequence[Field]) -> list[Field]:
    """The fields; series and their numbers by their own labels.

    >>> from alliance_refs.spans import Span
    >>> text = "Wiesbaden (= Erdkundliches Wissen, H. 19)"
    >>> read = (Field("publisher", Span(13, 33), 1.0, ""), Field("issue", Span(38, 40), 1.0, ""))
    >>> [field.label for field in with_series(text, read)]
    ['series', 'series-number']
    """
    labels = {field.label for field in fields}
    if not labels & (_MAY_BE | {"series-number"}):
        return list(fields)
    for step in (
        _with_sentence,
        _with_last,
        _with_body,
        _with_special,
        _recoded,
        _counted,
    ):
        fields = tuple(step(text, fields))
    out = list(fields)
    # A book may be in a series; what is in a periodical may have a number of that.
    alone = "container" not in labels or (
        "editor" in labels and bool({"publisher", "place"} & labels)
    )
    for at, field in enumerate(out):
        if field.label not in _MAY_BE:
            continue
        after = out[at + 1] if at + 1 < len(out) else None
        numbered = after is not None and _is_numbered(text, field, after)
        if field.label in _NAMES and _is_series(text, out, at, after if numbered else None):
            out[at] = field = replace(field, label="series")
            alone = alone or not any(other.label == "container" for other in out)
        if after is not None and numbered and field.label == "series" and _counts(after, alone):
            # Reports keep theirs as the number of the report (BibLaTeX 2.1.1, @report).
            label: Label = "number" if _is_report(text, field) else "series-number"
            out[at + 1] = replace(after, label=label)
        elif after is not None and numbered and _is_loose(field, after, labels):
            # "Documento de trabajo núm. 24": the number of a paper that is in no series.
            out[at + 1] = replace(after, label="number")
    return out


def _is_loose(field: Field, number: Field, labels: set[Label]) -> bool:
    """Whether a number behind the kind of a paper is in no series, and so its own."""
    numbered = number.label == "series-number" and "series" not in labels
    return numbered and field.label == "genre"


_SENTENCE = re.compile(r"\.\s(?P<series>[^\W\d_a-z][^.]{1,50}?\.?)$")


def _with_last(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; "Omens. AfO Beih. | 22": the last sentence before the number of a series is its name."""
    if any(field.label in ("series", "container") for field in fields):
        return fields
    for at, (field, after) in enumerate(pairwise(fields)):
        numbered = (field.label, after.label) == ("title", "series-number")
        close = numbered and _BETWEEN.fullmatch(text, field.span.end, after.span.start)
        match = _SENTENCE.search(text, *field.span) if close else None
        if match:
            title = replace(field, span=Span(field.span.start, match.start()))
            series = replace(field, label="series", span=Span(*match.span("series")))
            return (*fields[:at], title, series, *fields[at + 1 :])
    return fields


def _with_body(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; "Department for Business, Research Series" is a publisher and its series."""
    labels = [field.label for field in fields]
    if "series" not in labels or "publisher" in labels:
        return fields
    at = labels.index("series")
    field = fields[at]
    comma = text.rfind(", ", *field.span)
    if comma < 0 or not is_institution(text[field.span.start : comma]):
        return fields
    if _AGAIN.match(text, comma + 2):
        return fields
    body = replace(field, label="publisher", span=Span(field.span.start, comma))
    return (
        *fields[:at],
        body,
        replace(field, span=Span(comma + 2, field.span.end)),
        *fields[at + 1 :],
    )


# "Camden Society, 3rd ser.": which row of the series, and none of its own.
_AGAIN = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th|e)|[Nn]ew|[Nn]ouv|[Nn]uova|[Nn]eue|Dritte|Zweite)\.?\s(?:[Ss]er|[Ff]olge|Reihe)"
    r"|Serie\s|[Ss]er\.|N\.?\s?[SF]\b"
)


def _with_sentence(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; "Title. | Its other half. Arbeitspapier 171": only the last sentence is a series."""
    out = list(fields)
    for at, (field, after) in enumerate(pairwise(fields)):
        titled = (field.label, after.label) == ("title", "series")
        stop = text.rfind(". ", *after.span) if titled else -1
        gap = text[field.span.end : after.span.start]
        if stop < 0 or gap not in (". ", " ", ": "):
            continue
        if not _report().fullmatch(text, stop + 2, after.span.end):
            continue
        out[at] = replace(field, span=Span(field.span.start, stop))
        out[at + 1] = replace(after, span=Span(stop + 2, after.span.end))
    return out


# "Sonderheft 41 der Kölner Zeitschrift": a numbered issue apart from the rows of a periodical.
_SPECIAL = re.compile(
    r"(?P<number>(?:Sonderheft|Sonderband|Sondernummer|Beiheft|Special Issue|Supplement)"
    r"\s(?:(?:Nr|No)\.\s?)?\d{1,3})\s(?:der|des|zur|zum|zu|von|of)\s(?:the\s)?(?P<name>\S.*)"
)


_SPECIAL_WORD = re.compile(r"\b(?:Sonderheft|Sonderband|Sondernummer|Beiheft)\s$")


def _special(text: str, series: Span) -> re.Match[str] | None:
    begun = _SPECIAL_WORD.search(text, max(series.start - 14, 0), series.start)
    return _SPECIAL.fullmatch(text, begun.start() if begun else series.start, series.end)


def _with_special(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """The fields; the number of a special issue that stands before the name of its periodical."""
    for field in fields:
        match = _special(text, field.span) if field.label == "series" else None
        if match is None:
            yield field
            continue
        yield replace(field, label="series-number", span=Span(*match.span("number")))
        yield replace(field, span=Span(*match.span("name")))


_NUMBER_INSIDE = re.compile(
    r"(?<=[^\W\d_]|\.)\s(?P<number>\d{1,4}(?:[./]\d{1,3})?|[IVXLC]{2,}(?:[./]\d{1,3})?)$"
)


def _counted(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """The fields; the number at the end of a series, or of what may be one, as its own field."""
    for field in fields:
        may_be = field.label in ("series", "genre") or (
            field.label == "publisher"
            and (text[: field.span.start][-1:] == "(" or _SHORT.fullmatch(text, *field.span))
        )
        match = _NUMBER_INSIDE.search(text, *field.span) if may_be else None
        words = field.span.cut(text) if match else ""
        if not (CAPITALS.match(words) or _says_series(words)):
            match = None
        if match is None:
            yield field
            continue
        yield replace(field, span=Span(field.span.start, match.start()))
        yield replace(field, label="series-number", span=Span(*match.span("number")))


def _is_numbered(text: str, field: Field, after: Field) -> bool:
    is_number = after.label in _NUMBERS
    return is_number and bool(_BETWEEN.fullmatch(text, field.span.end, after.span.start))


def _counts(after: Field, alone: bool) -> bool:
    """Whether a number behind a series is its own; an issue may be that of a periodical."""
    return alone or after.label not in ("issue", "volume")


def _is_series(text: str, fields: Sequence[Field], at: int, number: Field | None) -> bool:
    field = fields[at]
    if _EQUAL.search(text, max(field.span.start - 4, 0), field.span.start):
        if has_word(field.span.cut(text), "works.theses"):
            return False  # "(= Diss. habil. München 1980)"
        return not any(other.label == "pages" for other in fields[:at])
    if field.label == "container":
        if number is not None and _is_named(text, field):
            return True
        return _is_between(text, fields, at)
    if field.label == "genre":
        return (
            _is_named(text, field)
            or _is_set_off(text, fields, at)
            or _is_called(text, field, number)
        )
    if (
        field.label == "publisher"
        and number is not None
        and _ABBREVIATED.fullmatch(text, *field.span)
    ):
        return True
    if field.label == "publisher" and text[: field.span.start][-1:] == "(":
        return _is_called(text, field, number)
    return field.label == "publisher" and number is not None and number.label == "series-number"


def _is_called(text: str, field: Field, number: Field | None) -> bool:
    """Whether a name has a word for series in it: "Bollingen Series", "(ZERP-Materialien"."""
    words = field.span.cut(text)
    known = ("works.theses", "works.reports", "works.manuscripts", "works.issues")
    if any(has_word(words, kind) for kind in known) or not words[:1].isupper():
        return False
    return _says_series(words) or (number is not None and bool(CAPITALS.fullmatch(words)))


# "MGH AA 11", "BEFAR, 231".
CAPITALS = re.compile(r"[A-ZÄÖÜ][A-ZÄÖÜ\s.&-]+")


def _says_series(words: str) -> bool:
    return has_word(words.replace("-", " "), "works.series")


def _recoded(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """The fields; letters between "Paper" and its number belong to that: "FS III 94-202"."""
    start: int | None = None
    for field, after in zip(fields, (*fields[1:], None), strict=False):
        if start is not None:
            field = replace(field, span=Span(start, field.span.end))
            start = None
        numbered = field.label in ("genre", "series") and after and after.label in _NUMBERS
        match = _report().fullmatch(text, *field.span) if numbered else None
        if match and match["code"]:
            start = match.start("code")
            field = replace(field, span=Span(field.span.start, match.end("kind")))
        yield field


@cache
def _report() -> re.Pattern[str]:
    kinds, code = any_of("works.papers"), r"(?:(?:[A-Z]{1,4}|[IVX]+)(?:\s|$)?){1,2}"
    return re.compile(
        rf"(?P<name>.{{0,80}}?)\s?(?P<kind>(?i:{kinds})(?:\s[Ss]eries)?)(?:\s(?P<code>{code}))?"
    )


def _is_report(text: str, field: Field) -> bool:
    return bool(_report().fullmatch(text, *field.span))


_UNNAMED = re.compile(r"(?:Un|Draft|Revised|Preliminary|New|This|My)", re.IGNORECASE)


def _is_named(text: str, field: Field) -> bool:
    """Whether a series of reports has a name: "IZA Discussion Paper", not "Unpublished paper"."""
    match = _report().fullmatch(text, *field.span)
    name = match["name"] if match else ""
    return any(word[:1].isupper() for word in name.split()) and not _UNNAMED.match(name)


_IMPRINT: frozenset[Label] = frozenset({"publisher", "date", "place"})


def _is_set_off(text: str, fields: Sequence[Field], at: int) -> bool:
    """Whether a genre is a name in brackets behind the imprint: "Paris, Cerf, 1991 (Tel)"."""
    start, end = fields[at].span
    before = fields[at - 1] if at else None
    opens = _OPEN.search(text, max(start - 4, 0), start)
    if before is None or before.label not in _IMPRINT or not opens:
        return False
    kinds = (
        "works.theses",
        "works.reports",
        "works.manuscripts",
        "works.genres",
        "works.languages",
        "editions.nouns",
    )
    words = text[start:end]
    named = (
        words[:1].isupper()
        and not _REPRINT.match(words)
        and not any(has_word(words, kind) for kind in kinds)
    )
    return named and bool(_CLOSE.match(text, end))


_MAKERS: frozenset[Label] = frozenset({"translator", "editor", "edition", "volumes"})
_PARTS: frozenset[Label] = frozenset({"pages", "issue", "volume", "locator"})


def _is_between(text: str, fields: Sequence[Field], at: int) -> bool:
    """Whether a name is a sentence between who made a book and its imprint (Chicago 17, 14.123)."""
    if at and _is_behind(text, fields, at):
        return True
    if not 0 < at < len(fields) - 1 or _PARTS & {field.label for field in fields}:
        return False
    before, field, after = fields[at - 1 : at + 2]
    stops = text[before.span.end : field.span.start], text[field.span.end : after.span.start]
    framed = before.label in _MAKERS and after.label in ("place", "publisher")
    return framed and all(stop.strip(") ") == "." for stop in stops)


def _is_behind(text: str, fields: Sequence[Field], at: int) -> bool:
    """Whether a name and its number are a sentence of their own in a book without pages.

    "Jerome Lectures 16. Trans. by", "Berkeley 1988. The New Historicism 4.", "(Studien 7.)".
    """
    labels = [field.label for field in fields]
    numbered = labels[at + 1 : at + 2] in (["volume"], ["issue"]) and not {
        "pages",
        "locator",
    } & set(labels)
    if not numbered or not {"publisher", "place"} & set(labels) or "title" not in labels[:at]:
        return False
    if not fields[at + 1].span.cut(text).strip(" .").isalnum():
        return False
    gap = text[fields[at - 1].span.end : fields[at].span.start]
    close = fields[at + 1].span.start - fields[at].span.end < _NEAR
    last = labels[at + 2 :] == [] or gap.strip() == "."
    named = bool(_LABELLED.search(text, fields[at].span.end, fields[at + 1].span.start))
    in_row = gap.strip() == "," and labels[at + 2 : at + 3] in (
        ["place"],
        ["edition"],
        ["publisher"],
    )
    return close and (
        (last and gap.strip(" .") in ("", "(")) or gap.endswith("(") or (in_row and named)
    )


_LABELLED = re.compile(r"\b(?:Bd|Band|H|Heft|Nr|No|Vol|vol|n°|no)\.?\s?$")
# How far behind a series its number may stand.
_NEAR = 9
# "SC 188": a series by its letters and a number.
_SHORT = re.compile(r"[A-Z]{2,6}\s\d{1,4}")
_ABBREVIATED = re.compile(r"[A-Z]{2,6}")
_REPRINT = re.compile(r"(?:Reprog|Nachdr|Neudr|Repr|Rist|Réimpr|Reimpr|Faks|Orig)")
_OPEN = re.compile(r"\(\s?[«„“\"]?\s?$")
_CLOSE = re.compile(r"[^()]{0,12}\)")
