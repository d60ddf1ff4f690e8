"""Which tagger reads citations: the trained one that comes with the package, or a user's own."""

from __future__ import annotations

from functools import cache

from alliance_refs.parsing.rules.tagger import RuleTagger
from alliance_refs.parsing.tagger import Tagger


@cache
def default_tagger() -> Tagger:
    """The tagger that is used where none is named; loaded once, when it is first needed."""
    return RuleTagger()
