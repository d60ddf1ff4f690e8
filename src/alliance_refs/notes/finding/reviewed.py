"""The header of a review -> the work reviewed: "Title, by Name (Place: House, year), 304 pp."

It stands near the beginning, says place, publisher and year, and counts the pages or
gives the ISBN, which no other line of a document does; or it is a heading that says that
it heads a review, and sets the title apart ("Review of *Title* by Name").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from alliance_refs.model import Passage
from alliance_refs.notes.finding.joining import joined
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
# The same at the head of a heading, where it may do without the colon.
REVIEW_LABEL = re.compile(
    r"(?:Book )?Review(?:ed)?(?: of| essay)?\s*:?\s+|Rezension(?: zu| von)?\s*:?\s+|"
    r"Compte rendu(?: de)?\s*:?\s+|Reseña(?: de)?\s*:?\s+|Recensione(?: di)?\s*:?\s+|Resenha(?: de)?\s*:?\s+",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?]\W*$")


class Reviewed(NamedTuple):
    """The header of a review, and where in it an imprint begins that has a line of its own."""

    passage: Passage
    imprint: int = 0


def reviewed_work(lines: Sequence[TextLine]) -> Reviewed | None:
    """The citation of the work that a review's header names, None when there is none."""
    named = _named_by_heading(lines[:_FIRST_LINES])
    if named:
        return named
    for at, line in enumerate(lines[:_FIRST_LINES]):
        if _EXTENT.search(line.text):
            passage = joined(_header(lines, at))
            label = _LABEL.match(passage.text)
            own = passage.cut(label.end(), len(passage)) if label else passage
            return Reviewed(own) if _IMPRINT.search(own.text) else None
    return None


# An imprint that stands alone under the heading of a review.
_ALONE = re.compile(
    r"\(?[A-ZÀ-Þ][\w .,&/-]{1,60}:\s*[A-ZÀ-Þ][^:\n]{1,80}\b(?:1[5-9]|20)\d\d\b[^:\n]{0,60}$"
)
_TITLED = re.compile(r"[“„«\"][^“”„«»\"]{4,}[”“»\"]")


def _named_by_heading(lines: Sequence[TextLine]) -> Reviewed | None:
    """The work that the heading of a review names, with the imprint below it if there is one."""
    for at, line in enumerate(lines):
        label = REVIEW_LABEL.match(line.text) if line.kind == "heading" else None
        if not label:
            continue
        if not (line.passage.marked("italic") or _TITLED.search(line.text)):
            return None
        below = [other for other in lines[at + 1 : at + 4] if other.text.strip()][:1]
        imprint = [other for other in below if _ALONE.match(other.text)]
        passage = joined([line, *imprint])
        own = passage.cut(label.end(), len(passage))
        begin = len(own) - len(joined(imprint)) if imprint else 0
        return Reviewed(own, begin)
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
