"""Scopes: pages or whole documents, each rendered as one text in one style.

In: a library, a style, the clusters of the text in order. Out: the pieces that each
cluster shows, and entries. Numbers, "ibid." and what tells works apart hold in a scope.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from alliance_refs import csl
from alliance_refs.csl.citing.arrangement import arrange
from alliance_refs.csl.citing.clusters import ClusterRenderer
from alliance_refs.csl.citing.engine import Engine
from alliance_refs.csl.citing.entries import render_entries
from alliance_refs.csl.citing.grouping import groups_cites
from alliance_refs.csl.citing.positions import PlacedCite
from alliance_refs.integrations.grouped import cut_grouped
from alliance_refs.integrations.pieces import Piece, cut
from alliance_refs.integrations.words import author_words
from alliance_refs.model import Bibliography, Cite, Cluster, Item, Markup
from alliance_refs.writers.runs import Run


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
        self.engine = Engine(library, style)
        self.renderer = ClusterRenderer(self.engine)


class Scope:
    """One text in one style.

    Works that are `listed` and not cited are told apart from the others too, and are
    numbered after them.
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
        self._arrangement = arrange(press.engine, [*clusters, rest])

    def pieces(self, index: int) -> list[Piece]:
        """What a cluster shows, in pieces that each belong to one work or to none."""
        cluster, placed = self._clusters[index], self._arrangement.clusters[index]
        markup = self._markup(placed, cluster)
        keys = [one.cite.key for one in placed]
        if cluster.mode == "normal" and self._press.is_grouped and len(placed) > 1:
            alone = [(one.cite.key, self._markup((one,), cluster)) for one in placed]
            return cut_grouped(markup, alone, self._press.around)
        if cluster.mode == "normal":
            return cut(markup, keys, self._press.around, self._press.delimiter)
        inner = cut(markup, keys[:1], ("", ""), "")
        if not keys or not self._press.is_numbered:
            return inner
        return self._named(keys[0], inner if cluster.mode == "composite" else [])

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
        chosen = None if keys is None else set(keys)
        ordered = [key for key in self._arrangement.ordered if chosen is None or key in chosen]
        return render_entries(self._press.engine, ordered, self._arrangement)
