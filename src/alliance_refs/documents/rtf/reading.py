"""The state of one pass over an RTF source: groups, texts and notes that are open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from alliance_refs.documents.numbered import NoteCounter
from alliance_refs.documents.visible import VisibleText
from alliance_refs.model import Block, BlockKind, MarkKind
from alliance_refs.spans import Source


@dataclass(frozen=True, slots=True)
class State:
    """What holds in a group: marks, code page, and where its text goes.

    `into` is "" for the document's text, "hidden", or the name of what is collected.
    """

    marks: frozenset[MarkKind] = frozenset()
    codec: str = ""
    stand_ins: int = 1
    into: str = ""
    is_unseen: bool = False


@dataclass(slots=True)
class Paragraph:
    """What is said of the paragraph that is written."""

    level: int = 0
    label: str = ""
    kind: BlockKind = "paragraph"


@dataclass(slots=True)
class Reading:
    """One pass over a source, with the groups that are open and the notes that wait."""

    source: Source
    state: State = field(default_factory=State)
    groups: list[State] = field(default_factory=list)
    closes: dict[int, list[Callable[[], None]]] = field(default_factory=dict)
    texts: list[VisibleText] = field(default_factory=lambda: [VisibleText()])
    shown: list[frozenset[MarkKind]] = field(default_factory=lambda: [frozenset()])
    words: list[str] = field(default_factory=list)
    paragraph: Paragraph = field(default_factory=Paragraph)
    blocks: list[Block] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
    counters: dict[str, NoteCounter] = field(
        default_factory=lambda: {"": NoteCounter("decimal"), "a": NoteCounter("lowerRoman")}
    )
    codec: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)
    levels: dict[int, int] = field(default_factory=dict)
    number: int = 0
    called: int = -1
    target: str = ""
    is_starred: bool = False

    @property
    def text(self) -> VisibleText:
        """The visible text that is being written: the paragraph's, or that of an open note."""
        return self.texts[-1]

    def open_group(self) -> None:
        """What is set from here on holds until the group closes."""
        self.groups.append(self.state)

    def close_group(self) -> None:
        """All is again as it was before the group."""
        if self.groups:
            for action in self.closes.pop(len(self.groups), ()):
                action()
            self.state = self.groups.pop()

    def at_close(self, action: Callable[[], None]) -> None:
        """Does something when the group that is open closes."""
        self.closes.setdefault(len(self.groups), []).append(action)

    def write(self, text: str, start: int, width: int | None = None) -> None:
        """Adds text where the group's text goes."""
        if self.state.is_unseen or self.state.into == "hidden":
            return
        if self.state.into:
            self.words.append(text)
            return
        self._set_marks(self.state.marks)
        self.text.write(text, start, width)

    def _set_marks(self, wanted: frozenset[MarkKind]) -> None:
        shown = self.shown[-1]
        for kind in shown - wanted:
            self.text.close(kind)
        for kind in wanted - shown:
            self.text.open(kind)
        self.shown[-1] = wanted

    def collect(self, into: str, close: Callable[[str], None]) -> None:
        """Takes the text of the group that is open for another use, told at its end."""
        self.words = []
        self.state = replace(self.state, into=into)
        self.at_close(lambda: close("".join(self.words)))

    def flush(self, at: int) -> None:
        """Ends the paragraph that is written; in a note only the line ends."""
        if len(self.texts) > 1:
            self.text.space(at, 0, "\n")
            return
        passage = self.text.passage()
        self.texts[-1], self.shown[-1], self.called = VisibleText(), frozenset(), -1
        told = self.paragraph
        if passage.text:
            kind = "heading" if told.level else told.kind
            self.blocks.append(Block(kind, passage, passage.span, told.level, told.label))
            self.paragraph = replace(told, label="", kind="paragraph")
        self.blocks += self.notes
        self.notes.clear()
