"""Markdown (CommonMark): emphasis as stars, what Markdown cannot say as HTML elements.

Stars are used where CommonMark reads them as emphasis; beside letters and punctuation
where it would not, the HTML element stands instead. Every character of the data that
Markdown or HTML would take for a mark is escaped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import cast

from alliance_refs.model import Bibliography, Display, Markup, Style
from alliance_refs.writers.plain import clean
from alliance_refs.writers.runs import Run, blocks_of, runs_of
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
_SPECIAL = re.compile(r"[\\`*\[\]<~^$]|(?<![^\W_])[_@]|_(?![^\W_])|(?<=-)-|" + _ENTITY.pattern)
# What begins a block at the start of a line: lists, headings, rules; in Pandoc's Markdown
# also "(1)", "a)", "iv." and what stands after "%" or "|".
_BLOCK_START = re.compile(
    r"[-+=](?=\s|[-+=]|$)|\d{1,9}[.)](?=\s|$)|#{1,6}(?=\s|$)|>|[%|]"
    r"|\((?:\d{1,9}|[A-Za-z]|[ivxlcdm]{1,9})\)(?=\s)|(?:[a-z]|[ivxlcdm]{1,9})[.)](?=\s)|[A-Z]\)(?=\s)"
)


def _escape(text: str) -> str:
    return _SPECIAL.sub(_escaped, clean(text))


def _escaped(match: re.Match[str]) -> str:
    return "&amp;" if match[0] == "&" else f"\\{match[0]}"


def _write(markup: Markup) -> str:
    words = "".join(_blocks(runs_of(markup)))
    opening = _BLOCK_START.match(words)
    if not opening:
        return words
    at = opening.end() - 1
    return f"{words[:at]}\\{words[at:]}"


def _blocks(runs: list[Run]) -> Iterator[str]:
    """The runs, each display block on a line of its own or, in the margin, before the rest."""
    before: Display | None = None
    for number, (display, block) in enumerate(blocks_of(runs)):
        if number and _BREAKS & {display, before}:
            yield "\\\n"
        yield _marked(block, 0, "", "")
        if display == "left-margin":
            yield " "
        before = display


_BREAKS: frozenset[Display | None] = frozenset(("block", "indent"))


def _marked(runs: Sequence[Run], depth: int, before: str, after: str) -> str:
    """Runs that share `depth` styles, set in the others; `before` and `after` stand around."""
    groups = [
        (style, list(group))
        for style, group in groupby(runs, key=lambda run: "".join(run.styles[depth : depth + 1]))
    ]
    out = ""
    for number, (style, group) in enumerate(groups):
        following = after
        if number + 1 < len(groups):
            next_style, next_group = groups[number + 1]
            # A mark may follow directly; a star beside a star would be read with it.
            following = "*" if next_style else next_group[0].text[:1]
        previous = out[-1:] or before
        if style:
            out += _in_style(cast(Style, style), group, depth, previous, following)
        else:
            out += "".join(_address(run) if run.target else _escape(run.text) for run in group)
    return out


def _in_style(style: Style, runs: list[Run], depth: int, before: str, after: str) -> str:
    """Runs in one style, with stars where they are read; spaces at its ends stay outside."""
    start, bare, end = _stripped(runs)
    if not bare:
        return start + end
    inner = _marked(bare, depth + 1, "", "")
    first, last = inner.lstrip("*")[:1], inner.rstrip("*")[-1:]
    stars = _flanks(start or before, first) and _flanks(end or after, last) and _are_apart(inner)
    opening, closing = (_STARS if stars and style in _STARS else _ELEMENTS).get(style, ("", ""))
    return f"{start}{opening}{inner}{closing}{end}"


def _stripped(runs: list[Run]) -> tuple[str, list[Run], str]:
    """The spaces before the runs, the runs without them, and the spaces after."""
    first, last = runs[0].text, runs[-1].text
    start = first[: len(first) - len(first.lstrip(" "))]
    bare = [runs[0]._replace(text=first.lstrip(" ")), *runs[1:]]
    end = last[len(last.rstrip(" ")) :] if bare[-1].text else ""
    bare[-1] = bare[-1]._replace(text=bare[-1].text.rstrip(" "))
    return start, [run for run in bare if run.text], end


def _flanks(outside: str, inside: str) -> bool:
    """Whether stars between the two are read as emphasis (CommonMark, delimiter runs)."""
    if (outside and outside in "*_") or inside.isspace():
        return False
    return not outside or outside.isspace() or _is_mark(outside) or not _is_mark(inside)


_MARKS, _ESCAPE = re.compile(r"\*+"), re.compile(r"\\.")


def _are_apart(inner: str) -> bool:
    """Whether stars around words are told from those inside: not in "***a** b**c**d*"."""
    bare = _ESCAPE.sub(".", inner)
    return "*" not in (bare[0], bare[-1]) or len(_MARKS.findall(bare)) <= 2


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
