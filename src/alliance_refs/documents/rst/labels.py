"""reStructuredText's footnotes: the labels that docutils would print.

Numbers that stand in the source keep; `[#]` and `[#name]` take the free ones in the order
of the footnotes, `[*]` the signs; anonymous calls and footnotes are matched in order
(reStructuredText Markup Specification, Footnotes).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

_SIGNS = ("*", "†", "‡", "§", "¶", "#", "♠", "♥", "♦", "♣")


def sign(count: int) -> str:
    """The sign of the note of that count, from 1: doubled when they run out.

    >>> sign(1), sign(12)
    ('*', '††')
    """
    times, at = divmod(count - 1, len(_SIGNS))
    return _SIGNS[at] * (times + 1)


@dataclass(slots=True)
class Labels:
    """The printed labels of a document's footnotes."""

    anonymous: list[str] = field(default_factory=list)
    named: dict[str, str] = field(default_factory=dict)
    seen: Counter[str] = field(default_factory=Counter)

    def of_call(self, label: str) -> str:
        """The label that the next call with this source label prints."""
        self.seen[label] += 1
        count = self.seen[label]
        if label == "*":
            return sign(count)
        if label == "#":
            return self.anonymous[count - 1] if count <= len(self.anonymous) else f"#{count}"
        return self.named.get(label, label.lstrip("#")) if label.startswith("#") else label


def number_notes(labels: Iterable[str]) -> tuple[Labels, list[str]]:
    """The labels for calls, and the printed labels of the footnotes in their order.

    >>> number_notes(["#", "1", "#kim", "*", "CIT2002"])[1]
    ['2', '1', '3', '*', 'CIT2002']
    """
    sources = list(labels)
    taken = {label for label in sources if label.isdecimal()}
    found = Labels()
    printed: list[str] = []
    number = signs = 0
    for label in sources:
        if label == "*":
            signs += 1
            printed.append(sign(signs))
        elif label.startswith("#"):
            number = _next_free(number, taken)
            printed.append(str(number))
            if label == "#":
                found.anonymous.append(str(number))
            else:
                found.named.setdefault(label, str(number))
        else:
            printed.append(label)
    return found, printed


def _next_free(number: int, taken: set[str]) -> int:
    number += 1
    while str(number) in taken:
        number += 1
    return number
