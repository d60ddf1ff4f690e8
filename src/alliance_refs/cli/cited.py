r"""Keys that documents cite (`[@kim-2001]`, `\cite{kim-2001}`) and no bibliography file has.

In: the source of a document, its format, and the keys of the bibliography files that are
checked with it. Out: diagnostics. Without a bibliography file nothing is missed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from difflib import get_close_matches

from alliance_refs.errors import Diagnostic, diagnose
from alliance_refs.integrations.cite_syntax import read_cites
from alliance_refs.spans import Source, Span

Keyed = Iterator[tuple[str, Span]]

# What is shown as code cites nothing.
_CODE = re.compile(r"^(?P<fence>```|~~~).*?^(?P=fence)|(?<!`)`[^`\n]+`", re.MULTILINE | re.DOTALL)
_BRACKET = re.compile(r"(?<!\\)\[(?P<inside>[^\[\]]*)\](?![(\[:])")
_AT = re.compile(r"(?<![\w\\@])@(?:\{(?P<braced>[^{}\s]+)\}|(?P<key>\w(?:[\w:.#$%&+?<>~/-]*\w)?))")
_COMMENT = re.compile(r"(?<!\\)%[^\n]*")
_COMMAND = re.compile(
    r"\\(?:no|foot|paren|text|auto|smart|super|full|footfull|Foot|Paren|Text|Auto|Smart)?"
    r"[cC]ite(?:p|t|alp|alt|author|title|year|yearpar|num)?\*?\s*"
    r"(?:\[[^\[\]]*\]\s*){0,2}\{(?P<keys>[^{}]*)\}"
)
_KEY = re.compile(r"[^,\s]+")
_ROLE = re.compile(r":(?:foot|no)?cite(?::\w+)?:`(?P<inside>[^`]+)`")
# Works that a document holds itself: in its metadata, or in LaTeX's own list.
_OWN = re.compile(
    r"^[ \t]*(?:-[ \t]+)?id:[ \t]*[\"']?([^\s\"']+)|\\bibitem(?:\[[^\[\]]*\])?\{([^{}]+)\}",
    re.MULTILINE,
)
# Figures, tables and the like are called in the same syntax (pandoc-crossref, Quarto).
_LABEL = re.compile(r"(?:fig|tbl|tab|eq|sec|lst|thm|lem|cor|prp|cnj|def|exm|exr)[:-]")
_NEAR = 3


def unknown_keys(
    source: Source, format: str, known: Collection[str] | None
) -> Iterator[Diagnostic]:
    """A diagnostic for each place that cites a key which is not among the `known` ones.

    >>> [flaw] = unknown_keys(Source("So [@kim-2003].", "a.md"), "markdown", {"kim-2001"})
    >>> flaw.message, flaw.hint
    ("no bibliography file here has the key 'kim-2003'", 'did you mean kim-2001?')
    """
    find = _FINDERS.get(format)
    if known is None or find is None:
        return
    own = {match[1] or match[2] for match in _OWN.finditer(source.text)}
    for key, span in find(source.text):
        if key not in known and key not in own and not _LABEL.match(key):
            near = ", ".join(get_close_matches(key, known, _NEAR))
            hint = f"did you mean {near}?" if near else "add the work, or correct the key"
            said = f"no bibliography file here has the key {key!r}"
            yield diagnose("unknown-item", said, source, span, hint=hint)


def cites_keys(source: Source, format: str) -> bool:
    """Whether a document cites works by keys.

    >>> cites_keys(Source("So [@kim-2003, p. 3].", "a.md"), "markdown")
    True
    """
    return any(unknown_keys(source, format, ()))


def _of_markdown(text: str) -> Keyed:
    for bracket in _BRACKET.finditer(_CODE.sub(_blank, text)):
        for match in _AT.finditer(bracket["inside"]):
            start = bracket.start("inside") + match.start()
            yield match["braced"] or match["key"], Span(start, start + len(match[0]))


def _of_latex(text: str) -> Keyed:
    for command in _COMMAND.finditer(_COMMENT.sub(_blank, text)):
        for match in _KEY.finditer(command["keys"]):
            start = command.start("keys") + match.start()
            if match[0] != "*":
                yield match[0], Span(start, start + len(match[0]))


def _of_rst(text: str) -> Keyed:
    for role in _ROLE.finditer(text):
        for cite in read_cites(role["inside"]):
            yield cite.key, Span(*role.span("inside"))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


_FINDERS: Mapping[str, Callable[[str], Keyed]] = {
    "markdown": _of_markdown,
    "latex": _of_latex,
    "rst": _of_rst,
}
