"""Works that are only named in short -> the one that is described further down.

A bibliography at the end completes what the notes give in short; so may any full
citation that comes later (Chicago 17, 14.30).
"""

from __future__ import annotations

from collections.abc import Iterator

from alliance_refs.notes.resolving.matching import Traits, lone_name
from alliance_refs.notes.resolving.works import Works, fitting_works, says_imprint, stands_alone


def later_descriptions(works: Works) -> dict[int, int]:
    """The numbers of works named in short -> those of the works described that they mean.

    Only where one described work alone fits.
    """
    described = {number for number, item in enumerate(works.items) if says_imprint(item)}
    found: dict[int, int] = {}
    for number in range(len(works.items)):
        if stands_alone(works.items[number]) or number in works.completed:
            continue
        meant = [n for n in _fitting(works, works.traits[number]) if n in described]
        if len(meant) == 1:
            found[number] = meant[0]
    return found


def _fitting(works: Works, wanted: Traits) -> Iterator[int]:
    named = wanted if wanted.families else lone_name(wanted)
    if named is not None and not (named.container or named.issued):
        yield from fitting_works(works, named)
