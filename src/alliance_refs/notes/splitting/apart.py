"""One stretch that cites two works -> a span for each, where their imprints show the border.

"*Ports* (London, 1998) and the essays in *Tides* (London, 2001)", "..., 409 and her *Reform* (...)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from alliance_refs.model import Passage
from alliance_refs.notes.persons import POSSESSIVES
from alliance_refs.spans import Span

_IMPRINT = r"\((?:[^()]{0,80}[\s,])?(?:1[4-9]|20)\d\d\??\)"
_PLACE = r"(?:,\s(?:pp?\.\s|S\.\s)?[\dIVXLCivxlc]+(?:[–-]\d+)?(?:\sff?\.?)?){0,4}"
_AND = r"(?:and|und|et|y|e|ed|sowie)"
_AGAIN = r"(?!\w*(?:trans|repr|publi|issued|übers|tradu|rééd))"
# Where a work ends that another may follow: behind its imprint, or behind its last page.
_BORDER = re.compile(
    rf"{_IMPRINT}{_PLACE}(?P<between>,?\s{_AND}\s(?:{_AGAIN}[a-zà-ÿ]+\s){{0,5}})(?=[A-ZÀ-Þ\"“‘«„])"
    rf"|{_IMPRINT}{_PLACE}(?P<comma>,\s)(?=[A-ZÀ-Þ])"
    rf"|\d(?P<owned>,?\s{_AND}\s(?:{'|'.join(sorted(POSSESSIVES))})\s)(?=[A-ZÀ-Þ\"“‘«„])"
)
_DATED = re.compile(_IMPRINT)
# "Harsnett, 78 ff.": a name and a place.
_NAMED = re.compile(
    r"[A-ZÀ-Þ][\w’'-]+(?:,\s[^,.()]{1,60})?,\s(?:pp?\.\s|S\.\s)?\d[\d–-]*(?:\sff?)?\W*"
)


def works_apart(passage: Passage, span: Span) -> Sequence[Span]:
    """The works that one stretch of a passage cites, in order; the stretch itself where it is one.

    >>> from alliance_refs.model import plain_passage
    >>> passage = plain_passage("Lee, Ports (London, 1998), 4, and the essays in Tides (Paris, 2001)")
    >>> [span.cut(passage.text) for span in works_apart(passage, Span(0, len(passage.text)))]
    ['Lee, Ports (London, 1998), 4', 'Tides (Paris, 2001)']
    """
    text, start = passage.text, span.start
    titles = {mark.start for mark in passage.marked("italic")}
    out: list[Span] = []
    for border in _borders(text, span):
        rest = text[border.end : span.end]
        is_list = border.cut(text) == ", "
        if is_list and not {start, border.end} <= titles:
            continue
        if _DATED.search(rest) or _NAMED.fullmatch(rest):
            out.append(Span(start, border.start))
            start = border.end
    return (*out, Span(start, span.end))


def _borders(text: str, span: Span) -> Iterator[Span]:
    for match in _BORDER.finditer(text, *span):
        yield Span(*match.span(match.lastgroup or 0))
