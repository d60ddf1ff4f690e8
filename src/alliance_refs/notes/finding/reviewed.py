"""The header of a review -> the work reviewed: "Title, by Name (Place: House, year), 304 pp."

It stands near the beginning, says place, publisher and year, and counts the pages or
gives the ISBN, which no other line of a document does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from alliance_refs.model import Passage
from alliance_refs.notes.finding.entries import joined
from alliance_refs.notes.finding.regions import TextLine

# A header is looked for in so many lines, and is so many lines long at most.
_FIRST_LINES = 80
_LONGEST = 8

_EXTENT = re.compile(r"\bISBN\b|(?<!\d)\d{2,4}\s?(?:pp|p|S|págs?)\.(?!\s?\d)")
_IMPRINT = re.compile(r"[^\W\d_][\w .&-]*:\s*[^\W\d_].*\b(?:1[5-9]|20)\d\d\b", re.DOTALL)
_LABEL = re.compile(
    r"(?:Book )?Review(?:ed)?(?: of| essay)?\s*:\s*|Rezension(?: zu)?\s*:\s*|Compte rendu\s*:\s*|Reseña\s*:\s*",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?]\W*$")


def reviewed_work(lines: Sequence[TextLine]) -> Passage | None:
    """The citation of the work that a review's header names, None when there is none."""
    for at, line in enumerate(lines[:_FIRST_LINES]):
        if _EXTENT.search(line.text):
            passage = joined(_header(lines, at))
            label = _LABEL.match(passage.text)
            own = passage.cut(label.end(), len(passage)) if label else passage
            return own if _IMPRINT.search(own.text) else None
    return None


def _header(lines: Sequence[TextLine], at: int) -> Sequence[TextLine]:
    """The lines round line `at` that make one statement."""
    start = end = at
    while start and at - start < _LONGEST and not _LABEL.match(lines[start].text):
        above = lines[start - 1]
        if above.block != lines[at].block or _ENDED.search(above.text) or not above.text.strip():
            break
        start -= 1
    while end - at < _LONGEST and not _ENDED.search(lines[end].text):
        if end + 1 >= len(lines) or lines[end + 1].block != lines[at].block:
            break
        end += 1
    return lines[start : end + 1]
