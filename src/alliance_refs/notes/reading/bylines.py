"""Authors named in the sentence before a citation that has none.

"Henri Lefebvre writes of how ... *Elements of Rhythmanalysis* (Paris: Syllepse, 1992)":
the name is taken, with evidence that says where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from alliance_refs.model import Citation, Evidence, Passage
from alliance_refs.notes.persons import PARTICLE
from alliance_refs.notes.splitting.found import SplitNote
from alliance_refs.parsing import parse_names
from alliance_refs.spans import Span

# A full name that opens the words before a citation and says, argues or owns something.
_NAME = rf"(?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][\w'’-]*[\w]\.?)(?:\s+(?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][\w-]*\w|{PARTICLE})){{1,4}}"
_VERBS = (
    "writes|wrote|argues|argued|says|said|notes|noted|suggests|suggested|describes|described|claims|"
    "claimed|observes|observed|states|stated|remarks|remarked|explains|explained|calls|called|"
    "italicizes|italicises|emphasizes|emphasises|stresses|insists|concludes|concluded|contends|"
    "maintains|maintained|believes|believed|finds|found|reports|reported|records|recalls|recalled|"
    "adds|added|defines|defined|quotes|quoted|agrees|agreed|speaks|talks|puts|shows|tells|has argued|schreibt|écrit|escribe"
)
_BYLINE = re.compile(
    r"(?:See also |See |As |For instance, |For example, |Thus |In his .{0,60}?, |In her .{0,60}?, )?"
    rf"(?P<name>{_NAME})"
    rf"(?:['’]s\b|\s+(?:{_VERBS})\b)"
)
# What a citation must say of its own before a name from elsewhere is given to it.
_IMPRINT = ("publisher", "publisher-place")
_FULL = ("container-title", *_IMPRINT)


def with_named_authors(
    passage: Passage, citations: Iterable[Citation], split: SplitNote
) -> Iterator[Citation]:
    """The citations of a note, those without an author completed from the words before."""
    start = 0
    for citation, found in zip(citations, split.citations, strict=True):
        before = Span(start, found.span.start)
        start = found.span.end
        item = citation.item
        wanting = citation.form == "full" and item.get("title") and not item.get("author")
        placed = any(item.get(field) for field in _IMPRINT) or (
            citation.locator and not any(item.get(field) for field in _FULL)
        )
        if wanting and not item.get("editor") and placed:
            yield _with_author(passage, citation, before)
        else:
            yield citation


def _with_author(passage: Passage, citation: Citation, before: Span) -> Citation:
    words = before.cut(passage.text)
    offset = before.start + len(words) - len(words.lstrip(" .,;()"))
    match = _BYLINE.match(passage.text, offset, before.end)
    if not match:
        return citation
    span = passage.source(Span(*match.span("name")))
    why = Evidence("author named in the sentence before", 0.6, span, match["name"])
    item = citation.item.replace(
        author=parse_names(match["name"]), evidence={**citation.item.evidence, "author": why}
    )
    return replace(citation, item=item)
