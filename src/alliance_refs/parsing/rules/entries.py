"""What an entry of a list is cited by, printed before it: "Basso 2001 Basso", "ARL = Akademie".

In: a draft. Out: claims on it as what no field holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_refs.parsing.rules.draft import Claim, Draft
from alliance_refs.spans import Span

# "Basso and Beattie 2001b", once more before the name it repeats.
_KEY = re.compile(
    r"^\s*(?P<name>[^\W\d_][\w'’-]+)(?:\s[^\d,.]{1,60}|\set al\.)?\s(?:1[5-9]|20)\d\d[a-z]?\s(?=(?P=name)[\s,])"
)


# "PANELLA 1993: C. Panella, ..." and "ARL = Akademie für Raumforschung ...".
_NAMED = re.compile(
    r"^\s*(?P<key>(?P<name>[^\W\d_][\w'’-]+)(?=\s(?:1[5-9]|20)\d\d[a-z]?(?:\s?[:=]|\s[–—])\s.{0,40}?(?i:(?P=name))))"
)
_EQUATED = re.compile(r"^\s*(?P<key>[^\W\d_][^=,.:;()\[\]\d]{1,40}\s=\s)(?=[^\W\d_a-z])")


def entry_keys(draft: Draft) -> Iterator[Claim]:
    """A claim on the name and year that an entry is cited by, printed before it."""
    match = _KEY.match(draft.text)
    if match:
        yield Claim(Span(*match.span()), "other", "entry-key")
        return
    named = _NAMED.match(draft.text) or _EQUATED.match(draft.text)
    if named:
        yield Claim(Span(*named.span("key")), "other", "entry-key")
