r"""Inline Org: the raw text of a block -> what a reader sees, with marks.

Emphasis, links, footnotes called or written in place, entities and dashes (The Org Manual, Markup
for Rich Contents, Hyperlinks, Creating Footnotes). Citations by key stay as typed. One pass.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html.entities import html5

from alliance_refs.documents.inline import InlineNote, NotePlace, NumberNote, Scan, read_signs
from alliance_refs.documents.runs import word_run
from alliance_refs.model import MarkKind, Passage
from alliance_refs.spans import Span
from alliance_refs.text.latex_symbols import GREEK, SYMBOLS

_SPECIAL = re.compile(
    r"""(?=[=~\[\]<h@^_\\.*/+-])(?:
    (?P<code>(?<![\w=~])(?P<fence>[=~])(?=\S)[^\n]{1,1000}?(?<=\S)(?P=fence)(?!\w))
    |(?P<link>\[\[(?P<target>[^\[\]]{1,2000})\](?:\[(?P<words>[^\[\]]{1,2000})\])?\])
    |(?P<address><(?P<url>[a-z]{3,10}:[^\s<>]+)>|https?://[^\s<>"“”*\[\]]+)
    |(?P<call>\[fn:(?P<label>[\w-]{1,80})\])
    |(?P<note>\[fn:(?P<named>[\w-]{0,80}):)
    |(?P<cite>\[cite[^:\[\]\s]{0,40}:[^\[\]]{0,2000}\])
    |(?P<open>\[)
    |(?P<close>\])
    |(?P<target_here><{2,3}[^<>\n]{1,200}>{2,3})
    |(?P<snippet>@@[a-z]{1,20}:[^\n]{0,200}?@@)
    |(?P<raised>(?<=\S)[\^_]\{(?P<inner>[^{}\n]{1,200})\}|(?<=\S)\^(?P<bare>\w{1,20}))
    |(?P<entity>\\(?P<name>[A-Za-z]{1,20})(?:\{\}|(?![A-Za-z])))
    |(?P<break>\\\\[ \t]*(?=\n|\Z))
    |(?P<dashes>(?<!-)-{2,3}(?!-)|\\-|\.\.\.)
    |(?P<run>(?P<sign>[*/_+])(?P=sign)*))""",
    re.VERBOSE,
)
_DASHES = {"--": "–", "---": "—", "\\-": "", "...": "…"}
_EMPHASIS: Mapping[str, MarkKind | None] = {
    **dict.fromkeys(("/", "//", "_", "__"), "italic"),
    **dict.fromkeys(("*", "**"), "bold"),
    **dict.fromkeys(("+", "++"), None),
}


@dataclass(slots=True)
class _Scan(Scan):
    """A pass with the brackets that are open: where, the label if a note, the runs before."""

    brackets: list[tuple[int, re.Match[str] | None, int]] = field(default_factory=list)


def read_org_inline(
    raw: Passage, number_note: NumberNote | None = None
) -> tuple[Passage, tuple[InlineNote, ...]]:
    """The visible passage of a block's raw text, and the notes written inside it.

    >>> from alliance_refs.model import plain_passage
    >>> passage, _ = read_org_inline(plain_passage("Kim, /War/, 3--4.[fn:1]"))
    >>> passage.text, [(mark.kind, mark.target) for mark in passage.marks]
    ('Kim, War, 3–4.[^1]', [('italic', ''), ('note', '1')])
    """
    scan = _Scan(raw)
    read_signs(scan, _SPECIAL, _HANDLERS)
    scan.emphasise(_EMPHASIS)
    return scan.finish(number_note)


def _code(scan: _Scan, match: re.Match[str]) -> None:
    scan.keep_inside(match, 1, "code")


# What these links lead to is inside the document; the sign before the name is not shown.
_INNER = re.compile(r"[*#]")


def _link(scan: _Scan, match: re.Match[str]) -> int | None:
    target = match["target"]
    if match["words"] is None:
        start = match.start("target") + bool(_INNER.match(target))
        scan.keep(Span(*match.span()), Span(start, match.end("target")), "link", target)
        return None
    # The words may hold emphasis; the two brackets behind them end the link.
    scan.brackets += [(match.start(), None, 0)] * 2
    scan.drop(match.start(), match.start("words"))
    scan.mark(*match.span("words"), "link", target)
    scan.drop(match.end("words"), match.end())
    return match.start("words")


def _address(scan: _Scan, match: re.Match[str]) -> int | None:
    if match["url"] is None:
        return scan.address(match)
    scan.keep(Span(*match.span()), Span(*match.span("url")), "link", match["url"])
    return None


def _call(scan: _Scan, match: re.Match[str]) -> None:
    scan.call(*match.span(), match["label"])


def _open(scan: _Scan, match: re.Match[str]) -> None:
    is_note = match["note"] is not None
    scan.brackets.append((match.start(), match if is_note else None, len(scan.runs)))


def _close(scan: _Scan, match: re.Match[str]) -> None:
    if not scan.brackets:
        return
    start, note, runs = scan.brackets.pop()
    if note:
        # The note's own words are read by themselves.
        del scan.runs[runs:]
        scan.notes.append(NotePlace(start, note.end(), match.end(), note["named"]))


def _as_typed(scan: _Scan, match: re.Match[str]) -> None:
    """Nothing in it is a sign."""


def _hidden(scan: _Scan, match: re.Match[str]) -> None:
    scan.drop(*match.span())


_RAISED: dict[str, MarkKind] = {"^": "superscript", "_": "subscript"}


def _raised(scan: _Scan, match: re.Match[str]) -> None:
    inner = Span(*match.span("inner" if match["inner"] else "bare"))
    scan.keep(Span(*match.span()), inner, _RAISED[match[0][0]])


def _entity(scan: _Scan, match: re.Match[str]) -> None:
    name = match["name"]
    if shown := html5.get(f"{name};") or SYMBOLS.get(name) or GREEK.get(name):
        scan.show(match, shown)


def _dashes(scan: _Scan, match: re.Match[str]) -> None:
    scan.show(match, _DASHES[match[0]])


def _run(scan: _Scan, match: re.Match[str]) -> None:
    scan.runs.append(word_run(scan.raw.text, *match.span()))


_HANDLERS: dict[str, Callable[[_Scan, re.Match[str]], int | None]] = {
    "code": _code,
    "link": _link,
    "address": _address,
    "call": _call,
    "note": _open,
    "cite": _as_typed,
    "open": _open,
    "close": _close,
    "target_here": _hidden,
    "snippet": _hidden,
    "raised": _raised,
    "entity": _entity,
    "break": _hidden,
    "dashes": _dashes,
    "run": _run,
}
