"""Inline reStructuredText: the raw text of a block -> what a reader sees, with marks.

Emphasis, roles, links, substitutions, and the references to footnotes and citations
(docutils, reStructuredText Markup Specification, Inline Markup). Bounded look ahead.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from alliance_refs.documents.inline import Scan, read_signs
from alliance_refs.model import MarkKind, Passage
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


@dataclass(slots=True, kw_only=True)
class _Scan(Scan):
    names: Names


def read_rst_inline(raw: Passage, names: Names) -> Passage:
    """The visible passage of a block's raw text.

    >>> from alliance_refs.model import plain_passage
    >>> names = Names({}, {}, lambda label: label)
    >>> passage = read_rst_inline(plain_passage("See *War* [1]_."), names)
    >>> passage.text, [(mark.kind, mark.target) for mark in passage.marks]
    ('See War [^1].', [('italic', ''), ('note', '1')])
    """
    scan = _Scan(raw, names=names)
    read_signs(scan, _SPECIAL, _HANDLERS)
    return scan.finish(None)[0]


def _escape(scan: _Scan, match: re.Match[str]) -> None:
    size = 2 if match[0][1].isspace() else 1
    scan.drop(match.start(), match.start() + size)


def _enclosed(kind: MarkKind, size: int) -> Callable[[_Scan, re.Match[str]], None]:
    def keep(scan: _Scan, match: re.Match[str]) -> None:
        scan.keep_inside(match, size, kind)

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
    scan.call(*match.span(), scan.names.label_of(match["label"]))


def _substitution(scan: _Scan, match: re.Match[str]) -> None:
    text = scan.names.substitutions.get(match["name"])
    if text is not None:
        scan.show(match, text)


def _address(scan: _Scan, match: re.Match[str]) -> int:
    return scan.address(match)


def _reference(scan: _Scan, match: re.Match[str]) -> None:
    target = scan.names.links.get(_key(match["word"]))
    if target is not None:
        scan.keep(Span(*match.span()), Span(*match.span("word")), "link", target)


_HANDLERS: dict[str, Callable[[_Scan, re.Match[str]], int | None]] = {
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
