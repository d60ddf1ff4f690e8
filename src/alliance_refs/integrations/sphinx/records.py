"""What is kept of each page between reading and writing: citations and bibliographies.

Values only, frozen and picklable: they travel between reading processes and from one build
to the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from alliance_refs.model import Cite

# What follows the id of a citation whose author's name stands before the mark of its note.
NAME_SUFFIX = "-name"
# What stands around the id of a citation among the words of a `Title`.
CITATION = "\x01"


@dataclass(frozen=True, slots=True)
class Form:
    """How a role shows what it cites.

    `kind` is "p" (in brackets), "t" (in running text), "author", "year", "label" or
    "empty"; `full` names every author; `capital` begins a sentence; `bracketed` is whether
    brackets of the style's or the role's own stand around it.
    """

    kind: str = "p"
    full: bool = False
    capital: bool = False
    bracketed: bool = True


@dataclass(frozen=True, slots=True)
class Citing:
    """One place that cites: `id` is its anchor on the page, `note` its note's number or 0.

    `foot` is set where the role puts it into a note although the page's style has none;
    `inside` where it stands in a note of the author's, `goes_on` where that note goes on
    after it; `only` are the conditions of the `only` directives around it; `source` and `line`
    say where it was typed.
    """

    id: str
    form: Form
    cites: tuple[Cite, ...]
    note: int = 0
    foot: bool = False
    inside: bool = False
    goes_on: bool = False
    source: str = ""
    line: int = 0
    section: str = ""
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """One `bibliography` directive.

    `filter` is the expression that chooses works; `files` the bibliography files listed,
    all without any; `keys` works listed by name; `local` whether the page's citations
    belong to this list alone; `style` and `locale` overrule the page's own.
    """

    id: str
    filter: str = "cited"
    files: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    keyprefix: str = ""
    labelprefix: str = ""
    style: str = ""
    locale: str = ""
    local: bool = False
    section: str = ""
    source: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Uncited:
    """A key that `nocite` names ("*" for all works), and where."""

    key: str
    source: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Title:
    """A heading or caption that cites: the ids of what it names, and its words, with the id
    of each citation between two of `CITATION`."""

    ids: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """All that one page says of citations, in the order of the page.

    `style` and `locale` are what holds on the page, `note_style` what its notes have when
    `style` has none; `uncited` is what `nocite` names, `source` the file of the page;
    `titles` are the headings and captions that cite.
    """

    style: str
    locale: str = ""
    note_style: str = ""
    local: bool = False
    citings: tuple[Citing, ...] = ()
    listings: tuple[Listing, ...] = ()
    uncited: tuple[Uncited, ...] = ()
    source: str = ""
    titles: tuple[Title, ...] = ()


def slug(key: str) -> str:
    """A key or the name of a page as part of an anchor: letters, digits and hyphens.

    >>> slug("Kim_2001:war")
    'kim-2001-war'
    """
    return re.sub(r"[^\w]+", "-", key.replace("_", "-").lower()).strip("-") or "work"
