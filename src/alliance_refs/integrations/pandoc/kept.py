"""Elements that CSL rich text has no words for, kept aside while a citation is rendered.

In: the inlines of a prefix or suffix. Out: the same with a character of private use for each
formula, link, piece of code or note; and rendered inlines with the elements back in place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

Json = Any

_ASIDE = frozenset("Code Math Link Image RawInline Note Strikeout Underline Cite".split())
DRESS = frozenset("Emph Strong Superscript Subscript SmallCaps".split())
# Unicode's last plane of private use.
_FIRST = 0x100000
_LAST = 0x10FFFD
_CHARACTERS = re.compile(f"([{chr(_FIRST)}-{chr(_LAST)}])")


def put_aside(inlines: Sequence[Json], kept: list[Json]) -> list[Json]:
    """The inlines with a character for each element that was added to `kept`.

    >>> kept = []
    >>> put_aside([{"t": "Math", "c": [{"t": "InlineMath"}, "x"]}], kept) == [{"t": "Str", "c": chr(0x100000)}]
    True
    """
    return [_put(inline, kept) for inline in inlines]


def _put(inline: Json, kept: list[Json]) -> Json:
    kind = inline.get("t") if isinstance(inline, dict) else ""
    if kind in DRESS:
        return {"t": kind, "c": put_aside(inline["c"], kept)}
    if kind == "Quoted":
        return {"t": kind, "c": [inline["c"][0], put_aside(inline["c"][1], kept)]}
    is_plain = kind not in _ASIDE and not (kind == "Span" and any(inline["c"][0]))
    if is_plain or len(kept) > _LAST - _FIRST:
        return inline
    kept.append(inline)
    return {"t": "Str", "c": chr(_FIRST + len(kept) - 1)}


def ends_aside(text: str) -> bool:
    """Whether text ends in what stands for an element."""
    return _CHARACTERS.match(text[-1:]) is not None


def put_back(inlines: list[Json], kept: Sequence[Json]) -> list[Json]:
    """Rendered inlines with the elements that were kept in their places."""
    return [back for inline in inlines for back in _back(inline, kept)] if kept else inlines


def _back(inline: Json, kept: Sequence[Json]) -> Iterator[Json]:
    kind, content = inline["t"], inline.get("c")
    if kind == "Str":
        yield from (_element(part, kept) for part in _CHARACTERS.split(content) if part)
    elif kind in DRESS or kind == "Underline":
        yield {"t": kind, "c": put_back(content, kept)}
    elif kind == "Link":
        yield {"t": kind, "c": [content[0], put_back(content[1], kept), content[2]]}
    else:
        yield inline


def _element(part: str, kept: Sequence[Json]) -> Json:
    place = ord(part) - _FIRST if len(part) == 1 else -1
    return kept[place] if 0 <= place < len(kept) else {"t": "Str", "c": part}
