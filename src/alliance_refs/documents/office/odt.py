"""OpenDocument text (.odt) -> `Document`: notes with their printed numbers, lists, styles.

The source of the document is its visible text, each note after the paragraph that calls
it; `Document.parts` leads from there to `content.xml`. Deleted text is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from alliance_refs.documents.assembly import Assembly
from alliance_refs.documents.inline_tags import write_flow
from alliance_refs.documents.numbered import Numbered
from alliance_refs.documents.office.odt_styles import Styles, read_styles
from alliance_refs.documents.office.zipped import Package
from alliance_refs.documents.tags import Element, Step, Tree, read_xml_tags, steps_without, unescape
from alliance_refs.documents.visible import VisibleText
from alliance_refs.model import BlockKind, Document, MarkKind

_CONTENT = "content.xml"
_SKIPPED = frozenset(
    """tracked-changes annotation note-citation ruby-text forms sequence-decls scripts
    font-face-decls automatic-styles title desc table-of-content illustration-index
    table-index object-index alphabetical-index""".split()
)
# A file may ask for any number of spaces; no reader wants more.
_MOST_SPACES = 100


def read_odt(data: bytes, name: str = "<odt>") -> Document:
    """The document in the bytes of an .odt file.

    Raises `UnreadableInput` when it is no zip package, encrypted, damaged, without a
    `content.xml`, or unpacks to more than any document has.
    """
    package = Package(data, name)
    tree = read_xml_tags(package.needed(_CONTENT, "OpenDocument text"))
    styles = package.part("styles.xml")
    trees = (tree, read_xml_tags(styles)) if styles else (tree,)
    story = _Story(tree, read_styles(trees))
    for step in steps_without(tree, _SKIPPED):
        if step.kind == "open":
            _OPENERS.get(step.element.name, _pass)(story, step.element)
        elif step.kind == "close":
            _CLOSERS.get(step.element.name, _pass)(story, step.element)
        else:
            _write(story, step)
    story.assembly.end_part(_CONTENT)
    return story.assembly.document(name, "odt", _language(trees))


def _language(trees: tuple[Tree, ...]) -> str:
    for tree in reversed(trees):
        for step in tree.steps:
            language = step.element.get("language")
            if step.kind == "open" and language and language != "none":
                country = step.element.get("country")
                return f"{language}-{country}" if country not in ("", "none") else language
    return ""


@dataclass(slots=True)
class _List:
    """A list that is open: its style and how far it has counted."""

    style: str
    count: int = 0
    label: str = ""


@dataclass(slots=True)
class _Story:
    """A document while it is read; `texts` are the paragraph that is open and its notes."""

    tree: Tree
    styles: Styles
    assembly: Assembly = field(default_factory=Assembly)
    texts: list[VisibleText] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    open_notes: list[Numbered] = field(default_factory=list)
    notes: list[tuple[Numbered, VisibleText]] = field(default_factory=list)
    rows: int = 0
    in_list: bool = False


def _pass(story: _Story, element: Element) -> None:
    """Other elements are transparent."""


def _write(story: _Story, step: Step) -> None:
    if story.texts and step.element.name not in ("note", "note-body", "list", "table-row"):
        write_flow(story.texts[-1], story.tree, step)


def _is_inside(story: _Story) -> bool:
    """Whether paragraphs are lines of a note or a row that is open."""
    return bool(story.open_notes) or story.rows > 0


def _open_paragraph(story: _Story, element: Element) -> None:
    if _is_inside(story) and story.texts:
        story.texts[-1].space(element.start, 0, "\n")
        return
    story.texts.append(VisibleText())


def _close_paragraph(story: _Story, element: Element) -> None:
    if _is_inside(story) or not story.texts:
        return
    text = story.texts.pop()
    style = element.get("style-name")
    is_entry = element.name != "h" and story.styles.is_entry(style)
    if is_entry and not story.in_list and text.size:
        story.assembly.imply_heading(element.start)
    story.in_list = is_entry
    if element.name == "h":
        level = element.get("outline-level")
        story.assembly.add("heading", text, int(level) if level in _LEVELS else 1)
    elif story.lists:
        story.assembly.add("list-item", text, label=story.lists[-1].label)
        story.lists[-1].label = ""
    else:
        story.assembly.add(story.styles.paragraph(style), text)
    _add_notes(story)


_LEVELS = frozenset(str(level) for level in range(1, 11))


def _add_notes(story: _Story) -> None:
    for note, text in story.notes:
        story.assembly.add_note(text, note)
    story.notes.clear()


def _open_note(story: _Story, element: Element) -> None:
    if not story.texts:
        story.texts.append(VisibleText())
    section = "endnotes" if element.get("note-class") == "endnote" else ""
    note = Numbered(_citation(story.tree, element), f"note-{element.first}", section)
    story.texts[-1].call(note.label, element.start, element.end - element.start, note.id)
    story.open_notes.append(note)
    story.texts.append(VisibleText())


def _close_note(story: _Story, element: Element) -> None:
    if story.open_notes:
        story.notes.append((story.open_notes.pop(), story.texts.pop()))


def _citation(tree: Tree, note: Element) -> str:
    """The number or sign that the note prints."""
    for at in range(note.first + 1, note.last):
        element = tree.steps[at].element
        if tree.steps[at].kind == "open" and element.name == "note-citation":
            words = [tree.text(step) for step in tree.inside(element) if step.kind == "text"]
            return unescape(element.get("label") or "".join(words)).strip()[:20]
        if element.name == "note-body":
            break
    return ""


def _open_list(story: _Story, element: Element) -> None:
    inherited = story.lists[-1].style if story.lists else ""
    story.lists.append(_List(element.get("style-name") or inherited))


def _close_list(story: _Story, element: Element) -> None:
    if story.lists:
        story.lists.pop()


def _open_item(story: _Story, element: Element) -> None:
    if not story.lists:
        return
    current = story.lists[-1]
    start = element.get("start-value")
    current.count = int(start) if start.isdecimal() and len(start) < 7 else current.count + 1
    is_numbered = story.styles.numbers(current.style, len(story.lists))
    current.label = str(current.count) if is_numbered else ""


def _open_row(story: _Story, element: Element) -> None:
    if not story.rows and not story.open_notes:
        story.texts.append(VisibleText())
    story.rows += 1


def _close_cell(story: _Story, element: Element) -> None:
    if story.rows and story.texts:
        story.texts[-1].space(element.end, 0)


def _close_row(story: _Story, element: Element) -> None:
    story.rows -= 1
    if not story.rows and not story.open_notes and story.texts:
        kind: BlockKind = "table"
        story.assembly.add(kind, story.texts.pop())
        _add_notes(story)


def _spaces(story: _Story, element: Element) -> None:
    count = element.get("c")
    size = min(int(count), _MOST_SPACES) if count.isdecimal() and len(count) < 10 else 1
    if story.texts:
        story.texts[-1].write(" " * size, element.start, element.end - element.start)


def _tab(story: _Story, element: Element) -> None:
    if story.texts:
        sign = "\t" if element.name == "tab" else "\n"
        story.texts[-1].write(sign, element.start, element.end - element.start)


def _marks(story: _Story, element: Element) -> tuple[MarkKind, ...]:
    return story.styles.marks(element.get("style-name"))


def _open_span(story: _Story, element: Element) -> None:
    if story.texts:
        for kind in _marks(story, element):
            story.texts[-1].open(kind)


def _close_span(story: _Story, element: Element) -> None:
    if story.texts:
        for kind in _marks(story, element):
            story.texts[-1].close(kind)


def _open_link(story: _Story, element: Element) -> None:
    if story.texts and (target := element.get("href")):
        story.texts[-1].open("link", target)


def _close_link(story: _Story, element: Element) -> None:
    if story.texts and (target := element.get("href")):
        story.texts[-1].close("link", target)


_Act = Callable[[_Story, Element], None]
_OPENERS: dict[str, _Act] = {
    "p": _open_paragraph,
    "h": _open_paragraph,
    "note": _open_note,
    "list": _open_list,
    "list-item": _open_item,
    "table-row": _open_row,
    "span": _open_span,
    "a": _open_link,
    "s": _spaces,
    "tab": _tab,
    "line-break": _tab,
}
_CLOSERS: dict[str, _Act] = {
    "p": _close_paragraph,
    "h": _close_paragraph,
    "note": _close_note,
    "list": _close_list,
    "table-row": _close_row,
    "table-cell": _close_cell,
    "span": _close_span,
    "a": _close_link,
}
