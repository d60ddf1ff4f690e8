"""One citation put in its place: inlines in the text, or a note.

In: a `Cite` element, and what the style shows for it. Out: the element filled, its
neighbours' spaces and marks as a note or a raised number wants them.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from alliance_refs.integrations.pandoc.cites import Found
from alliance_refs.integrations.pandoc.inlines import inlines_of, link
from alliance_refs.integrations.scopes import Scope

Json = Any

_BLANK = ("Space", "SoftBreak")
_MARKS = ".,;:!?"


def show_citation(found: Found, scope: Scope, first: int, linked: Collection[str]) -> None:
    """Fills an element; `first` is the place of its first cluster in the scope.

    Keys that are `linked` lead to their entries.
    """
    shown = [_inlines(scope, first + count, linked) for count in range(len(found.clusters()))]
    element = found.element
    if found.makes_note:
        *before, note = shown
        if not before and found.cites[0].prefix:
            _capitalize(note)
        named = [inline for inlines in before for inline in inlines]
        element["c"][1] = [*named, {"t": "Note", "c": [{"t": "Para", "c": note}]}]
        if not named:
            _close_up(found, _take_marks(found))
        return
    element["c"][1] = shown[0]
    if found.in_note:
        _drop_stop(found)
    elif shown[0] and shown[0][0].get("t") == "Superscript":
        _close_up(found)


def _inlines(scope: Scope, index: int, linked: Collection[str]) -> list[Json]:
    inlines: list[Json] = []
    for piece in scope.pieces(index):
        leads = piece.key in linked
        shown = inlines_of(piece.runs, links=not leads)
        for inline in [link(shown, f"#ref-{piece.key}")] if leads else shown:
            if inlines and inline["t"] == inlines[-1]["t"] == "Str":
                inline = {"t": "Str", "c": inlines.pop()["c"] + inline["c"]}
            inlines.append(inline)
    return inlines


def _close_up(found: Found, marks: str = "") -> None:
    """A note's mark or a raised number follows its word, and `marks`, without a space."""
    start = found.index
    while start and _kind_at(found.siblings, start - 1) in _BLANK:
        start -= 1
    found.siblings[start : found.index] = [{"t": "Str", "c": marks}] if marks else []


def _take_marks(found: Found) -> str:
    """The sentence's marks right after a citation, taken away there."""
    after = found.index + 1
    text = _text_at(found.siblings, after)
    rest = text.lstrip(_MARKS)
    if rest != text:
        found.siblings[after : after + 1] = [{"t": "Str", "c": rest}] if rest else []
    return text[: len(text) - len(rest)]


def _capitalize(inlines: list[Json]) -> None:
    """A note begins with a capital, as pandoc begins its own."""
    first = inlines[0] if inlines else {}
    if first.get("t") == "Str":
        first["c"] = first["c"][:1].upper() + first["c"][1:]


def _drop_stop(found: Found) -> None:
    """A stop of the style's is one too many before what the author's note goes on with."""
    inlines = found.element["c"][1]
    after = range(found.index + 1, len(found.siblings))
    if all(_kind_at(found.siblings, index) in _BLANK for index in after):
        return
    while inlines and isinstance(inlines, list):
        last = inlines[-1]
        if last.get("t") == "Str":
            if last["c"] == ".":
                inlines.pop()
            else:
                last["c"] = last["c"].removesuffix(".")
            return
        content = last.get("c")
        inlines = content[1] if last.get("t") == "Link" and content else content


def _kind_at(siblings: list[Json], index: int) -> str:
    one = siblings[index] if 0 <= index < len(siblings) else None
    return str(one.get("t", "")) if isinstance(one, dict) else ""


def _text_at(siblings: list[Json], index: int) -> str:
    return str(siblings[index]["c"]) if _kind_at(siblings, index) == "Str" else ""
