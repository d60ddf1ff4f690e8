"""Citations in text that others take from pages: the excerpts of a blog's list of posts.

In: a whole HTML page on which citations are still empty elements. Out: the page with their
words, without links, as the list of works stands on another page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from alliance_refs import csl
from alliance_refs.integrations.mkdocs import html
from alliance_refs.integrations.mkdocs.extension import ATTRIBUTE
from alliance_refs.integrations.mkdocs.slots import fill, find_slots
from alliance_refs.integrations.scopes import Press, Scope
from alliance_refs.model import Item

# Each excerpt is a text of its own, and has numbers of its own.
_EXCERPT = re.compile(r"(?=<article\b)")
_SPACED = re.compile(r"(?<![ \n])[ \n]++(?=\x00(\d+)\x00)")


def fill_excerpts(page: str, library: Mapping[str, Item], style: csl.Style) -> str:
    """The page with the words of its citations; notes are left to the page that has them.

    >>> fill_excerpts('So <span data-refs="[mail]"></span>.', {}, csl.load_style("apa"))
    'So [mail].'
    """
    if f"{ATTRIBUTE}=" not in page:
        return page
    press = Press(library, style)
    is_note = style.ast.class_ == "note"
    return "".join(_filled(part, press, is_note=is_note) for part in _EXCERPT.split(page))


def _filled(part: str, press: Press, *, is_note: bool) -> str:
    found = find_slots(part, press.library.__contains__)
    shown = [replace(slot, shows="author") if is_note else slot for slot in found.slots]
    scope = Scope(press, [slot.cluster() for slot in shown])
    empty = {str(index) for index, slot in enumerate(shown) if is_note and not slot.typed.in_text}

    def words(name: str) -> str:
        if name in empty or not name.isdecimal():
            return ""
        return "".join(html.runs(piece.runs) for piece in scope.pieces(int(name)))

    # A note follows its word without a space, and so does what is left where it was.
    close = _SPACED.sub(lambda match: "" if match[1] in empty else match[0], found.html)
    return fill(close, words)
