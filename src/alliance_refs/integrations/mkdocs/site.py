"""The whole site rendered: the HTML of every page, with links both ways.

In: the pages, in the order of the site, and the library. Out: HTML by page, and the words of
citations in its headings. Pure: the same
pages give the same HTML.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import NamedTuple

from alliance_refs.collector import collector_paused
from alliance_refs.integrations.mkdocs import html
from alliance_refs.integrations.mkdocs.headings import in_headings
from alliance_refs.integrations.mkdocs.pages import PageText
from alliance_refs.integrations.mkdocs.slots import fill, indices
from alliance_refs.integrations.pieces import Piece, capitalized
from alliance_refs.integrations.scopes import Press, Scope
from alliance_refs.model import Bibliography, Displayed, Item, Markup, plain_text

# How a page leads to another: the other's address, as seen from the first.
Relative = Callable[[str, str], str]


class Shown(NamedTuple):
    """A page's HTML, and the words of the citations in its headings by what was typed."""

    html: str
    heading_words: dict[str, str]


def render_site(
    library: Mapping[str, Item], pages: Sequence[PageText], relative: Relative
) -> dict[str, Shown]:
    """What each page shows, by its name."""
    with collector_paused():
        return _Site(library, pages, relative).pages_shown()


@dataclass(slots=True)
class _List:
    """One list: where it stands, its entries, and the words of each for hovering."""

    page: PageText
    kind: str
    found: Bibliography
    words: dict[str, str] = field(default_factory=dict)

    def anchor(self, key: str) -> str:
        return html.anchor(key, whole=self.kind == "site" and self.page.has_own_list)


class _Site:
    """One run over all pages: scopes, then lists, then what each page shows."""

    def __init__(
        self, library: Mapping[str, Item], pages: Sequence[PageText], relative: Relative
    ) -> None:
        self.pages = [page for page in pages if page.slots.slots or page.slots.lists]
        styles = {id(page.look.style): page.look.style for page in self.pages}
        self.presses = {name: Press(library, style) for name, style in styles.items()}
        self.relative = relative
        self.scopes: dict[str, tuple[Scope, int]] = {}
        self._make_scopes()
        self.lists = {
            (page.name, kind): self._list(page, kind)
            for page in self.pages
            for kind in sorted(page.slots.lists)
        }
        self.site_list = next((one for one in self.lists.values() if one.kind == "site"), None)
        self.cited_at = self._cited_at()

    def pages_shown(self) -> dict[str, Shown]:
        return {
            page.name: Shown(self._page(page), dict(self._heading_words(page)))
            for page in self.pages
        }

    def _heading_words(self, page: PageText) -> Iterator[tuple[str, str]]:
        scope, start = self.scopes[page.name]
        for index in indices(in_headings(page.slots.html)):
            runs = (run for piece in scope.pieces(start + index) for run in piece.runs)
            yield page.slots.slots[index].raw, escape("".join(run.text for run in runs))

    def _make_scopes(self) -> None:
        shared: dict[int, list[PageText]] = defaultdict(list)
        for page in self.pages:
            shared[id(page) if page.is_own_scope else id(page.look.style)].append(page)
        for members in shared.values():
            clusters = [slot.cluster() for page in members for slot in page.slots.slots]
            uncited = [key for page in members for key in page.uncited]
            scope = Scope(self._press(members[0]), clusters, uncited)
            start = 0
            for page in members:
                self.scopes[page.name] = (scope, start)
                start += len(page.slots.slots)

    def _press(self, page: PageText) -> Press:
        return self.presses[id(page.look.style)]

    def _list(self, page: PageText, kind: str) -> _List:
        scope, _ = self.scopes[page.name]
        if kind == "site":
            scope = self._whole(page)
        found = scope.entries()
        words = {entry.key: _words(entry.markup) for entry in found.entries}
        return _List(page, kind, found, words)

    def _whole(self, page: PageText) -> Scope:
        """The scope of a list of the whole site."""
        style = page.look.style
        alike = all(other.look.style is style and not other.is_own_scope for other in self.pages)
        if alike:
            return self.scopes[page.name][0]
        clusters = [slot.cluster() for other in self.pages for slot in other.slots.slots]
        uncited = [key for other in self.pages for key in other.uncited]
        return Scope(self._press(page), clusters, uncited)

    def _list_for(self, page: PageText) -> _List | None:
        """The list that a page's citations lead to."""
        return self.lists.get((page.name, "page")) or self.site_list

    def _cited_at(self) -> dict[str, list[tuple[PageText, int]]]:
        places: dict[str, list[tuple[PageText, int]]] = defaultdict(list)
        for page in self.pages:
            for index, slot in enumerate(page.slots.slots):
                for key in dict.fromkeys(cite.key for cite in slot.typed.cites):
                    if slot.shows == "cite":
                        places[key].append((page, index))
        return places

    def _page(self, page: PageText) -> str:
        def text_for(name: str) -> str:
            if name.isdecimal():
                return self._citation(page, int(name))
            return self._shown_list(self.lists[page.name, name])

        return html.tidy(fill(page.slots.html, text_for))

    def _citation(self, page: PageText, index: int) -> str:
        scope, start = self.scopes[page.name]
        target = self._list_for(page)
        slot = page.slots.slots[index]
        pieces = scope.pieces(start + index)
        if slot.is_note and slot.typed.cites[0].prefix:
            pieces = capitalized(pieces)
        is_linked = page.look.links and not slot.in_link
        shown = [self._piece(page, target, piece, is_linked=is_linked) for piece in pieces]
        return html.citation(f"cite-{index + 1}", "".join(shown), in_note=slot.is_in_note)

    def _piece(self, page: PageText, target: _List | None, piece: Piece, *, is_linked: bool) -> str:
        words = html.runs(piece.runs)
        if target is None or piece.key not in target.words:
            return words
        address = ""
        if is_linked:
            base = "" if target.page is page else self.relative(target.page.url, page.url)
            address = f"{base}#{target.anchor(piece.key)}"
        hover = target.words[piece.key] if page.look.hover else ""
        return html.link(words, address, hover)

    def _shown_list(self, listed: _List) -> str:
        backlinks: dict[str, str] = {}
        if listed.page.look.backlinks:
            keys = [entry.key for entry in listed.found.entries]
            backlinks = {key: html.backlinks(list(self._back(listed, key))) for key in keys}
        return html.bibliography(listed.found, listed.anchor, backlinks)

    def _back(self, listed: _List, key: str) -> Iterator[str]:
        """The addresses of the places that cite a work, as seen from a list."""
        for page, index in self.cited_at.get(key, ()):
            if page is listed.page:
                yield f"#cite-{index + 1}"
            elif listed.kind == "site":
                yield f"{self.relative(page.url, listed.page.url)}#cite-{index + 1}"


def _words(markup: Markup) -> str:
    """An entry in words; a label and what stands beside it are parted."""
    parts = (
        f" {plain_text((node,))}" if isinstance(node, Displayed) else plain_text((node,))
        for node in markup
    )
    return "".join(parts).strip()
