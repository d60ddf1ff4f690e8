"""A document's lines -> regions: body, notes, references, reading lists, citation lines.

Headings are known by their words, in several languages, marked up or typed by hand; a
label before a colon ("Source: ...") opens a region of one paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple, cast

from alliance_refs.model import BlockKind, Document, Passage, SectionKind
from alliance_refs.notes.finding.clusters import CIRCLED, in_figures
from alliance_refs.notes.words import words

RegionKind = SectionKind


class TextLine(NamedTuple):
    """One visible line: its block's number and kind, its passage, whether it opens the block."""

    block: int
    kind: BlockKind
    passage: Passage
    opens: bool
    label: str
    level: int

    @property
    def text(self) -> str:
        """The visible text of the line."""
        return self.passage.text


@dataclass(frozen=True, slots=True)
class Region:
    """Lines of one kind under one heading; `heading` is "" for the body."""

    kind: RegionKind
    heading: str
    lines: tuple[TextLine, ...]


@dataclass(slots=True)
class _Open:
    kind: RegionKind
    heading: str = ""
    level: int = 0
    lines: list[TextLine] = field(default_factory=list)
    ends_with_block: int | None = None
    awaits_block: bool = False
    seen: set[str] = field(default_factory=set)

    def close(self) -> Region:
        return Region(self.kind, self.heading, tuple(self.lines))


# A heading is not longer than this, whatever its words.
_HEADING_WIDTH = 80


def lines_of(document: Document) -> Iterator[TextLine]:
    """The visible lines of a document's blocks; notes with a label of their own left out."""
    for number, block in enumerate(document.blocks):
        if block.kind in ("meta", "code", "note"):
            continue
        for at, passage in enumerate(block.passage.lines()):
            yield TextLine(number, block.kind, passage, at == 0, block.label, block.level)


def find_regions(document: Document) -> tuple[Region, ...]:
    """The regions of a document, in order; every visible line stands in one of them."""
    regions: list[Region] = []
    current = _Open("body")
    lines = list(lines_of(document))
    for at, line in enumerate(lines):
        opened = _opens_region(line) or _closes_region(line, current, lines, at)
        if opened:
            regions.append(current.close())
            current = opened
        if opened and opened.heading == line.text.strip() and opened.ends_with_block is None:
            continue
        current.lines.append(line)
    regions.append(current.close())
    return tuple(region for region in regions if region.lines)


def _opens_region(line: TextLine) -> _Open | None:
    text = line.text.strip()
    if not text or line.kind in ("quote", "table"):
        return None
    kind = heading_kind(text)
    if kind:
        one_block = kind in ("recommended-citation", "source")
        return _Open(kind, text, line.level or _TYPED_LEVEL, awaits_block=one_block)
    label = _label_pattern().match(text)
    kind = cast("SectionKind | None", words().headings[_normal(label[1])]) if label else None
    # "Source:" may stand in any paragraph; "Suggested citation:" only means itself.
    if label and kind and (line.opens or kind == "recommended-citation"):
        return _Open(kind, label[1], _TYPED_LEVEL, ends_with_block=line.block)
    return None


# Headings typed by hand stand below all that are marked up.
_TYPED_LEVEL = 9


def _closes_region(
    line: TextLine, current: _Open, lines: Sequence[TextLine], at: int
) -> _Open | None:
    """The body again, when `line` no longer belongs to the region it follows."""
    if current.kind == "body":
        return None
    if current.ends_with_block is not None:
        return _Open("body") if line.block != current.ends_with_block else None
    if current.kind == "contents" and _leaves_contents(line, current):
        return _Open("body")
    if current.awaits_block:
        if line.text.strip():
            current.ends_with_block = line.block
        return None
    if line.kind == "heading" and line.level <= current.level:
        return None if _heads_numbers(current, lines, at) else _Open("body")
    return None


def _leaves_contents(line: TextLine, current: _Open) -> bool:
    """Whether a line is no entry of the contents: a sentence, or an entry come true."""
    text = line.text.strip()
    is_sentence = len(text) > _HEADING_WIDTH or text.endswith((".", "?", "!"))
    comes_true = text in current.seen
    current.seen.add(text)
    return bool(text) and (is_sentence or comes_true)


def _heads_numbers(current: _Open, lines: Sequence[TextLine], at: int) -> bool:
    """Whether a heading inside the notes is followed by a note: "CHAPTER II", "[1] ..."."""
    if current.kind not in ("endnotes", "footnotes", "references"):
        return False
    following = next((line for line in lines[at + 1 : at + 4] if line.text.strip()), None)
    return following is not None and bool(opens_with_number(following.passage) or following.label)


# "1 Text", "1. Text", "[1] Text", "(1) Text", "1) Text", "¹ Text", "Note 1. Text", "①文", "（1）文".
NUMBERED = re.compile(
    rf"\s{{0,8}}(?:(?:Notes?|Endnote|Footnote|Anm\.|Nota)\s+(?=\d{{1,4}}[.:)]))?(?:\[(?P<square>\d{{1,4}})\](?::(?=\s))?|\{{(?P<brace>\d{{1,4}})\}}|\((?P<round>\d{{1,4}})\)|(?P<bare>\d{{1,4}})(?P<mark>[.:)])?"
    rf"|(?P<raised>[⁰¹²³⁴-⁹]{{1,4}}|{CIRCLED})|[（［〔](?P<wide>\d{{1,4}})[）］〕])"
    rf"(?:\s+|(?<=[\]}}])(?!:)|(?<=[⁰¹²³⁴-⁹）］〕])|(?<={CIRCLED}))(?=\S)"
)
_NUMBERS = ("square", "brace", "round", "bare", "raised", "wide")

# A raised figure may run into the text, as Word and web pages have it.
_RAISED_NUMBER = re.compile(r"\s{0,8}[\[(（［〔]?(\d{1,4})[\])）］〕]?[.:]?")


def opens_with_number(passage: Passage) -> tuple[str, int] | None:
    """The number that a line opens with, and where its text begins."""
    if match := NUMBERED.match(passage.text):
        number = next(filter(None, match.group(*_NUMBERS)))
        return in_figures(number), match.end()
    raised = _RAISED_NUMBER.match(passage.text)
    if not raised or raised.end() == len(passage):
        return None
    is_raised = any(
        span.start <= raised.start(1) and span.end >= raised.end(1)
        for span in passage.marked("superscript")
    )
    return (in_figures(raised[1]), raised.end()) if is_raised else None


def heading_kind(text: str) -> SectionKind | None:
    """The kind of section that a line opens as a heading, None when it opens none.

    >>> heading_kind("End Notes"), heading_kind("VII. Further Reading on the Pact")
    ('endnotes', 'recommended-reading')
    >>> heading_kind("Notes from a small island.")
    """
    plain = _normal(text)
    kind = words().headings.get(plain)
    # "NOTES." is a heading all the same.
    ends = (";", "?", ",") if kind and text.strip().isupper() else (".", ";", "?", ",")
    if len(text) > _HEADING_WIDTH or text.rstrip().endswith(ends):
        return None
    if kind is None and _reading_pattern().match(plain):
        kind = "recommended-reading"
    if kind is None and _chapter_notes_pattern().fullmatch(plain):
        kind = "endnotes"
    return cast("SectionKind | None", kind)


def _normal(text: str) -> str:
    """A heading without numbering, emphasis and points at its ends, in lower case."""
    text = _NUMBERING.sub("", text.strip(" \t*_#[]"))
    return " ".join(text.strip(" \t*_#:.—–-[]").lower().split())


_NUMBERING = re.compile(r"^(?:[ivxlIVXL]{1,6}|\d{1,2}|[A-Z])[.)]\s+")


@cache
def _reading_pattern() -> re.Pattern[str]:
    """A reading-list heading may say on what: "Recommended Reading on the Pact"."""
    phrases = [phrase for phrase, kind in words().headings.items() if kind == "recommended-reading"]
    return re.compile(
        rf"(?:{'|'.join(map(re.escape, phrases))})\s+(?:on|about|for|zu|zum|sur|sobre)\b"
    )


@cache
def _chapter_notes_pattern() -> re.Pattern[str]:
    """ "Notes to Chapter II", "Anmerkungen zu Kapitel 1", "Chapter 3: Notes"."""
    phrases = [phrase for phrase, kind in words().headings.items() if kind == "endnotes"]
    notes = "|".join(map(re.escape, phrases))
    chapter = (
        r"(?:chapters?|parts?|sections?|lectures?|book|essay|kapitel|teil|chapitre|partie|capítulo"
        r"|parte|capitolo|the introduction|the preface|introduction|preface|conclusion)"
    )
    return re.compile(
        rf"(?:{notes})\s+(?:to|on|for|zu|zum|zur|du|de la|de|al|del|do|ao|alla|sul)\s+{chapter}\b.{{0,50}}"
        rf"|{chapter}\s+[\divxlc]+\W+\s*(?:{notes})"
    )


@cache
def _label_pattern() -> re.Pattern[str]:
    """ "Source:", "Suggested Citation:": a label with its text on the same line."""
    kinds = ("recommended-citation", "source")
    phrases = [phrase for phrase, kind in words().headings.items() if kind in kinds]
    phrases.sort(key=len, reverse=True)
    return re.compile(
        rf"[*_]{{0,3}}({'|'.join(map(re.escape, phrases))})[*_]{{0,3}}\s*:[*_]{{0,3}}\s*(?=\S)",
        re.I,
    )


def strip_label(passage: Passage) -> Passage:
    """The passage without the label before its colon, or the words "first appeared in"."""
    label = _label_pattern().match(passage.text) or _APPEARED.match(passage.text)
    return passage.cut(label.end(), len(passage)) if label else passage


_APPEARED = re.compile(
    r"(?:This|The present|An? (?:earlier|shorter|longer|different))\s[\w\s,]{3,60}?"
    r"\b(?:appeared|published|printed|delivered|presented)\b(?:\s(?:originally|first))?\s(?:in|as|at|by)\s+"
    r"(?=\S)",
    re.IGNORECASE,
)
