"""HTML and XHTML (a page, the chapters of an EPUB) -> `Document`.

In: the source of a page. Out: blocks of visible text, with notes tied to their calls;
every code point knows its place in the untouched source.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from alliance_refs.documents.html.notes import BLOCKS, HEADINGS, PageNotes, find_notes
from alliance_refs.documents.html.sections import with_sections
from alliance_refs.documents.html.sheets import Classes, read_sheets
from alliance_refs.documents.html.unseen import inner_text, is_unseen, is_way_back, leads_back
from alliance_refs.documents.inline_tags import html_styles, without_label, write_flow
from alliance_refs.documents.tags import Element, Step, Tree, read_html_tags
from alliance_refs.documents.visible import VisibleText
from alliance_refs.model import Block, BlockKind, Document, MarkKind, Passage
from alliance_refs.spans import OffsetMap, Piece, Source, Span

_KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(HEADINGS, "heading"),
    "li": "list-item",
    "blockquote": "quote",
    "tr": "table",
    "pre": "code",
}
# Inside these, paragraphs are lines of one block.
_JOINING = frozenset({"li", "dd", "tr"})
_BREAKING = frozenset("ul ol dl table li tr pre dd dt".split()) | HEADINGS.keys()
_ENTRIES = frozenset({"csl-entry"})
_ENTRY_TYPES = frozenset({"doc-biblioentry", "biblioentry"})
_LISTS = frozenset({"csl-bib-body", "citation-list"})
# "[Cha2016]", the label of an entry, stands on its first line.
_ENTRY_LABEL = re.compile(r"\[[^\[\]]{1,40}\]")
_LONGEST_LABEL = 48
_LIST_TYPES = frozenset({"bibliography", "doc-bibliography"})
IMPLIED_HEADING = "References"


@dataclass(slots=True)
class _Frame:
    """A block element that is open, and what its text becomes."""

    kind: BlockKind
    level: int = 0
    label: str = ""
    joins: bool = False
    number: int = 0
    numbers: bool = False


@dataclass(slots=True)
class _Page:
    tree: Tree
    notes: PageNotes
    sheets: Classes
    frames: list[_Frame] = field(default_factory=lambda: [_Frame("paragraph")])
    text: VisibleText = field(default_factory=VisibleText)
    blocks: list[Block] = field(default_factory=list)
    waiting: list[tuple[str, int, int]] = field(default_factory=list)
    lists: list[Element] = field(default_factory=list)
    bodies: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.bodies = sorted(self.notes.bodies)


def read_html(source: Source) -> Document:
    """The document of a page; raises `UnreadableInput` for a million elements.

    A call for a note reads `[^label]`; the back-link and the printed number of the note
    itself are left out of its text.

    >>> page = "<p>War.<sup><a id=r href=#n>1</a></sup><li id=n><i>Kim</i>, 3 <a href=#r>^</a>"
    >>> [(block.kind, block.label, block.passage.text) for block in read_html(Source(page)).blocks]
    [('paragraph', '', 'War.[^1]'), ('note', '1', 'Kim, 3')]
    """
    tree = read_html_tags(source)
    return Document(source, "html", html_blocks(tree, find_notes(tree)), _language(tree))


def html_blocks(tree: Tree, notes: PageNotes) -> tuple[Block, ...]:
    """The blocks of a page or of several, whose notes have been found."""
    page = _Page(tree, notes, read_sheets(tree))
    at = 0
    while at < len(tree.steps):
        at = _step(page, at)
    _flush(page)
    return with_sections(page.blocks)


def _language(tree: Tree) -> str:
    for step in tree.steps[:40]:
        if step.kind == "open" and step.element.name in ("html", "body"):
            language = step.element.get("lang") or step.element.get("xml:lang")
            if language:
                return language
    return ""


def _step(page: _Page, at: int) -> int:
    """Takes the step at `at` in; the number of the step that comes next."""
    step = page.tree.steps[at]
    if step.kind in ("text", "raw"):
        write_flow(page.text, page.tree, step, as_is=page.frames[-1].kind == "code")
        return at + 1
    if step.kind == "open":
        if after := _whole(page, at, step.element):
            return after
        _open(page, step.element)
    else:
        _close(page, step)
    return at + 1


def _whole(page: _Page, at: int, element: Element) -> int:
    """Takes in notes, calls and what is not read; the step after them, 0 for other elements."""
    if body := page.notes.bodies.get(at):
        _flush(page)
        _add_note(page, body.label, at, body.end)
        return body.end
    if call := page.notes.calls.get(at):
        id = _note_id(call.body) if call.body >= 0 else ""
        page.text.call(call.label, element.start, element.end - element.start, id)
        if at in page.notes.in_place:
            page.waiting.append((call.label, page.notes.in_place[at], call.last + 1))
        return call.last + 1
    return element.last + 1 if _is_left_out(page, element) else 0


def _is_left_out(page: _Page, element: Element) -> bool:
    """Whether an element is no text; what hides the bodies of notes is read for them."""
    if not (is_unseen(element) or is_way_back(page.tree, element)):
        return False
    at = bisect_left(page.bodies, element.first)
    return at == len(page.bodies) or page.bodies[at] > element.last


def _open(page: _Page, element: Element) -> None:
    if element.name not in BLOCKS:
        _open_inline(page, page.text, element)
        return
    above = page.frames[-1]
    if above.joins and element.name not in _BREAKING:
        stands_alone = "".join(page.text.texts) if page.text.size < _LONGEST_LABEL else ""
        is_label = bool(_ENTRY_LABEL.fullmatch(stands_alone.strip()))
        page.text.space(element.start, 0, " " if is_label else "\n")
    else:
        _flush(page)
    page.frames.append(_frame(element, above))
    if element.words("class") & _LISTS or element.words("epub:type", "role") & _LIST_TYPES:
        page.lists.append(element)


def _open_inline(page: _Page, text: VisibleText, element: Element) -> None:
    if element.name == "br":
        text.write("\n", element.start, element.end - element.start)
    elif element.name == "q":
        text.write("“", element.start, 3)
    for kind, target in _styles(page, element):
        text.open(kind, target)


# "(2010)", ", 2010": a whole reference has a year, the title of a work seldom.
_DATED = re.compile(r"[(,.;]\s?(?:1[5-9]|20)\d\d[a-z]?\b")
_LONGEST_CITE = 60


def _styles(page: _Page, element: Element) -> Iterator[tuple[MarkKind, str]]:
    """The marks that an element puts on its text; <cite> round a whole reference puts none."""
    is_whole = element.name == "cite" and _DATED.search(
        inner_text(page.tree, element, _LONGEST_CITE)
    )
    return (mark for mark in html_styles(element, page.sheets) if not is_whole or mark[1])


def _frame(element: Element, above: _Frame) -> _Frame:
    name = element.name
    if name in ("ol", "ul"):
        numbered = name == "ol" and element.get("type") in ("", "1")
        return _Frame("paragraph", number=_number(element, "start", 1) - 1, numbers=numbered)
    if name == "li":
        above.number = _number(element, "value", above.number + 1)
        label = str(above.number) if above.numbers else ""
        return _Frame("list-item", label=label, joins=True)
    if element.words("class") & _ENTRIES or element.words("epub:type", "role") & _ENTRY_TYPES:
        return _Frame("list-item", joins=True)
    joins = name in _JOINING or (above.joins and name not in _BREAKING)
    kind = _KINDS.get(name, above.kind)
    return _Frame(kind, HEADINGS.get(name, above.level), joins=joins)


def _number(element: Element, name: str, default: int) -> int:
    value = element.get(name).strip()
    return int(value) if re.fullmatch(r"[0-9]{1,6}", value) else default


def _close(page: _Page, step: Step) -> None:
    element = step.element
    if element.name not in BLOCKS:
        _close_inline(page, page.text, step)
        return
    frame = page.frames.pop() if len(page.frames) > 1 else page.frames[0]
    if page.frames[-1].joins and element.name not in _BREAKING:
        beside = element.name in ("td", "th") or "csl-left-margin" in element.words("class")
        page.text.space(step.start, 0, " " if beside else "\n")
        return
    page.frames.append(frame)
    _flush(page)
    page.frames.pop()
    if page.lists and page.lists[-1] is element:
        page.lists.pop()


def _close_inline(page: _Page, text: VisibleText, step: Step) -> None:
    for kind, target in _styles(page, step.element):
        text.close(kind, target)
    if step.element.name == "q":
        text.write("”", step.start, step.end - step.start)


def _flush(page: _Page) -> None:
    """Ends the block that is being written, and adds the notes that stood in it."""
    passage = page.text.passage()
    page.text = VisibleText()
    if passage.text:
        frame = page.frames[-1]
        _imply_heading(page, frame.kind)
        page.blocks.append(_block(frame, passage))
        frame.label = ""
    waiting, page.waiting = page.waiting, []
    for label, first, end in waiting:
        _add_note(page, label, first, end)


_PRINTED = re.compile(r"[\[(]?(\d{1,4})[\]).]*(?:\s|$)")


def _block(frame: _Frame, passage: Passage) -> Block:
    label = frame.label
    printed = _PRINTED.match(passage.text)
    if label and printed and printed[1] == label:
        label = ""
    return Block(frame.kind, passage, passage.span, frame.level, label)


def _imply_heading(page: _Page, kind: BlockKind) -> None:
    """A list that is marked up as a bibliography has a heading though none is printed."""
    if not page.lists:
        return
    element = page.lists[-1]
    page.lists.clear()
    if kind == "heading" or (page.blocks and page.blocks[-1].kind == "heading"):
        return
    piece = Piece(0, len(IMPLIED_HEADING), element.start, 0)
    heading = Passage(IMPLIED_HEADING, (), OffsetMap((piece,)))
    page.blocks.append(Block("heading", heading, Span(element.start, element.start), 6))


def _add_note(page: _Page, label: str, first: int, end: int) -> None:
    passage = _note_text(page, first, end)
    if not label:
        printed = _PRINTED.match(passage.text)
        label = printed[1] if printed else str(page.frames[-1].number + 1)
    if page.tree.steps[first].element.name == "li":
        page.frames[-1].number += 1
    passage = without_label(passage, label)
    page.blocks.append(Block("note", passage, passage.span, 0, label, _note_id(first)))


def _note_id(first: int) -> str:
    """A name for the note whose body begins at a step."""
    return f"note-{first}"


def _note_text(page: _Page, first: int, end: int) -> Passage:
    """The text of a note: its paragraphs as lines, the links that lead back left out."""
    text = VisibleText()
    at = first
    for step in _walk(page, first, end):
        if step.kind in ("text", "raw"):
            write_flow(text, page.tree, step)
        elif step.element.name in BLOCKS:
            char = " " if step.element.name in ("td", "th", "dt") else "\n"
            text.space(step.start, 0, char)
        elif step.kind == "open":
            _open_inline(page, text, step.element)
        else:
            _close_inline(page, text, step)
        at += 1
    return text.passage()


def _walk(page: _Page, first: int, end: int) -> Iterator[Step]:
    at = first
    while at < end:
        step = page.tree.steps[at]
        if at > first and step.kind == "open" and _is_no_text(page, at, step.element):
            at = step.element.last + 1
            continue
        yield step
        at += 1


def _is_no_text(page: _Page, at: int, element: Element) -> bool:
    """Whether an element inside a note only leads back from it, or is not seen."""
    return (
        at in page.notes.back
        or leads_back(element)
        or is_unseen(element)
        or is_way_back(page.tree, element)
    )
