"""Works of several volumes, each volume named where it is cited.

In: what was found in a document. Out: the same; a work whose citations name several volumes is
none of them, and each citation names its own before the page. Where all name one, the work
does, and its citations need not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from alliance_refs.model import Apparatus, Citation
from alliance_refs.text.roman import is_roman, roman_value

# "II, 38", "ii. 402", "2:14": a volume before its page.
# Before a comma small figures are pages: "xii, 5".
_BEFORE_PAGE = re.compile(
    r"(?P<volume>[IVX]+(?=[.,:\s])|[ivx]+(?=[.:\s])|\d+(?=:))[.,:]?\s*(?=\d)",
)


def with_cited_volumes(found: Apparatus) -> Apparatus:
    """What was found, volumes told apart.

    >>> import alliance_refs as refs
    >>> notes = ["G. Schanz, *Handelspolitik* (Leipzig, 1881), i. 5.", "Schanz, ii. 17."]
    >>> text = "".join(f"So.[^{n}]\\n\\n[^{n}]: {note}\\n\\n" for n, note in enumerate(notes, 1))
    >>> told = with_cited_volumes(refs.read_text(text).apparatus)
    >>> [note.citations[0].locator for note in told.notes], [*told.works.values()][0].get("volume")
    (['i, 5', 'ii, 17'], None)
    """
    several = _cited_by_volume(found)
    if not several:
        return found
    works = {
        key: work.replace(volume=None) if several.get(key) else work
        for key, work in found.works.items()
    }
    notes = tuple(
        replace(note, citations=tuple(_with_volume(one, several) for one in note.citations))
        for note in found.notes
    )
    return replace(found, works=works, notes=notes)


def _cited_by_volume(found: Apparatus) -> dict[str, bool]:
    """The works that have a volume, by key: whether their citations name several."""
    named: dict[str, set[str]] = defaultdict(set)
    for key, places in found.occurrences.items():
        work = found.works[key]
        if "volume" in work and "container-title" not in work:
            named[key] = {_number(str(work["volume"]))}
            named[key] |= {_number(_volume(place.citation)) for place in places} - {""}
    return {key: len(volumes) > 1 for key, volumes in named.items()}


def _volume(citation: Citation) -> str:
    """The volume that a citation names; "" for none."""
    found = _BEFORE_PAGE.match(citation.locator)
    return found["volume"] if found else str(citation.item.get("volume", ""))


def _number(volume: str) -> str:
    """A volume's number in Arabic figures, whatever it was written in."""
    return str(roman_value(volume)) if is_roman(volume) else volume


def _with_volume(citation: Citation, several: Mapping[str, bool]) -> Citation:
    told = several.get(citation.key or "")
    if told is None or citation.label not in ("", "page"):
        return citation
    volume, before = _volume(citation), _BEFORE_PAGE.match(citation.locator)
    page = citation.locator[before.end() :] if before else citation.locator
    if not told:
        return replace(citation, locator=page)
    if not volume or before:
        return citation
    if not page:
        return replace(citation, locator=volume, label="volume")
    joint = ":" if volume.isdecimal() else ", "
    return replace(citation, locator=f"{volume}{joint}{page}")
