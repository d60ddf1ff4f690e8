"""Where the words of a citation begin and end: marks round it, brackets that open and close."""

from __future__ import annotations

import re
from functools import cache

from alliance_refs.notes.forms import same_author
from alliance_refs.notes.persons import PARTICLE
from alliance_refs.notes.splitting.atoms import unspaced_signal
from alliance_refs.notes.words import phrase_pattern, words
from alliance_refs.spans import Span

_BEFORE = " \t\n,;:.–—、，。；："
_BEHIND = " \t\n,;:.、，。；："


_CAPITAL = r"[^\W\d_a-zß-ÿ]"


@cache
def _signal() -> re.Pattern[str]:
    """A signal that no citation begins with: cut short ("Ld.", "Bkz."), or before a whole name."""
    known = (*words().signals, *words().leading_signals)
    signals = [one for one in known if len(one) > 1]
    name = rf"(?-i:{_CAPITAL}[\w’'-]*\.?(?:\s{_CAPITAL}[\w’'-]*\.?){{1,2}},)"
    return re.compile(
        rf"{phrase_pattern(signals)}(?:(?<=\.):?\s+(?=\S)|\s(?={name}))", re.IGNORECASE
    )


_PAIRS = (
    *(("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"), ("„", "“")),
    *(("（", "）"), ("〔", "〕"), ("「", "」"), ("『", "』"), ("《", "》"), ("〈", "〉")),
)


def cut_clean(text: str, span: Span) -> Span:
    """A citation's span without marks at its ends; what opens in it also closes in it.

    >>> text = "Kim (2003, 4); (see Lee)."
    >>> cut_clean(text, Span(0, 12)).cut(text), cut_clean(text, Span(20, 25)).cut(text)
    ('Kim (2003, 4)', 'Lee')
    >>> cut_clean("Ibid.; van der Linden, *War*, 4.", Span(15, 31)).start
    7
    """
    start, end = _with_particle(text, span.start), _without_marks(text, *span)
    end = _without_chosen(text, start, _without_remark(text, start, end))
    while start < end and text[start] in _BEFORE and not same_author(text[start:end]):
        start += 1
    start = unspaced_signal(text, start, end) or start
    shortened = _signal().match(text, start, end) or _TURN.match(text, start, end)
    start = shortened.end() if shortened else start
    while start < end and text[start] in "、，：":
        start += 1
    for opening, closing in _PAIRS:
        lacking = text.count(opening, start, end) - text.count(closing, start, end)
        if lacking == 1 and text[end : end + 1] == closing:
            end += 1
        elif lacking == -1 and text[end - 1] == closing:
            end = _without_marks(text, start, end - 1)
    subdivided = _SUBDIVISION.match(text, end) if text[end - 1 : end].isdigit() else None
    return Span(start, subdivided.end() if subdivided else end)


# "§ 2(b)(i)": what follows a figure without a space is part of it.
_SUBDIVISION = re.compile(r"(?:\(\w{1,4}\)){1,4}")


# "van der" at the head of a note, or behind a mark or a bracket that parts citations.
_PARTICLES = re.compile(rf"(?:^|[;:(.]\s?)(?P<words>(?:{PARTICLE}\s){{1,3}})$")
_LONGEST_PARTICLES = 20


def _with_particle(text: str, start: int) -> int:
    """Where a citation begins with the particle before its first family name."""
    if not text[start : start + 1].isupper():
        return start
    found = _PARTICLES.search(text, max(0, start - _LONGEST_PARTICLES), start)
    return found.start("words") if found else start


def _without_remark(text: str, start: int, end: int) -> int:
    """Where a citation ends behind which words say how it is cited ("..., 재인용")."""
    found = _remark_pattern().search(text, max(start + 1, end - _LONGEST_REMARK), end)
    return _without_marks(text, start, found.start(), "([") if found else end


# "But R. G. Usher, ...": a word that turns the sentence, before initials.
_TURN = re.compile(r"(?:But|And|Yet|Now|Aber|Doch|Mais|Pero)\s+(?=(?:[A-ZÀ-Þ]\.\s?)+[A-ZÀ-Þ]\w)")


def _without_chosen(text: str, start: int, end: int) -> int:
    """Where a citation ends behind which words say what to read in it, or quote it."""
    found = _CHOSEN.search(text, start, end)
    return _without_marks(text, start, found.start(found.lastgroup or 0), "([") if found else end


_CHOSEN = re.compile(
    r"(?<=[\d)])(?P<said>,\s(?:especially|particularly|in particular|notably|above all|insbesondere|vor allem"
    r"|notamment|surtout|en especial|sobre todo|soprattutto)\s[a-zà-ÿ][^\d\"“„«‘()]{4,120}$)"
    # "p. 9 : « les chiffres parlent »": what stands there.
    r"|\b(?:pp?|S)\.\s?\d[\d–-]*(?P<quoted>(?:\s?:|,)\s"
    r"(?:«[^«»]{1,300}»?|“[^“”]{1,300}”?|„[^„“]{1,300}“?)\W*$)"
)
# A remark on a citation is no longer than this.
_LONGEST_REMARK = 60


@cache
def _remark_pattern() -> re.Pattern[str]:
    said = phrase_pattern([*words().remarks, *words().signals, *words().quoting])
    return re.compile(rf"(?<=[\s,;:(]){said}\W*$", re.IGNORECASE)


def _without_marks(text: str, start: int, end: int, more: str = "") -> int:
    while end > start and text[end - 1] in _BEHIND + more:
        end -= 1
    return end
