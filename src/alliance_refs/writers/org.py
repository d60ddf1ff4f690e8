"""Org: marks stand at words; where they would touch letters, a space of no width parts them.

Org has no sign that escapes; what it would take for a mark is written as an entity (The Org
Manual, Special Symbols, Escape Character).
"""

from __future__ import annotations

import re

from alliance_refs.model import Style
from alliance_refs.writers.flat import Flat, flat_writer
from alliance_refs.writers.plain import clean
from alliance_refs.writers.writer import Pair

_ENTITIES = {"*": "\\ast{}", "/": "\\slash{}", "+": "\\plus{}"}
_NO_WIDTH = "\u200b"
# What is raised needs something before it.
_RAISED: dict[Style, Pair] = {
    "superscript": (f"{_NO_WIDTH}^{{", "}"),
    "subscript": (f"{_NO_WIDTH}_{{", "}"),
}
# Signs before words; what stands in an address is none. Other signs are kept from their words.
_SPECIAL = re.compile(
    r"(?P<address>https?://\S+)|(?<![^\W_])[*/+](?=\S)|(?P<other>(?<![^\W_])[=~_](?=\S)|\[(?=\[|fn:|cite))"
)


def _escape(text: str) -> str:
    return _SPECIAL.sub(_escaped, clean(text))


def _escaped(match: re.Match[str]) -> str:
    if match["address"]:
        return match[0]
    return f"{match[0]}{_NO_WIDTH}" if match["other"] else _ENTITIES[match[0]]


def _link(target: str, words: str) -> str:
    target = target.replace("\\", "%5C").replace("[", "%5B").replace("]", "%5D")
    return f"[[{target}][{_escape(words).replace('[', '(').replace(']', ')')}]]"


ORG = flat_writer(
    "org",
    Flat(
        _escape,
        {
            "italic": ("/", "/"),
            "oblique": ("/", "/"),
            "bold": ("*", "*"),
            **_RAISED,
        },
        _link,
        joint=_NO_WIDTH,
        # Neighbours of emphasis that need nothing in between (org-emphasis-regexp-components).
        may_precede=" -–—('\"{",
        may_follow=" -–—.,:;!?'\")}[",
        block_start=re.compile(r"\*+\s|[-+](?=\s)|\d{1,3}[.)](?=\s)|[#|:]"),
        guard=_NO_WIDTH,
        raised=re.compile(r"[^{}\\]+"),
        tight=_RAISED,
    ),
)
