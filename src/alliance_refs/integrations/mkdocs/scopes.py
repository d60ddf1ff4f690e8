"""Scopes: pages that are rendered as one text in one style.

In: a library, a style, the clusters of the text in order. Out: the pieces that each
cluster shows, and entries. Numbers, "ibid." and what tells works apart hold in a scope.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from alliance_refs import csl
from alliance_refs.csl.arrangement import arrange
from alliance_refs.csl.clusters import ClusterRenderer
from alliance_refs.csl.engine import Engine
from alliance_refs.csl.entries import render_entries
from alliance_refs.integrations.pieces import Piece, cut
from alliance_refs.model import Bibliography, Cite, Cluster, Item


class Press:
    """A style at work on a library, for all scopes that share it: what it has compiled and
    set once is not made again for the next page."""

    def __init__(self, library: Mapping[str, Item], style: csl.Style) -> None:
        look = style.ast.citation.layout.look
        self.around = (look.prefix, look.suffix)
        self.delimiter = look.delimiter
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
        markup = self._press.renderer.render(placed, self._arrangement, cluster.mode, cluster.infix)
        keys = [one.cite.key for one in placed]
        whole = cluster.mode == "normal"
        around = self._press.around if whole else ("", "")
        return cut(markup, keys if whole else keys[:1], around, self._press.delimiter)

    def entries(self, keys: Iterable[str] | None = None) -> Bibliography:
        """The entries of these works, or of all cited and listed, in the style's order."""
        chosen = None if keys is None else set(keys)
        ordered = [key for key in self._arrangement.ordered if chosen is None or key in chosen]
        return render_entries(self._press.engine, ordered, self._arrangement)
