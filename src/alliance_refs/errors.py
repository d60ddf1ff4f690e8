"""What can go wrong: exceptions for "cannot go on", diagnostics for flaws in data.

    RefsError                 base of all
      UnreadableInput         a file that cannot be read or is not what it is said to be
      UnwritableOutput        a file that cannot be written; nothing is left half-written
      UnknownFormat           no reader or writer of that name
      UnknownStyle            no CSL style of that name; near names are suggested
      UnknownItem             a cite of a key that the library does not hold
      StyleError              a CSL style or locale that cannot be used
      MissingExtra            an optional dependency is not installed

A `Diagnostic` is a value: code, severity, message, place, hint. It never stops the work.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from alliance_refs.spans import Place, Source, Span

Severity = Literal["error", "warning", "info"]


class RefsError(Exception):
    """Base of every error this library raises; the message is made for users to read."""


class UnreadableInput(RefsError):
    """The input cannot be read: missing, not text, too large, or not of its format.

    Raised by all that reads a file. A file of which only parts are broken is read, and the
    parts are told as diagnostics.
    """


class UnwritableOutput(RefsError):
    """The output cannot be written (no such folder, no permission); what was there is untouched."""


class UnknownFormat(RefsError):
    """No reader or writer goes by that format name or file suffix; the message names some."""


class UnknownStyle(RefsError):
    """No CSL style goes by that name; `suggestions` holds near names, best first.

    >>> print(UnknownStyle("apaa", ["apa", "apa-cv"]))
    no CSL style is named 'apaa'; did you mean apa, apa-cv?
    """

    def __init__(self, name: str, suggestions: Sequence[str] = ()) -> None:
        self.name = name
        self.suggestions = tuple(suggestions)
        super().__init__(name, self.suggestions)

    def __str__(self) -> str:
        near = f"; did you mean {', '.join(self.suggestions)}?" if self.suggestions else ""
        return f"no CSL style is named {self.name!r}{near}"


class UnknownItem(RefsError, KeyError):
    """A key that the library does not hold; `suggestions` holds near keys.

    It is a `KeyError` too, as any mapping raises.

    >>> print(UnknownItem("kim-2002", ["kim-2003"]))
    no item has the key 'kim-2002'; did you mean kim-2003?
    """

    def __init__(self, key: str, suggestions: Sequence[str] = ()) -> None:
        self.key = key
        self.suggestions = tuple(suggestions)
        super().__init__(key, self.suggestions)

    def __str__(self) -> str:
        near = f"; did you mean {', '.join(self.suggestions)}?" if self.suggestions else ""
        return f"no item has the key {self.key!r}{near}"


class StyleError(RefsError):
    """A CSL style or locale that cannot be used; the message says where and why.

    Raised when the style is loaded, before anything is rendered.
    """


class MissingExtra(RefsError):
    """An optional dependency is needed: the message says what to install.

    >>> print(MissingExtra("reading PDF", "pdf"))
    reading PDF needs an extra: pip install 'alliance_refs[pdf]'
    """

    def __init__(self, what: str, extra: str) -> None:
        self.what = what
        self.extra = extra
        super().__init__(what, extra)  # what pickle makes it of again

    def __str__(self) -> str:
        return f"{self.what} needs an extra: pip install 'alliance_refs[{self.extra}]'"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A flaw found in data, with its place and what to do about it.

    `code` is stable and made for filtering ("marker-without-note"); `where` is None
    when the flaw belongs to no place; `excerpt` is the line it stands on.

    >>> source = Source("See note [9].", "memo.md")
    >>> print(diagnose("marker-without-note", "no note 9", source, Span(9, 12), hint="add it"))
    memo.md:1:10: warning[marker-without-note]: no note 9
        See note [9].
                 ^^^
        add it
    """

    code: str
    message: str
    severity: Severity = "warning"
    where: Place | None = None
    span: Span | None = None
    excerpt: str = ""
    hint: str = ""

    def __str__(self) -> str:
        head = f"{self.severity}[{self.code}]: {self.message}"
        lines = [f"{self.where}: {head}" if self.where else head]
        if self.excerpt and self.where:
            lines += _pointer(self.excerpt, self.where.column, self.span)
        if self.hint:
            lines.append("    " + self.hint)
        return "\n".join(lines)


def diagnose(
    code: str,
    message: str,
    source: Source | None = None,
    span: Span | None = None,
    *,
    severity: Severity = "warning",
    hint: str = "",
) -> Diagnostic:
    """A diagnostic with its place worked out from `span` in `source`."""
    if source is None or span is None:
        return Diagnostic(code, message, severity, hint=hint)
    place = source.place(span.start)
    return Diagnostic(code, message, severity, place, span, source.line(place.line), hint)


def shortened(words: str, most: int = 60) -> str:
    """Words as a message quotes them: of long ones so much of the beginning.

    >>> shortened("Peace and war", 6)
    'Peace…'
    """
    return words if len(words) <= most else words[: most - 1] + "…"


# A line may be a whole book; this many code points around the flaw are shown.
_SHOWN = 78


def _pointer(line: str, column: int, span: Span | None) -> list[str]:
    start = max(column - 1 - _SHOWN // 2, 0) if len(line) > _SHOWN else 0
    shown = line[start : start + _SHOWN].replace("\t", " ")
    width = max(min(span.size if span else 1, len(shown) - (column - 1 - start)), 1)
    return ["    " + shown, "    " + " " * (column - 1 - start) + "^" * width]
