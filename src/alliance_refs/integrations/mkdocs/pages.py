"""Pages as they are read: what each says of its citations.

In: a page's HTML and front matter, and the site's settings. Out: `PageText` values.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from alliance_refs import csl
from alliance_refs.integrations.cite_syntax import read_cites
from alliance_refs.integrations.mkdocs.notes import with_notes
from alliance_refs.integrations.mkdocs.slots import Slots, find_slots
from alliance_refs.model import Item


@dataclass(frozen=True, slots=True)
class Look:
    """How citations look: the style, and what stands around them.

    `lists` is "page" (a list of its own on each page that cites), "site" (one list for
    all) or "none".
    """

    style: csl.Style
    lists: str = "page"
    hover: bool = True
    backlinks: bool = True
    links: bool = True

    @property
    def is_note(self) -> bool:
        """Whether the style cites in notes."""
        return self.style.ast.class_ == "note"


@dataclass(frozen=True, slots=True)
class PageText:
    """One page: its address, its marked HTML, its look, and works listed but not cited."""

    name: str
    url: str
    slots: Slots
    look: Look
    uncited: tuple[str, ...] = ()

    @property
    def has_own_list(self) -> bool:
        """Whether the page shows a list of its own works."""
        return "page" in self.slots.lists

    @property
    def is_own_scope(self) -> bool:
        """Whether the page is numbered by itself."""
        return self.look.is_note or self.has_own_list


def read_page(
    name: str, url: str, html: str, look: Look, library: Mapping[str, Item], nocite: str = ""
) -> PageText:
    """One page of the site, its notes made where its style cites in notes."""
    slots = find_slots(html, library.__contains__)
    if look.is_note and slots.slots:
        slots = with_notes(slots)
    uncited = uncited_keys(nocite, library)
    if look.lists == "page" and (slots.slots or uncited) and not slots.lists:
        slots = _with_list(slots)
    return PageText(name, url, slots, look, uncited)


def uncited_keys(nocite: str, library: Mapping[str, Item]) -> tuple[str, ...]:
    """The keys of pandoc's `nocite`: "@kim, @lee", or "@*" for all.

    >>> uncited_keys("@kim, @lee", {})
    ('kim', 'lee')
    """
    if "@*" in nocite:
        return tuple(library)
    words = (
        word.strip().strip("[]") for word in nocite.replace(";", ",").replace("\n", ",").split(",")
    )
    return tuple(cite.key for word in words if word for cite in read_cites(word) if "@" in word)


def _with_list(slots: Slots) -> Slots:
    """The page with its list after the text, before the footnotes."""
    before, found, after = slots.html.rpartition('<div class="footnote">')
    if not found:
        before, after = after, ""
    return replace(
        slots, html=f"{before}\n\x00page\x00\n{found}{after}", lists=slots.lists | {"page"}
    )
