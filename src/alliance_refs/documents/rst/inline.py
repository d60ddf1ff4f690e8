"""Inline reStructuredText: the raw text of a block -> what a reader sees, with marks.

Emphasis, roles, links, substitutions, and the references to footnotes and citations
(docutils, reStructuredText Markup Specification, Inline Markup). Bounded look ahead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from alliance_refs.model import Mark, MarkKind, Passage
from alliance_refs.model.passage import Edit
from alliance_refs.spans import Span

# A mark may stand after and before these alone.
_BEFORE = r"(?:(?<=[\s'\"(\[{<\-/:‘“’«¡¿–—])|(?<![\s\S]))"
_AFTER = r"(?=[\s'\")\]}>\-/:.,;!?\\’”»–—]|\Z)"
_SPECIAL = re.compile(
    rf"""(?P<escape>\\[\s\S])
    |(?P<code>``(?=\S).{{1,1000}}?(?<=\S)``{_AFTER})
    |(?P<strong>{_BEFORE}\*\*(?=\S).{{1,1000}}?(?<![\s\\])\*\*{_AFTER})
    |(?P<emphasis>{_BEFORE}\*(?=[^\s*]).{{0,1000}}?(?<![\s\\])\*{_AFTER})
    |(?P<role>(?::(?P<before>[A-Za-z][\w.:+-]{{0,40}}):)?`(?=[^\s`])(?P<words>[^`]{{1,1000}})`
        (?:(?P<link>__?)|:(?P<after>[A-Za-z][\w.+-]{{0,40}}):)?)
    |(?P<call>\[(?P<label>\d{{1,9}}|\#[\w.:+-]{{0,80}}|\*|[^\W_][\w.:+-]{{0,80}})\]_{_AFTER})
    |(?P<substitution>\|(?=[^\s|])(?P<name>[^|\n]{{1,80}})\|_{{0,2}})
    |(?P<address>https?://[^\s<>"“”*`\[\]]+)
    |(?P<reference>\b(?P<word>[^\W_](?:[\w.+-]{{0,60}}[^\W_])?)__?{_AFTER})""",
    re.VERBOSE | re.DOTALL,
)
_ROLES: dict[str, MarkKind] = {
    "": "italic",
    "emphasis": "italic",
    "title": "italic",
    "title-reference": "italic",
    "t": "italic",
    "strong": "bold",
    "sup": "superscript",
    "superscript": "superscript",
    "sub": "subscript",
    "subscript": "subscript",
    "code": "code",
    "literal": "code",
}
_EMBEDDED = re.compile(r"(?P<shown>[^<]*?)\s*<(?P<url>[^<>]+)>\s*")


@dataclass(slots=True)
class Names:
    """What the whole document defines: link targets, substitutions, the labels of calls."""

    links: Mapping[str, str]
    substitutions: Mapping[str, str]
    label_of: Callable[[str], str]


@dataclass(slots=True)
class _Scan:
    names: Names
    edits: list[Edit] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def keep(self, whole: Span, inner: Span, kind: MarkKind | None, target: str = "") -> None:
        """Shows only the inner part of a stretch, marked."""
        self.edits.append(Edit(whole.start, inner.start))
        if kind:
            self.marks.append(Mark(inner, kind, target))
        self.edits.append(Edit(inner.end, whole.end))


def read_rst_inline(raw: Passage, names: Names) -> Passage:
    """The visible passage of a block's raw text.

    >>> from alliance_refs.model import plain_passage
    >>> names = Names({}, {}, lambda label: label)
    >>> passage = read_rst_inline(plain_passage("See *War* [1]_."), names)
    >>> passage.text, [(mark.kind, mark.target) for mark in passage.marks]
    ('See War [^1].', [('italic', ''), ('note', '1')])
    """
    scan = _Scan(names)
    for match in _SPECIAL.finditer(raw.text):
        kind = next(name for name in _HANDLERS if match[name] is not None)
        _HANDLERS[kind](scan, match)
    return raw.edit(scan.edits, scan.marks)


def _escape(scan: _Scan, match: re.Match[str]) -> None:
    size = 2 if match[0][1].isspace() else 1
    scan.edits.append(Edit(match.start(), match.start() + size))


def _enclosed(kind: MarkKind, size: int) -> Callable[[_Scan, re.Match[str]], None]:
    def keep(scan: _Scan, match: re.Match[str]) -> None:
        whole = Span(*match.span())
        scan.keep(whole, Span(whole.start + size, whole.end - size), kind)

    return keep


def _role(scan: _Scan, match: re.Match[str]) -> None:
    whole, inner = Span(*match.span()), Span(*match.span("words"))
    embedded = _EMBEDDED.fullmatch(match["words"])
    if match["link"]:
        target = embedded["url"] if embedded else scan.names.links.get(_key(match["words"]), "")
        if embedded:
            inner = Span(inner.start, inner.start + len(embedded["shown"]))
        scan.keep(whole, inner, "link" if target else None, target)
        return
    role = (match["before"] or match["after"] or "").lower()
    if embedded and role:
        inner = Span(inner.start, inner.start + len(embedded["shown"]))
    scan.keep(whole, inner, _ROLES.get(role))


def _key(name: str) -> str:
    return " ".join(name.lower().split())


def _call(scan: _Scan, match: re.Match[str]) -> None:
    label = scan.names.label_of(match["label"])
    scan.edits.append(Edit(match.start(), match.end(), f"[^{label}]"))
    scan.marks.append(Mark(Span(*match.span()), "note", label))


def _substitution(scan: _Scan, match: re.Match[str]) -> None:
    text = scan.names.substitutions.get(match["name"])
    if text is not None:
        scan.edits.append(Edit(match.start(), match.end(), text))


_TAIL = ".,;:!?'\")"


def _address(scan: _Scan, match: re.Match[str]) -> None:
    url = match[0].rstrip(_TAIL)
    scan.marks.append(Mark(Span(match.start(), match.start() + len(url)), "link", url))


def _reference(scan: _Scan, match: re.Match[str]) -> None:
    target = scan.names.links.get(_key(match["word"]))
    if target is not None:
        scan.keep(Span(*match.span()), Span(*match.span("word")), "link", target)


_HANDLERS: dict[str, Callable[[_Scan, re.Match[str]], None]] = {
    "escape": _escape,
    "code": _enclosed("code", 2),
    "strong": _enclosed("bold", 2),
    "emphasis": _enclosed("italic", 1),
    "role": _role,
    "call": _call,
    "substitution": _substitution,
    "address": _address,
    "reference": _reference,
}
