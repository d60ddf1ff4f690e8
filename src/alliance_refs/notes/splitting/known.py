"""Short titles in plain type behind a name and a colon: "Keller: Residenzen als Wirtschaftsfaktor".

Nothing in such a note shows that its words are a citation, or where one ends and the next begins;
what the document describes elsewhere does.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from alliance_refs.model import Citation, Name, plain_text
from alliance_refs.notes.forms import same_author
from alliance_refs.notes.persons import JOINERS, PARTICLES
from alliance_refs.notes.splitting.cutting import cut_clean
from alliance_refs.notes.words import phrase_pattern, words
from alliance_refs.parsing.lexicon import any_of
from alliance_refs.spans import Span
from alliance_refs.text.folding import ARTICLES, fold_word


class _Word(NamedTuple):
    folded: str
    span: Span


class _Titled(NamedTuple):
    """A work by the words of its title and of the names it goes by."""

    title: tuple[str, ...]
    names: frozenset[str]


# The works of a document by the last word of each family name.
KnownTitles: TypeAlias = Mapping[str, Sequence[_Titled]]


def known_titles(cited: Iterable[Citation]) -> KnownTitles:
    """The works among some citations, in order, that have a name and a title.

    What is by the same author ("Ders.: ...", "—: ...") goes by the name before it.
    """
    known: dict[str, dict[_Titled, None]] = defaultdict(dict)
    names: Sequence[Name] = ()
    for one in cited:
        own = one.item.get("author") or one.item.get("editor") or ()
        names = own or (names if same_author(one.text) else ())
        title = tuple(word.folded for word in _words(plain_text(one.item.get("title", ""))))
        told = frozenset(word.folded for name in names for word in _words(str(name)))
        for name in names if title else ():
            family = _words(name.literal or name.family)
            if family:
                known[family[-1].folded][_Titled(title, told)] = None
    return {family: tuple(works) for family, works in known.items()}


_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def _words(text: str, start: int = 0, end: int | None = None) -> list[_Word]:
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return [_Word(fold_word(match[0]), Span(*match.span())) for match in found]


# Names before a colon, and a title behind it, have so many code points at most.
_NAMES, _TITLE = 80, 300
_COLON = re.compile(r"(?<=\w)(?:\s\([\w.]{2,6}\))?:\s(?=[^\W\d_])")


def named_titles(text: str, known: KnownTitles) -> Iterator[Span]:
    """Where a text names known works by name, colon and title, from the name to the title's end.

    >>> works = {"keller": [_Titled(("die", "residenz", "am", "rhein"), frozenset({"keller"}))]}
    >>> text = "Vgl. Keller: Residenz; Keller: Die Residenz am Rhein, S. 4. Keller: Residenz ist hier."
    >>> [span.cut(text) for span in named_titles(text, works)]
    ['Keller: Residenz', 'Keller: Die Residenz am Rhein']
    """
    for colon in _COLON.finditer(text) if known else ():
        before = _words(text, max(0, colon.start() - _NAMES), colon.start())
        works = known.get(before[-1].folded, ()) if before else ()
        behind = _words(text, colon.end(), colon.end() + _TITLE) if works else ()
        ends = [(_title_end(text, behind, work.title), work) for work in works]
        end, work = max(ends, key=lambda one: one[0], default=(0, None))
        if work and end:
            yield Span(_names_start(text, before, work.names), end)


def _title_end(text: str, behind: Sequence[_Word], title: Sequence[str]) -> int:
    """Where words end that are those of a title, or its first ones; 0 where they say more."""
    skipped = bool(title) and title[0] in ARTICLES and behind[0].folded != title[0]
    same = 0
    for word, known in zip(behind, title[skipped:], strict=False):
        if word.folded != known:
            break
        same += 1
    end = behind[same - 1].span.end if same else 0
    return end if end and _CLOSES.match(text, end) else 0


# What stands behind a title: its last mark, then the end, a mark, or a word that joins works.
_CLOSES = re.compile(
    r"[?!.…\"“”»]{0,3}\s{0,2}(?:$|[,;()\n]|(?<=\.)\s*[A-ZÀ-Þ]|(?:sowie|und|and|et|y|e|ferner|vs)\s)"
)


def _names_start(text: str, before: Sequence[_Word], names: frozenset[str]) -> int:
    """Where the names of a work begin whose last word stands before a colon."""
    start = before[-1].span.start
    last = before[-1]
    for word in reversed(before[:-1]):
        between = text[word.span.end : last.span.start]
        if between.strip() not in ("", ",", "/", ".", "-", "–", "&"):
            break
        if word.folded in names or word.span.cut(text) in PARTICLES:
            start = word.span.start
        elif word.folded not in JOINERS:
            break
        last = word
    return start


def with_known(
    text: str, told: Sequence[tuple[Span, bool]], known: Sequence[Span]
) -> list[tuple[Span, bool]]:
    """Citations with whether each is short; at each known title one begins, and none goes on."""
    out: list[tuple[Span, bool]] = []
    at = [title.start for title in known]
    held: set[int] = set()
    for span, is_short in told:
        inside = at[bisect_right(at, span.start) : bisect_left(at, span.end)]
        starts = [
            start for start in inside if not _held().search(text, max(start - _REACH, 0), start)
        ]
        held.update(inside)
        bounds = [_begun(span, known), *starts, span.end]
        pieces = (cut_clean(text, Span(*pair)) for pair in pairwise(bounds))
        out += ((piece, is_short or bool(starts)) for piece in pieces if _says(text, piece))
    begun = held | {span.start for span, _ in out}
    missed = (title for title in known if title.start not in begun)
    out += ((Span(title.start, _located(text, title.end)), True) for title in missed)
    return sorted(out)


@cache
def _held() -> re.Pattern[str]:
    """What says that a known work holds another: "Braidotti: Interview, in: Keller: Residenzen"."""
    led = any_of("works.containers")
    return re.compile(rf"(?<!\w)(?:{led}|nel|nella|em|no):?\s$", re.IGNORECASE)


# What leads to the work that holds another is no longer.
_REACH = 30


def _begun(span: Span, known: Sequence[Span]) -> int:
    """Where a citation begins: with the name, where it holds the end of a known title or follows."""
    return next(
        (title.start for title in known if title.start < span.start <= title.end + _BETWEEN),
        span.start,
    )


# Between a title and the bracket that names its note: a mark, a space, the bracket.
_BETWEEN = 4


def _says(text: str, span: Span) -> bool:
    """Whether a piece is more than the words that lead to the next one, or to its bracket."""
    said = span.cut(text)
    return span.size > 1 and not said.endswith("(") and not _leading().fullmatch(said)


@cache
def _leading() -> re.Pattern[str]:
    led = phrase_pattern([*words().signals, *words().leading_signals])
    return re.compile(rf"\W*(?:{led}\W*){{0,4}}", re.IGNORECASE)


_LOCATED = re.compile(
    r"(?:[?!.]?,?\s(?:\([^()]{1,40}\)"
    r"|(?:hier\s)?(?:S|Sp|pp?|Bl|fol|Bd|Nr|Kap|Anm|págs?)\b\.?\s[\dIVXLC][\w–-]*(?:\sff?\b\.?)?"
    r"|\d[\d–-]*(?!\w)))+"
)


def _located(text: str, end: int) -> int:
    """Where a citation ends whose title ends at `end`: behind its bracket and its pages."""
    found = _LOCATED.match(text, end)
    return found.end() if found else end
