"""Reads documents whose citations are labelled in place: `⟦c short kim2003 @45|Kim, *War*, 45⟧`.

In: Markdown, text, HTML, LaTeX or reStructuredText with marks (`training/documents/README.md`).
Out: the document without the marks, and its citations with the work that each means; or its notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from alliance_refs.documents import document_format, read_document
from alliance_refs.model import Document
from alliance_refs.parsing.labelled import Labelled
from alliance_refs.spans import Source, Span
from training.noted import note_shown

_MARK = re.compile(
    r"⟦(?:m [^|⟧]+\||n [^|⟧]+⟧|/[nb]⟧|b [a-z-]+⟧|x\|"
    r"|c (?P<form>[a-z-]+)(?: (?P<key>[^\s|@⟧]+))?(?: @[^|⟧]*)?\|)|(?P<end>⟧)"
)
# Marks that close nothing: the borders of notes and blocks.
_ALONE = re.compile(r"⟦(?:n |/|b )")


class LabelledCitation(NamedTuple):
    """A citation by hand: its span, its form, and the key of its work ("" when none can tell)."""

    span: Span
    form: str
    key: str


@dataclass(frozen=True, slots=True)
class LabelledDocument:
    """A document, and its citations in the order of the text."""

    document: Document
    citations: tuple[LabelledCitation, ...]


def read_documented(path: Path) -> LabelledDocument:
    """The document of one file; raises `ValueError` for a mark that is not closed."""
    text, citations = without_marks(path.read_text("utf-8"))
    source = Source(text, path.name)
    return LabelledDocument(read_document(source, document_format(path)), tuple(citations))


def without_marks(labelled: str) -> tuple[str, list[LabelledCitation]]:
    """The text without its marks, and the citations labelled in it.

    >>> text, found = without_marks("⟦n 1⟧See ⟦c full kim|Kim, War⟧.⟦/n⟧")
    >>> text, found[0].span.cut(text), found[0].key
    ('See Kim, War.', 'Kim, War', 'kim')
    """
    pieces: list[str] = []
    length = at = 0
    begun: list[tuple[re.Match[str], int]] = []
    found: list[LabelledCitation] = []
    for mark in _MARK.finditer(labelled):
        pieces.append(labelled[at : mark.start()])
        length, at = length + mark.start() - at, mark.end()
        if mark["end"]:
            if not begun:
                raise ValueError(f"a mark closes that was not opened: …{labelled[at - 40 : at]}")
            opened, start = begun.pop()
            if opened["form"]:
                key = (opened["key"] or "").replace("?", "")
                found.append(LabelledCitation(Span(start, length), opened["form"], key))
        elif not _ALONE.match(mark[0]):
            begun.append((mark, length))
    if begun:
        raise ValueError(f"a mark is not closed: {begun[0][0][0]}")
    return "".join(pieces) + labelled[at:], sorted(found)


def paired(
    labelled: Iterable[LabelledCitation], found: Iterable[Span]
) -> Iterator[tuple[Span, LabelledCitation]]:
    """The found spans that cover, for the greater part, one labelled citation, and are covered."""
    wanted = list(labelled)
    for span in found:
        best = max(wanted, key=lambda one: _shared(one.span, span), default=None)
        if best and 2 * _shared(best.span, span) > max(len_of(best.span), len_of(span)):
            yield span, best


def len_of(span: Span) -> int:
    """How many code points a span covers."""
    return span.end - span.start


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def read_notes(path: Path) -> Iterator[Labelled]:
    """The notes of one document, to learn from where citations stand in them."""
    kind = path.stem.partition("-")[0]
    for line in notes_shown(path.read_text("utf-8")):
        if line:
            yield note_shown(line, f"noted-{kind}")


# The letters that name forms in `training/notes`.
_LETTERS = {
    "full": "F",
    "short": "S",
    "author-date": "S",
    "ibid": "I",
    "op-cit": "O",
    "supra": "U",
    "idem": "D",
    "mention": "M",
    "cross-ref": "X",
}
_NOTE = re.compile(r"⟦n [^|⟧]+⟧(?P<text>.*?)⟦/n⟧", re.DOTALL)


def notes_shown(labelled: str) -> Iterator[str]:
    """The notes of a document in Markdown or plain text, one a line, as `training.noted` reads them.

    >>> list(notes_shown("x⟦m 1|1⟧ 1 ⟦n 1⟧See ⟦c full kim|Kim,\\n*War*⟧.⟦/n⟧"))
    ['See ⟦F Kim, *War*⟧.']
    """
    for note in _NOTE.finditer(labelled):
        yield " ".join(_shown(note["text"]).split())


def _shown(text: str) -> str:
    """A note's text with the marks of one-line notes: a citation within another goes with it."""
    out: list[str] = []
    at = 0
    opened: list[str] = []
    for mark in _MARK.finditer(text):
        if "x" not in opened:
            out.append(text[at : mark.start()])
        at = mark.end()
        if mark["end"]:
            if opened and opened.pop() == "c" and "c" not in opened:
                out.append("⟧")
        elif mark["form"]:
            if "c" not in opened:
                out.append(f"⟦{_LETTERS[mark['form']]} ")
            opened.append("c")
        elif not _ALONE.match(mark[0]):
            opened.append("x" if mark[0].startswith("⟦x") else "m")
    return "".join(out) + text[at:]
