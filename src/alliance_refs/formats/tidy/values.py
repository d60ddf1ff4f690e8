"""One value made tidy: pages, initials, spaces, dates. Each gives back what is tidy already."""

from __future__ import annotations

import re

from alliance_refs.formats.edtf import read_edtf
from alliance_refs.formats.mapping.inverted_names import name_in_parts
from alliance_refs.formats.mapping.loose_dates import read_date
from alliance_refs.model import Date, Name

# A dash of any kind between two numbers or two Roman numerals; "A-5" is one page.
_DASH = r"\s*(?:[‐‑‒–—−]|-{1,3})\s*"
_RANGE = re.compile(rf"(?<=\d){_DASH}(?=[A-Z]?\d)|(?<=[ivxlc]){_DASH}(?=[ivxlc])", re.IGNORECASE)
_IS_PAGES = re.compile(r"[\s\dA-Za-z‐‑‒–—−,;&+:.-]+")
_RUN_INITIALS = re.compile(r"\b([^\W\d_a-z])\.(?=[^\W\d_a-z]\.)")


def tidy_range(text: str, joint: str = "-") -> str:
    """Pages or another range of numbers, with one sort of dash.

    >>> tidy_range("12 – 34, 40--41"), tidy_range("xi-xx", "--"), tidy_range("S1–S9, A-5", "--")
    ('12-34, 40-41', 'xi--xx', 'S1--S9, A-5')
    """
    text = text.strip()
    return _RANGE.sub(joint, text) if _IS_PAGES.fullmatch(text) else text


def tidy_initials(given: str) -> str:
    """Given names with single spaces, initials apart.

    >>> tidy_initials("J.R.R.  Ronald"), tidy_initials("Kab-woo")
    ('J. R. R. Ronald', 'Kab-woo')
    """
    return _RUN_INITIALS.sub(r"\1. ", " ".join(given.split()))


def tidy_name(name: Name) -> Name:
    """The name with single spaces, initials apart and particles in their places.

    >>> tidy_name(Name("van der Berg", "J.R."))
    Name(family='Berg', given='J. R.', non_dropping_particle='van der')
    """
    if name.literal:
        return Name(literal=" ".join(name.literal.split()))
    parted = name_in_parts(" ".join(name.family.split()), tidy_initials(name.given))
    return Name(
        parted.family,
        parted.given,
        name.non_dropping_particle or parted.non_dropping_particle,
        name.dropping_particle or parted.dropping_particle,
        name.suffix,
        comma_suffix=name.comma_suffix,
        static_ordering=name.static_ordering,
        parse_names=name.parse_names,
    )


def tidy_date(date: Date) -> Date:
    """A date that only words say, in numbers where they say one.

    >>> str(tidy_date(Date(literal="May 27, 2003")))
    '2003-05-27'
    """
    words = date.literal or date.raw
    if date.start is not None or not words:
        return date
    read = read_edtf(words) or read_date(words)
    return read if read is not None and read.start is not None else date
