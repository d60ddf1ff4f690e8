"""Scopes: pages that are rendered as one text in one style.

In: a library, a style, the clusters of the text in order. Out: the pieces that each
cluster shows, and entries. Numbers, "ibid." and what tells works apart hold in a scope.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from alliance_refs import csl
from alliance_refs.csl.arrangement import arrange
from alliance_refs.csl.clusters import ClusterRenderer
from alliance_refs.csl.collector import collector_paused
from alliance_refs.csl.engine import Engine
from alliance_refs.csl.entries import render_entries
from alliance_refs.integrations.pieces import Piece, cut
from alliance_refs.model import Bibliography, Cite, Cluster, Item


class Scope:
    """One text in one style.

    Works that are `listed` and not cited are told apart from the others too, and are
    numbered after them.
    """

    def __init__(
        self,
        library: Mapping[str, Item],
        style: csl.Style,
        clusters: Sequence[Cluster],
        listed: Iterable[str] = (),
    ) -> None:
        look = style.ast.citation.layout.look
        self._around = (look.prefix, look.suffix)
        self._delimiter = look.delimiter
        self._clusters = clusters
        self._engine = Engine(library, style)
        with collector_paused():
            rest = Cluster(tuple(map(Cite, listed)))
            self._arrangement = arrange(self._engine, [*clusters, rest])
        self._renderer = ClusterRenderer(self._engine)

    def pieces(self, index: int) -> list[Piece]:
        """What a cluster shows, in pieces that each belong to one work or to none."""
        cluster, placed = self._clusters[index], self._arrangement.clusters[index]
        markup = self._renderer.render(placed, self._arrangement, cluster.mode, cluster.infix)
        keys = [one.cite.key for one in placed]
        whole = cluster.mode == "normal"
        around = self._around if whole else ("", "")
        return cut(markup, keys if whole else keys[:1], around, self._delimiter)

    def entries(self, keys: Iterable[str] | None = None) -> Bibliography:
        """The entries of these works, or of all cited and listed, in the style's order."""
        chosen = None if keys is None else set(keys)
        ordered = [key for key in self._arrangement.ordered if chosen is None or key in chosen]
        with collector_paused():
            return render_entries(self._engine, ordered, self._arrangement)
