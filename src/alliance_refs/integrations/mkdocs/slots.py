"""Slots: the places of a page's HTML that are filled when all pages are read.

In: HTML with the empty elements of the extension. Out: `Slots`: the HTML with a mark for
each place, and what was typed there, in the order of the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from typing import Literal

from alliance_refs.integrations.mkdocs.extension import CITE, LIST
from alliance_refs.integrations.mkdocs.typed import Typed, read_typed
from alliance_refs.integrations.sentences import going_on
from alliance_refs.model import Cluster

Show = Literal["cite", "author"]

_PLACES = re.compile(rf"{CITE}|{LIST}|<(?P<link>/?a)\b")
_MARK = re.compile("\x00(\\d+|page|site)\x00")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that cites. `raw` is what was typed, `note` the number of the note around it
    or 0; `shows` is "author" for the name in running text whose note, `note`, has the rest;
    `is_note` whether it is the whole of its note; `goes_on` whether it stands in the midst of
    a sentence of a note, `in_link` whether among the words of a link."""

    raw: str
    typed: Typed
    note: int = 0
    shows: Show = "cite"
    is_note: bool = False
    goes_on: bool = False
    in_link: bool = False

    @property
    def is_in_note(self) -> bool:
        """Whether it stands among the words of a note that the author typed."""
        return self.note > 0 and self.shows == "cite" and not self.is_note

    def cluster(self) -> Cluster:
        """The cluster that the engine renders."""
        if self.shows == "author":
            return Cluster(self.typed.cites[:1], self.note, "author-only")
        in_text = self.typed.in_text and not self.note
        cites = going_on(self.typed.cites) if self.goes_on else self.typed.cites
        return Cluster(cites, self.note, "composite" if in_text else "normal")


@dataclass(frozen=True, slots=True)
class Slots:
    """HTML with marks, the slots in the order of the marks, and the lists asked for."""

    html: str
    slots: tuple[Slot, ...] = ()
    lists: frozenset[str] = frozenset()


def mark(name: int | str) -> str:
    """What stands in the HTML for a slot (its index) or a list ("page", "site")."""
    return f"\x00{name}\x00"


def find_slots(html: str, is_known: Callable[[str], bool]) -> Slots:
    """The slots of a page; a bare `@word` that is no key stays as it was typed."""
    slots: list[Slot] = []
    lists: set[str] = set()
    tag = "/a"

    def marked(match: re.Match[str]) -> str:
        nonlocal tag
        if match["link"]:
            tag = match["link"]
            return match[0]
        if match["cite"] is None:
            lists.add(match["list"])
            return mark(match["list"])
        raw = unescape(match["cite"])
        typed = read_typed(raw)
        if typed is None or (not raw.startswith("[") and not is_known(typed.cites[0].key)):
            return match["cite"]
        slots.append(Slot(raw, typed, in_link=tag == "a"))
        return mark(len(slots) - 1)

    return Slots(_PLACES.sub(marked, html.replace("\x00", "")), tuple(slots), frozenset(lists))


def typed_places(html: str) -> tuple[str, ...]:
    """All that was typed as a citation on a page, in order."""
    return tuple(unescape(found) for match in _PLACES.finditer(html) if (found := match["cite"]))


def fill(html: str, text_for: Callable[[str], str]) -> str:
    """The HTML with each mark replaced by the text for its name."""
    return _MARK.sub(lambda match: text_for(match[1]), html)


def indices(html: str) -> tuple[int, ...]:
    """The slots that stand in a piece of HTML, in order."""
    return tuple(int(match[1]) for match in _MARK.finditer(html) if match[1].isdecimal())
