"""Fields of another kind than a tagger took them for, told by their own words.

In: a text and its fields. Out: the fields; "2e éd" is no genre but an edition, "Ffm" no publisher
but a place, a university is cut from the genre of its thesis, a book without title has its
container's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from alliance_refs.parsing.fields.joining import merged, spanning
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.lexicon import any_of, fold, has_word, words
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span


def with_kinds(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; those whose words say what they are by the labels of that.

    >>> read = (Field("date", Span(0, 4), 1.0, ""), Field("genre", Span(6, 11), 1.0, ""))
    >>> [field.label for field in with_kinds("1966 (2e éd.)", read)]
    ['date', 'edition']
    """
    renamed = tuple(one for field in fields for one in _renamed(text, field))
    schooled = _with_school(text, _with_university(text, renamed))
    return _entitled(text, _placed(text, tuple(_with_thesis(text, schooled))))


def _renamed(text: str, field: Field) -> Iterator[Field]:
    if field.label not in _TOLD:
        yield field
        return
    cut, start = field.span.cut(text), field.span.start
    if field.label in ("publisher", "genre", "container") and fold(cut.strip(" .,()")) in words(
        "places.short"
    ):
        yield replace(field, label="place")
    elif field.label == "genre" and _edition().fullmatch(cut):
        yield replace(field, label="edition")
    elif field.label == "publisher" and _ORIGINAL.fullmatch(cut):
        return
    elif field.label in ("genre", "publisher") and (thesis := _THESIS.fullmatch(text, *field.span)):
        yield replace(field, label="publisher", span=Span(*thesis.span("publisher")))
        yield replace(field, label="genre", span=Span(*thesis.span("genre")))
    elif field.label == "publisher" and (series := _COLLECTION.match(text, *field.span)):
        yield replace(field, label="series", span=Span(series.end(), field.span.end))
    elif field.label in _NAMED and _COLLECTED.search(text, max(start - 16, 0), start):
        yield replace(field, label="series")
    elif field.label == "editor" and cut.islower() and has_word(cut, "editions.ordinals"):
        yield replace(field, label="edition")
    elif field.label == "place" and _HOUSE.fullmatch(cut):
        yield replace(field, label="publisher")
    else:
        yield field


@cache
def _edition() -> re.Pattern[str]:
    nth = rf"(?:\d{{1,2}}\s?(?:st|nd|rd|th|d|e|er|ère|ème|ª|a|\.)?|{any_of('editions.ordinals')})"
    return re.compile(rf"{nth}\s?(?:rev\.?\s)?{any_of('editions.nouns')}\.?", re.IGNORECASE)


# "Univ. of Cambridge Ph.D. thesis".
_THESIS = re.compile(
    r"(?P<publisher>[^,]{0,60}\bUniv[\w.]*(?:[^,]{0,60}?)|[A-Z]{2,8})\s(?P<genre>(?:[Uu]npub\w*\.?\s)?(?:Ph\.?\s?D|D\.?\s?Phil|M\.?\s?A|M\.?\s?Litt|B\.?\s?Litt|doctoral|master|dissertation|thesis)\b.*)"
)
# "(amerik. Orig. 1961)": the language of what was translated.
_ORIGINAL = re.compile(
    r"(?:amerik|engl|frz|franz|ital|span|russ|orig|dt)\.?(?:\s[Oo]rig\w*\.?)?", re.IGNORECASE
)
_COLLECTION = re.compile(r"(?:[Cc]oll|[Cc]ollection)(?:\.|\s)\s?(?=[^\W\d_a-z])")
# "coll. « Droit et société »".
_COLLECTED = re.compile(
    r"(?<!\w)(?:[Cc]oll\.|[Cc]ollection|[Cc]ol\.|[Cc]olección|[Cc]ollana)\s[«“\"]\s?$"
)
_NAMED: frozenset[Label] = frozenset({"genre", "publisher", "container", "note", "title"})
# Labels of fields whose words may say that they are something else.
_TOLD: frozenset[Label] = _NAMED | {"editor", "place"}
# "Princeton U.P.", "Manchester Univ. Press".
_HOUSE = re.compile(r"[^\W\d_a-z][^,:;]*\s(?:U\.?\s?P\.?|(?:Univ(?:ersity|\.)?\s)Press)")
_UNIVERSITY = frozenset({"univ", "universität", "università", "université", "universidad"})


def _with_university(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; "Univ. Göttingen", read as a publisher and its place, is one name."""

    def join(held: Field, field: Field) -> Field | None:
        parted = (
            (held.label, field.label) == ("publisher", "place")
            and fold(held.span.cut(text)) in _UNIVERSITY
            and text[held.span.end : field.span.start] in (" ", ". ")
        )
        return spanning(held, field) if parted else None

    return tuple(merged(fields, join))


_HABIL = re.compile(r"(?P<genre>.*?)[\s,]+(?P<university>Univ(?:\.|ersität|ersité)?)")


def _with_thesis(text: str, fields: Sequence[Field]) -> Iterator[Field]:
    """The fields; "Habil. Univ. Hamburg", read as a genre and a place, is a genre and a publisher."""
    university: Span | None = None
    for field, after in zip(fields, (*fields[1:], None), strict=False):
        if university is not None:
            yield replace(field, label="publisher", span=Span(university.start, field.span.end))
            university = None
            continue
        close = field.label == "genre" and after is not None and after.label == "place"
        close = close and text[field.span.end : after.span.start] in (" ", ". ") if after else False
        match = _HABIL.fullmatch(text, *field.span) if close else None
        if match:
            university = Span(*match.span("university"))
            field = replace(field, span=Span(*match.span("genre")))
        yield field


_TOWN = re.compile(r"[^\W\d_a-z][a-zß-ÿ]+(?:[-/][^\W\d_a-z][a-zß-ÿ]+)?")


def _placed(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; a lone name right before the year, "Tutzing 1970", is a place and no publisher."""
    labels = [field.label for field in fields]
    if "place" in labels or labels.count("publisher") != 1 or "date" not in labels:
        return fields
    at = labels.index("publisher")
    field = fields[at]
    dated = labels[at + 1 : at + 2] == ["date"]
    close = dated and text[field.span.end : fields[at + 1].span.start] == " "
    name = field.span.cut(text)
    bracketed = text[: field.span.start][-1:] == "("  # "(Hart 2006)", as OSCOLA has it
    if not close or bracketed or not _TOWN.fullmatch(name):
        return fields
    if name.casefold() in words("works.publishers"):
        return fields
    return (*fields[:at], replace(field, label="place"), *fields[at + 1 :])


# "Graduate School of Business, Stanford University": a part of a university before its name.
_SCHOOL = re.compile(
    r"(?:(?:Graduate\s)?School|Department|Dept\.|Faculty|Division|Institute?|Institut|Seminar|Fachbereich|Fakultät|Faculté|Facoltà|Facultad|Dipartimento|Departamento|Département)\b[^.:;]*"
)


def _with_school(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; a department read as a container is the publisher with its university."""

    def join(held: Field, field: Field) -> Field | None:
        parted = (
            (held.label, field.label) == ("container", "publisher")
            and text[held.span.end : field.span.start] == ", "
            and _SCHOOL.fullmatch(text, *held.span)
        )
        return replace(spanning(held, field), label="publisher") if parted else None

    if _PAGED & {field.label for field in fields}:
        return fields
    return tuple(merged(fields, join))


_PAGED: frozenset[Label] = frozenset({"pages", "volume", "issue", "editor"})


# "QDR, 12": a work by its short name and the page cited.
_ALONE: dict[Label, Label] = {"container": "title", "pages": "locator"}
_NUMBERED: dict[Label, Label] = {"title": "container"}


def _is_serial(text: str, fields: Sequence[Field]) -> bool:
    """Whether a title is that of a periodical, which nobody wrote: "Zeitschrift für ..., Vol. 37"."""
    title = next(field for field in fields if field.label == "title")
    authored = any(field.label == "author" for field in fields)
    return not authored and has_word(title.span.cut(text), "works.journals")


_IN = re.compile(r"\b(?:in|en|dans|apud):?\s$", re.IGNORECASE)
_SERIAL: frozenset[Label] = frozenset({"title", "editor", "volume", "issue", "pages", "doi", "url"})


def _entitled(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; what someone wrote in no periodical, and has no other title, is the title."""
    labels = [field.label for field in fields]
    bare = set(labels) - {"signal", "author", "locator"}
    if bare <= {"container", "pages"} and len(set(labels)) > 1 and labels.count("container") == 1:
        return tuple(replace(field, label=_ALONE.get(field.label, field.label)) for field in fields)
    if (
        bare <= {"title", "volume", "issue", "date"}
        and {"title", "volume"} <= bare
        and _is_serial(text, fields)
    ):
        return tuple(
            replace(field, label=_NUMBERED.get(field.label, field.label)) for field in fields
        )
    named = {"author", "date"} <= set(labels) and labels.count("container") == 1
    if not named or _SERIAL & set(labels):
        return fields
    at = fields[labels.index("container")].span.start
    if _IN.search(text, max(at - 8, 0), at):
        return fields
    return tuple(
        replace(field, label="title") if field.label == "container" else field for field in fields
    )
