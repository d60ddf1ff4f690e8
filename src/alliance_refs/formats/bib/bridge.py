"""Libraries of bibtexparser 2, taken in and given out, for those who use its middlewares.

In: a `bibtexparser.Library`. Out: a `BibLibrary`, and back. Entries, strings, preambles,
comments and their order pass through both ways.
"""

from __future__ import annotations

from bibtexparser.entrypoint import parse_string, write_string
from bibtexparser.library import Library as ParsedLibrary

from alliance_refs.formats.bib.library import BibLibrary
from alliance_refs.formats.bib.profiles import BIBLATEX, Profile
from alliance_refs.formats.bib.read import read_bib
from alliance_refs.formats.bib.write import write_biblatex
from alliance_refs.model import Library
from alliance_refs.spans import Source


def from_bibtexparser(library: ParsedLibrary, profile: Profile = BIBLATEX) -> BibLibrary:
    """The items of a bibtexparser library; its failed blocks are read again from their text.

    >>> parsed = parse_string("@book{kim, title = {Seoul}}")
    >>> from_bibtexparser(parsed)["kim"]["title"]
    'Seoul'
    """
    return read_bib(Source(write_string(library), "<bibtexparser>"), profile)


def to_bibtexparser(library: Library) -> ParsedLibrary:
    """A bibtexparser library of the same entries, with its default middlewares applied.

    >>> from alliance_refs.model import Item
    >>> to_bibtexparser(Library([Item("kim", "book", {"title": "Seoul"})])).entries[0]["title"]
    'Seoul'
    """
    return parse_string(write_biblatex(library).text)
