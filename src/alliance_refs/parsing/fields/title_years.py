"""Years in the names of works: "Census 1980", "Empire and Successors, A.D. 425-600", "Congress Volume 2004".

In: a text and its fields in order. Out: whether the field at a place and those behind it are one
name; `titles` joins them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from alliance_refs.parsing.fields.joining import are_labelled, gap
from alliance_refs.parsing.lexicon import has_word
from alliance_refs.parsing.tagger import Field

_ERA = re.compile(r"(?<!\w)(?:A\.D|AD|B\.C|BC|C\.E|CE|n\. Chr|v\. Chr|apr\. J\.-C|av\. J\.-C)\.?$")


def is_era(text: str, fields: Sequence[Field], at: int) -> bool:
    """Years behind "A.D." read as pages: "Empire and Successors, A.D. 425-600"."""
    if not any(
        are_labelled(fields, at, "title", label) for label in ("pages", "volume", "date", "issue")
    ):
        return False
    start, end = fields[at].span
    return bool(_ERA.search(text[max(end - 12, start) : end])) and len(gap(text, fields, at)) < 3


_SPAN = re.compile(r"\d{2,4}\s?[-–]\s?\d{2,4}")


def is_spanned(text: str, fields: Sequence[Field], at: int) -> bool:
    """ "Los visigodos en Hispania (507-711). Madrid": years in brackets that a book is about."""
    end = fields[at + 1].span.end
    bracketed = gap(text, fields, at) == " (" and text[end : end + 2] in (").", "),")
    serial = any(field.label == "container" for field in fields)
    return bracketed and not serial and bool(_SPAN.fullmatch(text, *fields[at + 1].span))


def is_of_year(text: str, fields: Sequence[Field], at: int) -> bool:
    """ "Indicators 2012, OECD": behind another date, a year that no mark parts from the title."""
    if not are_labelled(fields, at, "title", "date"):
        return False
    counted = are_labelled(fields, at + 2, "series", "series-number")  # "1978, Cmnd. 7670, 1979"
    if gap(text, fields, at) != " " and not (counted and gap(text, fields, at) == ", "):
        return False
    dated = any(field.label == "date" for field in (*fields[:at], *fields[at + 2 :]))
    return dated and bool(_BARE.fullmatch(text, *fields[at + 1].span))


def is_congress(text: str, fields: Sequence[Field], at: int) -> bool:
    """ "in: A. Lemaire (Hg.), Congress Volume 2004, Leiden 2006": the year before is the book's name."""
    if not are_labelled(fields, at, "container", "date") or gap(text, fields, at) != " ":
        return False
    printed = _is_printed_later(fields[at + 2 :])
    dated = any(field.label == "date" for field in fields[:at])
    met = dated and has_word(fields[at].span.cut(text), "works.meetings")
    return (printed or met) and bool(_BARE.fullmatch(text, *fields[at + 1].span))


_BARE = re.compile(r"(?:1[5-9]|20)\d\d(?:[-–/]\d{2,4})?")


def _is_printed_later(fields: Sequence[Field]) -> bool:
    """Whether another place or publisher follows, and then another date."""
    labels = [field.label for field in fields]
    return "date" in labels and bool({"place", "publisher"} & set(labels[: labels.index("date")]))
