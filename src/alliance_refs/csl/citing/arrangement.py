"""`Arrangement`: a document's clusters with everything settled but their words.

In: clusters in document order. Out: the items cited, in order and numbered; each cluster's
cites sorted and placed; what disambiguation chose. The steps run in the order that the
specification gives them: numbers, sorting, positions, disambiguation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from alliance_refs.csl.citing.disambiguation import disambiguate
from alliance_refs.csl.citing.engine import Engine
from alliance_refs.csl.citing.positions import PlacedCite, place_cites
from alliance_refs.csl.evaluation.context import NO_CHOICE, Choice, Place
from alliance_refs.csl.values.locators import with_label
from alliance_refs.model import Cite, Cluster


@dataclass(frozen=True, slots=True)
class Arrangement:
    """`cited` are the keys in the order of first citation, `ordered` in that of the
    bibliography; `clusters` runs beside the document's clusters."""

    cited: tuple[str, ...] = ()
    ordered: tuple[str, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    clusters: tuple[tuple[PlacedCite, ...], ...] = ()
    choices: Mapping[str, Choice] = field(default_factory=dict)

    def choice(self, key: str) -> Choice:
        """What disambiguation chose for an item."""
        return self.choices.get(key, NO_CHOICE)

    def place(self, placed: PlacedCite) -> Place:
        """Where a cite stands, as evaluation reads it."""
        cite = placed.cite
        return Place(
            placed.positions,
            cite.locator,
            _SPELLINGS.get(cite.label, cite.label or "page") if cite.locator else "",
            placed.first_note,
            self.numbers.get(cite.key, 0),
        )


# What labels are called in CSL, by what data calls them.
_SPELLINGS = {"sub verbo": "sub-verbo", "article": "article-locator", "title": "title-locator"}


def arrange(
    engine: Engine, clusters: Sequence[Cluster], registered: Iterable[str] = ()
) -> Arrangement:
    """The arrangement of a document; `registered` items count as cited before all others."""
    cites = (cite.key for cluster in clusters for cite in cluster.cites)
    cited = engine.known((*registered, *cites))
    ordered = engine.sorted_keys(cited)
    numbers = {key: number for number, key in enumerate(ordered, 1)}
    pairs: list[tuple[Cluster, list[Cite]]] = [
        (cluster, engine.sorted_cites([with_label(cite) for cite in cluster.cites], numbers))
        for cluster in clusters
    ]
    placed = place_cites(pairs, engine.style.citation.near_note_distance)
    first_notes = {
        cite.key: cluster.note for cluster in reversed(clusters) for cite in cluster.cites
    }
    choices = disambiguate(engine, ordered, numbers, first_notes)
    return Arrangement(tuple(cited), tuple(ordered), numbers, tuple(placed), choices)
