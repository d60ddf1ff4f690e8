"""Inline Markdown: the raw text of a block -> what a reader sees, with marks.

Emphasis, links, code, notes, raised text, HTML's own inline tags, entities and escapes
(CommonMark 0.31; pandoc's notes and super- and subscripts). One pass, linear time.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from alliance_refs.documents.inline import (
    InlineNote,
    NotePlace,
    NumberNote,
    Scan,
    bare_address,
    read_signs,
)
from alliance_refs.documents.runs import delimiter_run
from alliance_refs.model import MarkKind, Passage


@dataclass(slots=True)
class _Scan(Scan):
    """A pass with the brackets and tags that are open, and what links lead to."""

    links: Mapping[str, str] = field(default_factory=dict)
    brackets: list[tuple[int, bool]] = field(default_factory=list)
    tags: list[tuple[str, int]] = field(default_factory=list)


def read_inline(
    raw: Passage,
    links: Mapping[str, str] | None = None,
    number_note: NumberNote | None = None,
) -> tuple[Passage, tuple[InlineNote, ...]]:
    """The visible passage of a block's raw text, and the notes written inside it.

    `links` maps the labels of link definitions (lower case) to addresses; `number_note`
    gives the next number for a `^[...]` note.

    >>> from alliance_refs.model import plain_passage
    >>> passage, _ = read_inline(plain_passage("Harrison, *Korean End Game*.[^1]"))
    >>> passage.text, [mark.kind for mark in passage.marks]
    ('Harrison, Korean End Game.[^1]', ['italic', 'note'])
    """
    return _read(raw, _SPECIAL, links or {}, number_note)


def read_typed(raw: Passage) -> Passage:
    """The visible passage of plain text in which people type `*emphasis*` or `_emphasis_`."""
    if not _SPECIAL_TYPED.search(raw.text):
        return raw
    return _read(raw, _SPECIAL_TYPED, {}, None)[0]


def _read(
    raw: Passage,
    special: re.Pattern[str],
    links: Mapping[str, str],
    number_note: NumberNote | None,
) -> tuple[Passage, tuple[InlineNote, ...]]:
    scan = _Scan(raw, links=links)
    read_signs(scan, special, _HANDLERS)
    scan.emphasise(_EMPHASIS)
    return scan.finish(number_note)


_EMPHASIS: Mapping[str, MarkKind | None] = {
    "*": "italic",
    "_": "italic",
    "**": "bold",
    "__": "bold",
}
_SPECIAL = re.compile(
    r"""(?P<escape>\\[!-/:-@\[-`{-~])
    |(?P<code>`+)
    |(?P<address>https?://[^\s<>"“”\[\]*]+)
    |(?P<tag><[A-Za-z/!?][^<>]*>)
    |(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|\w{2,31});)
    |(?P<call>\[\^[^\]\[\s]{1,80}\])
    |(?P<note>\^\[)
    |(?P<open>!?\[)
    |(?P<close>\])
    |(?P<run>\*+|_+)
    |(?P<raise>[\^~](?=[^\s\^~]))
    |(?P<break>(?<!\ )\ {2,}(?=\n)|\\(?=\n))""",
    re.VERBOSE,
)
_SPECIAL_TYPED = re.compile(
    r"""(?P<address>https?://[^\s<>"“”*]+)|(?P<call>\[\^[^\]\[\s]{1,80}\])|(?P<run>\*+|_+)""",
    re.VERBOSE,
)


def _escape(scan: _Scan, match: re.Match[str]) -> int:
    scan.drop(match.start(), match.start() + 1)
    return match.end()


def _code(scan: _Scan, match: re.Match[str]) -> int:
    fence = match[0]
    end = scan.raw.text.find(fence, match.end())
    if end < 0:
        return match.end()
    scan.drop(match.start(), match.end())
    scan.mark(match.end(), end, "code")
    scan.drop(end, end + len(fence))
    return end + len(fence)


_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


def _address(scan: _Scan, match: re.Match[str]) -> int:
    start, address = match.start(), bare_address(match[0].rstrip("\\"))
    end = start + len(address)
    for escape in _ESCAPE.finditer(address):
        scan.drop(start + escape.start(), start + escape.end())
    if not _inside_link_text(scan, start, end):
        scan.mark(start, end, "link", _ESCAPE.sub("", address))
    return end


def _inside_link_text(scan: _Scan, start: int, end: int) -> bool:
    return bool(scan.brackets) and scan.raw.text.startswith("](", end) and start > 0


_TAG_STYLES: dict[str, MarkKind] = {
    "i": "italic",
    "em": "italic",
    "cite": "italic",
    "b": "bold",
    "strong": "bold",
    "sup": "superscript",
    "sub": "subscript",
    "code": "code",
}
_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")


def _tag(scan: _Scan, match: re.Match[str]) -> int:
    inner = match[0][1:-1]
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s]*$|[^\s@]+@[^\s@]+$", inner):
        return _autolink(scan, match, inner)
    scan.drop(*match.span())
    name = _TAG_NAME.match(match[0])
    kind = _TAG_STYLES.get(name[1].lower()) if name else None
    if kind and name and match[0].startswith("</"):
        _close_tag(scan, name[1].lower(), match.start(), kind)
    elif kind and name:
        scan.tags.append((name[1].lower(), match.end()))
    return match.end()


def _close_tag(scan: _Scan, name: str, end: int, kind: MarkKind) -> None:
    while scan.tags:
        opened, start = scan.tags.pop()
        if opened == name:
            scan.mark(start, end, kind)
            return


def _autolink(scan: _Scan, match: re.Match[str], url: str) -> int:
    scan.drop(match.start(), match.start() + 1)
    scan.mark(match.start() + 1, match.end() - 1, "link", url)
    end = _after_attributes(scan, match.end())
    scan.drop(match.end() - 1, end)
    return end


def _entity(scan: _Scan, match: re.Match[str]) -> int:
    char = html.unescape(match[0])
    if char != match[0]:
        scan.show(match, char)
    return match.end()


def _call(scan: _Scan, match: re.Match[str]) -> int:
    scan.mark(match.start(), match.end(), "note", match[0][2:-1])
    return match.end()


def _note(scan: _Scan, match: re.Match[str]) -> int:
    scan.brackets.append((match.start(), True))
    return match.end()


def _open(scan: _Scan, match: re.Match[str]) -> int:
    scan.brackets.append((match.start(), False))
    return match.end()


_TARGET = re.compile(
    r"""\(\s*(?:<([^<>\n]*)>|([^\s()]*(?:\([^\s()]*\)[^\s()]*)*))
    (?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)""",
    re.VERBOSE,
)
_LABEL = re.compile(r"\[([^\[\]]{0,200})\]")


def _close(scan: _Scan, match: re.Match[str]) -> int:
    if not scan.brackets:
        return match.end()
    start, is_note = scan.brackets.pop()
    if is_note:
        scan.notes.append(NotePlace(start, start + 2, match.end()))
        return match.end()
    target = _TARGET.match(scan.raw.text, match.end())
    if target:
        return _link(scan, start, match.start(), target.end(), target[1] or target[2] or "")
    if _ATTRIBUTES.match(scan.raw.text, match.end()):
        return _span(scan, start, match.start())
    return _reference_link(scan, start, match)


def _reference_link(scan: _Scan, start: int, match: re.Match[str]) -> int:
    text = scan.raw.text
    inner = _inner(scan, start)
    label = _LABEL.match(text, match.end())
    named = label[1] if label and label[1] else text[inner : match.start()]
    target = scan.links.get(" ".join(named.lower().split())) if len(named) < 200 else None
    if target is None:
        return match.end()
    return _link(scan, start, match.start(), label.end() if label else match.end(), target)


def _inner(scan: _Scan, start: int) -> int:
    """Where the words of a bracket begin; that of an image has a mark before it."""
    return start + (2 if scan.raw.text[start] == "!" else 1)


def _link(scan: _Scan, start: int, close: int, end: int, target: str) -> int:
    inner = _inner(scan, start)
    scan.drop(start, inner)
    scan.mark(inner, close, "link", target)
    end = _after_attributes(scan, end)
    scan.drop(close, end)
    return end


# "[Lee]{.smallcaps}", "[title](address){.external}": pandoc's attributes.
_ATTRIBUTES = re.compile(r"\{[.#][^{}\n]{0,200}\}")


def _after_attributes(scan: _Scan, at: int) -> int:
    attributes = _ATTRIBUTES.match(scan.raw.text, at)
    return attributes.end() if attributes else at


def _span(scan: _Scan, start: int, close: int) -> int:
    """Words with attributes: small capitals and italics are marks, others mean nothing."""
    end = _after_attributes(scan, close + 1)
    words = set(re.findall(r"[\w-]+", scan.raw.text[close + 1 : end]))
    inner = _inner(scan, start)
    for kind, classes in _SPANS.items():
        if words & classes:
            scan.mark(inner, close, kind)
    scan.drop(start, inner)
    scan.drop(close, end)
    return end


_SPANS: dict[MarkKind, set[str]] = {
    "small-caps": {"smallcaps", "small-caps", "sc"},
    "italic": {"italic", "emph", "underline", "ul"},
}


def _run(scan: _Scan, match: re.Match[str]) -> int:
    scan.runs.append(delimiter_run(scan.raw.text, *match.span()))
    return match.end()


_RAISED: dict[str, MarkKind] = {"^": "superscript", "~": "subscript"}
_RAISED_TEXT = re.compile(r"\^([^\s\^~]{1,40})\^|~([^\s\^~]{1,40})~")


def _raise(scan: _Scan, match: re.Match[str]) -> int:
    raised = _RAISED_TEXT.match(scan.raw.text, match.start())
    if not raised:
        return match.end()
    scan.drop(match.start(), match.end())
    scan.mark(match.end(), raised.end() - 1, _RAISED[match[0]])
    scan.drop(raised.end() - 1, raised.end())
    return raised.end()


def _break(scan: _Scan, match: re.Match[str]) -> int:
    scan.drop(*match.span())
    return match.end()


_HANDLERS: dict[str, Callable[[_Scan, re.Match[str]], int]] = {
    "escape": _escape,
    "code": _code,
    "address": _address,
    "tag": _tag,
    "entity": _entity,
    "call": _call,
    "note": _note,
    "open": _open,
    "close": _close,
    "run": _run,
    "raise": _raise,
    "break": _break,
}
