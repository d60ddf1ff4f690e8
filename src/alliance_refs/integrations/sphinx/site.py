"""The whole project rendered: what every page shows, and where its links lead.

In: the records of all pages, in order, and the library. Out: a `Site` of values: pieces
for each citation, entries for each bibliography, and problems for the author. Pure: the
same records give the same site.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

from alliance_refs import csl
from alliance_refs.errors import RefsError
from alliance_refs.integrations.scopes import Press
from alliance_refs.integrations.sphinx.labels import label_of, prefixed
from alliance_refs.integrations.sphinx.listed import Cited, chosen_keys, cited_places
from alliance_refs.integrations.sphinx.records import NAME_SUFFIX, Citing, Listing, Page, slug
from alliance_refs.integrations.sphinx.scopes import Scope, ScopeName
from alliance_refs.integrations.sphinx.settings import STYLE
from alliance_refs.integrations.sphinx.shown import (
    Collection,
    Place,
    Problem,
    Shown,
    Site,
    Work,
    Works,
)
from alliance_refs.model import Markup
from alliance_refs.writers.links import link_addresses
from alliance_refs.writers.runs import runs_of


def render_site(works: Collection, pages: Sequence[tuple[str, Page]]) -> Site:
    """The site of these pages, in the order of the project."""
    return _Rendering(works, pages).site()


class _Anchor(NamedTuple):
    """An entry, and the label that its bibliography gives it, with a prefix before it."""

    place: Place
    local: bool
    words: str
    label: str = ""
    prefix: str = ""


class _Rendering:
    """One run over all pages; each step fills what the next reads."""

    def __init__(self, works: Collection, pages: Sequence[tuple[str, Page]]) -> None:
        self.library = library = works.library
        self.pages = dict(pages)
        self.cited: Cited = cited_places(library, pages)
        self.problems: list[Problem] = [*works.problems, *self._missing()]
        self.presses: dict[tuple[str, str], Press] = {}
        self.chosen: dict[Place, tuple[str, ...]] = {
            (name, listing.id): chosen_keys(library, works.files, self.cited, name, listing)
            for name, listing in self._listings()
        }
        # A bibliography that gives its keys a prefix numbers its works by itself.
        self.prefixed = {
            listing.keyprefix: _scope_of(name, self.pages[name], listing)._replace(
                page=f"*{listing.keyprefix}"
            )
            for name, listing in self._listings()
            if listing.keyprefix
        }
        self.scopes = self._scopes()
        # Anchors by key prefix and key, in the order of the project.
        self.anchors: dict[tuple[str, str], list[_Anchor]] = defaultdict(list)
        self.unlisted: dict[ScopeName, dict[str, str]] = {}

    def site(self) -> Site:
        used: Counter[Place] = Counter()
        lists = {
            (name, listing.id): self._works(name, listing, used)
            for name, listing in self._listings()
        }
        citings = {
            place: self._shown(place, citing)
            for name in self.pages
            for place, citing in self._places(name)
        }
        back = self._backlinks()
        works = {place: _with_backlinks(place[0], found, back) for place, found in lists.items()}
        problems = tuple(dict.fromkeys(self.problems))
        return Site(citings, works, problems, _digests(citings, works))

    def _backlinks(self) -> Mapping[Place, Sequence[Place]]:
        """The places that lead to each entry, also where it stands unnamed in a range."""
        back: dict[Place, list[Place]] = defaultdict(list)
        for name in self.pages:
            for place, citing in self._places(name):
                found = (self._anchor(place, cite.key) for cite in citing.cites)
                for target in dict.fromkeys(one.place for one in found if one):
                    if _is_seen(citing):
                        back[target].append(place)
        return back

    def _listings(self) -> Iterator[tuple[str, Listing]]:
        for name, page in self.pages.items():
            for listing in page.listings:
                yield name, listing

    def _missing(self) -> Iterator[Problem]:
        for place in self.cited.missing:
            try:
                self.library[place.key]
            except KeyError as error:
                yield Problem(str(error), place.source, place.line, "missing")

    def _scopes(self) -> dict[ScopeName, Scope]:
        texts: dict[ScopeName, list[tuple[Place, Citing]]] = defaultdict(list)
        listed: dict[ScopeName, dict[str, None]] = defaultdict(dict)
        for name, page in self.pages.items():
            texts[_scope_of(name, page)] += []
            for place, citing in self._places(name):
                texts[self._scope_of(place, citing)].append((place, citing))
        for name, listing in self._listings():
            page = self.pages[name]
            own, scope = _scope_of(name, page), self.prefixed.get(listing.keyprefix)
            if scope is None:
                scope = _scope_of(name, page, listing)
                texts[scope] = texts[scope] or texts[own]
            listed[scope].update(dict.fromkeys(self.chosen[name, listing.id]))
        return {
            scope: Scope(self._press(scope), texts[scope], listed[scope])
            for scope in dict.fromkeys((*texts, *listed))
        }

    def _scope_of(self, place: Place, citing: Citing) -> ScopeName:
        """The scope of a citation; keys with a prefix belong to the bibliography that gave it."""
        prefix = self.cited.prefixes.get((place, citing.cites[0].key), "")
        if prefix and not citing.note:
            return self.prefixed[prefix]
        return _scope_of(place[0], self.pages[place[0]], citing)

    def _places(self, name: str) -> Iterator[tuple[Place, Citing]]:
        for citing in self.pages[name].citings:
            yield (name, citing.id), self.cited.resolved.get((name, citing.id), citing)

    def _press(self, scope: ScopeName) -> Press:
        """The scope's style at work, one for all scopes that have it."""
        name = scope.style, scope.locale
        if name not in self.presses:
            self.presses[name] = Press(self.library, self._style(scope))
        return self.presses[name]

    def _style(self, scope: ScopeName) -> csl.Style:
        """The scope's style; the default in the place of one that cannot be used."""
        try:
            return csl.load_style(scope.style, scope.locale or None)
        except (RefsError, OSError) as error:
            source, line = self._origin(scope)
            told = f"{_told(error, scope.style)}; {STYLE} is used"
            self.problems.append(Problem(told, source, line, "style"))
            return csl.load_style(STYLE, scope.locale or None)

    def _origin(self, scope: ScopeName) -> tuple[str, int]:
        named = (one for _, one in self._listings() if one.style == scope.style)
        listing = next(named, None)
        if listing is not None:
            return listing.source, listing.line
        having = [page for page in self.pages.values() if page.style == scope.style]
        # A style that all pages have is the project's own.
        return (having[0].source, 1) if having and len(having) < len(self.pages) else ("", 0)

    def _works(self, name: str, listing: Listing, used: Counter[Place]) -> Works:
        """The entries of a bibliography; anchors are unique on their page."""
        own = _scope_of(name, self.pages[name], listing)
        scope = self.scopes[self.prefixed.get(listing.keyprefix, own)]
        found = scope.entries(self.chosen[name, listing.id])
        works: list[Work] = []
        for entry in found.entries:
            anchor = f"ref-{slug(listing.keyprefix + entry.key)}"
            used[name, anchor] += 1
            if used[name, anchor] > 1:
                anchor = f"{anchor}--{used[name, anchor]}"
            runs = tuple(runs_of(link_addresses(entry.markup)))
            label = label_of(runs)
            works.append(Work(entry.key, anchor, prefixed(runs, label, listing.labelprefix)))
            self.anchors[listing.keyprefix, entry.key].append(
                _Anchor(
                    (name, anchor), listing.local, _words(entry.markup), label, listing.labelprefix
                )
            )
        return Works(tuple(works), found.layout, found.locale)

    def _shown(self, place: Place, citing: Citing) -> tuple[Shown, ...]:
        name = self._scope_of(place, citing)
        shown = []
        for piece in self.scopes[name].pieces(place, citing):
            anchor = self._anchor(place, piece.key) if piece.key else None
            target = anchor.place if anchor else None
            words = anchor.words if anchor else self._words(name, piece.key)
            runs = piece.runs
            if anchor and self.scopes[name].is_numbered:
                runs = prefixed(runs, anchor.label, anchor.prefix)
            shown.append(Shown(runs, piece.key, target, words))
        return tuple(shown)

    def _anchor(self, place: Place, key: str) -> _Anchor | None:
        """The entry that a citation leads to: on its page, or the first of the project."""
        anchors = self.anchors.get((self.cited.prefixes.get((place, key), ""), key), ())
        here = (anchor for anchor in anchors if anchor.place[0] == place[0])
        shared = (anchor for anchor in anchors if not anchor.local)
        return next(here, None) or next(shared, None)

    def _words(self, name: ScopeName, key: str) -> str:
        """The reference of a work that no bibliography lists."""
        if not key or key not in self.library:
            return ""
        if name not in self.unlisted:
            scope = self.scopes[name]
            found = scope.entries([key for key in scope.cited if ("", key) not in self.anchors])
            self.unlisted[name] = {one.key: _words(one.markup) for one in found.entries}
        return self.unlisted[name].get(key, "")


def _told(error: RefsError | OSError, style: str) -> str:
    if not isinstance(error, OSError):
        return str(error)
    return f"{style}: cannot be read: {(error.strerror or str(error)).lower()}"


def _is_seen(citing: Citing) -> bool:
    """Whether a citation shows something of its own, and so can be led back to."""
    return citing.form.kind != "empty" and not citing.id.endswith(NAME_SUFFIX)


def _words(markup: Markup) -> str:
    """A reference as one line, without its label."""
    return "".join(run.text for run in runs_of(markup) if run.display != "left-margin").strip()


def _scope_of(name: str, page: Page, part: Listing | Citing | None = None) -> ScopeName:
    """The scope of a page, of a bibliography on it, or of one of its citations."""
    style, locale = page.style, page.locale
    if isinstance(part, Citing) and part.foot:
        return ScopeName(page.note_style, locale, name)
    if isinstance(part, Listing):
        style, locale = part.style or style, part.locale or locale
    return ScopeName(style, locale, name if page.local else "")


def _with_backlinks(page: str, works: Works, back: Mapping[Place, Sequence[Place]]) -> Works:
    linked = [work._replace(cited_at=tuple(back.get((page, work.anchor), ()))) for work in works[0]]
    return works._replace(works=tuple(linked))


def _digests(
    citings: Mapping[Place, tuple[Shown, ...]], works: Mapping[Place, Works]
) -> dict[str, str]:
    """What each page shows, in short."""
    rows: dict[str, list[str]] = defaultdict(list)
    for (name, _), shown in (*citings.items(), *works.items()):
        rows[name].append(repr(shown))
    return {name: blake2b("\n".join(row).encode()).hexdigest() for name, row in rows.items()}
