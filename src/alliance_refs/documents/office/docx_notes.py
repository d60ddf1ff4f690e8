"""Word's notes: which label each call prints, as settings and sections number them.

In: the tree of the main part and the settings (ECMA-376 Part 1, 17.11). Out: the labels
by kind and id, in the order of the calls.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from alliance_refs.documents.numbered import NoteCounter
from alliance_refs.documents.tags import Element, Tree, read_xml_tags, steps_without, unescape
from alliance_refs.spans import Source

SKIPPED = frozenset({"del", "moveFrom", "Fallback", "rPrChange", "pPrChange", "rt"})
CALLS = {"footnoteReference": "footnote", "endnoteReference": "endnote"}
_PROPERTIES = {"footnotePr": "footnote", "endnotePr": "endnote"}


class NoteId(NamedTuple):
    """A note as Word names it: footnote or endnote, and its id in its part."""

    kind: str
    id: str

    @property
    def name(self) -> str:
        """What the note is called among all notes of the document."""
        return f"{self.kind}-{self.id}"


@dataclass(slots=True)
class _Numbers:
    counters: dict[str, NoteCounter]
    labels: dict[NoteId, str] = field(default_factory=dict)


def note_labels(tree: Tree, settings: Source | None) -> dict[NoteId, str]:
    """The printed label of every note that is called, in the order of the calls.

    Endnotes count in roman numerals unless a setting says otherwise, as Word does.
    """
    counters = {"footnote": NoteCounter("decimal"), "endnote": NoteCounter("lowerRoman")}
    for source_tree in (read_xml_tags(settings) if settings else None, tree):
        for step in source_tree.steps if source_tree else ():
            if step.kind == "open" and step.element.name in _PROPERTIES and source_tree:
                _set(counters[_PROPERTIES[step.element.name]], source_tree, step.element)
    numbers = _Numbers(counters)
    section_ends = -1
    for step in steps_without(tree, SKIPPED):
        if step.kind == "open" and step.element.name == "sectPr":
            section_ends = next((el.last for el in step.element.above() if el.name == "p"), -1)
        elif step.kind == "open" and step.element.name in CALLS:
            _count(numbers, tree, step.element)
        elif step.kind == "close" and step.element.last == section_ends:
            for counter in counters.values():
                counter.count = 0 if counter.restarts else counter.count
    return numbers.labels


def _set(counter: NoteCounter, tree: Tree, properties: Element) -> None:
    for step in tree.inside(properties):
        value = step.element.get("val")
        if step.kind != "open":
            continue
        if step.element.name == "numFmt":
            counter.format = value
        elif step.element.name == "numStart" and re.fullmatch(r"[0-9]{1,6}", value):
            counter.start = int(value)
        elif step.element.name == "numRestart":
            counter.restarts = value == "eachSect"


def _count(numbers: _Numbers, tree: Tree, call: Element) -> None:
    kind = CALLS[call.name]
    custom = custom_mark(tree, call) if call.get("customMarkFollows") in ("1", "true") else ""
    label = custom or numbers.counters[kind].next()
    numbers.labels.setdefault(NoteId(kind, call.get("id")), label)


_STAR = "*"


def custom_mark(tree: Tree, call: Element) -> str:
    """The mark that an author set by hand: what follows the call in its run.

    A sign of a symbol font says little; it stands for a star, and counts as no number.
    """
    run = call.parent
    end = run.last if run else call.last
    after = tree.steps[call.last + 1 : end]
    words = [unescape(tree.text(step)) for step in after if step.kind == "text"]
    return "".join(words).strip()[:20] or _STAR
