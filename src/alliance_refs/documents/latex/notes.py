"""LaTeX's headings and notes: `\\section`, `\\footnote`, marks and texts apart, margins."""

from __future__ import annotations

import re

from alliance_refs.documents.latex.commands import (
    NOTE_MARKS,
    NOTE_TEXTS,
    NOTES,
    SECTIONS,
    SYMBOL_LABELS,
)
from alliance_refs.documents.latex.reading import Reading, Setting
from alliance_refs.documents.latex.scan import Argument
from alliance_refs.documents.numbered import Numbered
from alliance_refs.documents.visible import VisibleText
from alliance_refs.model import Block


def take_section(reading: Reading, token: re.Match[str], name: str) -> int:
    """A heading; in books a chapter begins to count its notes again."""
    after = reading.braces.option(token.end())[1]
    argument = reading.braces.argument(after)
    if argument is None:
        return after
    if name == "chapter" and reading.restarts:
        reading.counters["footnote"] = reading.counters["endnote"] = 0
        reading.restarted += 1
    reading.flush(token.start())
    reading.settings.append(Setting(name, "heading", SECTIONS[name]))

    def close() -> None:
        reading.flush(argument.end)
        reading.settings.pop()

    return reading.enter(argument, close)


def take_note(reading: Reading, token: re.Match[str], name: str) -> int:
    """A note where it is called; its number is the option's or the counter's next."""
    option, after = reading.braces.option(token.end())
    argument = reading.braces.argument(after)
    if argument is None:
        return after
    if not argument.is_closed:
        end = min(argument.end, reading.frames[-1].end)
        argument = Argument(argument.start, end, end, is_closed=False)
        hint = "close it with }; it was read to the end of its paragraph"
        reading.warn("note-not-closed", f"\\{name} has no end", token.start(), token.end(), hint)
    note = _in_box(reading, name, option) or next_note(reading, NOTES[name], option)
    reading.text.call(note.label, token.start(), argument.after - token.start(), note.id)
    return _enter_note(reading, argument, note)


def next_note(reading: Reading, counter: str, option: str | None) -> Numbered:
    """The note that `option` tells, else the next of a counter ("thanks" counts in signs)."""
    if told := _told(reading, counter, option):
        return _numbered(reading, counter, told)
    number = reading.counters.get(counter, 0) + 1
    reading.counters[counter] = number
    if counter == "thanks":
        label = SYMBOL_LABELS[(number - 1) % len(SYMBOL_LABELS)]
        return Numbered(label, f"{counter}-{number}")
    return _numbered(reading, counter, str(number))


def _in_box(reading: Reading, name: str, option: str | None) -> Numbered | None:
    """The note of a minipage, which counts its own by letters; None outside of one."""
    boxes = (setting for setting in reversed(reading.settings[-_DEEPEST:]) if setting.box)
    box = next(boxes, None) if name == "footnote" and option is None else None
    if box is None:
        return None
    box.number += 1
    label = chr(ord("a") + (box.number - 1) % 26)
    return Numbered(label, f"box-{box.box}-{box.number}")


_DEEPEST = 20


def _numbered(reading: Reading, counter: str, label: str) -> Numbered:
    section = "endnotes" if counter == "endnote" else ""
    return Numbered(label, f"{counter}-{reading.restarted}-{label}", section)


_OF_COUNTER = re.compile(r"\\value\s*\{(?:foot|end)note\}|\\the(?:foot|end)note|\\arabic\s*\{\w+\}")
_OF_LABEL = re.compile(r"\\(?:get)?ref(?:number)?\s*\{([^{}]{1,200})\}")


def _told(reading: Reading, counter: str, option: str | None) -> str:
    r"""The number in an option: figures, the counter as it stands, that of a `\label`."""
    option = (option or "").strip()
    if _OF_COUNTER.fullmatch(option):
        return str(reading.counters.get(counter, 0))
    if named := _OF_LABEL.fullmatch(option):
        return reading.number_of(named[1].strip())
    return option if option.isdecimal() else ""


def _enter_note(reading: Reading, argument: Argument, note: Numbered) -> int:
    reading.texts.append(VisibleText())
    reading.open_notes.append(note)
    place = len(reading.notes)

    def close() -> None:
        passage = reading.texts.pop().passage()
        reading.open_notes.pop()
        reading.notes.insert(place, Block("note", passage, passage.span, 0, *note))

    return reading.enter(argument, close)


def take_note_mark(reading: Reading, token: re.Match[str], name: str) -> int:
    """The call alone, its text to come in `\\footnotetext`."""
    option, after = reading.braces.option(token.end())
    note = next_note(reading, NOTE_MARKS[name], option)
    reading.text.call(note.label, token.start(), after - token.start(), note.id)
    return after


def take_note_text(reading: Reading, token: re.Match[str], name: str) -> int:
    """The text of a note that was called before; one without a number stands for itself."""
    if reading.is_unnumbered and name == "footnotetext":
        return take_aside(reading, token, name)
    option, after = reading.braces.option(token.end())
    argument = reading.braces.argument(after)
    if argument is None:
        return after
    counter = NOTE_TEXTS[name]
    label = _told(reading, counter, option) or str(reading.counters.get(counter, 0))
    return _enter_note(reading, argument, _numbered(reading, counter, label))


def take_aside(reading: Reading, token: re.Match[str], name: str) -> int:
    """A remark on the margin: a paragraph of its own, after the one it stands in."""
    after = reading.braces.option(token.end())[1]
    argument = reading.braces.argument(after)
    if argument is None:
        return after
    reading.texts.append(VisibleText())

    def close() -> None:
        passage = reading.texts.pop().passage()
        reading.notes.append(Block("paragraph", passage, passage.span))

    return reading.enter(argument, close)
