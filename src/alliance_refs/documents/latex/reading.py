"""The state of one pass over a LaTeX source: groups, notes and counters that are open."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from alliance_refs.documents.latex.cites import Bibitems
from alliance_refs.documents.latex.macros import Macros
from alliance_refs.documents.latex.scan import TOKEN, Argument, Braces
from alliance_refs.documents.numbered import Numbered
from alliance_refs.documents.visible import VisibleText
from alliance_refs.errors import Diagnostic, diagnose
from alliance_refs.model import Block, BlockKind
from alliance_refs.spans import Source, Span

_MOST_FLAWS = 500


@dataclass(slots=True)
class Frame:
    """A group that is open up to `end`, and what happens when it closes."""

    end: int
    close: list[Callable[[], None]] = field(default_factory=list)


@dataclass(slots=True)
class Setting:
    """What the running text becomes: the kind of its blocks, inside which environment.

    `box` is the number of a minipage, in which notes count by letters of their own.
    """

    name: str
    kind: BlockKind
    level: int = 0
    label: str = ""
    number: int = 0
    box: int = 0


@dataclass(slots=True)
class Reading:
    """One pass over a source, with the groups that are open and the notes that wait."""

    source: Source
    braces: Braces
    bibitems: Bibitems
    restarts: bool = False
    is_german: bool = False
    is_unnumbered: bool = False
    macros: Macros = field(default_factory=Macros)
    false: dict[int, int] = field(default_factory=dict)
    blocks: list[Block] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)
    frames: list[Frame] = field(default_factory=list)
    settings: list[Setting] = field(default_factory=lambda: [Setting("", "paragraph")])
    texts: list[VisibleText] = field(default_factory=lambda: [VisibleText()])
    notes: list[Block] = field(default_factory=list)
    counters: dict[str, int] = field(default_factory=dict)
    restarted: int = 0
    labels: dict[str, Numbered] = field(default_factory=dict)
    lacks_labels: bool = False
    open_notes: list[Numbered] = field(default_factory=list)

    def number_of(self, label: str) -> str:
        r"""The number of the note that has a `\label`, "" where none has been met."""
        note = self.labels.get(label)
        self.lacks_labels = self.lacks_labels or note is None
        return note.label if note else ""

    @property
    def text(self) -> VisibleText:
        """The visible text that is being written: the block's, or that of an open note."""
        return self.texts[-1]

    def read(self, start: int, end: int, takers: Mapping[str, Taker]) -> None:
        """Reads a stretch of the source; all that it opens is closed at its end.

        `takers` say for each kind of token what it does and where the source goes on.
        """
        base = len(self.frames)
        self.frames.append(Frame(end))
        at = start
        while len(self.frames) > base:
            limit = min(self.frames[-1].end, end)
            if at >= limit:
                self._close_frame()
                continue
            token = TOKEN.search(self.source.text, at, limit)
            stop = token.start() if token else limit
            self.text.write(self.source.text[at:stop], at)
            at = takers[token.lastgroup or ""](self, token) if token else limit
        self.flush(end)

    def _close_frame(self) -> None:
        frame = self.frames.pop()
        for action in reversed(frame.close):
            action()

    def flush(self, at: int) -> None:
        """Ends the block that is written; in a note or a heading only the line ends."""
        if len(self.texts) > 1:
            self.text.space(at, 0, "\n")
            return
        passage = self.text.passage()
        self.texts[-1] = VisibleText()
        setting = self.settings[-1]
        if passage.text:
            self.blocks.append(
                Block(setting.kind, passage, passage.span, setting.level, setting.label)
            )
            setting.label = ""
        self.blocks += self.notes
        self.notes.clear()

    def enter(self, argument: Argument, *close: Callable[[], None]) -> int:
        """Goes into an argument; the actions follow at its end. Returns where it begins."""
        self.frames.append(Frame(argument.end, list(close)))
        return argument.start

    def warn(self, code: str, message: str, start: int, end: int, hint: str = "") -> None:
        """Notes a flaw of the source, the first hundreds of them."""
        if len(self.found) >= _MOST_FLAWS:
            return
        self.found.append(diagnose(code, message, self.source, Span(start, end), hint=hint))


# What a token does; returns where the source goes on.
Taker: TypeAlias = Callable[[Reading, re.Match[str]], int]
# What a command does, told the name it was found under.
Act: TypeAlias = Callable[[Reading, re.Match[str], str], int]
