"""Word documents (.docx) -> `Document`: body, footnotes, endnotes, lists, italics.

The source of the document is its visible text: the body, then the notes in the order of
their parts; `Document.parts` leads from there to the XML. Text that was deleted while
changes were tracked is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from alliance_refs.documents.assembly import Assembly
from alliance_refs.documents.inline_tags import write_flow
from alliance_refs.documents.numbered import Numbered
from alliance_refs.documents.office.docx_fields import Fields
from alliance_refs.documents.office.docx_notes import CALLS, SKIPPED, NoteId, note_labels
from alliance_refs.documents.office.docx_styles import (
    Numbering,
    Relation,
    Style,
    is_on,
    mark_of,
    read_numbering,
    read_relations,
    read_styles,
)
from alliance_refs.documents.office.zipped import Package, resolve
from alliance_refs.documents.tags import Element, Step, Tree, read_xml_tags, steps_without, unescape
from alliance_refs.documents.visible import VisibleText
from alliance_refs.errors import Diagnostic
from alliance_refs.model import Document, MarkKind
from alliance_refs.spans import Source

_MAIN = "word/document.xml"
_PLAIN = Style()
_NOTE_PARTS = {"footnotes": "footnote", "endnotes": "endnote"}


def read_docx(data: bytes, name: str = "<docx>") -> Document:
    """The document in the bytes of a .docx file.

    Raises `UnreadableInput` when it is no zip package, encrypted, damaged, without a
    `word/document.xml`, or unpacks to more than any document has.
    """
    package = Package(data, name)
    main = _main_part(package)
    source = package.needed(main, "Word document")
    relations = read_relations(package.part(_relations_of(main)))
    parts = {
        relation.type: resolve(main, relation.target)
        for relation in relations.values()
        if not relation.target.startswith(("http:", "https:", "mailto:"))
    }
    tree = read_xml_tags(source)
    labels = note_labels(tree, _related(package, parts, "settings"))
    story = _Story(
        Assembly(),
        labels,
        read_styles(_related(package, parts, "styles")),
        read_numbering(_related(package, parts, "numbering")),
    )
    _read_part(story, tree, relations)
    story.assembly.end_part(main)
    for type, kind in _NOTE_PARTS.items():
        _read_notes(story, package, parts.get(type, f"word/{type}.xml"), kind)
    return story.assembly.document(name, "docx", _language(tree))


def _main_part(package: Package) -> str:
    for relation in read_relations(package.part("_rels/.rels")).values():
        if relation.type == "officeDocument":
            return resolve("", relation.target)
    return _MAIN


def _relations_of(part: str) -> str:
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels"


def _related(package: Package, parts: Mapping[str, str], type: str) -> Source | None:
    return package.part(parts.get(type, f"word/{type}.xml"))


def _language(tree: Tree) -> str:
    languages = (
        step.element.get("val") for step in tree.steps[:4000] if step.element.name == "lang"
    )
    return next(filter(None, languages), "")


@dataclass(slots=True)
class _Paragraph:
    """A paragraph while it is written, and what its properties say."""

    text: VisibleText = field(default_factory=VisibleText)
    style: Style = _PLAIN
    list: str = ""
    list_level: int = 0
    level: int = 0
    runs_on: bool = False


@dataclass(slots=True)
class _Story:
    """A document while its parts are read; `run` are the marks of the run that is open.

    `carried` is the text of a paragraph whose end was deleted while changes were tracked.
    """

    assembly: Assembly
    labels: Mapping[NoteId, str]
    styles: Mapping[str, Style]
    numbering: Numbering
    relations: Mapping[str, Relation] = field(default_factory=dict)
    paragraphs: list[_Paragraph] = field(default_factory=list)
    run: dict[MarkKind, bool] = field(default_factory=dict)
    rows: list[VisibleText] = field(default_factory=list)
    note: VisibleText | None = None
    follows_mark: bool = False
    is_hidden: bool = False
    fields: Fields = field(default_factory=Fields)
    carried: VisibleText | None = None
    in_list: bool = False
    known: set[NoteId] = field(default_factory=set)


def _read_part(story: _Story, tree: Tree, relations: Mapping[str, Relation]) -> None:
    story.relations = relations
    for step in steps_without(tree, SKIPPED):
        if step.kind == "open":
            _open(story, tree, step.element)
        elif step.kind == "close":
            _close(story, step)
        elif step.kind in ("text", "raw"):
            _write(story, tree, step)
    if story.carried is not None:
        story.assembly.add("paragraph", story.carried)


def _read_notes(story: _Story, package: Package, part: str, kind: str) -> None:
    source = package.part(part)
    if source is not None:
        tree = read_xml_tags(source)
        relations = read_relations(package.part(_relations_of(part)))
        story.relations = relations
        for step in tree.steps:
            if step.kind == "open" and step.element.name == kind:
                _read_note(story, tree, step.element, kind)
        story.assembly.end_part(part)
    for note in story.labels:
        if note.kind == kind and note not in story.known:
            message = f"note {story.labels[note]} is called, but {part} has no note {note.id!r}"
            story.assembly.found.append(Diagnostic("note-missing", message))


def _read_note(story: _Story, tree: Tree, element: Element, kind: str) -> None:
    note = NoteId(kind, element.get("id"))
    if element.get("type") not in ("", "normal"):
        return
    label = story.labels.get(note)
    inside = tree.inside(element)
    if label is None:
        written = (step for step in inside if step.kind == "text" and step.element.name == "t")
        text = "".join(map(tree.text, written)).strip()
        if not text:
            return
        message = f"a {kind} is called nowhere, so that Word does not print it: {text[:80]!r}"
        story.assembly.found.append(Diagnostic("note-without-marker", message))
        return
    story.known.add(note)
    story.note = VisibleText()
    for step in inside:
        _note_step(story, tree, step)
    if not any(step.element.name == f"{kind}Ref" for step in inside):
        _strip_mark(story.note, label)
    section = "endnotes" if kind == "endnote" else ""
    story.assembly.add_note(story.note, Numbered(label, note.name, section))
    story.note = None


def _note_step(story: _Story, tree: Tree, step: Step) -> None:
    if any(above.name in SKIPPED for above in _inner_above(step.element)):
        return
    if step.kind == "open":
        _open(story, tree, step.element)
    elif step.kind == "close":
        _close(story, step)
    else:
        _write(story, tree, step)


def _inner_above(element: Element) -> list[Element]:
    found = [element]
    for above in element.above():
        if above.name in ("p", "footnote", "endnote") or len(found) > 12:
            break
        found.append(above)
    return found


def _strip_mark(text: VisibleText, label: str) -> None:
    """A mark set by hand stands in front of the note's own text too."""
    first = text.texts[0] if text.texts else ""
    if first.lstrip().startswith(label) and first.strip()[len(label) :][:1] in ("", " "):
        text.texts[0] = first.replace(label, " " * len(label), 1)


def _current(story: _Story) -> VisibleText | None:
    if story.note is not None:
        return story.note
    if story.rows:
        return story.rows[-1]
    return story.paragraphs[-1].text if story.paragraphs else None


def _write(story: _Story, tree: Tree, step: Step) -> None:
    text = _current(story)
    if step.element.name == "instrText":
        story.fields.write(unescape(tree.text(step)))
    is_shown = not (story.follows_mark or story.is_hidden or story.fields.is_code)
    if text is None or step.element.name != "t" or not is_shown:
        return
    kinds = [kind for kind, is_set in story.run.items() if is_set]
    for kind in kinds:
        text.open(kind)
    write_flow(text, tree, step, as_is=True)
    for kind in kinds:
        text.close(kind)


_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def _open(story: _Story, tree: Tree, element: Element) -> None:
    name = element.name
    above = element.parent.name if element.parent else ""
    if name == "p":
        _open_paragraph(story, element)
    elif name == "r":
        story.run = {}
        story.follows_mark = story.is_hidden = False
    elif name == "fldChar":
        story.fields.mark(element.get("fldCharType"), _current(story))
    elif name == "tr":
        story.rows.append(VisibleText())
    elif above == "pPr" or above == "numPr":
        _paragraph_property(story, tree, element)
    elif above == "rPr" and element.parent and _is_of_run(element.parent):
        _run_property(story, element)
    elif name in CALLS:
        _call(story, element)
    elif (text := _current(story)) is not None:
        _inline(story, text, element)


def _is_of_run(properties: Element) -> bool:
    return properties.parent is not None and properties.parent.name == "r"


def _open_paragraph(story: _Story, element: Element) -> None:
    if story.note is not None or story.rows:
        text = _current(story)
        if text is not None:
            text.space(element.start, 0, "\n")
    else:
        story.paragraphs.append(_Paragraph(story.carried or VisibleText()))
        story.carried = None


def _paragraph_property(story: _Story, tree: Tree, element: Element) -> None:
    if not story.paragraphs or story.note is not None or story.rows:
        return
    paragraph, value = story.paragraphs[-1], element.get("val")
    if element.name == "pStyle":
        paragraph.style = story.styles.get(value, _known_by_name(value))
    elif element.name == "numId":
        paragraph.list = value
    elif element.name == "ilvl" and value.isdecimal():
        paragraph.list_level = min(int(value), 8)
    elif element.name == "outlineLvl" and value.isdecimal() and int(value) < 9:
        paragraph.level = int(value) + 1
    elif element.name == "rPr":
        paragraph.runs_on = any(step.element.name == "del" for step in tree.inside(element))


_HEADING_ID = re.compile(r"(?:heading|berschrift|titre|ttulo|titolo)(\d)", re.IGNORECASE)


def _known_by_name(id: str) -> Style:
    """What a style that the package does not define must mean, going by its id."""
    match = _HEADING_ID.search(id)
    return Style("heading", int(match[1])) if match else _PLAIN


def _run_property(story: _Story, element: Element) -> None:
    if mark := mark_of(element):
        story.run[mark[0]] = mark[1]
    elif element.name == "vanish":
        story.is_hidden = is_on(element)
    elif element.name == "rStyle":
        style = story.styles.get(element.get("val"), _PLAIN)
        for kind in sorted(style.marks):
            story.run.setdefault(kind, True)


def _call(story: _Story, element: Element) -> None:
    text = _current(story)
    note = NoteId(CALLS[element.name], element.get("id"))
    label = story.labels.get(note)
    if text is not None and label is not None:
        text.call(label, element.start, element.end - element.start, note.name)
    story.follows_mark = element.get("customMarkFollows") in ("1", "true")


def _inline(story: _Story, text: VisibleText, element: Element) -> None:
    if sign := _SIGNS.get(element.name):
        text.write(sign, element.start, element.end - element.start)
    elif element.name == "sym":
        text.write(_symbol(element.get("char")), element.start, element.end - element.start)
    elif element.name == "hyperlink" and (target := _address(story, element)):
        text.open("link", target)


def _symbol(code: str) -> str:
    """A character of a symbol font, when it has one of Unicode's own places."""
    if not re.fullmatch(r"[0-9a-fA-F]{1,4}", code):
        return ""
    number = int(code, 16)
    is_private = 0xE000 <= number <= 0xF8FF or 0xD800 <= number <= 0xDFFF or number < 32
    return "" if is_private else chr(number)


def _address(story: _Story, element: Element) -> str:
    if anchor := element.get("anchor"):
        return "#" + anchor
    relation = story.relations.get(element.get("id"))
    return relation.target if relation else ""


def _close(story: _Story, step: Step) -> None:
    element = step.element
    if element.name == "hyperlink":
        text, target = _current(story), _address(story, element)
        if text is not None and target:
            text.close("link", target)
    elif element.name == "tr" and story.rows:
        row = story.rows.pop()
        story.assembly.add("table", row)
    elif element.name == "tc" and story.rows:
        story.rows[-1].space(step.start, 0)
    elif element.name == "p":
        story.fields.end_paragraph()
        if story.note is None and not story.rows and story.paragraphs:
            _end_paragraph(story, story.paragraphs.pop(), element)


def _end_paragraph(story: _Story, paragraph: _Paragraph, element: Element) -> None:
    style = paragraph.style
    if paragraph.runs_on:
        story.carried = paragraph.text
        return
    if paragraph.text.size:
        _begin_list(story, paragraph, element)
    level = paragraph.level or style.level
    if style.kind == "heading" or paragraph.level:
        story.assembly.add("heading", paragraph.text, level)
        return
    list = paragraph.list or style.list
    if list and list != "0" and paragraph.text.size:
        depth = paragraph.list_level or style.list_level
        label = story.numbering.next(list, depth)
        story.assembly.add("list-item", paragraph.text, label=label)
    else:
        story.assembly.add(style.kind, paragraph.text)


def _begin_list(story: _Story, paragraph: _Paragraph, element: Element) -> None:
    """A list of references that styles or fields tell has a heading though none is printed."""
    is_entry = paragraph.style.is_entry or story.fields.begins_list
    is_heading = paragraph.style.kind == "heading" or paragraph.level > 0
    if is_entry and not story.in_list and not is_heading:
        story.assembly.imply_heading(element.start)
        story.fields.begins_list = False
    story.in_list = is_entry
