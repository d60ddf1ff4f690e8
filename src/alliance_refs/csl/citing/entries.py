"""The entries of a bibliography, and how the style wants them laid out.

In: keys in order. Out: `model.Bibliography` (CSL 1.0.2, Bibliography-specific Options).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from alliance_refs.csl.citing.arrangement import Arrangement
from alliance_refs.csl.citing.engine import NO_PRINTED_FORM, Engine
from alliance_refs.csl.citing.substitution import AuthorSubstitution
from alliance_refs.csl.evaluation.context import Place
from alliance_refs.csl.output.brackets import square_nested
from alliance_refs.csl.output.capitals import capitalize_term
from alliance_refs.csl.output.finish import finish
from alliance_refs.csl.output.nodes import Look, Node, Output, text_of
from alliance_refs.csl.style import ast
from alliance_refs.model import Bibliography, BibliographyLayout, Entry


def render_entries(engine: Engine, keys: Sequence[str], arrangement: Arrangement) -> Bibliography:
    """The bibliography of these items in this order; empty when the style has none."""
    style = engine.style.bibliography
    if style is None:
        return Bibliography((), locale=engine.locale.language)
    substitution = AuthorSubstitution(style)
    entries = []
    width = 0
    for key in keys:
        output = _entry(engine, key, arrangement) or _unprinted(engine, key, arrangement)
        if output is None:
            continue
        children = substitution.applied(output).children
        if style.second_field_align and len(children) > 1:
            children = _second_field(children)
            width = max(width, len(text_of(children[0])))
        whole: Node = Output(children, style.layout.look, "entry")
        if engine.style.class_ == "note":
            whole = square_nested(whole)
        entries.append(Entry(key, finish((whole,), engine.locale)))
    noticed = tuple(engine.diagnostics)
    return Bibliography(tuple(entries), _layout(style, width), engine.locale.language, noticed)


def _entry(engine: Engine, key: str, arrangement: Arrangement) -> Output | None:
    place = Place(number=arrangement.numbers.get(key, 0))
    output = engine.entry(key, place, arrangement.choice(key))
    if output is None:
        return None
    numbered = engine.program.numbers_entries
    return capitalize_term(output, engine.locale.language, numbered=numbered)


def _unprinted(engine: Engine, key: str, arrangement: Arrangement) -> Output | None:
    """What stands for an item that the style prints nothing of.

    Where entries are numbered the number must not be missing; elsewhere nothing does.
    """
    engine.notice_unprinted(key)
    if not engine.program.numbers_entries:
        return None
    return Output((f"{arrangement.numbers.get(key, 0)}. {NO_PRINTED_FORM}",), tag="entry")


def _second_field(children: Sequence[Node]) -> list[Node]:
    """The first field in the margin, the rest beside it (CSL 1.0.2, Whitespace)."""
    first, *rest = children
    return [
        Output((first,), Look(display="left-margin")),
        Output(rest, Look(display="right-inline")),
    ]


def _layout(style: ast.Bibliography, width: int) -> BibliographyLayout:
    return replace(
        BibliographyLayout(),
        hanging_indent=style.hanging_indent,
        second_field_align=style.second_field_align,
        line_spacing=style.line_spacing,
        entry_spacing=style.entry_spacing,
        label_width=width,
    )
