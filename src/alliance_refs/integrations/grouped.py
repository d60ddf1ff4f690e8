"""Clusters that do not come apart at a delimiter, cut into pieces.

Their style says shared names, years and numbers once, or a cite brings a mark of its own.

In: a cluster's markup and that of each of its cites alone. Out: `Piece`s. Which words are
whose is seen by comparison: a cite stands as it does alone, or its last words do
("2001b" of "Kim, 2001b"). A cite inside a range ("2" in "1-3") has no words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from alliance_refs.integrations.pieces import Piece, Runs, unwrapped
from alliance_refs.model import Markup
from alliance_refs.spans import Span
from alliance_refs.writers.runs import runs_of

# Where the last words of a cite may begin: at a word, or at the letter behind a year.
_STARTS = re.compile(r"\b\w|(?<=\d)[^\W\d_]{1,2}$")
# More words than a style leaves of a cite: a long remark is not tried word by word.
_TRIED = 24
# More cites than a reader follows: every cite is looked for in the words of all.
_MOST = 200


def cut_grouped(
    markup: Markup, cites: Sequence[tuple[str, Markup]], around: tuple[str, str]
) -> list[Piece]:
    """The pieces of a cluster, from the key and the markup of each of its cites.

    >>> alone = [("kim", ("(Kim, 2001a)",)), ("kim-2", ("(Kim, 2001b)",))]
    >>> pieces = cut_grouped(("(Kim, 2001a, 2001b)",), alone, ("(", ")"))
    >>> [(piece.key, piece.runs[0].text) for piece in pieces]
    [('', '('), ('kim', 'Kim, 2001a'), ('', ', '), ('kim-2', '2001b'), ('', ')')]
    """
    opening, runs, closing = unwrapped(tuple(runs_of(markup)), around)
    own = cites if len(cites) <= _MOST else ()
    words = [_words(unwrapped(tuple(runs_of(one)), around)[1]) for _, one in own]
    spans = claimed(_words(runs), words)
    owned = sorted((span, key) for span, (key, _) in zip(spans, own, strict=True) if span)
    inner = _pieces(runs, owned) if owned else [Piece(runs, cites[0][0] if cites else "")]
    return [piece for piece in (Piece(opening), *inner, Piece(closing)) if piece.runs]


def claimed(whole: str, cites: Sequence[str]) -> list[Span | None]:
    """Where in the words of a cluster each cite stands; no two share a word.

    >>> claimed("1, 5-7", ["1", "5", "6", "7"])
    [Span(start=0, end=1), Span(start=3, end=4), None, Span(start=5, end=6)]
    """
    found: list[Span | None] = [None] * len(cites)
    taken = bytearray(len(whole))
    # A cite that is part of another ("5" of "2, p. 5") comes after it.
    order = sorted(range(len(cites)), key=lambda index: -len(cites[index]))
    for endings in (_whole, _endings):
        for index in order:
            if found[index] is None:
                found[index] = _first_free(whole, endings(cites[index]), taken)
    return found


def _whole(cite: str) -> Iterable[str]:
    """A cite as it stands alone, and without the capital of a note's beginning."""
    return (cite, cite[0].lower() + cite[1:]) if cite else ()


def _endings(cite: str) -> list[str]:
    """The last words of a cite, the longest first."""
    starts = [match.start() for match in _STARTS.finditer(cite)]
    return [cite[start:] for start in starts[-_TRIED:]]


def _first_free(whole: str, candidates: Iterable[str], taken: bytearray) -> Span | None:
    for words in candidates:
        for start in _places(whole, words):
            end = start + len(words)
            if not any(taken[start:end]) and _is_apart(whole, start, end):
                taken[start:end] = b"\x01" * len(words)
                return Span(start, end)
    return None


def _places(whole: str, words: str) -> Iterator[int]:
    start = whole.find(words)
    while start >= 0:
        yield start
        start = whole.find(words, start + len(words))


def _is_apart(whole: str, start: int, end: int) -> bool:
    """Whether neither end lies inside a word or a number."""
    return not (
        (whole[start - 1 : start].isalnum() and whole[start].isalnum())
        or (whole[end - 1].isalnum() and whole[end : end + 1].isalnum())
    )


def _words(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def _pieces(runs: Runs, owned: Sequence[tuple[Span, str]]) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for span, key in owned:
        pieces += [Piece(_between(runs, at, span.start)), Piece(_between(runs, *span), key)]
        at = span.end
    return [*pieces, Piece(_between(runs, at, len(_words(runs))))]


def _between(runs: Runs, start: int, end: int) -> Runs:
    """The runs from one place in their words to another."""
    cut = []
    for run in runs:
        text = run.text[max(start, 0) : max(end, 0)]
        if text:
            cut.append(run._replace(text=text))
        start, end = start - len(run.text), end - len(run.text)
    return tuple(cut)
