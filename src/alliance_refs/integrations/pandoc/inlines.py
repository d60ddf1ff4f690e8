"""pandoc's inline elements, from and to what the engine knows.

In: inlines of a prefix, a suffix or a metadata field; runs of rendered words. Out: CSL rich
text; inlines (pandoc-types, Text.Pandoc.Definition).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from alliance_refs.integrations.pieces import Runs
from alliance_refs.model import Style
from alliance_refs.writers.runs import Run

Json = dict[str, Any]

_TAGS = {
    "Emph": ("<i>", "</i>"),
    "Strong": ("<b>", "</b>"),
    "Superscript": ("<sup>", "</sup>"),
    "Subscript": ("<sub>", "</sub>"),
    "SmallCaps": ('<span style="font-variant:small-caps;">', "</span>"),
}
SPACES = {"Space": " ", "SoftBreak": " ", "LineBreak": " "}
QUOTES = {"SingleQuote": ("‘", "’"), "DoubleQuote": ("“", "”")}
_ELEMENTS: dict[Style, str] = {
    "italic": "Emph",
    "oblique": "Emph",
    "bold": "Strong",
    "superscript": "Superscript",
    "subscript": "Subscript",
    "small-caps": "SmallCaps",
    "underline": "Underline",
}
_WORDS = re.compile(r" +|[^ ]+")


def rich_text(inlines: Iterable[Any]) -> str:
    """Inlines as CSL rich text; elements that it cannot say leave their words.

    >>> rich_text([{"t": "Str", "c": "see"}, {"t": "Space"}, {"t": "Emph", "c": [{"t": "Str", "c": "x"}]}])
    'see <i>x</i>'
    """
    return "".join(_rich(inline) for inline in inlines if isinstance(inline, dict))


def _rich(inline: Json) -> str:
    kind, content = inline.get("t", ""), inline.get("c")
    if kind == "Str":
        return str(content)
    if kind in SPACES:
        return SPACES[kind]
    if not isinstance(content, list):
        return ""
    if kind == "Quoted":
        opening, closing = QUOTES.get(content[0].get("t", ""), ("", ""))
        return f"{opening}{rich_text(content[1])}{closing}"
    opening, closing = _TAGS.get(kind, ("", ""))
    return f"{opening}{_inner(kind, content)}{closing}"


def _inner(kind: str, content: list[Any]) -> str:
    """The words inside an element; notes and raw text have none."""
    if kind in ("Note", "RawInline", "Image"):
        return ""
    if kind in ("Code", "Math"):
        return str(content[-1])
    if kind in ("Span", "Cite", "Link"):
        return rich_text(content[1] if len(content) > 1 else ())
    return rich_text(content)


def inlines_of(runs: Runs, *, links: bool = True) -> list[Json]:
    """Rendered words as inlines; styles that pandoc lacks are dropped.

    >>> inlines_of((Run("On "), Run("Homo", ("italic",))))
    [{'t': 'Str', 'c': 'On'}, {'t': 'Space'}, {'t': 'Emph', 'c': [{'t': 'Str', 'c': 'Homo'}]}]
    """
    return [inline for run in runs for inline in _of_run(run, links=links)]


def _of_run(run: Run, *, links: bool) -> Iterator[Json]:
    inlines = list(words(run.text))
    for style in reversed(run.styles):
        if style in _ELEMENTS:
            inlines = [{"t": _ELEMENTS[style], "c": inlines}]
    if run.target and links:
        inlines = [link(inlines, run.target)]
    yield from inlines


def words(text: str) -> Iterator[Json]:
    """Plain text as words and spaces."""
    for match in _WORDS.finditer(text):
        yield {"t": "Space"} if match[0][0] == " " else {"t": "Str", "c": match[0]}


def link(inlines: list[Json], target: str) -> Json:
    """A link around inlines."""
    return {"t": "Link", "c": [["", [], []], inlines, [target, ""]]}
