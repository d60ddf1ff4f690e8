"""XML prose (JATS, TEI) -> blocks: one walk over the tree, told by a vocabulary's tables.

In: the tree of a source and what its elements mean. Out: blocks of visible text with
exact places in the source; notes are tied to their calls by their ids.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from alliance_refs.documents.inline_tags import without_label, write_flow
from alliance_refs.documents.tags import Element, Step, Tree, unescape
from alliance_refs.documents.visible import VisibleText
from alliance_refs.model import Block, BlockKind, MarkKind, Passage
from alliance_refs.spans import OffsetMap, Piece, Span

Styles: TypeAlias = Callable[[Element], Iterable[tuple[MarkKind, str]]]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the elements of a format mean, by name.

    `divisions` count the depth of `headings`; `entries` are those of a list of references
    when they do not stand `inside` running text; the parts of `records` carry no
    punctuation of their own; `target` is the id that an element calls, "" for none;
    `unwritten` what an empty element says in its attributes; what is `quoted` has its
    quotation marks from its element when the text has none.
    """

    blocks: Mapping[str, BlockKind]
    headings: frozenset[str]
    divisions: frozenset[str]
    entries: frozenset[str]
    lists: frozenset[str]
    records: frozenset[str]
    notes: frozenset[str]
    inside: frozenset[str]
    skipped: frozenset[str]
    spaces: frozenset[str]
    target: Callable[[Element], str]
    styles: Styles
    unwritten: Callable[[Element], str] = lambda element: ""
    quoted: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Note:
    """A note: its element, the label that is printed for it, whether anything calls it."""

    element: Element
    label: str
    is_called: bool = False

    @property
    def id(self) -> str:
        """What the note is called among all notes; its calls have the same."""
        return f"note-{self.element.first}"


@dataclass(slots=True)
class _Frame:
    kind: BlockKind
    element: Element
    joins: bool = False
    label: str = ""
    level: int = 0


@dataclass(slots=True)
class _Prose:
    tree: Tree
    vocabulary: Vocabulary
    notes: dict[int, _Note] = field(default_factory=dict)
    calls: dict[int, _Note] = field(default_factory=dict)
    labels: frozenset[int] = frozenset()
    blocks: list[Block] = field(default_factory=list)
    frames: list[_Frame] = field(default_factory=list)
    text: VisibleText = field(default_factory=VisibleText)
    waiting: list[_Note] = field(default_factory=list)
    depth: int = 0
    open_list: Element | None = None


def read_prose(tree: Tree, vocabulary: Vocabulary) -> tuple[Block, ...]:
    """The blocks of a tree, in order; a note follows the block that it stands in."""
    prose = _Prose(tree, vocabulary)
    _find_notes(prose)
    _walk(prose, 0, len(tree.steps))
    _flush(prose)
    return tuple(prose.blocks)


_LABEL = re.compile(r"[\[(]?\s*([^\s\[\]()]{1,12}?)\s*[\])]?[.:]?")


def _plain(tree: Tree, element: Element, most: int = 60) -> str:
    words: list[str] = []
    for step in tree.steps[element.first + 1 : min(element.last, element.first + most)]:
        if step.kind in ("text", "raw"):
            words.append(unescape(tree.text(step)))
    return " ".join("".join(words).split())


def _label(tree: Tree, element: Element) -> str:
    match = _LABEL.fullmatch(_plain(tree, element))
    return match[1] if match else ""


def _find_notes(prose: _Prose) -> None:
    """The notes with their labels, and the calls that name them."""
    tree, vocabulary = prose.tree, prose.vocabulary
    by_id: dict[str, _Note] = {}
    for step in tree.steps:
        element = step.element
        if step.kind == "open" and element.name in vocabulary.notes:
            note = _Note(element, element.get("n") or _own_label(prose, element))
            prose.notes[element.first] = note
            if key := element.get("id"):
                by_id.setdefault(key, note)
    for step in tree.steps:
        called = by_id.get(vocabulary.target(step.element)) if step.kind == "open" else None
        if called and not called.element.first < step.element.first < called.element.last:
            called.label = called.label or _label(tree, step.element)
            called.is_called = True
            prose.calls[_round(tree, step.element).first] = called
    _number(prose)


def _round(tree: Tree, call: Element) -> Element:
    """The call with the element that only raises it."""
    above = call.parent
    if above and above.name in ("sup", "hi") and _plain(tree, above) == _plain(tree, call):
        return above
    return call


def _own_label(prose: _Prose, element: Element) -> str:
    for step in prose.tree.steps[element.first + 1 : element.first + 4]:
        if step.kind == "open" and step.element.name == "label":
            return _label(prose.tree, step.element)
    return ""


def _number(prose: _Prose) -> None:
    """Notes without a label count on from the one before; those in the text call themselves."""
    last = 0
    taken = {note.label for note in prose.notes.values()}
    for first, note in prose.notes.items():
        inside = _is_inside(note.element, prose.vocabulary)
        if not note.label and (note.is_called or inside):
            while str(last + 1) in taken:
                last += 1
            note.label = str(last + 1)
        last = int(note.label) if re.fullmatch(r"[0-9]{1,6}", note.label) else last
        if inside and not note.is_called:
            prose.calls[first] = note


def _is_inside(element: Element, vocabulary: Vocabulary) -> bool:
    """Whether an element stands in running text."""
    for count, above in enumerate(element.above()):
        if count > 8:
            return False
        if above.name in vocabulary.inside:
            return True
    return False


def _walk(prose: _Prose, first: int, end: int) -> None:
    at = first
    while at < end:
        step = prose.tree.steps[at]
        if step.kind == "open":
            after = _whole(prose, at, step.element)
            if after:
                at = after
                continue
            _open(prose, step.element)
        elif step.kind == "close":
            _close(prose, step)
        else:
            _write(prose, step)
        at += 1


def _whole(prose: _Prose, at: int, element: Element) -> int:
    """Takes in calls, notes and what is not read; the step after them, 0 for the rest."""
    if element.name in prose.vocabulary.skipped:
        return element.last + 1
    note, called = prose.notes.get(at), prose.calls.get(at)
    if called and called.label:
        width = element.end - element.start
        prose.text.call(called.label, element.start, width, called.id)
    if note and note.label:
        prose.waiting.append(note)
        if not called and not _is_inside(element, prose.vocabulary):
            _flush(prose)
    is_taken = any(one.label for one in (called, note) if one)
    return element.last + 1 if is_taken else 0


def _write(prose: _Prose, step: Step) -> None:
    if prose.frames:
        write_flow(prose.text, prose.tree, step)


def _open(prose: _Prose, element: Element) -> None:
    vocabulary = prose.vocabulary
    if element.name in vocabulary.divisions:
        prose.depth += 1
    if element.name in vocabulary.lists:
        prose.open_list = element
    if element.name in vocabulary.spaces:
        prose.text.space(element.start, 0)
    frame = _frame(prose, element)
    if frame is None:
        if vocabulary.blocks.get(element.name) == "paragraph":
            prose.text.space(element.start, 0, "\n")
        _separate(prose, element)
        for kind, target in vocabulary.styles(element):
            prose.text.open(kind, target)
        if prose.frames and element.last == element.first + 1:
            prose.text.write(vocabulary.unwritten(element), element.start, 0)
        if prose.frames and _needs_quotes(prose, element):
            prose.text.write("“", element.start, 0)
        return
    if prose.frames and prose.frames[-1].joins and element.name not in vocabulary.headings:
        frame.joins = True
        prose.text.space(element.start, 0, "\n")
    else:
        _flush(prose)
    prose.frames.append(frame)


_QUOTES = "\"'“”„«»‘’‚‹›「」『』"


def _needs_quotes(prose: _Prose, element: Element) -> bool:
    """Whether an element stands for quotation marks that its text has not."""
    if element.name not in prose.vocabulary.quoted:
        return False
    text, tag = prose.tree.source.text, prose.tree.steps[element.first]
    if prose.tree.steps[element.first + 1].kind != "text":
        return False
    beside = text[max(element.start - 1, 0) : element.start] + text[tag.end : tag.end + 1]
    return not any(char in _QUOTES for char in beside)


def _frame(prose: _Prose, element: Element) -> _Frame | None:
    """What an element's text becomes, None when it only stands in a block."""
    vocabulary, name = prose.vocabulary, element.name
    is_inside = _is_inside(element, vocabulary)
    if name in vocabulary.entries and not is_inside:
        return _Frame("list-item", element, joins=True, label=_digits(_own_label(prose, element)))
    if name in vocabulary.headings and not is_inside:
        above = prose.frames[-1] if prose.frames else None
        if not (above and above.joins):
            return _Frame("heading", element, level=max(prose.depth, 1))
    kind = vocabulary.blocks.get(name)
    if kind is None or (is_inside and kind in ("quote", "paragraph") and prose.frames):
        return None
    if kind == "paragraph" and prose.frames:
        kind = "quote" if prose.frames[-1].kind == "quote" else kind
    label = _digits(_own_label(prose, element)) if kind == "list-item" else ""
    return _Frame(kind, element, joins=kind in ("list-item", "table"), label=label)


def _digits(label: str) -> str:
    return label if re.fullmatch(r"[0-9]{1,4}", label) else ""


def _separate(prose: _Prose, element: Element) -> None:
    """Parts of a record stand apart, as they have no punctuation of their own."""
    above = element.parent
    records = prose.vocabulary.records
    if above is None or not prose.text.size or _is_first(prose.tree, element):
        return
    if any(near.name in records for near, _ in zip(element.above(), range(6), strict=False)):
        ends = prose.text.texts[-1].rstrip()[-1:] in (",", ";", ":", ".", "(", "")
        sign = "–" if element.name == "lpage" else "" if ends or above.name in _NAMES else ","
        prose.text.write(sign, element.start, 0)
        if sign != "–":
            prose.text.space(element.start, 0)


def _is_first(tree: Tree, element: Element) -> bool:
    """Whether no element stands before this one in the element round it."""
    before = tree.steps[element.first - 1]
    if before.kind == "text" and not tree.text(before).strip():
        before = tree.steps[element.first - 2]
    return before.kind == "open" or before.element.name == "label"


_NAMES = frozenset({"name", "string-name", "persName"})


def _close(prose: _Prose, step: Step) -> None:
    element, vocabulary = step.element, prose.vocabulary
    if element.name in vocabulary.divisions:
        prose.depth -= 1
    if prose.frames and prose.frames[-1].element is element:
        frame = prose.frames[-1]
        if len(prose.frames) > 1 and prose.frames[-2].joins and frame.kind != "heading":
            prose.text.space(step.start, 0, "\n")
        else:
            _flush(prose)
        prose.frames.pop()
    else:
        if prose.frames and _needs_quotes(prose, element):
            prose.text.write("”", step.start, 0)
        for kind, target in vocabulary.styles(element):
            prose.text.close(kind, target)
    if element.name == "label":
        # Nothing need stand between a number and what it numbers.
        prose.text.space(step.end, 0)
    if prose.open_list is element:
        prose.open_list = None


def _flush(prose: _Prose) -> None:
    passage = prose.text.passage()
    prose.text = VisibleText()
    if passage.text and prose.frames:
        frame = prose.frames[-1]
        top = next((above for above in prose.frames if above.joins), frame)
        _imply_heading(prose, frame.kind)
        label = top.label if top.joins else ""
        passage = without_label(passage, label)
        prose.blocks.append(Block(top.kind, passage, passage.span, frame.level, label))
        top.label = ""
    waiting, prose.waiting = prose.waiting[::-1], []
    while waiting:
        waiting += _add_note(prose, waiting.pop())[::-1]


def _imply_heading(prose: _Prose, kind: BlockKind) -> None:
    """A list of references without a title is printed under one all the same."""
    element, prose.open_list = prose.open_list, None
    if element is None or kind == "heading":
        return
    heading = Passage("References", (), OffsetMap((Piece(0, 10, element.start, 0),)))
    span = Span(element.start, element.start)
    prose.blocks.append(Block("heading", heading, span, max(prose.depth, 1)))


def _add_note(prose: _Prose, note: _Note) -> list[_Note]:
    """Adds a note's block; the notes that stand in its own text."""
    inner = _Prose(prose.tree, prose.vocabulary, calls=prose.calls, notes=prose.notes)
    inner.frames.append(_Frame("note", note.element, joins=True))
    _walk(inner, note.element.first + 1, note.element.last)
    passage = without_label(inner.text.passage(), note.label)
    prose.blocks.append(Block("note", passage, passage.span, 0, note.label, note.id))
    return inner.waiting
