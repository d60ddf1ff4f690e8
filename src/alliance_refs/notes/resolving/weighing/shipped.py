"""The weights that come with the package, read once and when first needed."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alliance_refs.notes.resolving.weighing.weigher import Weigher

_SHIPPED = "weigher.npz"


@cache
def shipped_weigher() -> Weigher:
    """What weighs the works that a citation may mean."""
    from alliance_refs.notes.resolving.weighing.weigher import Weigher

    folder = resources.files("alliance_refs.notes.resolving.weighing")
    return Weigher.from_bytes(folder.joinpath(_SHIPPED).read_bytes())
