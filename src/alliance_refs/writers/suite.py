"""The HTML dialect of the official CSL test suite, in which its expected results stand."""

from __future__ import annotations

import unicodedata

from alliance_refs.model import Bibliography, Display, Markup, Style
from alliance_refs.writers.writer import Pair, Writer

_STYLES: dict[Style, Pair] = {
    "italic": ("<i>", "</i>"),
    "oblique": ("<em>", "</em>"),
    "upright": ('<span style="font-style:normal;">', "</span>"),
    "bold": ("<b>", "</b>"),
    "weight-normal": ('<span style="font-weight:normal;">', "</span>"),
    "small-caps": ('<span style="font-variant:small-caps;">', "</span>"),
    "caps-normal": ('<span style="font-variant:normal;">', "</span>"),
    "underline": ('<span style="text-decoration:underline;">', "</span>"),
    "no-underline": ('<span style="text-decoration:none;">', "</span>"),
    "superscript": ("<sup>", "</sup>"),
    "subscript": ("<sub>", "</sub>"),
    "baseline": ('<span style="baseline">', "</span>"),
}
# Raised letters that Unicode does not trace back to plain ones.
_RAISED = {"ˀ": "ʔ", "ˁ": "ʕ", "ۥ": "و", "ۦ": "ي"}
_ESCAPES = str.maketrans({"&": "&#38;", "<": "&#60;", ">": "&#62;"})


def _escape(text: str) -> str:
    escaped = text.translate(_ESCAPES)
    return escaped if escaped.isascii() else "".join(map(_raised, escaped))


def _raised(character: str) -> str:
    """A superscript letter or digit of Unicode as an element, as the suite has it."""
    if character in _RAISED:
        return f"<sup>{_RAISED[character]}</sup>"
    kind, _, codes = unicodedata.decomposition(character).partition(" ")
    if kind != "<super>":
        return character
    return f"<sup>{''.join(chr(int(code, 16)) for code in codes.split())}</sup>"


def _block(display: Display, inner: str) -> str:
    return f'<div class="csl-{display}">{inner}</div>'


def _bibliography(bibliography: Bibliography) -> str:
    entries = (
        f'  <div class="csl-entry">{write_suite(entry.markup)}</div>\n'
        for entry in bibliography.entries
    )
    return f'<div class="csl-bib-body">\n{"".join(entries)}</div>'


SUITE = Writer("csl-suite", _escape, _bibliography, _STYLES, block=_block)


def write_suite(markup: Markup) -> str:
    """The markup as the suite writes it."""
    return SUITE.write(markup)
