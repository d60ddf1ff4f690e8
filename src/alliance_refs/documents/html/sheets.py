"""The style sheets that stand in a page: which classes make text italic, bold, raised.

Google Docs, InDesign and others set italics by classes of their own naming.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from alliance_refs.documents.inline_tags import css_marks
from alliance_refs.documents.tags import Tree
from alliance_refs.model import MarkKind

Classes = Mapping[str, tuple[MarkKind, ...]]

_CLASS = re.compile(r"(?:span|a|font|i|em)?\.([\w-]{1,80})")
_LONGEST_RULE = 4000


def read_sheets(tree: Tree) -> Classes:
    """The marks that the classes of a page's own style sheets put on text."""
    found: dict[str, tuple[MarkKind, ...]] = {}
    for step in tree.steps:
        if step.element.name == "style" and step.kind in ("text", "raw"):
            for rule in tree.text(step).split("}"):
                selectors, brace, body = rule.rpartition("{")
                if not brace or len(rule) > _LONGEST_RULE:
                    continue
                if kinds := tuple(css_marks(body.lower())):
                    found |= dict.fromkeys(_classes(selectors), kinds)
    return found


def _classes(selectors: str) -> list[str]:
    matches = (_CLASS.fullmatch(selector.strip()) for selector in selectors.split(","))
    return [match[1].lower() for match in matches if match]
