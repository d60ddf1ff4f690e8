"""Scopes: pages or whole documents, each rendered as one text in one style.

In: a library, a style, the clusters of the text in order. Out: the pieces that each
cluster shows, and entries. Numbers, "ibid." and what tells works apart hold in a scope.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from alliance_refs import csl
from alliance_refs.csl.citing.affixes import brings_delimiter
from alliance_refs.csl.citing.arrangement import Arrangement, arrange
from alliance_refs.csl.citing.clusters import ClusterRenderer
from alliance_refs.csl.citing.entries import render_entries
from alliance_refs.csl.citing.grouping import groups_cites
from alliance_refs.csl.citing.positions import PlacedCite
from alliance_refs.csl.evaluation.context import SUBSEQUENT
from alliance_refs.integrations.grouped import cut_grouped
from alliance_refs.integrations.pieces import Piece, cut
from alliance_refs.integrations.sentences import GOING_ON
from alliance_refs.integrations.typed_order import TypedEngine
from alliance_refs.integrations.words import author_words
from alliance_refs.model import Bibliography, Cite, Cluster, Item, Markup
from alliance_refs.writers.runs import Run

Render: TypeAlias = Callable[[Sequence[PlacedCite]], Markup]


class Press:
    """A style at work on a library, for all scopes that share it: what it has compiled and
    set once is not made again for the next page."""

    def __init__(self, library: Mapping[str, Item], style: csl.Style) -> None:
        look = style.ast.citation.layout.look
        self.around = (look.prefix, look.suffix)
        self.delimiter = look.delimiter
        self.is_grouped = groups_cites(style.ast.citation)
        self.is_numbered = style.info.citation_format in ("numeric", "label")
        self.library = library
        self.engine = TypedEngine(library, style)
        self.renderer = ClusterRenderer(self.engine)

    def cut(self, placed: Sequence[PlacedCite], render: Render) -> list[Piece]:
        """A cluster in brackets or of a note in pieces that each belong to one work or to none."""
        markup = render(placed)
        is_plain = not self.is_grouped and not any(brings_delimiter(one.cite) for one in placed)
        if is_plain or len(placed) < 2:
            return cut(markup, [one.cite.key for one in placed], self.around, self.delimiter)
        alone = [(one.cite.key, render((one,))) for one in placed]
        return cut_grouped(markup, alone, self.around)

    def entries(self, arrangement: Arrangement, keys: Iterable[str] | None) -> Bibliography:
        """The entries of these works, or of all cited and listed, in the style's order."""
        chosen = None if keys is None else set(keys)
        ordered = [key for key in arrangement.ordered if chosen is None or key in chosen]
        return render_entries(self.engine, ordered, arrangement)


class Scope:
    """One text in one style.

    Works that are `listed` and not cited are told apart from the others too, and are
    numbered after them. A cluster of an author alone has the number of the note that has
    the rest.
    """

    def __init__(
        self,
        press: Press,
        clusters: Sequence[Cluster],
        listed: Iterable[str] = (),
    ) -> None:
        self._press = press
        self._clusters = clusters
        rest = Cluster(tuple(map(Cite, listed)))
        # An author in running text stands in no note, though a note has the rest.
        alone = (replace(one, note=0) if one.mode == "author-only" else one for one in clusters)
        self._arrangement = arrange(press.engine, [*alone, rest])
        self._noted: dict[str, int] = {}
        for cluster in sorted(clusters, key=lambda one: one.note):
            for cite in cluster.cites if cluster.note else ():
                self._noted.setdefault(cite.key, cluster.note)

    def pieces(self, index: int) -> list[Piece]:
        """What a cluster shows, in pieces that each belong to one work or to none."""
        cluster, placed = self._clusters[index], self._placed(index)
        if cluster.mode == "normal":
            pieces = self._press.cut(placed, lambda some: self._markup(some, cluster))
            return _closed_up(pieces) if _goes_on(cluster) else pieces
        keys = [one.cite.key for one in placed]
        inner = cut(self._markup(placed, cluster), keys[:1], ("", ""), "")
        if not keys or not self._press.is_numbered:
            return inner
        return self._named(keys[0], inner if cluster.mode == "composite" else [])

    def _placed(self, index: int) -> Sequence[PlacedCite]:
        """The cites of a cluster; an author in running text whom an earlier note has named
        goes by the short name."""
        cluster, placed = self._clusters[index], self._arrangement.clusters[index]
        if cluster.mode != "author-only":
            return placed
        return [
            replace(one, positions=SUBSEQUENT)
            if self._noted.get(one.cite.key, cluster.note) < cluster.note
            else one
            for one in placed
        ]

    def _markup(self, placed: Sequence[PlacedCite], cluster: Cluster) -> Markup:
        """The cluster as the style shows it; where that is nothing but for the author (a
        short form without a title), the author stays."""
        render, arrangement = self._press.renderer.render, self._arrangement
        markup = render(placed, arrangement, cluster.mode, cluster.infix)
        if markup or all(one.cite.mode == "normal" for one in placed):
            return markup
        whole = [replace(one, cite=replace(one.cite, mode="normal")) for one in placed]
        return render(whole, arrangement, cluster.mode, cluster.infix)

    def _named(self, key: str, number: list[Piece]) -> list[Piece]:
        """The author before a number, whose style has no words for the author."""
        item = self._press.library.get(key)
        if item is None:
            return number
        words = author_words(item, self._press.engine.locale)
        raised = any("superscript" in run.styles for piece in number for run in piece.runs[:1])
        space = " " if number and not raised else ""
        return [Piece((Run(words + space),), key), *number]

    def entries(self, keys: Iterable[str] | None = None) -> Bibliography:
        """The entries of these works, or of all cited and listed, in the style's order."""
        return self._press.entries(self._arrangement, keys)


def _goes_on(cluster: Cluster) -> bool:
    return any(cite.prefix == GOING_ON for cite in cluster.cites)


def _closed_up(pieces: list[Piece]) -> list[Piece]:
    """The pieces without the space that said that the sentence goes on."""
    first, *rest = pieces or [Piece(())]
    runs = first.runs[:1]
    begun = tuple(run._replace(text=run.text.removeprefix(GOING_ON)) for run in runs)
    return [first._replace(runs=(*begun, *first.runs[1:])), *rest]
