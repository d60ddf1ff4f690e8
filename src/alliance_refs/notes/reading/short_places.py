"""The whole place behind the name and title of a short form: "Kim, *War*, 34, 36 and 40".

The parser reads a short form as it reads descriptions, and may take for the place the last of its
pages alone, or nothing of "app. A"; once the form is known all that stands there is the place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from alliance_refs.model import Citation, Item
from alliance_refs.notes.reading.locators import read_locator
from alliance_refs.notes.reading.places import Locator

# What says that a citation is more than a name and a title, so that figures may be part of it.
_MORE = ("container-title issued publisher publisher-place archive URL number edition").split()
_GAP = re.compile(r"[\s,.;:”\"'’»“*_]*")


def place_behind(citation: Citation) -> Locator:
    """The place that stands behind a short form's name and title, empty where other words do."""
    if any(field in citation.item for field in _MORE):
        return Locator()
    begin = max(_ends(citation.text, citation.item), default=0)
    gap = _GAP.match(citation.text, begin)
    start = gap.end() if gap else begin
    if not begin or start == begin:
        return Locator()
    place = read_locator(citation.text[start:])
    # "General Comment No. 31, para. 12" is told from others by its number.
    is_numbered = bool(place.text and citation.locator and not place.label)
    has_volume = "volume" in citation.item or "issue" in citation.item
    if is_numbered or (has_volume and not _PAGES.match(place.text)):
        return Locator()
    return place._replace(text=_DASH.sub("-", place.text)) if place.label == "page" else place


_DASH = re.compile(r"(?<=\d)[–—](?=\d)")
# "34, 36, and 40", "22-24, 89", "12 n. 3": the first is no volume.
_PAGES = re.compile(r"\d+,?\snn?\.\s?\d|\d+,\s\d+,?\s(?:(?:and|und|et|y|e|&)\s)?\d|\d+[-–]\d+,")


def _ends(text: str, item: Item) -> Iterator[int]:
    """Where the title and the names end."""
    names = [name.full_family for name in (*item.get("author", ()), *item.get("editor", ()))]
    for words in (item.get("title", ""), *names):
        at = text.rfind(words) if words else -1
        if at >= 0:
            yield at + len(words)
