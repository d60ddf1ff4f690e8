"""Diagnostics as lines for people and as JSON for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from alliance_refs.cli.lines import Line, Words
from alliance_refs.cli.messages import counted
from alliance_refs.errors import Diagnostic

_LOOKS = {"error": "bold red", "warning": "yellow", "info": "blue"}


def finding_lines(diagnostics: Iterable[Diagnostic]) -> Iterator[Line]:
    """Each finding: what and where, the line it stands on, what to do about it."""
    for found in diagnostics:
        head, *more = str(found).splitlines()
        yield Line((Words(head, _LOOKS[found.severity]),), hang=8)
        for text in more:
            is_hint = text.strip() == found.hint
            inner = text.removeprefix("    ")
            yield Line((Words(inner, "" if is_hint else "dim"),), indent=4, wraps=is_hint)


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """How many findings there are of each kind.

    >>> summary([Diagnostic("a", "x"), Diagnostic("b", "y", "error"), Diagnostic("a", "z")])
    '3 findings: 2 a, 1 b'
    """
    if not diagnostics:
        return "no findings"
    codes = Counter(found.code for found in diagnostics)
    kinds = ", ".join(f"{number} {code}" for code, number in codes.most_common())
    return f"{counted(len(diagnostics), 'finding')}: {kinds}"


def finding_json(found: Diagnostic) -> dict[str, Any]:
    """A finding as a JSON object; `span` counts code points of the source."""
    shown: dict[str, Any] = {
        "code": found.code,
        "severity": found.severity,
        "message": found.message,
    }
    if found.where:
        shown |= {"line": found.where.line, "column": found.where.column}
    if found.span:
        shown["span"] = [*found.span]
    if found.hint:
        shown["hint"] = found.hint
    return shown
