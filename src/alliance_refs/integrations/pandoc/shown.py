"""One citation put in its place: inlines in the text, or a note.

In: a `Cite` element, and what the style shows for it. Out: the element filled, its
neighbours' spaces and marks as a note or a raised number wants them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from alliance_refs.integrations.pandoc.cites import Found
from alliance_refs.integrations.pandoc.inlines import inlines_of, link
from alliance_refs.integrations.pandoc.kept import put_back
from alliance_refs.integrations.pandoc.marks import close_up, drop_stop, first_text, take_marks
from alliance_refs.integrations.pieces import Piece
from alliance_refs.integrations.scopes import Scope

Json = Any


@dataclass(frozen=True, slots=True)
class Showing:
    """How citations are shown.

    Keys that are `linked` lead to their entries. `after_marks` is whether notes and raised
    numbers follow the sentence's mark; None leaves it to their kind: notes do. `quoted` is
    whether the language sets full stops and commas inside quotation marks.
    """

    linked: Collection[str] = ()
    after_marks: bool | None = None
    quoted: bool = False


def show_citation(found: Found, scope: Scope, first: int, showing: Showing) -> None:
    """Fills an element; `first` is the place of its first cluster in the scope."""
    linked = None if found.in_link else showing.linked
    shown = [
        put_back(_inlines(scope, first + count, linked), found.kept)
        for count in range(len(found.clusters()))
    ]
    element = found.element
    if found.makes_note:
        *before, note = shown
        if not before and found.cites[0].prefix:
            _capitalize(note)
        named = [inline for inlines in before for inline in inlines]
        element["c"][1] = [*named, {"t": "Note", "c": [{"t": "Para", "c": note}]}]
        if not named:
            _close_up(found, showing, after_marks=showing.after_marks is not False)
        return
    element["c"][1] = shown[0]
    if found.in_note and found.note:
        drop_stop(found.siblings, found.index)
    elif shown[0] and shown[0][0]["t"] == "Superscript":
        _close_up(found, showing, after_marks=bool(showing.after_marks))


def _close_up(found: Found, showing: Showing, *, after_marks: bool) -> None:
    marks = take_marks(found.siblings, found.index) if after_marks else ""
    close_up(found.siblings, found.index, marks, quoted=showing.quoted)


def _inlines(scope: Scope, index: int, linked: Collection[str] | None) -> list[Json]:
    """A cluster's words, with links to `linked` works; None is for words without any link."""
    pieces = scope.pieces(index)
    # Numbers and commas that are all raised are raised as one.
    raised = bool(pieces) and all("superscript" in run.styles for one in pieces for run in one.runs)
    inlines: list[Json] = []
    for piece in map(_lowered, pieces) if raised else pieces:
        leads = linked is not None and piece.key in linked
        shown = inlines_of(piece.runs, links=linked is not None and not leads)
        for inline in [link(shown, f"#ref-{piece.key}")] if leads else shown:
            if inlines and inline["t"] == inlines[-1]["t"] == "Str":
                inline = {"t": "Str", "c": inlines.pop()["c"] + inline["c"]}
            inlines.append(inline)
    return [{"t": "Superscript", "c": inlines}] if raised else inlines


def _lowered(piece: Piece) -> Piece:
    """A raised piece as it is on the line."""
    return piece._replace(
        runs=tuple(
            run._replace(styles=tuple(one for one in run.styles if one != "superscript"))
            for run in piece.runs
        )
    )


def _capitalize(inlines: list[Json]) -> None:
    """A note begins with a capital, as pandoc begins its own."""
    first = first_text(inlines)
    if first is not None:
        first["c"] = first["c"][:1].upper() + first["c"][1:]
