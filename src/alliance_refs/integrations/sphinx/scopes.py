"""Scopes: pages that are rendered as one text, with one style.

In: the citations of these pages, in order. Out: the markup of each cluster, and entries.
Within a scope works are numbered, told apart, and known as cited before. Pages of a note
style, and pages with a bibliography of their own, are each a scope; all others of a style
are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from alliance_refs import csl
from alliance_refs.csl.citing.arrangement import arrange
from alliance_refs.csl.citing.clusters import ClusterRenderer
from alliance_refs.csl.citing.entries import render_entries
from alliance_refs.csl.citing.grouping import groups_cites
from alliance_refs.csl.citing.positions import PlacedCite
from alliance_refs.integrations.grouped import cut_grouped
from alliance_refs.integrations.pieces import Piece, Runs, capitalized, cut, plain
from alliance_refs.integrations.sphinx.records import Citing, Form
from alliance_refs.integrations.sphinx.shown import Place
from alliance_refs.integrations.typed_order import TypedEngine
from alliance_refs.integrations.words import author_words, series, year_words
from alliance_refs.model import Bibliography, Cite, Cluster, Item, Markup
from alliance_refs.writers.runs import Run, runs_of

_NUMBERED = ("numeric", "label")
_BRACKETS = "([{"


class ScopeName(NamedTuple):
    """A style, a locale ("" for the style's own), and a page, or "" for the project."""

    style: str
    locale: str
    page: str


class Scope:
    """One text in one style: its citations by place, its entries by key."""

    def __init__(
        self,
        library: Mapping[str, Item],
        style: csl.Style,
        citings: Sequence[tuple[Place, Citing]],
        listed: Iterable[str],
    ) -> None:
        self._library = library
        self._engine = TypedEngine(library, style)
        self._style = style
        layout = style.ast.citation.layout.look
        self._around = (layout.prefix, layout.suffix)
        self._delimiter = layout.delimiter
        self._grouped = groups_cites(style.ast.citation)
        self.is_numbered = style.info.citation_format in _NUMBERED
        self._clusters: list[Cluster] = []
        self._at: dict[Place, range] = {}
        for place, citing in citings:
            start = len(self._clusters)
            self._clusters += self._clusters_of(citing)
            self._at[place] = range(start, len(self._clusters))
        # Works that are listed and not cited are told apart from the others too; they are
        # numbered after them.
        rest = Cluster(tuple(map(Cite, listed)))
        self._arrangement = arrange(self._engine, [*self._clusters, rest])
        self._renderer = ClusterRenderer(self._engine)

    def _clusters_of(self, citing: Citing) -> list[Cluster]:
        """One cluster in brackets; in running text one a work."""
        if citing.form.kind in ("p", "label"):
            return [Cluster(citing.cites, citing.note)]
        if citing.form.kind != "t":
            return []
        if citing.note:
            return [Cluster(citing.cites, citing.note)]
        return [Cluster((cite,)) for cite in citing.cites]

    def pieces(self, place: Place, citing: Citing) -> list[Piece]:
        """What a citation shows, in pieces that each belong to one work."""
        kind = citing.form.kind
        if kind == "empty":
            return []
        if kind in ("author", "year"):
            return self._own_words(citing)
        if kind == "t" and not citing.note:
            return self._running(place, citing)
        return self._bracketed(place, citing)

    def _bracketed(self, place: Place, citing: Citing) -> list[Piece]:
        shown: list[Piece] = []
        for index in self._at[place]:
            shown += self._cut(self._arrangement.clusters[index])
        if citing.note:
            return self._in_note(shown, citing)
        return shown if citing.form.bracketed else _between_keys(shown)

    def _cut(self, placed: Sequence[PlacedCite]) -> list[Piece]:
        markup = self._markup(placed)
        if self._grouped and len(placed) > 1:
            alone = [(one.cite.key, self._markup((one,))) for one in placed]
            return cut_grouped(markup, alone, self._around)
        return cut(markup, [one.cite.key for one in placed], self._around, self._delimiter)

    def _markup(self, placed: Sequence[PlacedCite]) -> Markup:
        return self._renderer.render(placed, self._arrangement)

    def _in_note(self, shown: list[Piece], citing: Citing) -> list[Piece]:
        """A note begins with a capital; the style's stop ends it, and nothing before that."""
        if not citing.inside:
            return capitalized(shown) if citing.cites[0].prefix else shown
        stop = self._around[1]
        if citing.goes_on and stop == "." and shown and shown[-1].runs[-1].text == stop:
            return shown[:-1]
        return shown

    def _running(self, place: Place, citing: Citing) -> list[Piece]:
        """Author and the rest of each cite, in the order typed."""
        joints = series(citing.cites, self._engine.locale)
        shown: list[Piece] = []
        for index, cite, joint in zip(self._at[place], citing.cites, joints, strict=True):
            placed = self._arrangement.clusters[index][0]
            author = self._author(placed, citing.form)
            rest = self._words_of(placed, prefix="", mode="suppress-author" if author else "normal")
            runs = (*author, Run(" "), *rest) if author and rest else (*author, *rest)
            shown += [Piece(runs, cite.key), plain(joint)]
        return [piece for piece in shown if piece.runs and piece.runs[0].text]

    def _author(self, placed: PlacedCite, form: Form) -> Runs:
        """The author as the style cites it; as the work says it, where the style cites none."""
        item = self._library.get(placed.cite.key)
        if item is None:
            return ()
        if not (self.is_numbered or form.full):
            runs = self._words_of(placed, suffix="", mode="author-only")
            if runs:
                return _capitalized(runs) if form.capital else runs
        before = f"{placed.cite.prefix.strip()} ".lstrip()
        return plain(
            before + author_words(item, self._engine.locale, full=form.full, capital=form.capital)
        ).runs

    def _words_of(self, placed: PlacedCite, **changes: Any) -> Runs:
        changed = replace(placed, cite=replace(placed.cite, **changes))
        return tuple(runs_of(self._renderer.render((changed,), self._arrangement)))

    def _own_words(self, citing: Citing) -> list[Piece]:
        words = [self._words(cite.key, citing.form) for cite in citing.cites]
        joints = series(words, self._engine.locale)
        shown = [
            piece
            for cite, word, joint in zip(citing.cites, words, joints, strict=True)
            for piece in (plain(word)._replace(key=cite.key), plain(joint))
        ]
        if citing.form.bracketed:
            before, after = self._around if self._around[0][-1:] in _BRACKETS else ("(", ")")
            shown = [plain(before or "("), *shown, plain(after or ")")]
        return [piece for piece in shown if piece.runs[0].text]

    def _words(self, key: str, form: Form) -> str:
        item = self._library.get(key)
        if item is None:
            return f"[{key}?]"
        locale = self._engine.locale
        return (
            author_words(item, locale, full=form.full, capital=form.capital)
            if form.kind == "author"
            else year_words(item, locale)
        )

    @property
    def cited(self) -> tuple[str, ...]:
        """The keys cited or listed, in order."""
        return self._arrangement.cited

    def entries(self, keys: Iterable[str]) -> Bibliography:
        """The entries of these works, in the style's order."""
        chosen = set(keys)
        ordered = [key for key in self._arrangement.ordered if key in chosen]
        return render_entries(self._engine, ordered, self._arrangement)


def _between_keys(pieces: list[Piece]) -> list[Piece]:
    """The pieces from the first work to the last, without what stands around them."""
    at = [index for index, piece in enumerate(pieces) if piece.key]
    return pieces[at[0] : at[-1] + 1] if at else pieces


def _capitalized(runs: Runs) -> Runs:
    first = runs[0].text
    return (runs[0]._replace(text=first[:1].upper() + first[1:]), *runs[1:])
