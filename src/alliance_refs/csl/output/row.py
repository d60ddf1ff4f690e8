"""The tree of output as one row: words, and between them marks that open and close.

In: nodes of `csl.output`. Out: a list of strings and `Mark` values in reading order, with
affixes and delimiters in their places, text case and strip-periods done. Punctuation,
quotation marks and nested styles are settled on the row (`csl.finish`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from alliance_refs.csl.output.nodes import BARE, Link, Look, Node, Output, with_children
from alliance_refs.csl.output.richtext import InnerQuoted
from alliance_refs.model import Display, Quoted, Style, Styled
from alliance_refs.text.casing import change_pieces


class Mark:
    """Something that begins or ends between words; `kind` says what, `value` which.

    Kinds: "style" (an element's own), "data-style" (one of the data, which flips inside
    itself), "variable" (what it comes from, in a traced style), "quote", "inner-quote",
    "link", "block", "end" (of any of them), and "seam" between pieces of data whose
    punctuation is theirs.
    """

    __slots__ = ("kind", "value")

    def __init__(self, kind: str, value: str = "") -> None:
        self.kind = kind
        self.value = value

    def __repr__(self) -> str:
        return f"Mark({self.kind!r}, {self.value!r})"


Row = list["str | Mark"]

_STYLES: tuple[Style, ...] = (
    "italic oblique upright bold light weight-normal small-caps caps-normal underline "
    "no-underline superscript subscript baseline no-case no-decoration"
).split()  # type: ignore[assignment]


class _StyleMarks(dict[str, Mark]):
    """The mark of each style; what is no style names a variable (`csl.style.traced`)."""

    def __missing__(self, name: str) -> Mark:
        mark = self[name] = Mark("variable", name)
        return mark


_OPEN = _StyleMarks((style, Mark("style", style)) for style in _STYLES)
_OPEN_DATA: dict[Style, Mark] = {style: Mark("data-style", style) for style in _STYLES}
_BLOCKS: tuple[Display, ...] = ("block", "left-margin", "right-inline", "indent")
_OPEN_BLOCK: dict[Display, Mark] = {display: Mark("block", display) for display in _BLOCKS}

END = Mark("end")
END_IN_QUOTE = Mark("end", "in-quote")
END_BLOCK = Mark("end", "block")
END_LABEL = Mark("end", "block")
QUOTE = Mark("quote")
INNER_QUOTE = Mark("inner-quote")
END_QUOTE = Mark("end", "quote")
SEAM = Mark("seam")
# Before a full stop that stays after "?"; it yields where full stops go inside quotes.
STOP = Mark("seam", "stop")

# A period inside a word ("example.org") is none of an abbreviation.
_PERIOD = re.compile(r"\.(?![a-z])")

# Styles of the data inside which text keeps its case.
_KEEP_CASE = frozenset(("no-case", "superscript", "subscript", "small-caps"))


def row_of(nodes: Iterable[Node]) -> Row:
    """The row of these nodes."""
    row: Row = []
    for node in nodes:
        _lay(node, row)
    return row


def _lay(node: Node, row: Row) -> None:
    if isinstance(node, str):
        row.append(node)
    elif isinstance(node, Output):
        if node.look is BARE and type(node) is Output:
            if node.tag == "data":
                _lay_data(node.children, row)
                return
            _lay_all(node.children, row)
        else:
            _lay_dressed(node, node.look, row)
    else:
        _lay_data((node,), row)


def _lay_all(nodes: Iterable[Node], row: Row) -> None:
    for node in nodes:
        if isinstance(node, str):
            row.append(node)
        else:
            _lay(node, row)


def _lay_dressed(node: Output, look: Look, row: Row) -> None:
    display = look.display
    if display:
        row.append(_OPEN_BLOCK[display])
    inner = look.inner_affixes
    if look.prefix and not inner:
        row.append(look.prefix)
    ends = _open(node, look, row) if _is_marked(node, look) else _NO_ENDS
    start = len(row)
    _lay_children(_without_periods(node) if look.strip_periods else node, look.delimiter, row)
    if inner:
        _affix_inside(row, start, look)
    if look.text_case:
        _change(row, start, look)
    row.extend(ends)
    if look.suffix and not inner:
        if look.keeps_stop and look.suffix[0] in ".:" and _asks(node):
            row.append(STOP)
        row.append(look.suffix)
    if display:
        row.append(END_LABEL if display == "left-margin" else END_BLOCK)


def _affix_inside(row: Row, start: int, look: Look) -> None:
    """Puts the affixes of a layout inside the blocks that begin and end it."""
    if look.suffix:
        row.insert(len(row) - (row[-1] is END_BLOCK), look.suffix)
    if look.prefix:
        first = row[start]
        in_block = isinstance(first, Mark) and first.kind == "block"
        row.insert(start + in_block, look.prefix)


_NO_ENDS: list[Mark] = []


def _is_marked(node: Output, look: Look) -> bool:
    return bool(look.styles) or look.quotes or isinstance(node, Link)


def _open(node: Output, look: Look, row: Row) -> list[Mark]:
    """Opens quotes, link and styles; the ends to close them with, in order.

    Styles that go with the quotes take in the marks that go inside these.
    """
    ends: list[Mark] = []
    if look.quotes:
        row.append(QUOTE)
        ends.append(END_QUOTE)
    for style in look.styles:
        mark = _OPEN[style]
        row.append(mark)
        ends.append(END_IN_QUOTE if look.quotes and mark.kind == "style" else END)
    if isinstance(node, Link):
        row.append(Mark("link", node.target))
        ends.append(END)
    if len(ends) > 1:
        ends.reverse()
    return ends


def _lay_children(node: Output, delimiter: str, row: Row) -> None:
    if node.tag == "data":
        _lay_data(node.children, row)
        return
    if not delimiter:
        _lay_all(node.children, row)
        return
    before: Node | None = None
    for child in node.children:
        if before is not None:
            if delimiter[0] in ".:" and _stands_open(before):
                row.append(STOP)
            row.append(delimiter)
        _lay(child, row)
        before = child


def _stands_open(node: Node) -> bool:
    """Whether a delimiter meets a dressed text itself, which ends in "?"."""
    if not isinstance(node, Output):
        return False
    return node.look.keeps_stop and not node.look.suffix and _asks(node)


def _asks(node: Output) -> bool:
    """Whether an output is plain words that end in a question or an exclamation mark."""
    last = node.children[-1]
    return isinstance(last, str) and len(node.children) == 1 and last[-1:] in ("?", "!")


def _lay_data(nodes: Iterable[Node], row: Row) -> None:
    """Lays rich text of the data, with seams where its pieces meet."""
    first = True
    for node in nodes:
        if not first:
            row.append(SEAM)
        first = False
        if isinstance(node, str):
            row.append(node)
        elif isinstance(node, Output):
            _lay(node, row)
        else:
            _lay_data_node(node, row)


def _lay_data_node(node: Styled | Quoted, row: Row) -> None:
    if isinstance(node, Styled):
        row.append(_OPEN_DATA[node.style])
        _lay_data(node.children, row)  # type: ignore[arg-type]
        row.append(END)
    else:
        row.append(INNER_QUOTE if isinstance(node, InnerQuoted) else QUOTE)
        _lay_data(node.children, row)  # type: ignore[arg-type]
        row.append(END_QUOTE)


def _without_periods(node: Output) -> Output:
    """The output without the periods of its words; affixes and identifiers keep theirs."""
    return with_children(node, [_stripped(child) for child in node.children])


def _stripped(node: Node) -> Node:
    if isinstance(node, str):
        return _PERIOD.sub("", node)
    if isinstance(node, Output):
        return node if isinstance(node, Link) else _without_periods(node)
    children: Any = tuple(map(_stripped, node.children))  # type: ignore[arg-type]
    return replace(node, children=children)


def _change(row: Row, start: int, look: Look) -> None:
    """Changes the case of what stands in the row from `start` on."""
    assert look.text_case
    places = [at for at in range(start, len(row)) if isinstance(row[at], str)]
    pieces = [str(row[at]) for at in places]
    pieces = change_pieces(pieces, _kept_pieces(row, start), look.text_case, look.letters)
    for at, piece in zip(places, pieces, strict=True):
        row[at] = piece


def _kept_pieces(row: Row, start: int) -> list[bool]:
    """For each piece of words from `start` on, whether it keeps its case."""
    kept: list[bool] = []
    opened: list[bool] = []
    for token in row[start:]:
        if isinstance(token, str):
            kept.append(True in opened)
        elif token.kind == "end":
            opened.pop()
        elif token.kind != "seam":
            opened.append(token.kind == "data-style" and token.value in _KEEP_CASE)
    return kept
