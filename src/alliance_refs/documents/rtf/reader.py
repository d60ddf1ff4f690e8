r"""RTF -> `Document`: paragraphs, headings and notes as a word processor shows them.

In: the source as it is written, control words and all; every letter keeps its place in it, be it
`\'e9` or `\u8217?`. Fields, hidden text, deletions and pictures are left out. One pass, linear time.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import replace

from alliance_refs.documents.office.docx_fields import begins_bibliography, link_target
from alliance_refs.documents.office.docx_styles import heading_level
from alliance_refs.documents.rtf.letters import take_bytes, take_unicode
from alliance_refs.documents.rtf.notes import (
    restart_notes,
    take_note,
    take_note_mark,
    take_note_setting,
)
from alliance_refs.documents.rtf.reading import Paragraph, Reading
from alliance_refs.documents.rtf.words import (
    BREAKS,
    CHARACTER_SETS,
    CODE_PAGES,
    HIDDEN,
    MARKS,
    SIGNS,
    STARRED,
)
from alliance_refs.documents.visible import VisibleText
from alliance_refs.errors import UnreadableInput
from alliance_refs.model import Block, Document, MarkKind
from alliance_refs.spans import Source, Span

_TOKEN = re.compile(
    r"""(?P<hex>(?:\\'[0-9a-fA-F]{2})++)
    |\\u(?P<unicode>-?\d{1,9})[ ]?
    |(?P<star>\\\*[ \r\n]{0,9})
    |\\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,9})?[ ]?
    |\\(?P<sign>[^A-Za-z])
    |(?P<open>\{)
    |(?P<close>\})
    |(?P<text>[^\\{}\r\n]++)""",
    re.VERBOSE | re.DOTALL,
)
_BEGIN = re.compile(r"\s{0,100}\{\s{0,9}\\rtf")


def read_rtf(source: Source) -> Document:
    r"""The document of an RTF source.

    Raises `UnreadableInput` when it does not begin as RTF does.

    >>> note = r"{\footnote\pard\plain{\super\chftn} Kim, {\i War}, 3.}"
    >>> document = read_rtf(Source(r"{\rtf1 It fell.{\super\chftn}%s\par}" % note))
    >>> [(block.kind, block.label, block.passage.text) for block in document.blocks]
    [('paragraph', '', 'It fell.[^1]'), ('note', '1', 'Kim, War, 3.')]
    """
    if source.text and not _BEGIN.match(source.text):
        raise UnreadableInput(f"{source.name}: no RTF file; it does not begin with {{\\rtf")
    reading = Reading(source)
    at = 0
    while token := _TOKEN.search(source.text, at):
        at = _TAKERS[token.lastgroup or "word"](reading, token) or token.end()
    while reading.groups:
        reading.close_group()
    reading.flush(len(source.text))
    return Document(source, "rtf", tuple(reading.blocks))


def _take_open(reading: Reading, token: re.Match[str]) -> None:
    reading.is_starred = False
    reading.open_group()


def _take_close(reading: Reading, token: re.Match[str]) -> None:
    reading.is_starred = False
    reading.close_group()


def _take_text(reading: Reading, token: re.Match[str]) -> None:
    reading.write(token[0], token.start())


def _take_star(reading: Reading, token: re.Match[str]) -> None:
    reading.is_starred = True


def _take_sign(reading: Reading, token: re.Match[str]) -> None:
    if token["sign"] in BREAKS:
        reading.flush(token.start())
    else:
        reading.write(SIGNS.get(token["sign"], ""), token.start(), len(token[0]))


def _take_word(reading: Reading, token: re.Match[str]) -> int | None:
    """What a control word does; in a group with a star one that is not known hides it."""
    name, number = token["word"], token["number"]
    is_starred, reading.is_starred = reading.is_starred, False
    if name in HIDDEN or (is_starred and name not in STARRED):
        reading.state = replace(reading.state, into="hidden")
    elif name == "bin":
        return token.end() + max(int(number or 0), 0)
    elif name in BREAKS:
        _break(reading, token)
    elif name in SIGNS:
        reading.write(SIGNS[name], token.start(), len(token[0]))
    elif name in MARKS or name in _CHARACTERS:
        _format(reading, name, number != "0", int(number or 1))
    elif act := _ACTS.get(name):
        act(reading, token, int(number or 0))
    else:
        take_note_setting(reading, name, int(number or 1))
    return None


def _break(reading: Reading, token: re.Match[str]) -> None:
    if token["word"] in ("row", "nestrow"):
        reading.paragraph.kind = "table"
    reading.flush(token.start())
    if token["word"] == "sect":
        restart_notes(reading)


_CHARACTERS = frozenset("plain nosupersub up dn v deleted".split())
_RAISED: frozenset[MarkKind] = frozenset(("superscript", "subscript"))


def _format(reading: Reading, name: str, is_on: bool, number: int) -> None:
    """How the letters from here on are set."""
    state = reading.state
    marks = state.marks
    if name in ("v", "deleted"):
        reading.state = replace(state, is_unseen=is_on)
        return
    if name == "plain":
        reading.state = replace(state, marks=frozenset(), is_unseen=False, codec="")
        return
    if name in MARKS:
        kind = MARKS[name]
        marks = marks - _RAISED if kind in _RAISED else marks
        marks = marks | {kind} if is_on else marks - {kind}
    else:
        marks = marks - _RAISED
        if name != "nosupersub" and is_on and number > 0:
            marks |= {"superscript" if name == "up" else "subscript"}
    reading.state = replace(state, marks=marks)


def _default_format(reading: Reading, token: re.Match[str], number: int) -> None:
    reading.paragraph = Paragraph()


def _font(reading: Reading, token: re.Match[str], number: int) -> None:
    if reading.state.into == "fonts":
        reading.number = number
    else:
        reading.state = replace(reading.state, codec=reading.fonts.get(number, ""))


def _character_set(reading: Reading, token: re.Match[str], number: int) -> None:
    if number in CHARACTER_SETS:
        reading.fonts[reading.number] = CHARACTER_SETS[number]


def _code_page(reading: Reading, token: re.Match[str], number: int) -> None:
    name = CODE_PAGES.get(token["word"], f"cp{number}")
    try:
        codecs.getincrementaldecoder(name)
    except LookupError:
        return
    reading.codec = name


def _stand_ins(reading: Reading, token: re.Match[str], number: int) -> None:
    reading.state = replace(reading.state, stand_ins=min(max(number, 0), 10))


def _font_table(reading: Reading, token: re.Match[str], number: int) -> None:
    reading.collect("fonts", lambda words: None)


def _style_sheet(reading: Reading, token: re.Match[str], number: int) -> None:
    reading.state = replace(reading.state, into="styles")


def _style(reading: Reading, token: re.Match[str], number: int) -> None:
    """The style of a paragraph; in the style sheet its name is still to come."""

    def name(words: str) -> None:
        reading.levels.setdefault(number, heading_level(words.strip(" ;")))

    if reading.state.into == "styles":
        reading.number = number
        reading.collect("styles", name)
    elif not reading.state.into:
        reading.paragraph.level = reading.levels.get(number, 0)


def _outline(reading: Reading, token: re.Match[str], number: int) -> None:
    if reading.state.into == "styles" and number < 9:
        reading.levels[reading.number] = number + 1
    elif not reading.state.into and number < 9:
        reading.paragraph.level = number + 1


def _list_text(reading: Reading, token: re.Match[str], number: int) -> None:
    """The number or the sign that a list sets before its item."""

    def label(words: str) -> None:
        reading.paragraph.kind = "list-item"
        reading.paragraph.label = words.strip(" \t.()[]") if any(map(str.isdecimal, words)) else ""

    reading.collect("label", label)


def _field_code(reading: Reading, token: re.Match[str], number: int) -> None:
    def code(words: str) -> None:
        reading.target = link_target(words)
        last = reading.blocks[-1] if reading.blocks else None
        if begins_bibliography(words) and not (last and last.kind == "heading"):
            heading = VisibleText()
            heading.write("References", token.start(), 0)
            reading.blocks.append(
                Block("heading", heading.passage(), Span(token.start(), token.start()), 9)
            )

    reading.collect("code", code)


def _field_result(reading: Reading, token: re.Match[str], number: int) -> None:
    target, reading.target = reading.target, ""
    text = reading.text
    if target and not reading.state.into:
        text.open("link", target)
        reading.at_close(lambda: text.close("link", target))


_TAKERS: dict[str, Callable[[Reading, re.Match[str]], int | None]] = {
    "hex": take_bytes,
    "unicode": take_unicode,
    "star": _take_star,
    "word": _take_word,
    "number": _take_word,
    "sign": _take_sign,
    "open": _take_open,
    "close": _take_close,
    "text": _take_text,
}
_ACTS: dict[str, Callable[[Reading, re.Match[str], int], None]] = {
    "pard": _default_format,
    "f": _font,
    "fcharset": _character_set,
    "ansicpg": _code_page,
    "mac": _code_page,
    "pc": _code_page,
    "pca": _code_page,
    "uc": _stand_ins,
    "fonttbl": _font_table,
    "stylesheet": _style_sheet,
    "s": _style,
    "outlinelevel": _outline,
    "pntext": _list_text,
    "listtext": _list_text,
    "fldinst": _field_code,
    "fldrslt": _field_result,
    "chftn": take_note_mark,
    "footnote": take_note,
}
