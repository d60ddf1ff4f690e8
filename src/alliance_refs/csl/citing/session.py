"""`Session`: a document that is being edited; each edit gives back what it changed.

In: clusters inserted, changed and deleted one at a time. Out: the clusters whose markup is
other than before, so that an editor need touch nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from alliance_refs.collector import collector_paused
from alliance_refs.csl.citing.arrangement import Arrangement, arrange
from alliance_refs.csl.citing.clusters import ClusterRenderer
from alliance_refs.csl.citing.engine import Engine
from alliance_refs.csl.citing.entries import render_entries
from alliance_refs.csl.citing.processor import DEFAULT_STYLE
from alliance_refs.csl.style.styles import Style, load_style
from alliance_refs.model import Bibliography, Cluster, Item, Markup


@dataclass(frozen=True, slots=True)
class Changed:
    """A cluster that shows otherwise than before: its 0-based index, and its markup."""

    index: int
    cluster: Cluster
    markup: Markup


class Session:
    """Follows one document in one style.

    Clusters count from 0 in document order. Each edit returns what must be shown anew, the
    edited cluster first of all, in document order.
    """

    def __init__(
        self,
        library: Mapping[str, Item],
        style: Style | str | Path = DEFAULT_STYLE,
        locale: str | None = None,
    ) -> None:
        loaded = load_style(style, locale)
        self._engine = Engine(library, loaded)
        self._renderer = ClusterRenderer(self._engine)
        self._arrangement = Arrangement()
        self._clusters: list[Cluster] = []
        self._shown: tuple[Markup, ...] = ()

    @property
    def clusters(self) -> tuple[Cluster, ...]:
        """The clusters of the document as it stands."""
        return tuple(self._clusters)

    @property
    def citations(self) -> tuple[Markup, ...]:
        """The markup of each cluster as the document stands."""
        return self._shown

    def insert(self, index: int, cluster: Cluster) -> tuple[Changed, ...]:
        """Puts a cluster before the one that has this index."""
        clusters = [*self._clusters[:index], cluster, *self._clusters[index:]]
        return self.update(clusters)

    def change(self, index: int, cluster: Cluster) -> tuple[Changed, ...]:
        """Puts a cluster in the place of another. Raises `IndexError` when there is none."""
        clusters = list(self._clusters)
        clusters[index] = cluster
        return self.update(clusters)

    def delete(self, index: int) -> tuple[Changed, ...]:
        """Takes a cluster out. Raises `IndexError` when there is none."""
        clusters = list(self._clusters)
        del clusters[index]
        return self.update(clusters)

    def update(self, clusters: Sequence[Cluster]) -> tuple[Changed, ...]:
        """Makes the document these clusters; those that were there before keep their markup
        unless it is now another."""
        before = {
            id(cluster): shown for cluster, shown in zip(self._clusters, self._shown, strict=True)
        }
        with collector_paused():
            arrangement = arrange(self._engine, clusters)
            shown = self._renderer.render_all(clusters, arrangement)
        changed = tuple(
            Changed(index, cluster, markup)
            for index, (cluster, markup) in enumerate(zip(clusters, shown, strict=True))
            if before.get(id(cluster)) != markup
        )
        self._arrangement, self._clusters, self._shown = arrangement, list(clusters), shown
        return changed

    def bibliography(self) -> Bibliography:
        """The bibliography of the document as it stands."""
        return render_entries(self._engine, self._arrangement.ordered, self._arrangement)
