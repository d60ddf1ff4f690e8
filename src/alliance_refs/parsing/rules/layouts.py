"""Layouts: what unmarked words are, told by their place among the pieces that are known.

Each row is a regular expression over the shape of a citation (see `shape`); its named groups
are labels. Rows are tried in order, and the first that matches makes the claims.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast

from alliance_refs.parsing.labels import Label
from alliance_refs.parsing.namelist import trimmed
from alliance_refs.parsing.rules.draft import CLOSED, Claim, Draft
from alliance_refs.parsing.rules.shape import Shape, shape_of
from alliance_refs.spans import Span


class Layout(NamedTuple):
    """An arrangement of pieces, how sure its groups are what they say, and an example."""

    pattern: re.Pattern[str]
    confidence: float
    example: str


def _layouts(*rows: tuple[str, str, float]) -> tuple[Layout, ...]:
    return tuple(
        Layout(re.compile(_spelled(pattern)), sure, example) for example, pattern, sure in rows
    )


# Names for parts that many layouts share.
_PARTS = {
    "TITLE": "(?:(?<=^)|(?<=[adme][.,:;)])|(?<=[adme][.,:;)][.,:;)])|(?<=[adme]))(?P<title>SENTENCES)",
    "SENTENCES": "[TSPJLRNI](?:[,:;?.()-]*[TSPJLRNI])*",
    "PLACE": "L(?:[,;(]?[LR][)]?)*",
    "HOUSE": "[PTSJRLN](?:,[PTSR](?![:a-z(]))*",
    "WORDS": "[TSPJLRNI](?:[,:;-]?[TSPJLRNI])*",
    "DATE": "(?=[,.;(n]*[dm])",
    "YEAR": "(?=[,.;(n]*d)",
    "END": "(?=[.,]*(?:$|[ugx]))",
    "NUMBERS": "(?=[.,;()]*(?:[dm][.,;:()]*)?[vi])",
}


def _spelled(pattern: str) -> str:
    for name, part in _PARTS.items():
        pattern = pattern.replace(name, part)
    return pattern


_IMPRINTS = _layouts(
    ("Rome: Carocci, 2001", r"(?:^|[.,;?()a-z])(?P<place>PLACE):(?P<publisher>HOUSE)DATE", 0.95),
    (
        "Rome: Carocci.",
        r"(?:^|[.,;?()a-z])(?P<place>PLACE):(?P<publisher>HOUSE)(?=[.,;]*(?:[ugnxs]|$))",
        0.9,
    ),
    (
        ". Petit-Bourg: Ibis Press, 2000",
        r"(?<=[.])(?P<place>[TSR](?:,R)*):(?P<publisher>P(?:,P)*)(?=[,.;(]*(?:d|$))",
        0.85,
    ),
    (
        ". Llandysul: Gomer Press, 1965",
        r"(?<=[TSPJt][.?)])(?P<place>S(?:,R)*):(?P<publisher>[SP](?:,[SP])*)(?=,?[d(]|[.]?$)",
        0.6,
    ),
    (
        ", No. 229, Quayside Law School, 2004",
        r"(?<=[sx][,.])(?P<publisher>[TSP](?:,[TSP])*)(?=,d|[.]?$)",
        0.7,
    ),
    (
        "(eds) Education and Peace. Intech Open, 2020",
        r"e[).,:;]*[TSJP](?:[:,][TSJP])*[.](?P<publisher>[SP](?:,[SP])*)(?=,d)",
        0.7,
    ),
    (
        "Plenum Press, New York, 1978",
        r"(?<=[.,;?()])(?P<publisher>P(?:,P)*)[,.:](?P<place>PLACE)DATE",
        0.9,
    ),
    (
        "Torino, Einaudi, 1972",
        r"(?<=[.,;?()])(?P<place>PLACE)[,;](?P<publisher>[PTSJ](?:,P)*)YEAR",
        0.85,
    ),
    (
        "Title, Tridentum, Trento, 1920",
        r"(?<=[TSPJt][,.])(?P<publisher>[SPJ]),(?P<place>PLACE)(?=,[dm])",
        0.7,
    ),
    ("Venezia 1940", r"(?:^|(?<=[.,;?()a-z]))(?P<place>PLACE)DATE", 0.85),
    (
        "MIT Press, Cambridge, Mass.",
        r"(?<=[.,?])(?P<publisher>[PS](?:,P)*)[,.](?P<place>PLACE)END",
        0.85,
    ),
    (
        "pages 34-42, Gaithersburg, Maryland",
        r"(?<=[TSJPgv],)(?P<place>PLACE|[TS](?:,R)+)[.]?$",
        0.7,
    ),
    ("Extracts, London, p. 24", r"(?<=[TSPJ],)(?P<place>PLACE)(?=,*g[.]?$)", 0.6),
    ("Title, Quay Press, 1990", r"(?<=[TStJPc)][.,?:;])(?P<publisher>P(?:,P)*)YEAR", 0.75),
    ("(2012). Title. Larch Press.", r"(?<=d[.,)]\.T[.])(?P<publisher>P)END", 0.7),
    ("Title. Bloomsbury Press", r"(?<=[TSJtcg][.?])(?P<publisher>P(?:,P)*)[.]?$", 0.7),
    (". 1839. National Museum.", r"(?<=d[.])(?P<publisher>[PS](?:,[PS])*)[.]?(?=$|u)", 0.5),
    ("Author. Title. Iwanami, 1983", r"(?<=a\.[TSJ]\.)(?P<publisher>[SP])(?=,d[.]*(?:u|$))", 0.55),
    (
        "Author, dir. Title. Shochiku, 1953",
        r"(?<=a[TSJ]\.)(?P<publisher>[SP])(?=,d[.]*(?:u|$))",
        0.55,
    ),
    (
        "Author. Title: Subtitle. Iwanami, 1983",
        r"(?<=a\.[TSJ]:[TSJ]\.)(?P<publisher>[SP])(?=,d[.]*(?:u|$))",
        0.55,
    ),
    (
        "Title, Eugene: Cascade, 2012",
        r"(?<=[TS],)(?P<place>S):(?P<publisher>[SP])(?=,d[.]*$)",
        0.55,
    ),
    ("Title, Bellinzago 1973", r"(?<=[TSPJ][,.])(?P<place>S)(?=d[.,;)]*(?:$|[gx]))", 0.6),
    ("Author, Title, Macula, 2006", r"(?<=a,T,)(?P<publisher>S)(?=,d[.,]*(?:$|g[.]?$))", 0.5),
)

_SERIES = _layouts(
    (
        "*Title*, Studies in Pacts 14 (Leiden: Brill",
        r"(?<=t)[.,;]+(?P<series>[TSPJ](?:[:,-][TSPJ])*)(?=[.,;(]+(?:l|p))",
        0.6,
    ),
)

_CHAPTERS = _layouts(
    (
        "“Title,” in Book, pp. 3-9",
        r"(?<=t)[.,;?]*I(?P<container>WORDS)(?=[.,;(?]*[ervigdmlpusn]|[.,;?]*$)",
        0.85,
    ),
    ("“Title,” in A. Ed (ed.), Book", r"(?<=t)[.,;?]*I[e.,;:()]*(?P<container>WORDS)", 0.8),
    (
        "Title, in Book. Part Two, edited by A. Ed",
        r"TITLE[.,;?()g]*I(?P<container>WORDS[.]WORDS)(?=[.,;(]*[er])",
        0.8,
    ),
    (
        "Title. In Book, pages 3-9",
        r"TITLE[.,;?()g]*I(?P<container>WORDS)(?=[.,;(?]*[ervigdmlpusn]|[.,;?]*$)",
        0.8,
    ),
    ("Author, in A. Ed, eds., Book,", r"(?<=a)[.,;]*I[e.,;:()]*(?P<container>[TSJP])(?=,)", 0.7),
    ("Title, in: A. Ed (ed.), Book", r"TITLE[.,;?()g]*I[e.,;:()]+(?P<container>WORDS)", 0.8),
)

_CONTAINERS = _layouts(
    ("Journal of Peace 15 (1): 65", r"^[.,(]*(?P<container>J)(?=[.,;()]*[vi])", 0.8),
    (
        "“Title.” Journal 38 (2011)",
        r"(?<=t)a?[.,;?()]*(?P<container>[TSJPLR](?:[,:;()-]*[TSPJLRNI])*)NUMBERS",
        0.9,
    ),
    (
        "“Title” [2017] Journal, 28(1)",
        r"(?<=t)[.,;?()]*[dm][.,;?()]*(?P<container>WORDS)(?=[.,;()]*[vig])",
        0.85,
    ),
    (
        "“Title,” Journal, May 2003",
        r"(?<=t)a?[.,;?()]*(?P<container>[TSJ](?:[:-]?[TSJ])*)(?=[.,;(]*[dmguf])",
        0.75,
    ),
    (
        "“Title” (2019) Journal",
        r"(?<=t)[.,;?()]*[dmf][.,;()dmf]*(?P<container>J)(?=[.,;()]*[u]|[.]*$)",
        0.75,
    ),
    (
        "Title. Journal 12, 3-9",
        r"TITLE[)]?[.?](?P<container>[TSJPLR](?:[:,-][TSJPLR])*)NUMBERS",
        0.85,
    ),
    ("Title, Journal, no. 5", r"TITLE[)]?[,](?P<container>[TSJPLR](?::[TSJ])*)NUMBERS", 0.8),
    ("Author, ApJ, 607, 200", r"(?<=a[.,:;)])[dm]?[.,;:()]*(?P<container>[TSJ])(?=[.,;()]*v)", 0.7),
    ("Title. Journal of Peace, 2003", r"TITLE[)]?[.?,](?P<container>J)(?=[.,;()]*[dmg])", 0.75),
    (
        "Author, Title, Horizon, 3-9",
        r"(?<=a[.,:;)])(?P<title>SENTENCES)[)]?[.?,](?P<container>S)(?=[.,;()]*[dm]?[.,;()]*g)",
        0.6,
    ),
)

_TITLES = _layouts(
    (
        "Author. Title, 2003",
        r"^[.,;:()xe]*(?:a[.,:;()a-z]*?)?(?P<title>SENTENCES)(?=[.,;()?]*[a-z]|[.,;?]*$)",
        0.7,
    ),
    ("Title", r"(?P<title>SENTENCES)", 0.5),
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
            yield from _groups(draft, shape, match, rule, layout.confidence)
            return


def _last(pattern: re.Pattern[str], string: str) -> re.Match[str] | None:
    found = list(pattern.finditer(string))
    return found[-1] if found else None


def _groups(
    draft: Draft, shape: Shape, match: re.Match[str], rule: str, sure: float
) -> Iterator[Claim]:
    for label in match.groupdict():
        span = shape.span(*match.span(label))
        if span.size:
            yield from _claim(draft, span, cast(Label, label), rule, sure)


def _claim(draft: Draft, span: Span, label: Label, rule: str, sure: float) -> Iterator[Claim]:
    """The claim on a stretch, with the marks that belong to it and without those that do not."""
    text, (start, end) = draft.text, span
    closed = draft.open.find(CLOSED, start, end)
    if closed > start:
        start, end = trimmed(text, start, closed)
    if label == "series" and (number := _NUMBER.search(text, start, end)):
        yield Claim(Span(*number.span("number")), "series-number", rule, sure)
        end = number.start()
    elif label in ("title", "container"):
        while text[end : end + 1] in _ASKING and end < len(text):
            end += 1
        if text[end - 1] == "." and text.count(".", start, end) == 1:
            end -= 1
    yield Claim(Span(start, end), label, rule, sure)


_ASKING = frozenset("?!")
_NUMBER = re.compile(r"[\s,]+(?:(?:no|Bd|vol|Nr|n°)\.?\s)?(?P<number>\d{1,4}|[IVXLC]+)$")
