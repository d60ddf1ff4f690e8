"""RTF's notes: where they are called, how they are numbered, marks that were set by hand."""

from __future__ import annotations

import re
from dataclasses import replace

from alliance_refs.documents.inline_tags import without_label
from alliance_refs.documents.numbered import Numbered
from alliance_refs.documents.rtf.reading import Paragraph, Reading
from alliance_refs.documents.rtf.words import NUMBER_FORMATS
from alliance_refs.documents.visible import VisibleText
from alliance_refs.model import Block, Mark
from alliance_refs.spans import Span

_CALLS_ITSELF = re.compile(r"[^{}]{0,200}\{?[^{}]{0,100}\\chftn\b")
_LONGEST_MARK = 20
_NOTE_SETTING = re.compile(
    r"s?(?P<kind>a?)ftn(?:n(?P<format>ar|[ar][lu]c|chi)|(?P<start>start)|(?P<restart>restart))"
)


def take_note_setting(reading: Reading, name: str, number: int) -> None:
    """How notes are numbered."""
    found = _NOTE_SETTING.fullmatch(name)
    if found is None:
        return
    counter = reading.counters[found["kind"]]
    if found["format"]:
        counter.format = NUMBER_FORMATS[found["format"]]
    elif found["start"]:
        counter.start = number
    else:
        counter.restarts = True


def restart_notes(reading: Reading) -> None:
    """A section ends: notes that count by sections begin again."""
    for counter in reading.counters.values():
        counter.count = 0 if counter.restarts else counter.count


def take_note_mark(reading: Reading, token: re.Match[str], number: int) -> None:
    """The number of a note: in the text before the note, or in the note itself."""
    if len(reading.texts) == 1:
        reading.called = token.start()


def take_note(reading: Reading, token: re.Match[str], number: int) -> None:
    """A footnote or an endnote, where it is called."""
    if reading.state.into or len(reading.texts) > 1 or not reading.groups:
        return
    kind = "a" if reading.source.text.startswith("\\ftnalt", token.end()) else ""
    id = f"{kind}ftn-{token.start()}"
    sign = _sign_by_hand(reading, token, id)
    note = Numbered(sign or _call(reading, token, kind, id), id, "endnotes" if kind else "")
    before, reading.paragraph, reading.called = reading.paragraph, Paragraph(), -1
    reading.texts.append(VisibleText())
    reading.shown.append(frozenset())
    reading.state = replace(reading.state, marks=frozenset())

    def close() -> None:
        passage = reading.texts.pop().passage()
        passage = without_label(passage, sign) if sign else passage
        reading.shown.pop()
        reading.paragraph = before
        reading.notes.append(Block("note", passage, passage.span, 0, *note))

    reading.at_close(close)


def _call(reading: Reading, token: re.Match[str], kind: str, id: str) -> str:
    """The number of the next note, which is called here."""
    label = reading.counters[kind].next()
    start = reading.called if reading.called >= 0 else token.start()
    reading.text.call(label, start, token.end() - start, id)
    return label


def _sign_by_hand(reading: Reading, token: re.Match[str], id: str) -> str:
    """The raised sign before a note that has no number, marked as its call; "" if it has one."""
    text = reading.text
    begin = _raised_before(text)
    is_numbered = reading.called >= 0 or _CALLS_ITSELF.match(reading.source.text, token.end())
    if is_numbered or begin == text.size:
        return ""
    sign = _ending(text, text.size - begin).strip()
    text.marks.append(Mark(Span(begin, text.size), "note", sign, id))
    return sign


def _raised_before(text: VisibleText) -> int:
    """Where the raised words begin that the text ends with; its end when it ends with none."""
    starts = text.styles.get(("superscript", ""))
    begin = starts[0] if starts else text.size
    return begin if text.size - begin <= _LONGEST_MARK else text.size


def _ending(text: VisibleText, size: int) -> str:
    """The last `size` characters of a text."""
    words = ""
    for piece in reversed(text.texts):
        if len(words) >= size:
            break
        words = piece + words
    return words[-size:]
