"""Scopes: pages that are rendered as one text, with one style.

In: the citations of these pages, in order. Out: the markup of each cluster, and entries.
Within a scope works are numbered, told apart, and known as cited before. Pages of a note
style, and pages with a bibliography of their own, are each a scope; all others of a style
are one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from alliance_refs.csl.citing.arrangement import arrange
from alliance_refs.csl.citing.positions import PlacedCite
from alliance_refs.integrations.pieces import Piece, Runs, capitalized, plain
from alliance_refs.integrations.scopes import Press
from alliance_refs.integrations.sphinx.records import Citing, Form
from alliance_refs.integrations.sphinx.shown import Place
from alliance_refs.integrations.words import author_words, series, year_words
from alliance_refs.model import Bibliography, Cite, Cluster, Markup
from alliance_refs.writers.runs import Run, runs_of

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
        press: Press,
        citings: Sequence[tuple[Place, Citing]],
        listed: Iterable[str],
    ) -> None:
        self._press = press
        self._locale = press.engine.locale
        self.is_numbered = press.is_numbered
        self._clusters: list[Cluster] = []
        self._at: dict[Place, range] = {}
        for place, citing in citings:
            start = len(self._clusters)
            self._clusters += self._clusters_of(citing)
            self._at[place] = range(start, len(self._clusters))
        # Works that are listed and not cited are told apart from the others too; they are
        # numbered after them.
        rest = Cluster(tuple(map(Cite, listed)))
        self._arrangement = arrange(press.engine, [*self._clusters, rest])

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
            shown += self._press.cut(self._arrangement.clusters[index], self._markup)
        if citing.note:
            return self._in_note(shown, citing)
        return shown if citing.form.bracketed else _between_keys(shown)

    def _markup(self, placed: Sequence[PlacedCite]) -> Markup:
        return self._press.renderer.render(placed, self._arrangement)

    def _in_note(self, shown: list[Piece], citing: Citing) -> list[Piece]:
        """A note begins with a capital; the style's stop ends it, and nothing before that."""
        if not citing.inside:
            return capitalized(shown) if citing.cites[0].prefix else shown
        stop = self._press.around[1]
        if citing.goes_on and stop == "." and shown and shown[-1].runs[-1].text == stop:
            return shown[:-1]
        return shown

    def _running(self, place: Place, citing: Citing) -> list[Piece]:
        """Author and the rest of each cite, in the order typed."""
        joints = series(citing.cites, self._locale)
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
        item = self._press.library.get(placed.cite.key)
        if item is None:
            return ()
        if not (self.is_numbered or form.full):
            runs = self._words_of(placed, suffix="", mode="author-only")
            if runs:
                return _capitalized(runs) if form.capital else runs
        before = f"{placed.cite.prefix.strip()} ".lstrip()
        return plain(
            before + author_words(item, self._locale, full=form.full, capital=form.capital)
        ).runs

    def _words_of(self, placed: PlacedCite, **changes: Any) -> Runs:
        changed = replace(placed, cite=replace(placed.cite, **changes))
        return tuple(runs_of(self._markup((changed,))))

    def _own_words(self, citing: Citing) -> list[Piece]:
        words = [self._words(cite.key, citing.form) for cite in citing.cites]
        joints = series(words, self._locale)
        shown = [
            piece
            for cite, word, joint in zip(citing.cites, words, joints, strict=True)
            for piece in (plain(word)._replace(key=cite.key), plain(joint))
        ]
        if citing.form.bracketed:
            around = self._press.around
            before, after = around if around[0][-1:] in _BRACKETS else ("(", ")")
            shown = [plain(before or "("), *shown, plain(after or ")")]
        return [piece for piece in shown if piece.runs[0].text]

    def _words(self, key: str, form: Form) -> str:
        item = self._press.library.get(key)
        if item is None:
            return f"[{key}?]"
        return (
            author_words(item, self._locale, full=form.full, capital=form.capital)
            if form.kind == "author"
            else year_words(item, self._locale)
        )

    @property
    def cited(self) -> tuple[str, ...]:
        """The keys cited or listed, in order."""
        return self._arrangement.cited

    def entries(self, keys: Iterable[str]) -> Bibliography:
        """The entries of these works, in the style's order."""
        return self._press.entries(self._arrangement, keys)


def _between_keys(pieces: list[Piece]) -> list[Piece]:
    """The pieces from the first work to the last, without what stands around them."""
    at = [index for index, piece in enumerate(pieces) if piece.key]
    return pieces[at[0] : at[-1] + 1] if at else pieces


def _capitalized(runs: Runs) -> Runs:
    first = runs[0].text
    return (runs[0]._replace(text=first[:1].upper() + first[1:]), *runs[1:])
