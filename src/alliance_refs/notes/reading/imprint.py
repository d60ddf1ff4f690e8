"""A citation that is an imprint alone: "Songnam: Sejong Institute, 2001, p. 12".

Its title stands elsewhere; what it says itself is place, publisher, year and page.
"""

from __future__ import annotations

import re

from alliance_refs.model import Date, Evidence, Item, Passage, Value
from alliance_refs.parsing.fields.name_words import is_given
from alliance_refs.spans import Span

_PLACE = r"[A-ZÀ-Þ][^\W\d_]+(?:[ ,/-]+(?:[A-ZÀ-Þ]{2}|D\.C\.|[A-ZÀ-Þ][^\W\d_]+)){0,3}"
_SHAPE = re.compile(
    rf"\(?(?P<place>{_PLACE}):\s*(?P<publisher>[A-ZÀ-Þ][^:;\"“”()\d]{{1,60}}?),?\s+"
    r"(?P<year>(?:1[4-9]|20)\d\d)\)?(?P<rest>(?:[,.;:]\s.*)?)",
    re.DOTALL,
)
_PAGES = re.compile(r"[,.;:]\s+(?:pp?\.\s*|S\.\s*)?[\dxvil][\dxvil–—,\s-]*(?:pp|p|S)?\.?$")

# "Delacour: Le pain et le roi, Paris 2002": a year without a comma stands behind its place.
_TITLE_AND_PLACE = re.compile(r":[^:,]+,\s[^:]*[^:,\s]\s+(?:1[4-9]|20)\d\d\b")


def bare_imprint(passage: Passage) -> tuple[Item, str] | None:
    """The item of a citation that is an imprint alone, and the words behind it.

    None when it says more.

    >>> from alliance_refs.model import plain_passage
    >>> item, rest = bare_imprint(plain_passage("Songnam: Sejong Institute, 2001, p. 12"))
    >>> item["publisher"], rest
    ('Sejong Institute', ', p. 12')
    >>> bare_imprint(plain_passage("Harrison: Korean End Game (Seoul: Sam-in, 2003)"))
    >>> bare_imprint(plain_passage("Delacour: Le pain et le roi, Paris 2002"))
    """
    match = _SHAPE.fullmatch(passage.text)
    if not match or (match["rest"] and not _PAGES.match(match["rest"])):
        return None
    if is_given(match["place"].split()[0]) or _TITLE_AND_PLACE.search(match[0]):
        return None
    fields: dict[str, Value] = {
        "publisher-place": match["place"],
        "publisher": match["publisher"].strip(" ,"),
        "issued": Date.of(int(match["year"])),
    }
    groups = {"publisher-place": "place", "publisher": "publisher", "issued": "year"}
    evidence = {
        field: Evidence("imprint", 0.9, passage.source(Span(*match.span(group))), match[group])
        for field, group in groups.items()
    }
    return Item("", "book", fields, evidence), match["rest"]
