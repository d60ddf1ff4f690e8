"""Word's styles, numbering and relations: what a paragraph or a run is by its names.

In: the parts `styles.xml`, `numbering.xml`, `*.rels` (ECMA-376 Part 1, 17.7 and 17.9).
Out: tables from style and list ids to kinds, marks and printed numbers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from alliance_refs.documents.tags import Element, Tree, read_xml_tags
from alliance_refs.model import BlockKind, MarkKind
from alliance_refs.spans import Source


class Relation(NamedTuple):
    """What a part is related to: the last word of the relation's type, and the target."""

    type: str
    target: str


def read_relations(source: Source | None) -> dict[str, Relation]:
    """The relations of a part by their ids."""
    if source is None:
        return {}
    return {
        step.element.get("Id"): Relation(
            step.element.get("Type").rpartition("/")[2], step.element.get("Target")
        )
        for step in read_xml_tags(source).steps
        if step.kind == "open" and step.element.name == "Relationship"
    }


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says: block kind, heading level, marks of its text, list it belongs to.

    `is_entry` says that its paragraphs are entries of a list of references.
    """

    kind: BlockKind = "paragraph"
    level: int = 0
    marks: frozenset[MarkKind] = frozenset()
    list: str = ""
    list_level: int = 0
    based_on: str = ""
    is_entry: bool = False


@dataclass(slots=True)
class _Draft:
    name: str = ""
    based_on: str = ""
    outline: str = ""
    list: str = ""
    list_level: str = "0"
    marks: dict[MarkKind, bool] = field(default_factory=dict)


_TOGGLES: Mapping[str, MarkKind] = {"i": "italic", "b": "bold", "smallCaps": "small-caps"}
_RAISED: Mapping[str, MarkKind] = {"superscript": "superscript", "subscript": "subscript"}
_OFF = frozenset({"0", "false", "off", "none"})
_HEADING_NAME = re.compile(r"heading (\d)")
_QUOTE_NAME = re.compile(r"(?:block )?(?:quote|quotation|zitat|citation)|block ?text|intense quote")


# The styles of Word, Zotero, EndNote and Citavi.
_ENTRY_NAME = re.compile(
    r"(?:endnote |citavi )?bibliograph(?:y|ie)(?: entry| \d)?|literaturverzeichnis"
)


def is_on(element: Element) -> bool:
    """Whether a property that is on or off is on."""
    return element.get("val").lower() not in _OFF


def mark_of(element: Element) -> tuple[MarkKind, bool] | None:
    """The mark that a run property sets, and whether it sets it or takes it away."""
    value = element.get("val")
    if kind := _TOGGLES.get(element.name):
        return kind, is_on(element)
    if element.name == "vertAlign" and value in _RAISED:
        return _RAISED[value], True
    return None


def read_styles(source: Source | None) -> dict[str, Style]:
    """The styles by id, what they inherit from others included."""
    drafts: dict[str, _Draft] = {}
    draft = _Draft()
    for step in read_xml_tags(source).steps if source else ():
        element = step.element
        if step.kind != "open":
            continue
        if element.name == "style":
            draft = drafts.setdefault(element.get("styleId"), _Draft())
        elif mark := mark_of(element):
            draft.marks.setdefault(*mark)
        elif slot := _SLOTS.get(element.name):
            setattr(draft, slot, element.get("val"))
    return {id: _style(id, drafts) for id in drafts}


_SLOTS = {
    "name": "name",
    "basedOn": "based_on",
    "outlineLvl": "outline",
    "numId": "list",
    "ilvl": "list_level",
}
_DEEPEST_STYLE = 12


def _style(id: str, drafts: Mapping[str, _Draft]) -> Style:
    """A style with what its ancestors say, the nearest first."""
    marks: dict[MarkKind, bool] = {}
    found = Style()
    at = id
    for _ in range(_DEEPEST_STYLE):
        draft = drafts.get(at)
        if draft is None:
            break
        for kind, is_set in draft.marks.items():
            marks.setdefault(kind, is_set)
        found = _filled(found, draft)
        at = draft.based_on
    return replace(found, marks=frozenset(kind for kind, is_set in marks.items() if is_set))


def heading_level(name: str) -> int:
    """The level of the headings that a style of that name makes, 0 when it makes none.

    >>> heading_level("Heading 2"), heading_level("title"), heading_level("Normal")
    (2, 1, 0)
    """
    name = name.lower()
    heading = _HEADING_NAME.fullmatch(name)
    return int(heading[1]) if heading else int(name == "title")


def _filled(style: Style, draft: _Draft) -> Style:
    """The style with what a draft adds to it."""
    name = draft.name.lower()
    level = heading_level(name)
    if draft.outline.isdecimal() and int(draft.outline) < 9:
        level = int(draft.outline) + 1
    if style.kind == "paragraph" and level:
        style = replace(style, kind="heading", level=level)
    elif style.kind == "paragraph" and _QUOTE_NAME.fullmatch(name):
        style = replace(style, kind="quote")
    if _ENTRY_NAME.fullmatch(name):
        style = replace(style, is_entry=True)
    if not style.list and draft.list:
        depth = int(draft.list_level) if draft.list_level.isdecimal() else 0
        style = replace(style, list=draft.list, list_level=depth)
    return style


@dataclass(slots=True)
class Numbering:
    """Lists and how far each has counted."""

    lists: dict[str, str]
    levels: dict[tuple[str, int], tuple[str, int]]
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def next(self, list: str, level: int) -> str:
        """The number of the next paragraph of a list, "" when it shows no plain number."""
        abstract = self.lists.get(list)
        if abstract is None:
            return ""
        format, start = self.levels.get((abstract, level), ("", 1))
        count = self.counts.get((abstract, level), start - 1) + 1
        self.counts[abstract, level] = count
        for deeper in range(level + 1, 9):
            self.counts.pop((abstract, deeper), None)
        return str(count) if format == "decimal" else ""


def read_numbering(source: Source | None) -> Numbering:
    """The lists that a document numbers, none counted yet."""
    lists: dict[str, str] = {}
    levels: dict[tuple[str, int], tuple[str, int]] = {}
    tree = read_xml_tags(source) if source else None
    for step in tree.steps if tree else ():
        element, above = step.element, step.element.parent
        if step.kind != "open" or above is None:
            continue
        if element.name == "abstractNumId" and above.name == "num":
            lists[above.get("numId")] = element.get("val")
        elif element.name == "lvl" and above.name == "abstractNum" and tree:
            level = _number(element.get("ilvl"), 0)
            levels[above.get("abstractNumId"), level] = _level(tree, element)
    return Numbering(lists, levels)


def _level(tree: Tree, element: Element) -> tuple[str, int]:
    format, start = "", 1
    for step in tree.inside(element):
        if step.kind == "open" and step.element.name == "numFmt":
            format = step.element.get("val")
        elif step.kind == "open" and step.element.name == "start":
            start = _number(step.element.get("val"), 1)
    return format, start


def _number(text: str, default: int) -> int:
    return int(text) if re.fullmatch(r"[0-9]{1,6}", text) else default
