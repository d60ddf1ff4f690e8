"""Fields of another kind than a tagger took them for, told by their own words.

In: a text and its fields. Out: the fields; "2e éd" is no genre but an edition, "Ffm" no publisher
but a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

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
    return _placed(text, _exchanged(text, renamed))


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


def _exchanged(text: str, fields: Sequence[Field]) -> Sequence[Field]:
    """The fields; "Milenio, Madrid, 2007": of two, the one that is a city is the place."""
    for at, (field, after) in enumerate(pairwise(fields)):
        if (field.label, after.label) == ("place", "publisher"):
            one, other = (part.span.cut(text).casefold() for part in (field, after))
            if other in words("places.cities") and not _is_place(one):
                both = replace(field, label="publisher"), replace(after, label="place")
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
