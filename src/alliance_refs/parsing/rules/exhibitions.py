"""Catalogues of exhibitions: "exh. cat.", "catalogo della mostra (Roma, Villa Medici, 1992)".

In: a draft. Out: claims on these words as the kind of book, and on where and when it was shown.
In full and without brackets they may be the book's own subtitle, and stay in its title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from alliance_refs.parsing.lexicon import any_of
from alliance_refs.parsing.rules.draft import Claim, Draft, claims_of


@cache
def _catalogue() -> re.Pattern[str]:
    short, full = any_of("works.exhibitions"), any_of("works.catalogues")
    shown = r",?\s?\({}[^():\0]{{3,160}})\)(?=\s*[,.;:])"
    return re.compile(
        rf"(?:^|(?<=[,.:;(\[]\s)|(?<=[(\[]))(?P<genre>(?i:{short})(?=\W)|(?i:{full})(?={shown.format('(?:')}))"
        rf"(?:{shown.format('(?P<note>')})?"
    )


def exhibitions(draft: Draft) -> Iterator[Claim]:
    """Claims on the words for a catalogue of an exhibition, and its place and time in brackets."""
    match = _catalogue().search(draft.open) if _HINT.search(draft.text) else None
    if match and _MORE.search(draft.open, match.end()):
        yield from claims_of(match, "exhibition")


_HINT = re.compile(r"[ck]at(?:\.|al)", re.IGNORECASE)
# Something must follow that is not a part of the same title.
_MORE = re.compile(r"\w")
