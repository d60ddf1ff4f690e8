"""Layouts: what unmarked words are, told by their place among the pieces that are known.

Each row is a regular expression over the shape of a citation (see `shape`); its named groups
are labels. Rows are tried in order, and the first that matches makes the claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast

from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.rules.draft import Claim, Draft
from alliance_refs.parsing.rules.shape import Shape, shape_of


class Layout(NamedTuple):
    """An arrangement of pieces, and how sure it is that its groups are what they say."""

    pattern: re.Pattern[str]
    confidence: float


def _layouts(*rows: tuple[str, float]) -> tuple[Layout, ...]:
    return tuple(Layout(re.compile(_spelled(pattern)), sure) for pattern, sure in rows)


# Names for parts that many layouts share.
_PARTS = {
    "TITLE": "(?:(?<=^)|(?<=[ade][.,:;)])|(?<=[ade][.,:;)][.,:;)])|(?<=[ade]))(?P<title>SENTENCES)",
    "SENTENCES": "[TSPJLRNI](?:[,:;?.()-]*[TSPJLRNI])*",
    "PLACE": "L(?:[,(]?[LR][)]?)*",
    "HOUSE": "[PTSJRLN](?:,[PTSR](?![:a-z(]))*",
    "WORDS": "[TSPJLRNI](?:[,:;-]?[TSPJLRNI])*",
    "NUMBERS": "(?=[.,;()]*(?:d[.,;:()]*)?[vi])",
}


def _spelled(pattern: str) -> str:
    for name, part in _PARTS.items():
        pattern = pattern.replace(name, part)
    return pattern


_IMPRINTS = _layouts(
    (r"(?:^|[.,;?()]|[a-z])(?P<place>PLACE):(?P<publisher>HOUSE)(?=[.,;(]*d)", 0.95),
    (r"(?:^|[.,;?()]|[a-z])(?P<place>PLACE):(?P<publisher>HOUSE)(?=[.,;]*(?:[ugnxs]|$))", 0.9),
    (r"(?<=[.])(?P<place>[TSR](?:,R)*):(?P<publisher>P(?:,P)*)(?=[,.;(]*(?:d|$))", 0.85),
    (r"(?<=[sx][,.])(?P<publisher>[TSP](?:,[TSP])*)(?=,d)", 0.7),
    (r"(?<=[.,;?()])(?P<publisher>P(?:,P)*)[,.:](?P<place>PLACE)(?=[,.;(]*d)", 0.9),
    (r"(?<=[.,;?()])(?P<place>PLACE)[,;](?P<publisher>[PTSJ](?:,P)*)(?=[,.;(]*d)", 0.85),
    (r"(?<=[TSPJt][,.])(?P<publisher>[TSPJ])[,](?P<place>PLACE)(?=,*d)", 0.7),
    (r"(?:^|(?<=[.,;?()a-z]))(?P<place>PLACE)(?=[,.;(]*d)", 0.85),
    (r"(?<=[.,?])(?P<publisher>[PS](?:,P)*)[,.](?P<place>PLACE)[.]?(?:$|(?=[.,]*[gux]))", 0.85),
    (r"(?<=[TSJPgv],)(?P<place>PLACE|[TS](?:,R)+)[.]?$", 0.7),
    (r"(?<=[TStJPc)][.,?:;])(?P<publisher>P(?:,P)*)(?=[,.;(]*d)", 0.75),
    (r"(?<=d[.,)]\.T[.])(?P<publisher>P)[.]?(?=$|[gux])", 0.7),
    (r"(?<=[Ttc][.?])(?P<publisher>P(?:,P)*)[.]?$", 0.7),
    (r"(?<=a,T,)(?P<publisher>S)(?=,d[.,]*(?:$|g[.]?$))", 0.5),
)

_SERIES = _layouts(
    (r"(?<=t)[.,;]+(?P<series>[TSP](?:[:,-][TSP])*)(?=[.,;(]+(?:l|p))", 0.6),
)

_CHAPTERS = _layouts(
    (r"(?<=t)[.,;?]*I(?P<container>WORDS)(?=[.,;(?]*[ervigdlpusn]|[.,;?]*$)", 0.85),
    (r"(?<=t)[.,;?]*I[e.,;:()]*(?P<container>WORDS)", 0.8),
    (r"TITLE[.,;?]*I(?P<container>WORDS)(?=[.,;(?]*[ervigdlpusn]|[.,;?]*$)", 0.8),
    (r"(?<=a)[.,;]*I[e.,;:()]*(?P<container>[TSJP])(?=,)", 0.7),
    (r"TITLE[.,;?]*I[e.,;:()]+(?P<container>WORDS)", 0.8),
)

_CONTAINERS = _layouts(
    (r"(?<=t)a?[.,;?()]*(?P<container>[TSJPLR](?:[,:;()-]*[TSPJLRNI])*)NUMBERS", 0.9),
    (r"(?<=t)[.,;?()]*d[.,;?()]*(?P<container>WORDS)(?=[.,;()]*[vig])", 0.85),
    (r"(?<=t)a?[.,;?()]*(?P<container>[TSJ](?:[:-]?[TSJ])*)(?=[.,;(]*[dguf])", 0.75),
    (r"(?<=t)[.,;?()]*[df][.,;()df]*(?P<container>J)(?=[.,;()]*[u]|[.]*$)", 0.75),
    (r"TITLE[)]?[.?](?P<container>[TSJPLR](?:[:,-][TSJPLR])*)NUMBERS", 0.85),
    (r"TITLE[)]?[,](?P<container>[TSJPLR](?::[TSJ])*)NUMBERS", 0.8),
    (r"(?<=a[.,:;)])d?[.,;:()]*(?P<container>[TSJ])(?=[.,;()]*v)", 0.7),
    (r"TITLE[)]?[.?,](?P<container>J)(?=[.,;()]*[dg])", 0.75),
    (r"TITLE[)]?[.?,](?P<container>S)(?=[.,;()]*d?[.,;()]*g)", 0.6),
)

_TITLES = _layouts(
    (r"^[.,;:()xe]*(?:a[.,:;()a-z]*?)?(?P<title>SENTENCES)(?=[.,;()?]*[a-z]|[.,;?]*$)", 0.7),
    (r"(?P<title>SENTENCES)", 0.5),
)


def plain_imprints(draft: Draft) -> Iterator[Claim]:
    """Claims on place and publisher that stand without brackets."""
    if not draft.has("place", "publisher"):
        yield from _claims(draft, _IMPRINTS, "layout-imprint")


def plain_series(draft: Draft) -> Iterator[Claim]:
    """A claim on the series between a set-off title and a bracketed imprint."""
    if draft.has("place", "publisher") and not draft.has("container", "series"):
        yield from _claims(draft, _SERIES, "layout-series")


def chapters(draft: Draft) -> Iterator[Claim]:
    """Claims on the book that holds a chapter, and on the chapter's title."""
    if not draft.has("container"):
        yield from _claims(draft, _CHAPTERS, "layout-chapter")


def containers(draft: Draft) -> Iterator[Claim]:
    """Claims on the journal that holds an article, and on the article's title."""
    if not draft.has("container"):
        yield from _claims(draft, _CONTAINERS, "layout-container")


def plain_titles(draft: Draft) -> Iterator[Claim]:
    """A claim on the title among what is left."""
    if not draft.has("title"):
        layouts = _TITLES[:1] if draft.has("container") else _TITLES
        yield from _claims(draft, layouts, "layout-title")


def _claims(draft: Draft, layouts: Iterable[Layout], rule: str) -> Iterator[Claim]:
    shape = shape_of(draft)
    for layout in layouts:
        match = _last(layout.pattern, shape.string)
        if match and not any(draft.has(cast(Label, label)) for label in match.groupdict()):
            yield from _groups(shape, match, rule, layout.confidence)
            return


def _last(pattern: re.Pattern[str], string: str) -> re.Match[str] | None:
    found = list(pattern.finditer(string))
    return found[-1] if found else None


def _groups(shape: Shape, match: re.Match[str], rule: str, sure: float) -> Iterator[Claim]:
    for label in match.groupdict():
        span = shape.span(*match.span(label))
        if span.size:
            yield Claim(span, cast(Label, label), rule, sure)
