"""What an entry of a list begins with: "[12]", "98.", "30 Basso, D. M.", "Id.,", "Basso 2001 Basso".

In: a draft. Out: claims on it as what no field holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_refs.parsing.rules.draft import Claim, Draft
from alliance_refs.parsing.rules.people import names_end
from alliance_refs.spans import Span

_MARKED = re.compile(
    r"^\s*(?:\[[\w+-]{1,8}\]|\(\d{1,3}\)|\d{1,4}(?:\.|\)|\s?[-–])|[*•†])[\s.]*(?=[^\W\d_]|[\"“'‘«])"
)
_SAME = re.compile(r"^\s*(?:Id|Idem|ID|Ead|Eadem|Ders|Dies|id)\.?[,:]\s(?=[^\W\d_])")
_BARE = re.compile(r"^\s*\d{1,3}\s(?=[^\W\d_])")


def entry_numbers(draft: Draft) -> Iterator[Claim]:
    """A claim on the number of the entry, which no field holds."""
    match = _MARKED.match(draft.bare)
    if match is None:
        match = _BARE.match(draft.bare)
        if match and names_end(draft.bare, match.end())[1] < 0.8:
            match = None
    match = match or _SAME.match(draft.bare)
    if match:
        yield Claim(Span(*match.span()), "other", "entry-number")


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
