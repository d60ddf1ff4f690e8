"""HTML: styles as elements, entries as a list that a screen reader can count.

The classes are those that CSL processors share: `csl-bib-body`, `csl-entry`,
`csl-left-margin`, `csl-right-inline`, `csl-block`, `csl-indent`. Every character of the
data is escaped, and a link leads to a web, FTP or mail address or is no link.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from alliance_refs.model import Bibliography, BibliographyLayout, Display, Entry, Style
from alliance_refs.writers.plain import clean
from alliance_refs.writers.writer import Pair, Writer

_STYLES: dict[Style, Pair] = {
    "italic": ("<i>", "</i>"),
    "oblique": ('<span style="font-style:oblique">', "</span>"),
    "upright": ('<span style="font-style:normal">', "</span>"),
    "bold": ("<b>", "</b>"),
    "light": ('<span style="font-weight:lighter">', "</span>"),
    "weight-normal": ('<span style="font-weight:normal">', "</span>"),
    "small-caps": ('<span style="font-variant:small-caps">', "</span>"),
    "caps-normal": ('<span style="font-variant:normal">', "</span>"),
    "underline": ('<span style="text-decoration:underline">', "</span>"),
    "no-underline": ('<span style="display:inline-block;text-decoration:none">', "</span>"),
    "superscript": ("<sup>", "</sup>"),
    "subscript": ("<sub>", "</sub>"),
    "baseline": ('<span style="vertical-align:baseline">', "</span>"),
}
_HANGING = ' style="padding-left:2em;text-indent:-2em"'


def _escape(text: str) -> str:
    return escape(clean(text))


def _link(target: str, inner: str) -> str:
    return f'<a href="{escape(target)}">{inner}</a>'


def _block(display: Display, inner: str) -> str:
    return f'<div class="csl-{display}">{inner}</div>'


def _bibliography(bibliography: Bibliography) -> str:
    return "\n".join(_lines(bibliography)) + "\n"


def _lines(bibliography: Bibliography) -> Iterator[str]:
    layout = bibliography.layout
    spacing = f' style="line-height:{layout.line_spacing}"' if layout.line_spacing > 1 else ""
    language = escape(bibliography.locale)
    yield f'<div class="csl-bib-body" role="list" lang="{language}"{spacing}>'
    for entry in bibliography.entries:
        yield _entry(entry, layout)
    yield "</div>"


def _entry(entry: Entry, layout: BibliographyLayout) -> str:
    name = escape(f"ref-{clean(entry.key)}".replace(" ", "-"))
    inner = HTML.write(entry.markup)
    if layout.second_field_align:
        inner = _aligned(inner, layout)
    hanging = _HANGING if layout.hanging_indent and not layout.second_field_align else ""
    return f'  <div class="csl-entry" role="listitem" id="{name}"{hanging}>{inner}</div>'


def _aligned(inner: str, layout: BibliographyLayout) -> str:
    """Label and text side by side, as `second-field-align` asks."""
    width = (layout.label_width or 3) / 2 + 1
    label, text = '<div class="csl-left-margin"', '<div class="csl-right-inline"'
    inner = inner.replace(label, f'{label} style="float:left;{_width(width)}"', 1)
    return inner.replace(text, f'{text} style="margin-left:{width:g}em"', 1)


def _width(width: float) -> str:
    return f"min-width:{width:g}em"


HTML = Writer("html", _escape, _bibliography, _STYLES, _link, _block)
