"""Notes of printed pages that lost their raised number: it stands elsewhere on the page.

Text taken from PDFs has figures that stand a little higher behind the notes of the page, or
run into a word that the page broke.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise, zip_longest
from statistics import median_high

from alliance_refs.documents.lines import Line
from alliance_refs.documents.plain.printed_calls import NO_CALL, Calls, Start

_ENDS_NOTE = re.compile(r"[.?!][\"'”’»)\]]*\s*$")
# A line that ends so far before the edge ends a paragraph.
_SHORT = 0.9
# A note whose number is lost is looked for in so many lines.
_LONGEST_NOTE = 60


def with_torn(
    chain: Sequence[Start],
    lines: Sequence[Line],
    calls: Calls,
    left_out: Collection[int],
) -> Iterator[Start]:
    """The chain, and between two notes the one that has no number but that the text calls.

    It begins behind a line that ends the note before: a short one, or the only one that ends
    a sentence.
    """
    width = _SHORT * _width(lines)
    for start, following in zip_longest(chain, chain[1:]):
        yield start
        if following is None or following.number != start.number + 2:
            continue
        lost = following._replace(number=start.number + 1)
        call = calls.before(lost, start.call or NO_CALL)
        ends = list(_ends(lines, start.line, following.line, left_out)) if call else []
        short = [at for at in ends if len(lines[at].text) < width]
        if short or len(ends) == 1:
            yield Start((short or ends)[0] + 1, lost.number, 0, call)


def _width(lines: Sequence[Line]) -> float:
    """How long the lines of a page are that go to its edge."""
    sizes = [len(line.text) for line in lines if len(line.text) > 30]
    return median_high(sizes) if sizes else 0


def _ends(lines: Sequence[Line], first: int, end: int, left_out: Collection[int]) -> Iterator[int]:
    """The lines of a note, on its page, that end a sentence before one that begins another."""
    for at in range(first, min(end - 1, first + _LONGEST_NOTE)):
        if at + 1 in left_out:
            return
        if lines[at + 1].text.lstrip()[:1].isupper() and _ENDS_NOTE.search(lines[at].text):
            yield at


def unglued(
    lines: Sequence[Line], chain: Sequence[Start], left_out: Collection[int]
) -> list[Line] | None:
    """The lines, those cut in two where a missing note runs into a broken word ("bud4 Kim,").

    None when there is no such line.
    """
    out: list[Line] = []
    missing = _missing(chain, len(lines))
    for at, line in enumerate(lines):
        match = _GLUED.match(line.text) if missing and at not in left_out else None
        if match and any(low < at < high for low, high in missing.get(int(match["number"]), ())):
            out += (Line(line.start, match["before"]), line.drop(match.end("before")))
        else:
            out.append(line)
    return out if len(out) > len(lines) else None


# pdftotext joins the halves of a word broken at a line end, with what it takes for the rest.
_GLUED = re.compile(
    r"(?P<before>.{20,}[a-zß-öø-ÿ])(?P<number>[1-9]\d{0,2})(?: (?=[“\"‘«„]?[A-ZÀ-Þ])|\s*$)"
)


def _missing(chain: Sequence[Start], end: int) -> dict[int, list[tuple[int, int]]]:
    """The numbers that the chain leaves out, and between which lines they must stand.

    Behind the last of a series the next number may be missing.
    """
    found: dict[int, list[tuple[int, int]]] = {}
    ends = (Start(-1, 0, 0, None), *chain, Start(end, 0, 0, None))
    for start, following in pairwise(ends):
        is_last = following.number <= start.number
        for number in range(start.number + 1, start.number + 2 if is_last else following.number):
            found.setdefault(number, []).append((start.line, following.line))
    return found
