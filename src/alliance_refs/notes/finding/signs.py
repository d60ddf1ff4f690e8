"""Notes marked by signs (*, **, †, ‡, §, ¶): calls in the text, bodies below it.

The signs begin again on every page, and mean other things too: emphasis, bullets,
sections of law. A body is believed only when a call of the same sign stands before it
and was answered by no other; as many bodies as calls must stand between two runs of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from alliance_refs.model import Marker
from alliance_refs.notes.finding.bodies import NoteBody
from alliance_refs.notes.finding.joining import joined
from alliance_refs.notes.finding.markers import marker_at
from alliance_refs.notes.finding.regions import TextLine
from alliance_refs.notes.finding.series import FIRST_SIGN_SERIES
from alliance_refs.spans import Span

_SIGN = r"\*{1,6}|†{1,4}|‡{1,4}|§{1,4}|¶{1,4}|‖{1,3}|⁂"
# "word.*", "word [†]": behind a word or a mark, before a space, a mark or the end.
_CALL = re.compile(
    rf"(?:(?<=[^\W_])|(?<=[.,;:!?\"'“”’»)\]…]))(?: ?\[(?P<bracket>{_SIGN}|[A-Za-z]{{1,2}})\]"
    rf"|\((?P<round>[a-z])\)| ?(?P<bare>{_SIGN}))"
    r"(?=$|[\s.,;:!?)\]\"”’»—–-])(?!\s*\d)"
)
_START = re.compile(
    rf"\s{{0,8}}(?:\[(?P<bracket>{_SIGN}|[A-Za-z]{{1,2}})\]|\((?P<round>[a-z])\)|(?P<bare>{_SIGN}))"
    r"\s*(?=[^\s*†‡§¶])"
)
_SECTION = re.compile(r"\s*[§¶]+\s*\d")


class SignNotes(NamedTuple):
    """Bodies and calls in order, paired one to one, and the lines that are left."""

    bodies: list[NoteBody]
    markers: list[Marker]
    running: list[TextLine]


class _Call(NamedTuple):
    line: int
    span: Span


class _Start(NamedTuple):
    line: int
    text: int
    is_item: bool


# A sign, and how it is set: "[*]" is answered by "[*]".
_Mark = tuple[str, str]


class _Pair(NamedTuple):
    start: _Start
    call: _Call
    sign: str


def sign_notes(lines: Sequence[TextLine], source: str, beside_numbers: bool) -> SignNotes:
    """The notes marked by signs in running text.

    `source` is the text that the lines stand in: a bullet is told from it. Where
    `beside_numbers` says that the document has numbered notes, a sign behind a title or
    a name tells of the author, and is no note.
    """
    pairs = sorted(_pairs(lines, source, beside_numbers))
    if not pairs:
        return SignNotes([], [], list(lines))
    starts = {pair.start.line for pair in pairs}
    called = {pair.call.line for pair in pairs}
    bodies: list[NoteBody] = []
    taken: set[int] = set()
    counts: dict[str, int] = defaultdict(int)
    for pair in pairs:
        extent = _extent(lines, pair.start.line, starts, source)
        extent = _before_calls(lines, extent, called)
        taken.update(extent)
        bodies.append(_body(lines, pair, extent, FIRST_SIGN_SERIES + counts[pair.sign]))
        counts[pair.sign] += 1
    calls = sorted((pair.call, pair.sign) for pair in pairs)
    markers = [marker_at(lines[call.line].passage, sign, call.span, "*") for call, sign in calls]
    running = [line for at, line in enumerate(lines) if at not in taken]
    return SignNotes(bodies, markers, running)


def _body(lines: Sequence[TextLine], pair: _Pair, extent: Sequence[int], series: int) -> NoteBody:
    own = [lines[at] for at in extent]
    first = own[0].passage
    own[0] = own[0]._replace(passage=first.cut(pair.start.text, len(first)))
    return NoteBody(pair.sign, joined(own), "footnotes", series)


def _pairs(lines: Sequence[TextLine], source: str, beside_numbers: bool) -> Iterator[_Pair]:
    calls: dict[_Mark, list[_Call]] = defaultdict(list)
    starts: dict[_Mark, list[_Start]] = defaultdict(list)
    for at, line in enumerate(lines):
        found = _start_of(line, source)
        begin = 0
        if found:
            mark, begin = found
            starts[mark].append(_Start(at, begin, line.kind == "list-item"))
        # The first lines of a document are its title and its author.
        for mark, span in _calls_in(line, begin, beside_numbers or at < _FIRST_LINES):
            calls[mark].append(_Call(at, span))
    for mark, own in starts.items():
        yield from _paired(mark[0], own, calls.get(mark, []))


def _start_of(line: TextLine, source: str) -> tuple[_Mark, int] | None:
    """The sign that a line begins with, and where its text begins."""
    match = None if line.kind in ("heading", "table") else _START.match(line.text)
    if match and not _SECTION.match(line.text):
        group = match.lastgroup or "bare"
        return (match[group], group), match.end()
    if line.kind == "list-item" and line.opens and not line.label and line.text.strip():
        place = line.passage.span.start
        is_star = source[max(place - 8, 0) : place].rpartition("\n")[2].strip() == "*"
        return (("*", "bare"), 0) if is_star else None
    return None


def _calls_in(line: TextLine, begin: int, only_in_prose: bool) -> Iterator[tuple[_Mark, Span]]:
    if only_in_prose and line.kind == "heading":
        return
    for match in _CALL.finditer(line.text, begin):
        group = match.lastgroup or "bare"
        if (
            only_in_prose
            and group == "bare"
            and not _in_prose(line.text[max(match.start() - _REACH, 0) : match.start()])
        ):
            continue
        start = match.start(group) - (group != "bare")
        yield (match[group], group), Span(start, match.end())


_FIRST_LINES = 6
# So many code points before a call tell what it stands in.
_REACH = 200
# The words before a call that stands in a sentence, where it does not close one.
_FEWEST_WORDS = 5


def _in_prose(before: str) -> bool:
    """Whether a call ends a sentence or stands in one, and not behind a name or a title."""
    if before.rstrip()[-1:] in '.,;:!?”"’)' or re.search(r"[.!?]\s", before):
        return True
    words = before.split()
    small = sum(word[0].islower() for word in words)
    return len(words) >= _FEWEST_WORDS and 2 * small >= len(words)


def _paired(sign: str, starts: Sequence[_Start], calls: Sequence[_Call]) -> Iterator[_Pair]:
    """Runs of calls and the run of bodies after each, matched in order."""
    waiting: list[_Call] = []
    at = 0
    for run in _runs(starts, calls):
        while at < len(calls) and calls[at].line <= run[0].line:
            waiting.append(calls[at])
            at += 1
        # More bodies than calls are a list; of more calls the last are meant.
        if len(run) <= len(waiting) and (sign != "*" or len(run) == len(waiting) or len(run) == 1):
            answered = waiting[len(waiting) - len(run) :]
            yield from (_Pair(start, call, sign) for start, call in zip(run, answered, strict=True))
            waiting = []


def _runs(starts: Sequence[_Start], calls: Sequence[_Call]) -> Iterator[list[_Start]]:
    """Bodies with no call between them, items of a list apart from others."""
    run: list[_Start] = []
    at = 0
    for start in starts:
        seen = at
        while at < len(calls) and calls[at].line <= start.line:
            at += 1
        if run and (at > seen or run[-1].is_item != start.is_item):
            yield run
            run = []
        run.append(start)
    if run:
        yield run


def _before_calls(lines: Sequence[TextLine], extent: list[int], called: set[int]) -> list[int]:
    """The lines of a note before the next page's text, which calls a note in the same block."""
    first = next((count for count, at in enumerate(extent) if count and at in called), 0)
    if not first:
        return extent
    for count, at in enumerate(extent[:first], 1):
        if _ENDED.search(lines[at].text.rstrip()):
            return extent[:count]
    return extent[:first]


# A note that runs on in a long block ends with its first short line that ends a sentence.
_LONG = 8
_ENDED = re.compile(r"[.?!][\"'”’»)\]]*$|\d$")


def _extent(lines: Sequence[TextLine], first: int, starts: set[int], source: str) -> list[int]:
    """The lines of a note: to the next note, the end of its block or of the page."""
    extent = [first]
    for at in range(first + 1, len(lines)):
        line = lines[at]
        between = source[lines[at - 1].passage.span.end : line.passage.span.start]
        if at in starts or line.block != lines[first].block or "\f" in between:
            break
        extent.append(at)
    if len(extent) <= _LONG:
        return extent
    width = max(len(lines[at].text) for at in extent[:_LONG])
    for count, at in enumerate(extent, 1):
        text = lines[at].text.rstrip()
        if len(text) < 0.8 * width and _ENDED.search(text):
            return extent[:count]
    return extent
