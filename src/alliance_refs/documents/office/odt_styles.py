"""OpenDocument's styles and lists: the marks of a text style, the numbers of a list.

In: the trees of `content.xml` and `styles.xml` (ODF 1.3 Part 3, 16). Out: tables by style
name, what a style inherits included.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from alliance_refs.documents.tags import Element, Tree
from alliance_refs.model import BlockKind, MarkKind

_QUOTES = re.compile(r"quot|zitat|citation|blockte?xt", re.IGNORECASE)
# The style of Writer's own bibliographies, which Zotero and pandoc use too.
_ENTRIES = re.compile(r"Bibliography(?:_20_\d)?")
_DEEPEST_STYLE = 12


@dataclass(slots=True)
class _Style:
    parent: str = ""
    marks: dict[MarkKind, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document: marks by style of text, numbered levels by style of list."""

    texts: Mapping[tuple[str, str], _Style]
    lists: Mapping[str, frozenset[int]]

    def marks(self, name: str) -> tuple[MarkKind, ...]:
        """The marks that a style puts on a stretch of text."""
        found: dict[MarkKind, bool] = {}
        for style in self._lineage("text", name):
            for kind, is_on in style.marks.items():
                found.setdefault(kind, is_on)
        return tuple(kind for kind, is_on in found.items() if is_on)

    def paragraph(self, name: str) -> BlockKind:
        """The kind of block that a paragraph style makes."""
        at = name
        for style in self._lineage("paragraph", name):
            if _QUOTES.search(at):
                return "quote"
            at = style.parent
        return "quote" if _QUOTES.search(at) else "paragraph"

    def is_entry(self, name: str) -> bool:
        """Whether paragraphs of a style are entries of a list of references."""
        parents = (style.parent for style in self._lineage("paragraph", name))
        return any(_ENTRIES.fullmatch(at) for at in (name, *parents))

    def numbers(self, list: str, level: int) -> bool:
        """Whether a level of a list (from 1) counts in digits."""
        return level in self.lists.get(list, frozenset())

    def _lineage(self, family: str, name: str) -> Iterator[_Style]:
        for _ in range(_DEEPEST_STYLE):
            style = self.texts.get((family, name))
            if style is None:
                return
            yield style
            name = style.parent


def read_styles(trees: Iterable[Tree]) -> Styles:
    """The styles that some parts define; the first definition of a name counts."""
    texts: dict[tuple[str, str], _Style] = {}
    lists: dict[str, set[int]] = {}
    for tree in trees:
        for step in tree.steps:
            element, above = step.element, step.element.parent
            if step.kind != "open":
                continue
            if element.name == "style":
                key = (element.get("family"), element.get("name"))
                texts.setdefault(key, _Style(element.get("parent-style-name")))
            elif element.name == "text-properties" and above and above.name == "style":
                style = texts[above.get("family"), above.get("name")]
                for kind, is_on in _marks(element):
                    style.marks.setdefault(kind, is_on)
            elif element.name == "list-level-style-number" and above:
                level = element.get("level")
                if element.get("num-format") == "1" and level.isdecimal():
                    lists.setdefault(above.get("name"), set()).add(int(level))
    return Styles(texts, {name: frozenset(levels) for name, levels in lists.items()})


def _marks(properties: Element) -> Iterator[tuple[MarkKind, bool]]:
    if style := properties.get("font-style"):
        yield "italic", style in ("italic", "oblique")
    if weight := properties.get("font-weight"):
        yield "bold", weight == "bold" or weight in ("600", "700", "800", "900")
    if variant := properties.get("font-variant"):
        yield "small-caps", variant == "small-caps"
    raised, _, _ = properties.get("text-position").partition(" ")
    if raised:
        yield "superscript", raised == "super" or bool(re.fullmatch(r"[1-9]\d?\d?%", raised))
        yield "subscript", raised == "sub" or bool(re.fullmatch(r"-[1-9]\d?\d?%", raised))
