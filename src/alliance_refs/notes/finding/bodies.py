"""Regions -> the bodies of notes: number, text, and the series the number belongs to.

A note's text runs to the next number in order; a number out of order is text ("1634
wrote ..."). Numbers that begin again open a new series, named by the heading before it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from alliance_refs.model import Block, Document, Passage, SectionKind
from alliance_refs.notes.finding.joining import join_lines
from alliance_refs.notes.finding.markers import find_markers
from alliance_refs.notes.finding.regions import Region, TextLine, opens_with_number
from alliance_refs.notes.finding.series import FIRST_SIGN_SERIES, is_sign
from alliance_refs.text.headings import is_heading


@dataclass(frozen=True, slots=True)
class NoteBody:
    """One note as it stands: number as printed, text without it, kind, series.

    `series` counts from 0 and goes up where numbers begin again; `section` is the
    heading before such a series. `id` is what the format calls the note.
    """

    number: str
    passage: Passage
    kind: SectionKind
    series: int = 0
    section: str = ""
    id: str = ""


@dataclass(slots=True)
class _Draft:
    number: str
    series: int
    section: str
    parts: list[Passage] = field(default_factory=list)


# A note may be missing from a list; more than this many missing means other numbers.
_LARGEST_GAP = 5


def labelled_bodies(document: Document) -> Iterator[NoteBody]:
    """The notes that the format itself knows (`[^1]: ...`), in order.

    A number met again opens a new series: chapters, or end notes behind footnotes. The
    first note to say 1 again does so; other labels met twice are a mistake in the text.
    Endnotes whose numbers are those of footnotes too have series of their own. Every note
    that goes by a sign is a series of its own, counted for each sign.
    """
    count = 0
    open_series: dict[str, _Series] = {}
    signs: Counter[str] = Counter()
    blocks = [block for block in document.blocks if block.kind == "note"]
    is_apart = _share_labels(blocks)
    for block in blocks:
        section = block.section if is_apart else ""
        if is_sign(block.label):
            number = FIRST_SIGN_SERIES + signs[block.label]
            signs[block.label] += 1
        else:
            series = open_series.get(section)
            if series is None or series.ends_before(block):
                series = open_series[section] = _Series(count)
                count += 1
            series.seen.add(block.label)
            number = series.number
        kind: SectionKind = "endnotes" if block.section == "endnotes" else "footnotes"
        yield NoteBody(block.label, block.passage.squeeze(), kind, number, section, block.id)


def _share_labels(notes: Sequence[Block]) -> bool:
    """Whether notes of two sections have the same label."""
    homes: dict[str, str] = {}
    return any(homes.setdefault(note.label, note.section) != note.section for note in notes)


@dataclass(slots=True)
class _Series:
    """A series of labelled notes: its number, and the labels it has so far."""

    number: int
    seen: set[str] = field(default_factory=set)

    def ends_before(self, block: Block) -> bool:
        """Whether a note begins to count again; a lone 1 said twice may be a mistake."""
        is_again = block.label == "1" and "1" in self.seen
        return is_again and (len(self.seen) > 1 or bool(block.id))


def numbered_bodies(region: Region) -> list[NoteBody]:
    """The numbered notes of a region, in order; lines before the first belong to none."""
    drafts: list[_Draft] = []
    pending: list[TextLine] = []
    heading, series, last_block = "", 0, -1
    for line, following in zip_longest(region.lines, region.lines[1:]):
        alone = _number_alone(line, following, drafts)
        due = alone or _run_in_number(line, region, drafts)
        found = due or number_of(line)
        if found and (due or _is_next(found[0], drafts, line)):
            series += bool(drafts) and _restarts(found[0], drafts)
            if drafts and drafts[-1].section == heading:
                # Paragraphs between two notes belong to the first of them.
                drafts[-1].parts += (between.passage for between in pending)
            pending.clear()
            drafts.append(_Draft(found[0], series, heading, [found[1]]))
            last_block = following.block if alone and following else line.block
        elif line.kind == "heading":
            heading = line.text.strip()
        elif drafts and line.block == last_block:
            drafts[-1].parts.append(line.passage)
        elif not _is_page_number(line, following):
            pending.append(line)
    return [_body(draft, region) for draft in drafts]


# "[Kim03]", "[Lam94a]": a label made of name and year.
LETTERED = r"[A-ZÀ-Þ][A-Za-zÀ-ÿ+&-]{0,12}\s?’?\d{2,4}[a-z]?"
_LETTERED = re.compile(rf"\s{{0,8}}\[(?P<label>{LETTERED})\]:?\s+(?=\S)")


def lettered_bodies(region: Region) -> list[NoteBody]:
    """The entries of a list of references that go by labels of name and year."""
    drafts: list[_Draft] = []
    for line in region.lines:
        match = None if line.kind == "heading" else _LETTERED.match(line.text)
        if match:
            text = line.passage.cut(match.end(), len(line.passage))
            drafts.append(_Draft(match["label"], 0, "", [text]))
        elif drafts and line.kind != "heading":
            drafts[-1].parts.append(line.passage)
    return [_body(draft, region) for draft in drafts]


def number_of(line: TextLine) -> tuple[str, Passage] | None:
    """The number a line begins with and what follows it; list items bring it as a label."""
    if line.kind == "list-item" and line.label and line.opens:
        return line.label, line.passage
    opening = opens_with_number(line.passage)
    if not opening:
        return None
    number, text = opening
    return number, line.passage.cut(text, len(line.passage))


_ALONE = re.compile(r"\s*[\[(]?(\d{1,4})[\])]?[.:]?\s*")


def _number_alone(
    line: TextLine, following: TextLine | None, drafts: Sequence[_Draft]
) -> tuple[str, Passage] | None:
    """The number of a note that has a line to itself, its text on the lines after it.

    A page number may stand so as well; so only the very next number counts.
    """
    match = _ALONE.fullmatch(line.text)
    if not match or not line.opens or following is None or following.kind == "heading":
        return None
    is_text = not _ALONE.fullmatch(following.text) and number_of(following) is None
    return (match[1], line.passage.cut(0, 0)) if is_text and _is_due(match[1], drafts) else None


def _is_due(number: str, drafts: Sequence[_Draft]) -> bool:
    """Whether a number is the very next one, or begins again."""
    return int(number) in (1, int(drafts[-1].number) + 1 if drafts else 1)


_RUN_IN = re.compile(r"(\d{1,3})(?=[\"“‘«„『「]?[^\W\d_a-zß-öø-ÿ])")


def _run_in_number(
    line: TextLine, region: Region, drafts: Sequence[_Draft]
) -> tuple[str, Passage] | None:
    """The very next number, run into the text of its note: a figure that was raised."""
    match = _RUN_IN.match(line.text) if region.kind in ("endnotes", "footnotes") else None
    if not match or line.kind == "heading" or not _is_due(match[1], drafts):
        return None
    return match[1], line.passage.cut(match.end(), len(line.passage))


def _is_page_number(line: TextLine, following: TextLine | None) -> bool:
    """Whether a paragraph is a bare number that no note has."""
    ends = following is None or following.block != line.block
    return line.opens and ends and line.text.strip().isdecimal()


def _is_next(number: str, drafts: Sequence[_Draft], line: TextLine) -> bool:
    if not drafts:
        return int(number) <= 2 or line.opens
    step = int(number) - int(drafts[-1].number)
    return step == 1 or (line.opens and (0 <= step <= _LARGEST_GAP or int(number) == 1))


def _restarts(number: str, drafts: Sequence[_Draft]) -> bool:
    return int(number) == 1 and int(drafts[-1].number) > 1


def _body(draft: _Draft, region: Region) -> NoteBody:
    kind: SectionKind = "endnotes" if region.kind == "body" else region.kind
    return NoteBody(draft.number, join_lines(draft.parts), kind, draft.series, draft.section)


# A list of notes without a heading is believed from this many notes on.
_FEWEST_UNHEADED = 3


# What most entries of a list of references have and numbered paragraphs have not.
_DATED = re.compile(r"\b(?:1[4-9]|20)\d\d\b|https?://|forthcoming|n\.d\.")


def unheaded_bodies(lines: Sequence[TextLine]) -> tuple[list[NoteBody], int]:
    """Notes at the end of a body without a heading, and how many lines stand before them.

    They are numbered paragraphs, one after another, whose numbers are marked in the text;
    without marks only a list that most of the document is counts.
    """
    start = _last_run(lines)
    bodies = numbered_bodies(Region("body", "", tuple(lines[start:])))
    if 2 * _headings(lines[start:]) > len(bodies):
        return [], len(lines)
    marked = _marked(lines[:start], bodies)
    is_marked = 2 * sum(body.number in marked for body in bodies) >= len(bodies)
    fills = 2 * (len(lines) - start) >= len(lines)
    if len(bodies) < (1 if marked else _FEWEST_UNHEADED) or not (is_marked or fills):
        return [], len(lines)
    if not marked and 2 * sum(
        _DATED.search(body.passage.text) is not None for body in bodies
    ) < len(bodies):
        return [], len(lines)
    if not marked:
        bodies = [replace(body, kind="references") for body in bodies]
    return bodies, start


def _headings(lines: Sequence[TextLine]) -> int:
    """How many paragraphs are a number and the heading of a section."""
    numbered = (
        found[1].text
        for at, line in enumerate(lines)
        if (found := number_of(line))
        and (at + 1 == len(lines) or lines[at + 1].block != line.block)
    )
    return sum(map(is_heading, numbered))


def _marked(lines: Sequence[TextLine], bodies: Sequence[NoteBody]) -> set[str]:
    """The numbers marked in some lines; those in round brackets or run into words only
    where the bodies look like citations."""
    marked = {marker.number for marker in find_markers(lines, ())}
    dated = sum(_DATED.search(body.passage.text) is not None for body in bodies)
    if marked or 4 * dated < len(bodies):
        return marked
    return {marker.number for marker in find_markers(lines, {body.number for body in bodies})}


def _last_run(lines: Sequence[TextLine]) -> int:
    """Where the last paragraph numbered 1 stands; the number of lines if none does."""
    for at in range(len(lines) - 1, -1, -1):
        line = lines[at]
        if line.opens and line.kind != "heading" and (found := number_of(line)) and found[0] == "1":
            return at
    return len(lines)
