"""The bibliography as a pandoc division, in the classes that pandoc's own has.

In: entries. Out: a `Div` with the id "refs", filled where the author put it, else at the
end of the document (pandoc manual, Placement of the bibliography).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from alliance_refs.integrations.pandoc.inlines import inlines_of
from alliance_refs.integrations.pandoc.metadata import Settings
from alliance_refs.model import Bibliography, Entry
from alliance_refs.writers.links import drop_links, link_addresses
from alliance_refs.writers.runs import runs_of

Json = Any

_TEXTS = ("Para", "Plain", "Header", "CodeBlock")


def put_list(blocks: list[Json], entries: Bibliography, settings: Settings) -> None:
    """Puts the list into the document; a style without one, or no works, leaves it as it is."""
    if not entries.entries:
        return
    shown = [_entry(entry, links=settings.link_bibliography) for entry in entries.entries]
    place = next(_divisions(blocks), None)
    if place is None:
        _head(blocks, settings)
        place = {"t": "Div", "c": [["refs", [], []], []]}
        blocks.append(place)
    (name, classes, attributes), inside = place["c"]
    identity = [name, [*classes, *_classes(entries)], [*attributes, *_spacing(entries)]]
    place["c"] = [identity, [*inside, *shown]]


def _head(blocks: list[Json], settings: Settings) -> None:
    """The heading over the list at the end: its title, or the heading that ends the document,
    neither of them numbered."""
    if settings.title:
        identity = ["bibliography", ["unnumbered"], []]
        blocks.append({"t": "Header", "c": [1, identity, list(settings.title)]})
    elif blocks and blocks[-1]["t"] == "Header":
        classes = blocks[-1]["c"][1][1]
        classes += [] if "unnumbered" in classes else ["unnumbered"]


def _spacing(entries: Bibliography) -> list[list[str]]:
    """What pandoc's writers want to know of lines between and within entries."""
    layout = entries.layout
    between = [["entry-spacing", str(layout.entry_spacing)]] if layout.entry_spacing else []
    within = [["line-spacing", str(layout.line_spacing)]] if layout.line_spacing > 1 else []
    return [*between, *within]


def _classes(entries: Bibliography) -> list[str]:
    hanging = ["hanging-indent"] if entries.layout.hanging_indent else []
    return ["references", "csl-bib-body", *hanging]


def _divisions(blocks: list[Json]) -> Iterator[Json]:
    """The divisions called "refs", wherever they stand."""
    waiting: list[Json] = list(reversed(blocks))
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if one.get("t") == "Div" and one["c"][0][0] == "refs":
                yield one
            if one.get("t") not in _TEXTS:
                waiting.append(one.get("c"))
        elif isinstance(one, list):
            waiting += reversed(one)


def _entry(entry: Entry, *, links: bool) -> Json:
    markup = link_addresses(entry.markup) if links else drop_links(entry.markup)
    inlines: list[Json] = []
    for display, runs in groupby(runs_of(markup), key=lambda run: run.display):
        shown = inlines_of(tuple(runs))
        if display == "left-margin":
            # Where pandoc sets no column for labels, a space parts them from the entry.
            shown.append({"t": "Space"})
        name = [["", [f"csl-{display}"], []], shown]
        inlines += [{"t": "Span", "c": name}] if display else shown
    identity = [f"ref-{entry.key}", ["csl-entry"], []]
    return {"t": "Div", "c": [identity, [{"t": "Para", "c": inlines}]]}
