"""Printed pages as plain text -> blocks: running text, and footnotes apart from it.

Running heads and page numbers are left out, words broken at line ends are joined, notes
that run over a page are put together. Nothing is done to text that is not printed pages.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import pairwise

from alliance_refs.documents.lines import Line, passage_of, span_of
from alliance_refs.documents.plain.printed_calls import Start
from alliance_refs.documents.plain.printed_notes import find_chain, numbers_called
from alliance_refs.documents.plain.printed_torn import unglued
from alliance_refs.model import Block, Mark, Passage
from alliance_refs.model.passage import Edit
from alliance_refs.spans import Span

_PAGE_BREAK = re.compile(r"\f|\W*page[ _-]?break\W*$", re.IGNORECASE)
# A page number and a running head with a wide gap between them.
_SPREAD = re.compile(r"\s*(?:\d{1,4}\s{8,}\S[^\n]{0,80}|\S[^\n]{0,80}?\s{8,}\d{1,4})\s*$")
_PAGE_NUMBER = re.compile(r"[-–—\s]*\d{1,4}[-–—\s]*$")
_END = re.compile(r"[.?!:;][\"'”’»)\]]*$|[)\]]$|//\S+$")

# A line that stands so often, its figures aside, is a running head.
_REPEATED = 3
_FEWEST_LETTERS = 7
# A note broken off by a page end goes on in at most so many lines above the next one.
_LONGEST_REST = 12


def printed_blocks(lines: Sequence[Line]) -> tuple[Block, ...]:
    """The blocks of printed pages; empty when the lines hold no chain of footnotes."""
    heads = _furniture(lines)
    chain = find_chain(lines, heads)
    for _ in range(_MOST_CUTS):
        cut = unglued(lines, chain, heads)
        if not cut:
            break
        lines, heads = cut, _furniture(cut)
        chain = find_chain(lines, heads)
    if not chain or _is_list(lines, chain):
        return ()
    numbers = {at for at, line in enumerate(lines) if _PAGE_NUMBER.match(line.text)}
    left_out = heads | (numbers - {start.line for start in chain})
    extents = _with_rests(lines, chain, _extents(lines, chain, left_out), left_out)
    taken = {at for extent in extents for at in extent}
    body = [at for at in range(len(lines)) if at not in taken and at not in left_out]
    notes = (_note(lines, start, extent) for start, extent in zip(chain, extents, strict=True))
    return (*_running_text(lines, body, chain), *notes)


# So often numbers that run into words are looked for, each time behind those found before.
_MOST_CUTS = 4


def without_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines without running heads, where page ends are marked; else as they are."""
    if not any(_PAGE_BREAK.match(line.text) for line in lines):
        return list(lines)
    heads = _furniture(lines)
    kept: list[Line] = []
    for at, line in enumerate(lines):
        if at not in heads:
            kept.append(line)
        elif _PAGE_BREAK.match(line.text) and kept and _ENDS.search(kept[-1].text.rstrip()):
            # A sentence that ends with its page ends a paragraph.
            kept.append(Line(line.start, ""))
    return kept


_ENDS = re.compile(r"[.?!][\"'”’»)\]]*$")


def _furniture(lines: Sequence[Line]) -> set[int]:
    """Page breaks and running heads.

    Where page breaks are marked, a line that comes again is a head at a page's edge only.
    """
    shapes = [re.sub(r"\d+", "#", line.text.strip()) for line in lines]
    breaks = {at for at, line in enumerate(lines) if _PAGE_BREAK.match(line.text)}
    edges = _edges(lines, breaks, _EDGE) if len(breaks) > 1 else set(range(len(lines)))
    counts = Counter(shapes[at] for at in edges)
    heads = {at for at in edges if counts[shapes[at]] >= _REPEATED and _may_head(shapes[at])}
    after = [at for at in (_next_text(lines, at) for at in sorted(breaks)) if at is not None]
    counts = Counter(shapes)
    heads |= {
        at
        for at in (*_above(lines, breaks), *after)
        if counts[shapes[at]] > 1 and shapes[at] != "#" and not _may_be_note(shapes[at])
    }
    heads |= {at for at, line in enumerate(lines) if _SPREAD.match(line.text)}
    heads |= _page_heads(lines, after) | _page_numbers(lines, breaks)
    return heads | breaks


def _edges(lines: Sequence[Line], breaks: Collection[int], size: int) -> set[int]:
    """The `size` lines that open and those that close each page."""
    texts = [at for at, line in enumerate(lines) if not line.is_blank]
    found: set[int] = set()
    for at in (*breaks, 0, len(lines)):
        place = bisect_left(texts, at)
        found.update(texts[max(place - size, 0) : place + size])
    return found


# So many lines at the head or the foot of a page may be furniture, its number among them.
_EDGE = 3
_NUMBER_EDGE = 2
# What a browser prints on every page: the day and the hour.
_PRINTED_ON = re.compile(r"#[./-]#[./-]#,? #:#")
# "University Press, 1997), 136.": a line that ends a citation comes again by chance.
_ENDS_CITATION = re.compile(r"#\)?[.,;]$")


def _may_head(shape: str) -> bool:
    """Whether a line of that shape (figures as "#") may be a running head or page number.

    A figure with text after it may as well be a note ("# Ebd., S. #").
    """
    if shape.strip("-–— ") == "#":
        return shape != "#"
    if _PRINTED_ON.match(shape):
        return True
    is_citation = shape.startswith(("#", "[#", "(#")) or _ENDS_CITATION.search(shape)
    return sum(map(str.isalpha, shape)) >= _FEWEST_LETTERS and not is_citation


def _may_be_note(shape: str) -> bool:
    """Whether a line of that shape may be a whole note, or the first or last line of one."""
    is_numbered = shape.startswith(("#", "[#", "(#")) and re.search(r"[^\W\d_]", shape)
    is_prose = "," in shape or shape.endswith((".", ":", ";", "”", '"'))
    return bool(_ENDS_CITATION.search(shape) or (is_numbered and is_prose))


# The page's number at either end of a head: "46 Review: ...", "Review: ... 47", "2016] ...".
_NUMBERED_HEAD = re.compile(r"(\d{1,4})(?:[:\s]\s*|\] )\S|\S.*\s(\d{1,4})$")
_LONGEST_HEAD = 90


def _page_heads(lines: Sequence[Line], tops: Sequence[int]) -> set[int]:
    """First lines of pages with the page's number, which goes up from page to page.

    Of a few pages the shape alone must tell: a note has a number before it as well.
    """
    texts = {at: re.sub(r"\s+", " ", lines[at].text.strip()) for at in tops}
    found: dict[int, set[int]] = defaultdict(set)
    for page, at in enumerate(tops):
        match = _NUMBERED_HEAD.match(texts[at]) if len(texts[at]) < _LONGEST_HEAD else None
        if match:
            found[int(match[1] or match[2]) - page].add(at)
    return {
        at
        for heads in found.values()
        for at in heads
        if len(heads) > 1
        or (len(tops) < _FEW_PAGES and not _may_be_note(re.sub(r"\d+", "#", texts[at])))
    }


_FEW_PAGES = 4


def _page_numbers(lines: Sequence[Line], breaks: Collection[int]) -> set[int]:
    """Bare numbers at the edges of pages that go up from page to page."""
    ends = sorted(breaks)
    found: dict[int, set[int]] = defaultdict(set)
    for at in _edges(lines, breaks, _NUMBER_EDGE) if breaks else ():
        if _PAGE_NUMBER.match(lines[at].text):
            number = int(lines[at].text.strip("-–— \t"))
            found[number - bisect_left(ends, at)].add(at)
    return {at for numbers in found.values() if len(numbers) > 1 for at in numbers}


# A heading over a list has so many words at most.
_LONGEST_HEADING = 3


def _is_list(lines: Sequence[Line], chain: Sequence[Start]) -> bool:
    """Whether the notes stand together after a blank line: end notes, read like any list."""
    first, last = chain[0].line, chain[-1].line
    calls = [start.call.line for start in chain if start.call]
    stands_apart = first == 0 or lines[first - 1].is_blank or _is_heading(lines[first - 1])
    return stands_apart and not any(first < at < last for at in calls)


def _is_heading(line: Line) -> bool:
    """Whether a line may head a list: a word or two, a capital first, no mark at the end."""
    text = line.text.strip()
    return text[:1].isupper() and len(text.split()) <= _LONGEST_HEADING and text[-1:].isalpha()


def _above(lines: Sequence[Line], breaks: Collection[int]) -> Iterator[int]:
    """The last lines with text before page breaks."""
    for at in breaks:
        before = (line for line in range(at - 1, max(at - 4, -1), -1) if not lines[line].is_blank)
        yield from (line for line in (next(before, None),) if line is not None)


def _next_text(lines: Sequence[Line], at: int) -> int | None:
    return next(
        (after for after in range(at + 1, min(at + 4, len(lines))) if not lines[after].is_blank),
        None,
    )


def _extents(
    lines: Sequence[Line], chain: Sequence[Start], left_out: Collection[int]
) -> list[list[int]]:
    """The lines of each note: to the next one, a blank line or the page's end."""
    out: list[list[int]] = []
    ends = [start.line for start in chain[1:]] + [len(lines)]
    for start, end in zip(chain, ends, strict=True):
        extent, width = [start.line], len(lines[start.line].text)
        for at in range(start.line + 1, end):
            if lines[at].is_blank and _is_torn(lines, extent, at + 1, end):
                continue
            if at in left_out or lines[at].is_blank or _is_over(lines, extent, width, end - at):
                break
            extent.append(at)
            width = max(width, len(lines[at].text))
        out.append(extent)
    return out


def _is_torn(lines: Sequence[Line], extent: Sequence[int], at: int, end: int) -> bool:
    """Whether the line at `at` goes on with a note though an empty line stands before it.

    Software that takes text from PDFs tears raised figures and first lines off.
    """
    if at >= end or lines[at].is_blank:
        return False
    before, after = lines[extent[-1]].text.strip(), lines[at].text.lstrip()
    if before.isdecimal() or (not _END.search(before) and after[:1].islower()):
        return True
    so_far = "".join(lines[line].text for line in extent[-_FEW_LINES:])
    return before.endswith(",") or so_far.count("(") > so_far.count(")")


_FEW_LINES = 6


# With no page end in sight, a note ends with a short line that ends a sentence.
_FAR = 40


def _is_over(lines: Sequence[Line], extent: Sequence[int], width: int, left: int) -> bool:
    """Whether a note ends here, `left` lines before the next one begins."""
    if left < _FAR or len(extent) < 2:
        return False
    last = lines[extent[-1]].text
    return len(last) < 0.8 * width and bool(_END.search(last))


def _with_rests(
    lines: Sequence[Line],
    chain: Sequence[Start],
    extents: list[list[int]],
    left_out: Collection[int],
) -> list[list[int]]:
    """Joins what a page end tore off: the lines just above the next page's first note."""
    calls = sorted(start.call.line for start in chain if start.call)
    calls += _later_calls(lines, chain, taken={at for extent in extents for at in extent})
    for number, (extent, following) in enumerate(pairwise(extents)):
        last = lines[extent[-1]].text.rstrip()
        if following[0] == extent[-1] + 1 or _END.search(last):
            continue
        above = bisect_left(calls, following[0])
        first = max(calls[above - 1] + 1 if above else 0, extent[-1] + 1)
        rest = _group_above(lines, first, following[0], left_out)
        if 0 < len(rest) <= _LONGEST_REST:
            extents[number] = extent + rest
    return extents


def _group_above(
    lines: Sequence[Line], first: int, end: int, left_out: Collection[int]
) -> list[int]:
    """The lines just above `end`, up to an empty one, a head or `first`."""
    at = end
    while at > first and at - 1 not in left_out and not lines[at - 1].is_blank:
        at -= 1
    return list(range(at, end))


def _later_calls(lines: Sequence[Line], chain: Sequence[Start], taken: set[int]) -> list[int]:
    """Lines that call notes beyond the last: the page that follows is not there."""
    last = max((start.call.line for start in chain if start.call), default=0)
    numbers = {chain[-1].number + step for step in range(1, 6)}
    return [
        at
        for at in range(last + 1, len(lines))
        if at not in taken and any(number in numbers for number in numbers_called(lines[at].text))
    ]


def _note(lines: Sequence[Line], start: Start, extent: Sequence[int]) -> Block:
    own = [lines[extent[0]].drop(start.text), *(lines[at] for at in extent[1:])]
    own = [line.strip() for line in own if not line.is_blank]
    span = span_of([lines[extent[0]], lines[extent[-1]]])
    return Block("note", mend(passage_of(own)), span, label=str(start.number))


def _running_text(
    lines: Sequence[Line], body: Sequence[int], chain: Sequence[Start]
) -> Iterator[Block]:
    """The running text in paragraphs, with its calls marked."""
    calls = {start.call.line: [] for start in chain if start.call}  # type: dict[int, list[Start]]
    for start in chain:
        if start.call:
            calls[start.call.line].append(start)
    group: list[int] = []
    for at in (*body, -1):
        if group and (at == -1 or lines[at].is_blank):
            yield _paragraph(lines, group, calls)
            group = []
        if at >= 0 and not lines[at].is_blank:
            group.append(at)


def _paragraph(lines: Sequence[Line], group: Sequence[int], calls: dict[int, list[Start]]) -> Block:
    own = [lines[at] for at in group]
    raw = passage_of(own)
    marks: list[Mark] = []
    begin = 0
    for at, line in zip(group, own, strict=True):
        for start in calls.get(at, ()):
            if start.call:
                span = Span(begin + start.call.start, begin + start.call.end)
                marks.append(Mark(span, "note", str(start.number)))
        begin += len(line.text) + 1
    return Block("paragraph", Passage(raw.text, tuple(sorted(marks)), raw.offsets), span_of(own))


_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])(?:[-‐]| ?\u00ad)[ ]?\n(?=[a-zß-öø-ÿ])")
_BROKEN_URL = re.compile(r"(?:https?://|www\.)[^\s\n]{0,400}\n(?:[^\s\[(\n]*[/.?=_-][^\s\n]*\n?)*")


def mend(passage: Passage) -> Passage:
    """The passage with words and addresses joined that line ends broke.

    >>> from alliance_refs.model import plain_passage
    >>> mend(plain_passage("circum-\\nscribed, https://example.org/a/\\nb/c.pdf\\n[2]")).text
    'circumscribed, https://example.org/a/b/c.pdf\\n[2]'
    """
    edits: list[Edit] = []
    addresses = [Span(*match.span()) for match in _BROKEN_URL.finditer(passage.text)]
    for span in addresses:
        address = span.cut(passage.text).rstrip("\n")
        ends = (at for at, char in enumerate(address) if char == "\n" and _goes_on(address, at))
        edits += (Edit(span.start + at, span.start + at + 1) for at in ends)
    inside = _covered(addresses)
    for match in _BROKEN_WORD.finditer(passage.text):
        if not inside(match.start()):
            edits.append(Edit(*match.span()))
    return passage.edit(sorted(edits))


def _covered(spans: Sequence[Span]) -> Callable[[int], bool]:
    """Whether a place lies in one of some spans, which are in order."""

    def covers(at: int) -> bool:
        found = bisect_right(spans, at, key=lambda span: span.start) - 1
        return found >= 0 and at < spans[found].end

    return covers


def _goes_on(address: str, at: int) -> bool:
    """Whether an address goes on after the line end at `at`."""
    following = address[at + 1 : at + 2]
    return address[at - 1] in "/-_=?&.%" or following in "/-_=?&%" or following.islower()
