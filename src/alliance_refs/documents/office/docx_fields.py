"""Word's fields: what of them is shown, where their links lead, which hold a bibliography.

A field is written as its code, a separator, its result (ECMA-376 Part 1, 17.16). The
results of fields inside a code are no text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from alliance_refs.documents.visible import VisibleText

_HYPERLINK = re.compile(r'\s*HYPERLINK\s+"([^"]{1,2000})"')
_BIBLIOGRAPHY = re.compile(
    r"\s*(?:ADDIN\s+(?:ZOTERO_BIBL|EN\.REFLIST|Mendeley Bibliography|CITAVI\.BIBLIOGRAPHY)"
    r"|BIBLIOGRAPHY\b)"
)


def link_target(code: str) -> str:
    """Where a field leads by its code, "" when it is no link.

    >>> link_target(' HYPERLINK "https://example.org" ')
    'https://example.org'
    """
    link = _HYPERLINK.match(code)
    return link[1] if link else ""


def begins_bibliography(code: str) -> bool:
    """Whether the result of a field with that code is a list of references."""
    return bool(_BIBLIOGRAPHY.match(code))


@dataclass(slots=True)
class _Field:
    code: list[str] = field(default_factory=list)
    is_shown: bool = False
    target: str = ""
    text: VisibleText | None = None


@dataclass(slots=True)
class Fields:
    """The fields that are open; `begins_list` once a bibliography's result begins."""

    open: list[_Field] = field(default_factory=list)
    coded: int = 0
    begins_list: bool = False

    @property
    def is_code(self) -> bool:
        """Whether text stands in a field's code."""
        return self.coded > 0

    def mark(self, kind: str, text: VisibleText | None) -> None:
        """A `fldChar`: a field begins, its result begins, or it ends."""
        if kind == "begin":
            self.open.append(_Field())
            self.coded += 1
        elif self.open and kind == "separate":
            self._show(self.open[-1], text)
        elif self.open and kind == "end":
            ended = self.open.pop()
            self.coded -= not ended.is_shown
            if ended.text is not None:
                ended.text.close("link", ended.target)

    def write(self, code: str) -> None:
        """Code of the innermost field."""
        if self.open and not self.open[-1].is_shown:
            self.open[-1].code.append(code)

    def _show(self, shown: _Field, text: VisibleText | None) -> None:
        self.coded -= not shown.is_shown
        shown.is_shown = True
        code = "".join(shown.code)
        self.begins_list = self.begins_list or begins_bibliography(code)
        link = link_target(code)
        if link and text is not None and not self.is_code:
            shown.text, shown.target = text, link
            text.open("link", shown.target)

    def end_paragraph(self) -> None:
        """Forgets fields without a result, or a damaged one would hide all that follows."""
        if self.coded:
            self.open = [one for one in self.open if one.is_shown]
            self.coded = 0
