"""Marks and spaces where a citation meets its sentence.

In: a list of inlines and the place of a citation in it. Out: the same list, changed: a note
or a raised number follows its word and the sentence's mark (pandoc manual,
`notes-after-punctuation`), and stops that meet are one.
"""

from __future__ import annotations

from typing import Any

from alliance_refs.integrations.pandoc.kept import DRESS

Json = Any

_BLANK = ("Space", "SoftBreak")
_MARKS = ".,;:!?"
# Marks that some languages set before a closing quotation mark, and marks that take them up.
_QUOTED_MARKS = (".", ",")
_ENDS = (".", ",", "!", "?", ";", ":")
_CLOSING = '”’»"'
_DRESS = DRESS | {"Underline", "Strikeout"}


def close_up(siblings: list[Json], index: int, marks: str = "", *, quoted: bool = False) -> None:
    """Takes away the space before a citation and puts `marks` there.

    With `quoted` a full stop or comma goes inside the quotation before it.
    """
    start = index
    while start and kind_at(siblings, start - 1) in _BLANK:
        start -= 1
    if quoted and marks.startswith(_QUOTED_MARKS) and _put_in_quotation(siblings, start, marks[0]):
        marks = marks[1:]
    siblings[start:index] = [{"t": "Str", "c": marks}] if marks else []


def take_marks(siblings: list[Json], index: int) -> str:
    """The sentence's marks right after a citation, taken away there."""
    text = _text_at(siblings, index + 1)
    rest = text.lstrip(_MARKS)
    if rest != text:
        siblings[index + 1 : index + 2] = [{"t": "Str", "c": rest}] if rest else []
    return text[: len(text) - len(rest)]


def drop_stop(siblings: list[Json], index: int) -> None:
    """A stop of the style's is one too many before what the author's note goes on with.

    One inside a quotation gives its place to the author's stop or comma.
    """
    after = range(index + 1, len(siblings))
    if all(kind_at(siblings, place) in _BLANK for place in after):
        return
    inlines = _innermost(siblings[index]["c"][1], -1)
    bare = inlines[-1]["c"].rstrip(_CLOSING) if inlines else ""
    if not bare.endswith("."):
        return
    closing = inlines[-1]["c"][len(bare) :]
    mark = _text_at(siblings, index + 1)[:1] if closing else ""
    if mark in _QUOTED_MARKS:
        rest = siblings[index + 1]["c"][1:]
        siblings[index + 1 : index + 2] = [{"t": "Str", "c": rest}] if rest else []
    left = bare[:-1] + (mark if mark in _QUOTED_MARKS else "") + closing
    inlines[-1:] = [{"t": "Str", "c": left}] if left else []


def first_text(inlines: list[Json]) -> Json | None:
    """The `Str` that inlines begin with, inside what dresses it; None for another element."""
    found = _innermost(inlines, 0)
    return found[0] if found else None


def _innermost(inlines: list[Json], end: int) -> list[Json]:
    """The list that holds the `Str` at an end, 0 or -1; empty where another element is there."""
    while inlines and inlines[end]["t"] != "Str":
        inlines = _inside(inlines[end])
    return inlines


def _inside(inline: Json) -> list[Json]:
    """The inlines that an element dresses; none for one that holds no words of the sentence."""
    content: list[Json] = []
    if inline["t"] in ("Link", "Span", "Quoted"):
        content = inline["c"][1]
    elif inline["t"] in _DRESS:
        content = inline["c"]
    return content


def _put_in_quotation(siblings: list[Json], end: int, mark: str) -> bool:
    """Puts a mark into the quotation that ends before a place; False where none does."""
    kind = kind_at(siblings, end - 1)
    if kind == "Quoted":
        inside = _innermost(siblings[end - 1]["c"][1], -1)
    else:
        inside = [siblings[end - 1]] if _text_at(siblings, end - 1).endswith("”") else []
    if not inside:
        return False
    bare = inside[-1]["c"] if kind == "Quoted" else inside[-1]["c"].rstrip("”")
    if not bare or bare.endswith(_ENDS):
        # A stop is one too many after "?" or "!".
        return bare.endswith(mark) or (mark == "." and bare.endswith(("?", "!")))
    inside[-1]["c"] = bare + mark + inside[-1]["c"][len(bare) :]
    return True


def kind_at(siblings: list[Json], index: int) -> str:
    """The kind of the element at a place, "" beyond the ends."""
    one = siblings[index] if 0 <= index < len(siblings) else None
    return str(one.get("t", "")) if isinstance(one, dict) else ""


def _text_at(siblings: list[Json], index: int) -> str:
    return str(siblings[index]["c"]) if kind_at(siblings, index) == "Str" else ""
