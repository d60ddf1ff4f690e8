"""Several numbers in one mark: "2, 4-6" calls four notes."""

from __future__ import annotations

import re
import unicodedata

# Numbers in circles, as Chinese and Japanese notes have them.
CIRCLED = "[①-⑳㉑-㉟㊱-㊿]"

# Numbers with commas and dashes between them.
CLUSTER = r"\d{1,4}(?:\s*[,;–—-]\s*\d{1,4})*"

# A range names this many notes at most; more is something else.
_LONGEST_RANGE = 50


def in_figures(number: str) -> str:
    """A number in plain figures, however it is printed.

    >>> in_figures("㉑"), in_figures("¹²"), in_figures("３")
    ('21', '12', '3')
    """
    return unicodedata.normalize("NFKC", number)


def spelled_out(cluster: str) -> list[str]:
    """The numbers of a cluster, ranges spelled out.

    >>> spelled_out("2, 4-6")
    ['2', '4', '5', '6']
    """
    out: list[str] = []
    for part in re.split(r"\s*[,;]\s*", cluster):
        first, *last = re.split(r"\s*[–—-]\s*", part)
        if last and 0 < int(last[-1]) - int(first) <= _LONGEST_RANGE:
            out += map(str, range(int(first), int(last[-1]) + 1))
        else:
            out.append(first)
    return out
