"""Citations of one work that say different things of it -> diagnostics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alliance_refs.errors import Diagnostic, diagnose
from alliance_refs.model import Citation, Date, Value
from alliance_refs.spans import Source
from alliance_refs.text.folding import fold

# What cannot differ between two citations of one work.
_FIXED = ("issued", "publisher", "publisher-place", "container-title", "volume", "issue")


def contradictions(resolved: Sequence[Sequence[Citation]], source: Source) -> Iterator[Diagnostic]:
    """A diagnostic `contradiction` for each field that a later citation says otherwise."""
    said: dict[tuple[str, str], Value] = {}
    for citation in (citation for cited in resolved for citation in cited):
        if citation.form not in ("full", "idem") or not citation.key:
            continue
        for field in _FIXED:
            value = citation.item.get(field)
            if value is None:
                continue
            first = said.setdefault((citation.key, field), value)
            if not _agree(first, value):
                yield diagnose(
                    "contradiction",
                    f"{field} of {citation.key} is {_shown(value)} here and {_shown(first)} before",
                    source,
                    citation.span,
                    hint="one of the two is misprinted, or these are two works",
                )


def _agree(first: Value, second: Value) -> bool:
    """Whether two values may both be true: one may say less than the other."""
    one, other = _shown(first), _shown(second)
    return one.startswith(other) or other.startswith(one) or _holds(fold(one), fold(other))


def _holds(one: str, other: str) -> bool:
    return one in other or other in one


def _shown(value: Value) -> str:
    return str(value.year) if isinstance(value, Date) and value.year else str(value)
