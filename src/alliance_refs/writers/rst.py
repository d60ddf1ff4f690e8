"""reStructuredText: inline marks cannot nest; an escaped space parts them from letters."""

from __future__ import annotations

import re

from alliance_refs.writers.flat import Flat, flat_writer
from alliance_refs.writers.plain import clean

_SPECIAL = re.compile(r"[\\*`|]|(?<=\w)_(?!\w)|_(?=`)|^_")


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", clean(text))


def _link(target: str, words: str) -> str:
    shown = _escape(words).replace("<", "\\<")
    target = target.replace("\\", "%5C").replace("`", "%60").replace(">", "%3E")
    return f"`{shown} <{target}>`__"


RST = flat_writer(
    "rst",
    Flat(
        _escape,
        {
            "italic": ("*", "*"),
            "oblique": ("*", "*"),
            "bold": ("**", "**"),
            "superscript": (":sup:`", "`"),
            "subscript": (":sub:`", "`"),
        },
        _link,
        joint="\\ ",
        # Neighbours of inline markup that need nothing in between (reST, Inline Markup).
        may_precede=" -:/",
        may_follow=" -.,:;!?/",
        block_start=re.compile(
            r"[-+•‣⁃=#:>\[.]|\(?(?:\d+|[A-Za-z#]|[ivxlcdmIVXLCDM]+)[.)](?=\s|$)"
        ),
        guard="\\",
    ),
)
