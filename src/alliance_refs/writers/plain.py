"""Plain text: words and punctuation alone, one entry a paragraph.

A label set apart by `second-field-align` stands in a column of its own; display blocks
begin a new line; super- and subscript digits are raised by Unicode where it can.
"""

from __future__ import annotations

from collections.abc import Iterable

from alliance_refs.model import Bibliography, Display, Displayed, Entry, Markup
from alliance_refs.writers.writer import Writer

_INDENT = "    "
# Control characters have no place in a text that people read; line ends are squeezed.
_CONTROLS: dict[int, str | None] = {
    **dict.fromkeys((*range(32), *range(127, 160))),
    **dict.fromkeys(map(ord, "\t\n\r"), " "),
}


def clean(text: str) -> str:
    """The text without control characters, each line end and tab a space."""
    return text if text.isprintable() else text.translate(_CONTROLS)


def _bibliography(bibliography: Bibliography) -> str:
    width = _label_width(bibliography.entries)
    paragraphs = (_paragraph(entry.markup, width) for entry in bibliography.entries)
    return "".join(f"{paragraph}\n" for paragraph in _spaced(paragraphs))


def _spaced(paragraphs: Iterable[str]) -> Iterable[str]:
    for number, paragraph in enumerate(paragraphs):
        yield f"\n{paragraph}" if number else paragraph


def _label_width(entries: Iterable[Entry]) -> int:
    labels = (_label(entry.markup) for entry in entries)
    return max((len(label) for label in labels), default=0)


def _label(markup: Markup) -> str:
    first = markup[0] if markup else ""
    is_label = isinstance(first, Displayed) and first.display == "left-margin"
    return TEXT.write(first.children).strip() if is_label and isinstance(first, Displayed) else ""


def _paragraph(markup: Markup, width: int) -> str:
    label = _label(markup)
    if not label:
        return TEXT.write(markup).strip("\n")
    rest = TEXT.write(markup[1:])
    return f"{label.ljust(width)} {rest.lstrip()}".strip()


def _block(display: Display, inner: str) -> str:
    if display == "right-inline":
        return inner
    if display == "left-margin":
        return f"{inner.strip()} "
    indent = _INDENT if display == "indent" else ""
    return f"\n{indent}{inner.strip()}\n"


TEXT = Writer("text", clean, _bibliography, block=_block)
