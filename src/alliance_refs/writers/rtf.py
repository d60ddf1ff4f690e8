"""RTF: a document of its own for a whole list, a group of control words for a piece."""

from __future__ import annotations

import re

from alliance_refs.model import Bibliography, Display, Style
from alliance_refs.writers.plain import clean
from alliance_refs.writers.writer import Pair, Writer

_STYLES: dict[Style, Pair] = {
    "italic": (r"{\i ", "}"),
    "oblique": (r"{\i ", "}"),
    "upright": (r"{\i0 ", "}"),
    "bold": (r"{\b ", "}"),
    "weight-normal": (r"{\b0 ", "}"),
    "small-caps": (r"{\scaps ", "}"),
    "caps-normal": (r"{\scaps0 ", "}"),
    "underline": (r"{\ul ", "}"),
    "no-underline": (r"{\ulnone ", "}"),
    "superscript": (r"{\super ", "}"),
    "subscript": (r"{\sub ", "}"),
    "baseline": (r"{\nosupersub ", "}"),
}
_SPECIAL = re.compile(r"[\\{}]|[^\x00-\x7f]")
_HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman Times New Roman;}}"


def _escape(text: str) -> str:
    return _SPECIAL.sub(_escaped, clean(text))


def _escaped(match: re.Match[str]) -> str:
    if match[0].isascii():
        return f"\\{match[0]}"
    units = match[0].encode("utf-16-le", "surrogatepass")
    pairs = (units[at : at + 2] for at in range(0, len(units), 2))
    return "".join(f"\\u{int.from_bytes(pair, 'little', signed=True)}?" for pair in pairs)


def _link(target: str, inner: str) -> str:
    address = _escape(target.replace('"', "%22"))
    return f'{{\\field{{\\*\\fldinst HYPERLINK "{address}"}}{{\\fldrslt {inner}}}}}'


def _block(display: Display, inner: str) -> str:
    if display == "left-margin":
        return f"{inner.strip()}\\tab "
    if display == "right-inline":
        return inner
    indent = r"\tab " if display == "indent" else ""
    return f"\\line {indent}{inner}"


def _bibliography(bibliography: Bibliography) -> str:
    layout = bibliography.layout
    hanging = layout.hanging_indent or layout.second_field_align
    paragraph = r"\pard\li720\fi-720" if hanging else r"\pard"
    paragraph += f"\\sa{240 * layout.entry_spacing} "
    entries = (f"{paragraph}{RTF.write(entry.markup)}\\par" for entry in bibliography.entries)
    return "\n".join((_HEAD, *entries, "}")) + "\n"


RTF = Writer("rtf", _escape, _bibliography, _STYLES, _link, _block)
