"""`finish`: the output of a style as `Markup`, punctuation and quotation settled.

In: nodes of `csl.output`, and the locale. Out: markup without `Quoted` nodes, since the
marks are the language's. Three steps: the tree becomes a row (`csl.row`), what meets at
joins is settled (`csl.joins`), and the row becomes a tree again with quotes by depth and styles
that flip inside themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from alliance_refs.csl.locales.locale import Locale
from alliance_refs.csl.output.joins import Joins
from alliance_refs.csl.output.nodes import Node
from alliance_refs.csl.output.row import END_QUOTE, Mark, Row, row_of
from alliance_refs.model import Display, Displayed, Linked, Markup, Style, Styled
from alliance_refs.model import Node as MarkupNode


def finish(nodes: Sequence[Node], locale: Locale) -> Markup:
    """The markup of these nodes, one after another.

    >>> from alliance_refs.csl.locales.locale import make_locale
    >>> from alliance_refs.csl.output.nodes import Look, Output
    >>> title = Output(("Whose War?",), Look(quotes=True))
    >>> finish([Output((title, "Verso"), Look(delimiter=". "))], make_locale("en-US"))
    ('“Whose War?” Verso',)
    """
    row = row_of(nodes)
    if len(row) > 1:
        row = Joins(locale.punctuation_in_quote).settle(row)
    return _Builder(locale.quotes).build(row)


# The axis that a style belongs to, and what it sets there.
_AXES: dict[str, tuple[str, str]] = {
    "italic": ("slant", "italic"),
    "oblique": ("slant", "oblique"),
    "upright": ("slant", ""),
    "bold": ("weight", "bold"),
    "light": ("weight", "light"),
    "weight-normal": ("weight", ""),
    "small-caps": ("caps", "small-caps"),
    "caps-normal": ("caps", ""),
    "underline": ("line", "underline"),
    "no-underline": ("line", ""),
    "baseline": ("height", ""),
    "superscript": ("height", "superscript"),
    "subscript": ("height", "subscript"),
}
_RESETS: dict[str, Style] = {
    "slant": "upright",
    "caps": "caps-normal",
    "weight": "weight-normal",
    "line": "no-underline",
    "height": "baseline",
}
_NODECOR = ("slant", "caps", "weight")
_FLIPPING = frozenset(("slant", "weight", "caps"))


class _Frame:
    """An open mark that will show, the styles to wrap it in, and what stands in it so far."""

    __slots__ = ("children", "mark", "styles")

    def __init__(self, mark: Mark | None = None, styles: tuple[Style, ...] = ()) -> None:
        self.mark = mark
        self.styles = styles
        self.children: list[MarkupNode] = []


class _Builder:
    """Builds the tree again.

    `active` holds what each axis of style is set to, `words` the strings not yet put into
    the innermost frame, `ends` for each open mark whether it shows and what to set back.
    """

    def __init__(self, quotes: tuple[str, str, str, str]) -> None:
        self.quotes = quotes
        self.active: dict[str, str] = {}
        self.words: list[str] = []
        self.stack = [_Frame()]
        self.ends: list[tuple[bool, dict[str, str]]] = []
        self.inner: list[bool] = []

    def build(self, row: Row) -> Markup:
        words = self.words
        for token in row:
            if isinstance(token, str):
                words.append(token)
            elif token.kind == "end":
                self._end(token)
            elif token.kind != "seam":
                self._begin(token)
        self._flush()
        return tuple(self.stack[0].children)

    def _flush(self) -> None:
        text = "".join(self.words)
        self.words.clear()
        children = self.stack[-1].children
        if text and children and isinstance(children[-1], str):
            children[-1] += text
        elif text:
            children.append(text)

    def _begin(self, mark: Mark) -> None:
        kind = mark.kind
        if kind == "quote" or kind == "inner-quote":
            inner = not self.inner[-1] if self.inner else kind == "inner-quote"
            self.inner.append(inner)
            self.words.append(self.quotes[2 if inner else 0])
            return
        saved = self.active
        is_style = kind == "style" or kind == "data-style"
        styles = self._set(mark.value, flips=kind == "data-style") if is_style else ()
        shows = bool(styles) or not is_style
        self.ends.append((shows, saved))
        if shows:
            self._flush()
            self.stack.append(_Frame(mark, styles))

    def _end(self, mark: Mark) -> None:
        if mark is END_QUOTE:
            self.words.append(self.quotes[3 if self.inner.pop() else 1])
            return
        shows, self.active = self.ends.pop()
        if shows:
            self._flush()
            frame = self.stack.pop()
            if frame.children:
                self.stack[-1].children.append(_wrapped(frame))

    def _set(self, style: str, flips: bool) -> tuple[Style, ...]:
        """The styles to wrap with, from the outermost, so that `style` shows."""
        if style == "no-decoration":
            axes = tuple(axis for axis in _NODECOR if self.active.get(axis))
            self.active = {**self.active, **dict.fromkeys(axes, "")}
            return tuple(_RESETS[axis] for axis in axes)
        if style not in _AXES:
            return ()
        axis, value = _AXES[style]
        now = self.active.get(axis, "")
        if flips and now == value and axis in _FLIPPING:
            value = ""
        elif now == value:
            return ()
        self.active = {**self.active, axis: value}
        return (cast(Style, value) if value else _RESETS[axis],)


def _wrapped(frame: _Frame) -> MarkupNode:
    children: Markup = tuple(frame.children)
    mark = frame.mark
    if mark is not None and mark.kind == "link":
        return Linked(mark.value, children)
    if mark is not None and mark.kind == "block":
        return Displayed(cast(Display, mark.value), children)
    if mark is not None and mark.kind == "variable":
        return Styled(cast(Style, mark.value), children)
    for style in reversed(frame.styles[1:]):
        children = (Styled(style, children),)
    return Styled(frame.styles[0], children)
