"""reStructuredText: one mark a run, since its inline marks cannot nest.

Of several styles on one run the outermost that reST knows is kept. Where a mark would
touch a letter, an escaped space parts them, which docutils prints as nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_refs.model import Bibliography, Display, Markup, Style
from alliance_refs.writers.plain import clean
from alliance_refs.writers.runs import Run, blocks_of, runs_of
from alliance_refs.writers.writer import Pair, Writer

_STYLES: dict[Style, Pair] = {
    "italic": ("*", "*"),
    "oblique": ("*", "*"),
    "bold": ("**", "**"),
    "superscript": (":sup:`", "`"),
    "subscript": (":sub:`", "`"),
}
_SPECIAL = re.compile(r"[\\*`|]|(?<=\w)_(?!\w)|_(?=`)|^_")
_BLOCK_START = re.compile(r"[-+•‣⁃=#:>\[.]|\(?(?:\d+|[A-Za-z#]|[ivxlcdmIVXLCDM]+)[.)](?=\s|$)")
# Neighbours of inline markup that need nothing in between (reST, Inline Markup).
_MAY_PRECEDE, _MAY_FOLLOW = " -:/", " -.,:;!?/"


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", clean(text))


def _write(markup: Markup) -> str:
    words = "".join(_pieces(runs_of(markup)))
    return f"\\{words}" if _BLOCK_START.match(words) else words


def _pieces(runs: list[Run]) -> Iterator[str]:
    """The runs, each display block a paragraph of its own or, in the margin, before the rest."""
    before: Display | None = None
    for number, (display, block) in enumerate(blocks_of(runs)):
        if number and _BREAKS & {display, before}:
            yield "\n\n"
        yield from _line(block)
        if display == "left-margin":
            yield " "
        before = display


_BREAKS: frozenset[Display | None] = frozenset(("block", "indent"))


def _line(runs: list[Run]) -> Iterator[str]:
    last = ""
    for number, run in enumerate(runs):
        after = runs[number + 1].text[:1] if number + 1 < len(runs) else ""
        yield _piece(run, last, after)
        last = run.text[-1:]


def _piece(run: Run, before: str, after: str) -> str:
    opening, closing = next((_STYLES[s] for s in run.styles if s in _STYLES), ("", ""))
    bare = run.text.strip(" ")
    if not bare or not (opening or run.target):
        return _escape(run.text)
    start = run.text[: len(run.text) - len(run.text.lstrip(" "))]
    end = run.text[len(run.text.rstrip(" ")) :]
    words = _link(run, bare) if run.target else f"{opening}{_escape(bare)}{closing}"
    left = "" if start or not before or before in _MAY_PRECEDE else "\\ "
    right = "" if end or not after or after in _MAY_FOLLOW else "\\ "
    return f"{start}{left}{words}{right}{end}"


def _link(run: Run, words: str) -> str:
    shown = _escape(words).replace("<", "\\<")
    target = run.target.replace("\\", "%5C").replace("`", "%60").replace(">", "%3E")
    return f"`{shown} <{target}>`__"


def _bibliography(bibliography: Bibliography) -> str:
    return "\n".join(f"{RST.write(entry.markup).strip()}\n" for entry in bibliography.entries)


RST = Writer("rst", _escape, _bibliography, whole=_write)
