r"""Inline AsciiDoc: the raw text of a block -> what a reader sees, with marks.

Text formatting, links, references, footnotes, attributes and replacements (AsciiDoc Language
Documentation, Text, Macros). Citations by key stay as typed. One pass.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html.entities import html5

from alliance_refs.documents.inline import InlineNote, NotePlace, NumberNote, Scan, read_signs
from alliance_refs.documents.runs import Run, word_run
from alliance_refs.model import MarkKind, Passage
from alliance_refs.model.passage import Edit
from alliance_refs.spans import Span

_SPECIAL = re.compile(
    r"""(?=[\\+$\[\]<"'`&{(^~*_\#. -]|foot|cite|fullcite|nocite|link|xref|mailto|http|pass|anchor)(?:
    (?P<escape>\\(?=[\[\]*_`\#^~+<{&(]|https?:|footnote|cite|link:|xref:|--|\.\.\.|'))
    |(?P<literal>(?P<fence>\+{2,3}|\$\$)(?P<fenced>[^\n]{1,1000}?)(?P=fence)
        |(?<![\w+])\+(?P<plus>\S|\S[^+\n]{0,400}\S)\+(?![\w+])|\bpass:[a-z,]{0,9}\[(?P<pass>[^\]\n]{0,1000})\])
    |(?P<cite>\b(?:full|no)?cite(?:np)?:[^\s\[\]]{0,80}\[[^\[\]]{0,1000}\])
    |(?P<call>(?:footnote:(?P<again>[\w-]{1,80})\[\]|footnoteref:\[(?P<old>[\w-]{1,80})\]))
    |(?P<note>(?:footnote:(?P<id>[\w-]{0,80})\[|footnoteref:\[(?P<old_id>[\w-]{1,80}),))
    |(?P<link>(?:\b(?:link|xref|mailto):(?P<target>[^\s\[\]]{1,2000})|(?P<url>https?://[^\s\[\]<>"“”]{1,2000}))\[)
    |(?P<address><(?P<angled>https?://[^\s<>]+)>|https?://[^\s<>"“”*\[\]]+)
    |(?P<reference><<(?P<ref>[^<>,\n]{1,200})(?:,\s{0,9}(?P<words>[^<>]{1,400}))?>>)
    |(?P<anchor>\[\[[\w:][^\[\]\n]{0,200}\]\]|\banchor:[^\s\[\]]{1,80}\[[^\[\]]{0,80}\]|\[\#[\w-]{1,80}\])
    |(?P<role>\[(?P<roles>[\w.][\w.\s%-]{0,60})\](?=\#{1,2}[^\s\#]))
    |(?P<open>\[)
    |(?P<close>\])
    |(?P<quote>["']`|`["'])
    |(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|\w{2,31});)
    |(?P<attribute>\{(?P<name>[\w-]{1,60})\})
    |(?P<index>\(\(\([^()\n]{1,200}\)\)\)|\(\([^()\n]{1,200}\)\))
    |(?P<raised>(?P<sign>[\^~])(?P<up>[^\s\^~]{1,80})(?P=sign))
    |(?P<break>[ ]\+(?=\n|\Z))
    |(?P<closing>(?<=\S)(?:'{2,3}|'(?![^\W_]|')))
    |(?P<dashes>(?<!-)---(?!-)|(?<=\d)--(?=\d)|(?<=[\w\s])--(?=[\w\s])|\.\.\.|\((?:C|R|TM)\))
    |(?P<run>(?P<mark>[*_`\#])(?P=mark)*))""",
    re.VERBOSE,
)
_SHOWN = {
    "...": "…",
    "(C)": "©",
    "(R)": "®",
    "(TM)": "™",
    '"`': "“",
    '`"': "”",
    "'`": "‘",
    "`'": "’",
}
# Attributes of the language itself that no HTML entity is named after.
_INTRINSIC = {
    "empty": "",
    "blank": "",
    "sp": " ",
    "zwsp": "",
    "wj": "",
    "startsb": "[",
    "endsb": "]",
    "caret": "^",
    "asterisk": "*",
    "tilde": "~",
    "backslash": "\\",
    "backtick": "`",
    "two-colons": "::",
    "two-semicolons": ";;",
    "plus": "+",
    "vbar": "|",
    "cpp": "C++",
}
_EMPHASIS: Mapping[str, MarkKind | None] = {
    **dict.fromkeys(("_", "__"), "italic"),
    **dict.fromkeys(("*", "**"), "bold"),
    **dict.fromkeys(("`", "``"), "code"),
    **dict.fromkeys(("#", "##"), None),
}
_ROLES: Mapping[str, MarkKind] = {
    **dict.fromkeys(("smallcaps", "small-caps", "sc"), "small-caps"),
    **dict.fromkeys(("underline", "italic", "title"), "italic"),
}


@dataclass(slots=True)
class Names:
    """What the whole document defines: attributes, and the labels of entries by their keys."""

    attributes: dict[str, str] = field(default_factory=dict)
    entries: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class _Scan(Scan):
    """A pass with the brackets that are open: the macro that each belongs to, the runs before."""

    names: Names
    brackets: list[tuple[re.Match[str], int]] = field(default_factory=list)
    ticks: list[Run] = field(default_factory=list)


def read_asciidoc_inline(
    raw: Passage, names: Names, number_note: NumberNote | None = None
) -> tuple[Passage, tuple[InlineNote, ...]]:
    """The visible passage of a block's raw text, and the notes written inside it.

    >>> from alliance_refs.model import plain_passage
    >>> raw = plain_passage("See _War_.footnote:[Kim, _War_, 3.]")
    >>> passage, [note] = read_asciidoc_inline(raw, Names(), lambda: "1")
    >>> passage.text, note.passage.text
    ('See War.[^1]', 'Kim, _War_, 3.')
    """
    scan = _Scan(raw, names=names)
    read_signs(scan, _SPECIAL, _HANDLERS)
    scan.emphasise(_EMPHASIS)
    return scan.finish(number_note)


def _escape(scan: _Scan, match: re.Match[str]) -> int:
    scan.drop(*match.span())
    if scan.raw.text[match.end()] == "]" and scan.brackets and scan.brackets[-1][0]["open"]:
        scan.brackets.pop()
    return match.end() + 1


def _literal(scan: _Scan, match: re.Match[str]) -> None:
    group = next(name for name in ("fenced", "plus", "pass") if match[name] is not None)
    scan.keep(Span(*match.span()), Span(*match.span(group)), None)


def _as_typed(scan: _Scan, match: re.Match[str]) -> None:
    """Nothing in it is a sign."""


def _call(scan: _Scan, match: re.Match[str]) -> None:
    scan.call(*match.span(), match["again"] or match["old"])


def _open(scan: _Scan, match: re.Match[str]) -> None:
    scan.brackets.append((match, len(scan.runs)))


def _close(scan: _Scan, match: re.Match[str]) -> None:
    if not scan.brackets:
        return
    opening, runs = scan.brackets.pop()
    if opening["note"]:
        # The note's own words are read by themselves.
        del scan.runs[runs:]
        label = opening["id"] or opening["old_id"] or ""
        scan.notes.append(NotePlace(opening.start(), opening.end(), match.end(), label))
    elif opening["link"]:
        _link(scan, opening, match)


# "text,window=_blank", "text^": what is said of a link behind its words.
_LINK_TAIL = re.compile(
    r"\^|(?:,\s{0,9}[\w-]{1,20}=[^,\]]{0,80})+\^?|,\s{0,9}(?:id|role|window|opts)\b"
)


def _link(scan: _Scan, opening: re.Match[str], closing: re.Match[str]) -> None:
    group = "url" if opening["url"] else "target"
    start, end = opening.end(), closing.start()
    if start == end:
        scan.keep(
            Span(opening.start(), closing.end()), Span(*opening.span(group)), "link", opening[group]
        )
        return
    comma = max(scan.raw.text.rfind("^", start, end), start)
    tail = _LINK_TAIL.search(scan.raw.text, comma if comma > start else start, end)
    inner = Span(start, tail.start() if tail and tail.start() > start else end)
    scan.keep(Span(opening.start(), closing.end()), inner, "link", opening[group])


def _address(scan: _Scan, match: re.Match[str]) -> int | None:
    if match["angled"] is None:
        return scan.address(match)
    scan.keep(Span(*match.span()), Span(*match.span("angled")), "link", match["angled"])
    return None


def _reference(scan: _Scan, match: re.Match[str]) -> None:
    """A reference to an entry shows its label in brackets; a number calls the entry."""
    if match["words"]:
        scan.keep(Span(*match.span()), Span(*match.span("words")), None)
        return
    label = scan.names.entries.get(match["ref"].strip(), match["ref"].strip())
    scan.show(match, f"[{label}]")
    if label.isdecimal():
        scan.mark(*match.span(), "note", label)


def _hidden(scan: _Scan, match: re.Match[str]) -> None:
    scan.drop(*match.span())


def _role(scan: _Scan, match: re.Match[str]) -> None:
    """What is said of the words that follow between number signs."""
    roles = re.findall(r"[\w-]+", match["roles"])
    scan.drop(*match.span())
    scan.meant[match.end()] = next((_ROLES[role] for role in roles if role in _ROLES), None)


def _shown(scan: _Scan, match: re.Match[str]) -> None:
    scan.show(match, _SHOWN[match[0]])


_OLD_QUOTES = {1: ("‘", "’"), 2: ("“", "”")}


def _closing(scan: _Scan, match: re.Match[str]) -> None:
    """Quotations as AsciiDoc had them first: ``so'' and `so'."""
    at = match.start()
    while at < match.end() and scan.ticks:
        run = scan.ticks[-1]
        size = min(match.end() - at, run.end - run.start, 2)
        opening, closing = _OLD_QUOTES[size]
        scan.edits.append(Edit(run.end - size, run.end, opening))
        scan.edits.append(Edit(at, at + size, closing))
        run.end, run.length, at = run.end - size, run.length - size, at + size
        if run.start == run.end:
            scan.ticks.pop()


def _entity(scan: _Scan, match: re.Match[str]) -> None:
    scan.show(match, html.unescape(match[0]))


def _attribute(scan: _Scan, match: re.Match[str]) -> None:
    name = match["name"]
    shown = scan.names.attributes.get(name, _INTRINSIC.get(name, html5.get(f"{name};")))
    if shown is not None:
        scan.show(match, shown)


def _index(scan: _Scan, match: re.Match[str]) -> None:
    if match[0].startswith("((("):
        scan.drop(*match.span())
    else:
        scan.keep_inside(match, 2, None)


def _raised(scan: _Scan, match: re.Match[str]) -> None:
    scan.keep_inside(match, 1, "superscript" if match["sign"] == "^" else "subscript")


def _dashes(scan: _Scan, match: re.Match[str]) -> None:
    between_figures = match[0] == "--" and scan.raw.text[match.start() - 1].isdecimal()
    dash = "–" if between_figures and scan.raw.text[match.end()].isdecimal() else "—"
    scan.show(match, _SHOWN.get(match[0], dash))


def _run(scan: _Scan, match: re.Match[str]) -> None:
    text, start, end = scan.raw.text, match.start(), match.end()
    run = word_run(text, start, end)
    if run.char == "`":
        scan.ticks.append(run) if run.opens and not run.closes else scan.ticks.clear()
    if end - start > 1:
        # Doubled signs may stand inside words.
        run.opens = end < len(text) and not text[end].isspace()
        run.closes = start > 0 and not text[start - 1].isspace()
    if start in scan.meant:
        run.opens, run.closes = True, False
    scan.runs.append(run)


_HANDLERS: dict[str, Callable[[_Scan, re.Match[str]], int | None]] = {
    "escape": _escape,
    "literal": _literal,
    "cite": _as_typed,
    "call": _call,
    "note": _open,
    "link": _open,
    "address": _address,
    "reference": _reference,
    "anchor": _hidden,
    "role": _role,
    "open": _open,
    "close": _close,
    "quote": _shown,
    "closing": _closing,
    "entity": _entity,
    "attribute": _attribute,
    "index": _index,
    "raised": _raised,
    "break": _hidden,
    "dashes": _dashes,
    "run": _run,
}
