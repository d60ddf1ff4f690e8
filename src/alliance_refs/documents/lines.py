"""Lines of a source with their places, and passages made of lines without their prefixes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from alliance_refs.errors import Diagnostic, diagnose
from alliance_refs.model import Passage
from alliance_refs.spans import OffsetMap, Piece, Source, Span


class Line(NamedTuple):
    """One line, without its line end: its text and where it begins in the source."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where the line ends in the source, before its line end."""
        return self.start + len(self.text)

    @property
    def indent(self) -> int:
        """The width of the white space it begins with; a tab counts to the next fourth."""
        spaces = len(self.text) - len(self.text.lstrip(" "))
        if not self.text.startswith("\t", spaces):
            return spaces
        width = 0
        for char in self.text:
            if char == " ":
                width += 1
            elif char == "\t":
                width += 4 - width % 4
            else:
                break
        return width

    @property
    def is_blank(self) -> bool:
        """Whether it holds nothing but white space."""
        return not self.text or self.text.isspace()

    def drop(self, size: int) -> Line:
        """The line without its first `size` code points."""
        return Line(self.start + min(size, len(self.text)), self.text[size:])

    def dedent(self, width: int) -> Line:
        """The line without white space of that width at its beginning (less if there is less)."""
        at = seen = 0
        while at < len(self.text) and seen < width and self.text[at] in " \t":
            seen += 4 - seen % 4 if self.text[at] == "\t" else 1
            at += 1
        return self.drop(at)

    def strip(self) -> Line:
        """The line without white space at either end."""
        left = self.text.lstrip()
        return Line(self.end - len(left), left.rstrip())


def split_lines(text: str) -> Iterator[Line]:
    r"""The lines of a text; `\n`, `\r\n` and a lone `\r` end one."""
    at = 0
    for end in _LINE_END.finditer(text):
        yield Line(at, text[at : end.start()])
        at = end.end()
    if at < len(text):
        yield Line(at, text[at:])


_LINE_END = re.compile(r"\r\n?|\n")


def passage_of(lines: Iterable[Line]) -> Passage:
    """The passage of some lines, joined by line ends."""
    texts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    last: Line | None = None
    for line in lines:
        if last is not None:
            pieces.append(Piece(at, 1, last.end, max(line.start - last.end, 0)))
            texts.append("\n")
            at += 1
        if line.text:
            pieces.append(Piece(at, len(line.text), line.start, len(line.text)))
        texts.append(line.text)
        at += len(line.text)
        last = line
    return Passage("".join(texts), (), OffsetMap(tuple(pieces)))


def span_of(lines: list[Line]) -> Span:
    """The source span from the first line's beginning to the last line's end."""
    return Span(lines[0].start, lines[-1].end) if lines else Span(0, 0)


# The sign before an item of a list or a line of a quotation.
_SIGN = re.compile(r"\s{0,9}(?:[-*+•>]|(?P<number>\d{1,2})[.)])\s+(?=\S)")


def without_signs(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines of a note without what marks its items and quotations.

    A list begins with the note or behind an empty line; numbers count from 1.

    >>> [line.text for line in without_signs(split_lines("See:\\n\\n- Kim;\\n- Lee.\\n\\n1953 - no"))]
    ['See:', '', 'Kim;', 'Lee.', '', '1953 - no']
    """
    number, may_begin = 0, True
    for line in lines:
        match = _SIGN.match(line.text) if may_begin else None
        if match and match["number"] and int(match["number"]) != number + 1:
            match = None
        if match:
            number = int(match["number"] or 0)
        may_begin = line.is_blank or match is not None
        yield line.drop(match.end()) if match else line


def indented_paragraphs(
    lines: Sequence[Line], at: int, width: int, ends: Callable[[Line], bool] = lambda line: False
) -> tuple[list[Line], int]:
    """Paragraphs indented by `width` that follow after blank lines, and where they end.

    `ends` tells lines that begin something else; a tab counts as four.
    """
    out: list[Line] = []
    end = at
    while at < len(lines):
        if lines[at].is_blank:
            at += 1
        elif lines[at].indent >= min(width, 4) and not ends(lines[at]):
            out += [Line(lines[end].start, "")] if at > end else []
            out.append(lines[at].dedent(width))
            at = end = at + 1
        else:
            break
    return out, end


def line_places(lines: Iterable[Line], name: Callable[[Line], str]) -> Mapping[str, list[int]]:
    """The numbers of the lines that have a name, from 0 and in order, by that name."""
    places: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if found := name(line):
            places.setdefault(found, []).append(number)
    return places


def next_place(places: Mapping[str, list[int]], name: str, at: int) -> int | None:
    """The next line of that name behind line `at`, None if there is none."""
    numbers = places.get(name, [])
    found = bisect_right(numbers, at)
    return numbers[found] if found < len(numbers) else None


# More files than this a document need not name.
_MOST_FILES = 100


def take_blocks(lines: Sequence[Line], takers: Iterable[Callable[[int], int]]) -> None:
    """Reads lines block by block: each taker is asked, until one goes on to a later line.

    A taker is given the place of a line that is not blank, and returns that of the line behind
    what it took; the last one takes whatever there is.
    """
    takers, at = tuple(takers), 0
    while at < len(lines):
        if lines[at].is_blank:
            at += 1
            continue
        for take in takers:
            after = take(at)
            if after > at:
                break
        at = after


def files_not_read(source: Source, named: Sequence[Line]) -> tuple[Diagnostic, ...]:
    """What is said of lines that include other files."""
    return tuple(
        diagnose(
            "file-not-read",
            f"{line.text[:80]}: other files are not read",
            source,
            Span(line.start, line.end),
            hint="read that file too, or join the files first",
        )
        for line in named[:_MOST_FILES]
    )


# A paragraph of this many code points is no prose; its markup is not looked for.
LONGEST_BLOCK = 1_000_000


def too_long(source: Source, span: Span) -> Diagnostic:
    """What is said of a paragraph over `LONGEST_BLOCK` code points."""
    return diagnose(
        "paragraph-too-long",
        f"a paragraph of {span.size:,} characters; its emphasis and links are left as typed",
        source,
        Span(span.start, span.start + 1),
        severity="info",
        hint="break it into paragraphs",
    )
