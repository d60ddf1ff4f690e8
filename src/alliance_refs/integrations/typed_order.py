"""The order of cites in a cluster, where their author has typed words before them.

Styles sort the cites of a cluster (CSL 1.0.2, Sorting). Words before a cite tie it to its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from alliance_refs.csl.citing.engine import Engine
from alliance_refs.model import Cite


class TypedEngine(Engine):
    """An engine that leaves a cite with words before it where its author put it: "see also"
    speaks of the cites before, and "cf." of those behind."""

    def sorted_cites(self, cites: Sequence[Cite], numbers: Mapping[str, int]) -> list[Cite]:
        """The cites between those with a prefix in the style's order."""
        out: list[Cite] = []
        waiting: list[Cite] = []
        for cite in cites:
            if cite.prefix.strip():
                out += [*super().sorted_cites(waiting, numbers), cite]
                waiting = []
            else:
                waiting.append(cite)
        return out + super().sorted_cites(waiting, numbers)
