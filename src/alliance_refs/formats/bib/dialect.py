"""Which of the two dialects a .bib file is in, so that what is added to it is in the same.

BibTeX's styles know neither `date` nor `journaltitle`: an entry written so would lose its
year and its journal in print.
"""

from __future__ import annotations

from collections.abc import Iterable

from alliance_refs.formats.bib.parts import Block

_CLASSIC = frozenset("year journal address school annote".split())
_BIBLATEX = frozenset("date journaltitle langid eprinttype subtitle maintitle".split())
_BIBLATEX_TYPES = frozenset(
    """online thesis report collection mvbook mvcollection mvproceedings reference mvreference
    inreference dataset software xdata set""".split()
)


def is_classic(blocks: Iterable[Block]) -> bool:
    """Whether most entries are written for classic BibTeX.

    >>> from alliance_refs.formats.bib.blocks import read_blocks
    >>> [is_classic(read_blocks(f"@book{{a, {field}=2003}}")) for field in ("year", "date")]
    [True, False]
    """
    classic = biblatex = 0
    for block in blocks:
        names = {field.name for field in block.fields if block.kind == "entry"}
        if block.type in _BIBLATEX_TYPES or not names.isdisjoint(_BIBLATEX):
            biblatex += 1
        else:
            classic += not names.isdisjoint(_CLASSIC)
    return classic > biblatex
