"""Elements that CSL rich text has no words for, kept aside while a citation is rendered.

In: the inlines of a prefix or suffix. Out: the same with a character of private use for each
formula, link, piece of code or note; and rendered inlines with the elements back in place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
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
        yield from _linked(content, put_back(content[1], kept))
    else:
        yield inline


def _linked(content: Json, inlines: list[Json]) -> Iterator[Json]:
    """A link around these inlines; links and notes among them part it, spaces at its ends
    stay out of it."""
    for is_apart, group in groupby(inlines, key=lambda one: one["t"] in ("Link", "Note")):
        inside = list(group)
        said = [place for place, one in enumerate(inside) if one["t"] != "Space"]
        start, end = (said[0], said[-1] + 1) if said and not is_apart else (len(inside), 0)
        yield from inside[:start]
        if end:
            yield {"t": "Link", "c": [content[0], inside[start:end], content[2]]}
            yield from inside[end:]


def _element(part: str, kept: Sequence[Json]) -> Json:
    place = ord(part) - _FIRST if len(part) == 1 else -1
    return kept[place] if 0 <= place < len(kept) else {"t": "Str", "c": part}
