"""Markdown (CommonMark): emphasis as stars, what Markdown cannot say as HTML elements.

Stars are used where CommonMark reads them as emphasis; beside letters and punctuation
where it would not, the HTML element stands instead. Every character of the data that
Markdown or HTML would take for a mark is escaped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from alliance_refs.model import Bibliography, Markup, Style
from alliance_refs.writers.plain import clean
from alliance_refs.writers.runs import Run, runs_of
from alliance_refs.writers.writer import Pair, Writer

_STARS: dict[Style, Pair] = {"italic": ("*", "*"), "bold": ("**", "**")}
_ELEMENTS: dict[Style, Pair] = {
    "italic": ("<em>", "</em>"),
    "oblique": ("<em>", "</em>"),
    "bold": ("<strong>", "</strong>"),
    "superscript": ("<sup>", "</sup>"),
    "subscript": ("<sub>", "</sub>"),
    "small-caps": ('<span style="font-variant:small-caps">', "</span>"),
    "underline": ("<u>", "</u>"),
}
_ENTITY = re.compile(r"&(?=#?\w+;)")
_SPECIAL = re.compile(r"[\\`*\[\]<~^$]|(?<![^\W_])[_@]|_(?![^\W_])|" + _ENTITY.pattern)
# What begins a block at the start of a line: lists, headings, rules.
_BLOCK_START = re.compile(r"[-+=](?=\s|[-+=]|$)|\d{1,9}[.)](?=\s|$)|#{1,6}(?=\s|$)|>")


def _escape(text: str) -> str:
    return _SPECIAL.sub(_escaped, clean(text))


def _escaped(match: re.Match[str]) -> str:
    return "&amp;" if match[0] == "&" else f"\\{match[0]}"


def _write(markup: Markup) -> str:
    runs = runs_of(markup)
    words = "".join(_pieces(runs))
    opening = _BLOCK_START.match(words)
    if not opening:
        return words
    at = opening.end() - 1
    return f"{words[:at]}\\{words[at:]}"


def _pieces(runs: list[Run]) -> Iterator[str]:
    for number, run in enumerate(runs):
        before = runs[number - 1].text[-1:] if number else ""
        after = runs[number + 1].text[:1] if number + 1 < len(runs) else ""
        if run.display in ("block", "indent") and number:
            yield "\\\n"
        yield _piece(run, before, after)
        if run.display == "left-margin":
            yield " "


def _piece(run: Run, before: str, after: str) -> str:
    """One run in its marks; spaces at its ends stay outside them."""
    bare = run.text.strip(" ")
    if not bare or not (run.styles or run.target):
        return _address(run) if run.target else _escape(run.text)
    start = run.text[: len(run.text) - len(run.text.lstrip(" "))]
    end = run.text[len(run.text.rstrip(" ")) :]
    marked = _marked(run._replace(text=bare), start or before, end or after)
    return f"{start}{marked}{end}"


def _marked(run: Run, before: str, after: str) -> str:
    words = _address(run) if run.target else _escape(run.text)
    stars = _flanks(before, run.text[0]) and _flanks(after, run.text[-1])
    for style in reversed(run.styles):
        opening, closing = (_STARS if stars and style in _STARS else _ELEMENTS).get(style, ("", ""))
        words = f"{opening}{words}{closing}"
    return words


def _flanks(outside: str, inside: str) -> bool:
    """Whether stars between the two are read as emphasis (CommonMark, delimiter runs)."""
    if outside and outside in "*_":
        return False
    return not outside or outside.isspace() or _is_mark(outside) or not _is_mark(inside)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _address(run: Run) -> str:
    target = run.target.replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E")
    if run.text == target and not _ENTITY.search(target):
        return f"<{target}>"
    return f"[{_escape(run.text)}](<{target}>)"


def _bibliography(bibliography: Bibliography) -> str:
    return "\n".join(f"{MARKDOWN.write(entry.markup).strip()}\n" for entry in bibliography.entries)


MARKDOWN = Writer("markdown", _escape, _bibliography, whole=_write)
