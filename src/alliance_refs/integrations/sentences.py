"""Citations in the midst of a sentence of a note: "ibid." is written small there.

In: the text before a citation in a note; its cites. Out: whether the sentence goes on; cites
that say so.
"""

from __future__ import annotations

import re
from dataclasses import replace

from alliance_refs.model import Cite

# A prefix of nothing but a space tells the engine that words stand before.
GOING_ON = " "
# The last word before a stop: one of two letters or with stops inside is an abbreviation.
_END = re.compile(r"(?P<word>\S*?)[.?!]+[\s”’»\"')\]]*\Z")
_SHORT = 2


def goes_on(before: str) -> bool:
    """Whether the sentence goes on after these words.

    >>> goes_on("See"), goes_on("So it was. "), goes_on("See e.g."), goes_on("")
    (True, False, True, False)
    """
    # A word has its end near; the beginning of a long text is not looked at.
    match = _END.search(before[-80:].rstrip())
    if match is None:
        return bool(before.strip())
    word = match["word"].strip("(“‘\"'[")
    return 0 < len(word) <= _SHORT or "." in word


def going_on(cites: tuple[Cite, ...]) -> tuple[Cite, ...]:
    """The cites of a cluster that words of the author's stand before."""
    first, *rest = cites
    return cites if first.prefix else (replace(first, prefix=GOING_ON), *rest)
