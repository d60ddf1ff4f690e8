"""Fields of another kind than a tagger took them for, told by their own words.

In: a text and its fields. Out: the fields; "2e éd" is no genre but an edition.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from alliance_refs.parsing.fields.institutions import is_shortened
from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.lexicon import any_of, has_word, words
from alliance_refs.parsing.tagger import Field
from alliance_refs.spans import Span


def with_kinds(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; those whose words say what they are by the labels of that.

    >>> read = (Field("date", Span(0, 4), 1.0, ""), Field("genre", Span(6, 11), 1.0, ""))
    >>> [field.label for field in with_kinds("1966 (2e éd.)", read)]
    ['date', 'edition']
    """
    renamed = tuple(one for field in fields for one in _renamed(text, field))
    return _placed(text, _exchanged(text, renamed))


def _renamed(text: str, field: Field) -> Iterator[Field]:
    if field.label == "publisher" and (series := _COLLECTION.match(text, *field.span)):
        yield replace(field, label="series", span=Span(series.end(), field.span.end))
        return
    if field.label == "publisher" and text[: field.span.start].endswith(_NOBLE):
        yield replace(field, span=Span(field.span.start - len(_NOBLE[0]) + 2, field.span.end))
        return
    for label, tells in _TELLS.get(field.label, ()):
        if tells(text, field):
            yield replace(field, label=label)
            return
    yield field


# "Mainz: v. Hase & Koehler": a particle of the publisher's name.
_NOBLE = (": v. ", ", v. ")


def _is_edition(text: str, field: Field) -> bool:
    return bool(_edition().fullmatch(text, *field.span))


def _is_revised(text: str, field: Field) -> bool:
    """ "ed. corregida y aumentada", read as an editor."""
    cut = field.span.cut(text)
    return cut.islower() and has_word(cut, "editions.ordinals")


def _is_collected(text: str, field: Field) -> bool:
    start = field.span.start
    return bool(_COLLECTED.search(text, max(start - 16, 0), start))


def _is_body(text: str, field: Field) -> bool:
    cut = field.span.cut(text)
    return bool(_BODY.fullmatch(cut)) and cut not in _MEDIA


def _is_unpublished(text: str, field: Field) -> bool:
    return bool(_UNPUBLISHED.match(text, *field.span))


_COURT = re.compile(r"\b(?:Ct|Cir|App|Ch|Trib|Bankr)\.|\b(?i:court|tribunal)")
# A body that stands farther from the head of a note decided something.
_HEAD = 24


def _is_writer(text: str, field: Field) -> bool:
    """ "Cong. Research Serv., R43629, ...": a body at the head that is no court."""
    cut = field.span.cut(text)
    return field.span.start < _HEAD and is_shortened(cut) and not _COURT.search(cut)


Tells = Callable[[str, Field], bool]
_SERIES: tuple[Label, Tells] = ("series", _is_collected)
# For each label what else its words may tell a field to be, in order.
_TELLS: Mapping[Label, tuple[tuple[Label, Tells], ...]] = {
    "publisher": (_SERIES,),
    "genre": (
        ("edition", _is_edition),
        _SERIES,
        ("publisher", _is_body),
        ("status", _is_unpublished),
    ),
    "container": (_SERIES,),
    "note": (_SERIES,),
    "title": (_SERIES,),
    "authority": (("author", _is_writer),),
    "editor": (("edition", _is_revised),),
}


@cache
def _edition() -> re.Pattern[str]:
    nth = rf"(?:\d{{1,2}}\s?(?:st|nd|rd|th|d|e|er|ère|ème|ª|a|\.)?|{any_of('editions.ordinals')})"
    return re.compile(rf"{nth}\s?(?:rev\.?\s)?{any_of('editions.nouns')}\.?", re.IGNORECASE)


_COLLECTION = re.compile(r"(?:[Cc]oll|[Cc]ollection)(?:\.|\s)\s?(?=[^\W\d_a-z])")
# "coll. « Droit et société »".
_COLLECTED = re.compile(
    r"(?<!\w)(?:(?:[Cc]oll\.|[Cc]ollection|[Cc]ol\.|[Cc]olección|[Cc]ollana)\s[«“\"]\s?|[Cc]oll\.\s)$"
)
# "Prague, 2009. ACL.": letters that stand for a body, and those that are kinds themselves.
_BODY = re.compile(r"[A-Z]{3,6}")
_MEDIA = frozenset(("DVD", "VHS", "PDF", "PHD", "MSC", "MPHIL", "CDROM", "HTML"))
_UNPUBLISHED = re.compile(
    r"unpublished(?:\s(?:manuscript|ms\.?))?$",
    re.I,
)


def _exchanged(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; "Milenio, Madrid, 2007": of two, the one that is a city is the place."""
    for at, (field, after) in enumerate(pairwise(fields)):
        if {field.label, after.label} == {"place", "publisher"}:
            place, other = (field, after) if field.label == "place" else (after, field)
            city = other.span.cut(text).casefold() in words("places.cities")
            if city and not _is_place(place.span.cut(text).casefold()):
                both = replace(field, label=after.label), replace(after, label=field.label)
                return (*fields[:at], *both, *fields[at + 2 :])
    return fields


def _is_place(name: str) -> bool:
    known = words("places.cities") | words("places.regions")
    return any(
        part.strip(" .") in known for part in re.split(r"[,/–-]|\s(?:and|und|et|e|y|&)\s", name)
    )


_TOWN = re.compile(r"[^\W\d_a-z][a-zß-ÿ]+(?:[-/][^\W\d_a-z][a-zß-ÿ]+)?")


def _placed(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; a lone name right before the year, "Tutzing 1970", is a place and no publisher."""
    labels = [field.label for field in fields]
    if "place" not in labels and (two := _behind_publisher(text, fields, labels)):
        return two
    if "place" in labels or labels.count("publisher") != 1 or "date" not in labels:
        return fields
    at = labels.index("publisher")
    field = fields[at]
    dated = labels[at + 1 : at + 2] == ["date"]
    close = dated and text[field.span.end : fields[at + 1].span.start] == " "
    name = field.span.cut(text)
    before = text[: field.span.start]  # "(3rd edn, Hart 2006)", as OSCOLA has it
    bracketed = before.count("(") > before.count(")")
    if not close or bracketed or not _TOWN.fullmatch(name):
        return fields
    if name.casefold() in words("works.publishers"):
        return fields
    return (*fields[:at], replace(field, label="place"), *fields[at + 1 :])


_SPANISH = re.compile(
    r"[^\W\d_a-z][a-zß-ÿ]{2,}(?:\s(?:de\s|del\s|di\s|la\s)?[^\W\d_a-z][a-zß-ÿ]{2,}){0,2}"
)


def _behind_publisher(
    text: str, fields: Sequence[Field], labels: Sequence[Label]
) -> Sequence[Field]:
    """The fields; "Thomson-Civitas, Cizur Menor, 2007" has its place behind the publisher."""
    at = labels.index("publisher") + 1 if labels.count("publisher") == 2 else 0
    if not at or list(labels[at : at + 2]) != ["publisher", "date"]:
        return ()
    gaps = (text[one.span.end : two.span.start] for one, two in pairwise(fields[at - 1 : at + 2]))
    name = fields[at].span.cut(text)
    if any(gap != ", " for gap in gaps) or not _SPANISH.fullmatch(name):
        return ()
    if not words("works.publishers").isdisjoint(name.casefold().split()):
        return ()
    return (*fields[:at], replace(fields[at], label="place"), *fields[at + 1 :])
