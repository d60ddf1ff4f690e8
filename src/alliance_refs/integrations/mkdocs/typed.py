"""Citations as they are typed in a page, in pandoc's syntax.

In: `[see @kim, p. 3; @lee]`, `@kim [p. 4]`, `[-@kim]`. Out: `Typed`, whose cites carry
their emphasis as CSL rich text (pandoc manual, Citation syntax).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from alliance_refs.integrations.cite_syntax import read_pandoc_cites
from alliance_refs.model import Cite

# A key: a letter, digit or underscore, then such and single marks inside it.
_KEY = r"\{[^{}\s]+\}|\w(?:\w|[:.#$%&+?<>~/-](?=\w))*"
# Both stop at the next bracket, so that a text of brackets is read in linear time.
BRACKET = r"\[(?=[^\[\]@]*@)([^\[\]]*)\](?![(:])"
BARE = rf"(?<![\w@/.\\:&=-])(-?@(?:{_KEY}))((?:\s?\[[^\[\]^@][^\[\]]*\](?![(:\[]))?)"
_BARE = re.compile(BARE)
_RANGE = re.compile(r"(?<=\d)--(?=\d)")
_EMPHASIS = (
    (re.compile(r"\*\*([^*\s][^*]*)\*\*"), r"<b>\1</b>"),
    (re.compile(r"\*([^*\s][^*]*)\*"), r"<i>\1</i>"),
    (re.compile(r"(?<!\w)_([^_\s][^_]*)_(?!\w)"), r"<i>\1</i>"),
)


@dataclass(frozen=True, slots=True)
class Typed:
    """One citation: its cites, and whether it stands in running text ("Kim (2001)")."""

    cites: tuple[Cite, ...]
    in_text: bool = False


def read_typed(text: str) -> Typed | None:
    """The citation that was typed, or None for words that are none.

    >>> read_typed("@kim [p. 4]")
    Typed(cites=(Cite(key='kim', locator='4', label='page', ...),), in_text=True)
    >>> read_typed("[mail me @ home]"), read_typed("[me@example.org]")
    (None, None)
    """
    text = _RANGE.sub("–", text)
    bare = _BARE.fullmatch(text)
    if bare is None:
        return _typed(read_pandoc_cites(text), in_text=False)
    key, bracket = bare[1], bare[2].strip()
    if not bracket:
        return _typed(read_pandoc_cites(key), in_text=not key.startswith("-"))
    return _typed(read_pandoc_cites(f"{key} {bracket[1:-1]}"), in_text=not key.startswith("-"))


def _typed(cites: tuple[Cite, ...], *, in_text: bool) -> Typed | None:
    if not cites:
        return None
    return Typed(tuple(map(_emphasized, cites)), in_text)


def _emphasized(cite: Cite) -> Cite:
    prefix = _rich(cite.prefix)
    # The engine parts a prefix from its cite where it ends in a word, not in a tag.
    space = " " if prefix.endswith(">") else ""
    return replace(cite, prefix=prefix + space, suffix=_rich(cite.suffix))


def _rich(text: str) -> str:
    """Stars and underscores as the tags of CSL rich text."""
    for pattern, tags in _EMPHASIS:
        text = pattern.sub(tags, text)
    return text
