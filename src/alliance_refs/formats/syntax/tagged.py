"""Line-based formats (RIS, ENW, PubMed): text -> records of tagged values, and back.

In: a source whose lines begin with a tag; other lines go on with the value before. Out:
one record for each entry with its span, in linear time. Text that belongs to no record
becomes a failed entry; nothing here knows what a tag means.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from alliance_refs.errors import Diagnostic, diagnose
from alliance_refs.formats.characters import clean
from alliance_refs.formats.keyed import keyed_library
from alliance_refs.model import FailedEntry, Item, Library
from alliance_refs.spans import Source, Span


@dataclass(frozen=True, slots=True)
class Syntax:
    """How a format marks its lines.

    `line` matches a tagged line and gives the groups `tag` and `text`; a record begins
    at the tag `start` and ends at `end`, or at the next start where there is no end tag.
    The tag `close` ends the file and says nothing; with `gaps` a record that began without
    its start tag ends at an empty line. Lines that match `head` may stand before the records
    and say where they come from. Values of the tags in `prose` keep their line breaks, others
    are joined by spaces.
    """

    name: str
    line: re.Pattern[str]
    start: str
    end: str = ""
    prose: frozenset[str] = frozenset()
    close: str = ""
    gaps: bool = False
    head: re.Pattern[str] | None = None


class Tagged(NamedTuple):
    """One record: values by tag, in the order the tags first appear, and where it stands."""

    said: dict[str, list[str]]
    span: Span


class Cut(NamedTuple):
    """A source cut into records; what was no record; what was noticed."""

    records: tuple[Tagged, ...]
    failed: tuple[FailedEntry, ...]
    diagnostics: tuple[Diagnostic, ...]


def tagged_library(
    source: Source, syntax: Syntax, item_of: Callable[[dict[str, list[str]]], Item]
) -> Library:
    """The library of a tagged source, from what makes an item of the values of a record."""
    cut = cut_records(source, syntax)
    items = (item_of(record.said) for record in cut.records)
    return keyed_library(items, cut.failed, cut.diagnostics)


def cut_records(source: Source, syntax: Syntax) -> Cut:
    """All records of a tagged source.

    >>> ris = Syntax("RIS", re.compile(r"(?P<tag>[A-Z]{2})  - ?(?P<text>.*)"), "TY", "ER")
    >>> cut_records(Source("TY  - BOOK\\nTI  - Korea's\\nPlace\\nER  -\\n"), ris).records[0].said
    {'TY': ['BOOK'], 'TI': ["Korea's Place"]}
    """
    cutter = _Cutter(source, syntax)
    for span, line in _lines(source.text):
        cutter.take(span, line)
    cutter.close(ended=not syntax.end)
    cutter.close_stray()
    return Cut(tuple(cutter.records), tuple(cutter.failed), tuple(cutter.diagnostics))


def tagged_lines(said: Mapping[str, Sequence[str]], layout: str) -> Iterator[str]:
    """The lines of a record; `layout` sets tag and text, "{}  - {}" for RIS.

    A line break inside a value begins a new line, which readers join to the value.
    """
    for tag, values in said.items():
        for value in values:
            text = clean(str(value)).strip()
            yield layout.format(tag, _BREAKS.sub("\n", text)).rstrip(" ")


# Every kind of line end becomes one; begins at the first space of several, lest each be tried.
_BREAKS = re.compile(r"(?<!\s)\s*[\n\r\x0b\x0c\x85\u2028\u2029]\s*")


def _lines(text: str) -> Iterator[tuple[Span, str]]:
    """Each line without its end, with its span; a file of bare returns has lines too."""
    end = "\n" if "\n" in text else "\r"
    at = 0
    for line in text.split(end):
        yield Span(at, at + len(line)), line.rstrip("\r").removeprefix("\ufeff")
        at += len(line) + 1


@dataclass(slots=True)
class _Cutter:
    """Takes lines one by one and gathers records."""

    source: Source
    syntax: Syntax
    records: list[Tagged] = field(default_factory=list)
    failed: list[FailedEntry] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    said: dict[str, list[list[str]]] = field(default_factory=dict)
    stray: list[Span] = field(default_factory=list)
    last: tuple[str, list[str]] | None = None
    begin: int = 0
    stop: int = 0

    def take(self, span: Span, line: str) -> None:
        match = self.syntax.line.fullmatch(line)
        if match is None:
            self._take_text(span, line)
            return
        tag = match["tag"].upper()
        if tag == self.syntax.end:
            self.stop = span.end
            self.close(ended=True)
        elif tag != self.syntax.close or self.said:
            self._take_value(span, tag, match["text"].strip())

    def _take_text(self, span: Span, line: str) -> None:
        text = line.strip()
        if not text and self.syntax.gaps and self.syntax.start not in self.said:
            self.close(ended=not self.syntax.end)
        if self.last is not None and (text or self.last[0] in self.syntax.prose):
            self.last[1].append(text)
            self.stop = span.end
        elif text and not (self.syntax.head and self.syntax.head.fullmatch(text)):
            self.stray.append(span)

    def _take_value(self, span: Span, tag: str, text: str) -> None:
        if tag == self.syntax.start:
            self.close(ended=not self.syntax.end)
        if not self.said:
            self._open(span, tag)
        value = [text]
        self.said.setdefault(tag, []).append(value)
        self.last = (tag, value)
        self.stop = span.end

    def _open(self, span: Span, tag: str) -> None:
        self.close_stray()
        self.begin = span.start
        if tag != self.syntax.start:
            self._notice(
                "record-without-type", f"a record begins without {self.syntax.start}", span
            )

    def close(self, *, ended: bool) -> None:
        """End the record at hand, if there is one."""
        if self.said:
            span = Span(self.begin, self.stop)
            if not ended:
                said = f"the record has no {self.syntax.end}; it is read to where the next begins"
                self._notice("record-not-ended", said, Span(self.begin, self.begin + 1))
            self.records.append(Tagged(dict(self._values()), span))
        self.said, self.last = {}, None

    def _values(self) -> Iterator[tuple[str, list[str]]]:
        for tag, values in self.said.items():
            joint = "\n" if tag in self.syntax.prose else " "
            if texts := [text for lines in values if (text := joint.join(lines).strip())]:
                yield tag, texts

    def close_stray(self) -> None:
        """Keep lines that stand outside every record as one failed entry."""
        if self.stray:
            span = Span(self.stray[0].start, self.stray[-1].end)
            found = self._notice("text-outside-records", "this text belongs to no record", span)
            self.failed.append(FailedEntry(span.cut(self.source.text), found.message, found))
        self.stray = []

    def _notice(self, code: str, message: str, span: Span) -> Diagnostic:
        found = diagnose(code, f"{self.syntax.name}: {message}", self.source, span)
        self.diagnostics.append(found)
        return found
