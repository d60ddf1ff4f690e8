"""Lists of inlines cut at places of the text they show.

In: inlines, the span of each (by identity), and edits: spans and what stands there
instead. Out: new lists; elements that a cut goes through are copied, their styles kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from alliance_refs.integrations.pandoc.inlines import QUOTES, SPACES
from alliance_refs.integrations.pandoc.prose import inside
from alliance_refs.spans import Span

Json = Any
Edit = tuple[Span, list[Json]]


def edited(
    inlines: list[Json], span: Span, edits: Sequence[Edit], spans: Mapping[int, Span]
) -> list[Json]:
    """The inlines that show `span`, with the edits inside it made.

    `edits` are in order and do not overlap.

    >>> word = {"t": "Str", "c": "came.[1]"}
    >>> mark = Span(5, 8), [{"t": "Note", "c": []}]
    >>> edited([word], Span(0, 8), [mark], {id(word): Span(0, 8)})
    [{'t': 'Str', 'c': 'came.'}, {'t': 'Note', 'c': []}]
    """
    out: list[Json] = []
    at = span.start
    for where, instead in edits:
        if span.covers(where):
            out += cut(inlines, Span(at, where.start), spans)
            out += instead
            at = where.end
    # Elements without words at the end belong to the last stretch.
    return out + cut(inlines, Span(at, span.end), spans, last=True)


def cut(
    inlines: list[Json], span: Span, spans: Mapping[int, Span], *, last: bool = False
) -> list[Json]:
    """The inlines that show a span."""
    return list(_cut(inlines, span, spans, last=last))


def _cut(
    inlines: list[Json], span: Span, spans: Mapping[int, Span], *, last: bool
) -> Iterator[Json]:
    for inline in inlines:
        own = spans.get(id(inline))
        if own is None:
            continue
        empty_inside = span.start <= own.start < span.end or (last and own.start == span.end)
        if span.covers(own) and (own.size or empty_inside):
            yield inline
        elif own.meets(span) and own.size:
            yield from _part(inline, own, span, spans)


def _part(inline: Json, own: Span, span: Span, spans: Mapping[int, Span]) -> Iterator[Json]:
    """What is left of an element that the cut goes through."""
    kind, content = inline["t"], inline["c"]
    if kind == "Str":
        text = content[max(span.start - own.start, 0) : max(span.end - own.start, 0)]
        yield {"t": "Str", "c": text}
    elif kind == "Quoted":
        yield from _part_of_quotation(content, own, span, spans)
    elif isinstance(content, list) and (within := cut(inside(kind, content), span, spans)):
        rest = [content[0], within, *content[2:]]
        yield {"t": kind, "c": rest if inside(kind, content) is not content else within}


def _part_of_quotation(
    content: list[Json], own: Span, span: Span, spans: Mapping[int, Span]
) -> Iterator[Json]:
    """A torn quotation becomes plain text with the mark that is left."""
    opening, closing = QUOTES.get(content[0].get("t", ""), ("", ""))
    if span.start <= own.start and opening:
        yield {"t": "Str", "c": opening}
    yield from cut(content[1], span, spans)
    if span.end >= own.end and closing:
        yield {"t": "Str", "c": closing}


def stripped(inlines: list[Json]) -> list[Json]:
    """The inlines without spaces at their ends."""
    start, end = 0, len(inlines)
    while start < end and inlines[start].get("t") in SPACES:
        start += 1
    while end > start and inlines[end - 1].get("t") in SPACES:
        end -= 1
    return inlines[start:end]
