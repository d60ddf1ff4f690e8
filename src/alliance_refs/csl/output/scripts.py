"""What scripts can bear: Chinese, Japanese and Korean words have no italics.

In: the look of an element and the words it dresses. Out: the look for these words. Not in
the specification; citeproc-js does so, as the typography of these scripts asks.
"""

from __future__ import annotations

import re
from dataclasses import replace

from alliance_refs.csl.output.nodes import Look
from alliance_refs.text.scripts import EASTERN

_UPRIGHT = re.compile(f"[{EASTERN}]")
_SLANTED = re.compile(rf"[^\W_{EASTERN}]")
_SLANTS = ("italic", "oblique")


def look_for(words: str, look: Look) -> Look:
    """The look without italics where the words are all of scripts that have none.

    >>> italic = Look(styles=("italic",))
    >>> look_for("民法", italic).styles, look_for("民法 and law", italic).styles
    ((), ('italic',))
    """
    if not look.styles or words.isascii() or _UPRIGHT.search(words) is None:
        return look
    if _SLANTED.search(words):
        return look
    return replace(look, styles=tuple(s for s in look.styles if s not in _SLANTS))
