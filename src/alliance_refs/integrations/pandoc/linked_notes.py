"""Notes that HTML has as a list whose items the text links to, made true notes.

In: the blocks of a pandoc document. Out: the same blocks, with a `Note` in the place of each
link to an item that leads back, where every item of the list is called once.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from alliance_refs.integrations.pandoc.inlines import SPACES

Json = Any
# A list of inlines and an index in it.
Place = tuple[list[Json], int]


def make_true_notes(blocks: list[Json]) -> None:
    """Changes the blocks; what is no list of linked notes stays as it is."""
    lists = [(siblings, one, _items(one)) for siblings, one in _lists(blocks)]
    times = Counter(name for _, _, items in lists for name, _ in items)
    calls = _calls(blocks, set(times)) if times else {}
    for siblings, one, items in lists:
        if items and all(times[name] == len(calls[name]) == 1 for name, _ in items):
            for name, content in items:
                inlines, index = calls[name][0]
                inlines[index] = {"t": "Note", "c": _bare(content)}
            _take_out(siblings, one)
    _drop_emptied(blocks)


def _lists(blocks: list[Json]) -> Iterator[tuple[list[Json], Json]]:
    """The numbered lists of a document, each with the blocks that it stands among."""
    waiting = [blocks]
    while waiting:
        siblings = waiting.pop()
        for one in siblings:
            kind = one.get("t") if isinstance(one, dict) else ""
            if kind == "Div":
                waiting.append(one["c"][1])
            elif kind == "OrderedList":
                yield siblings, one


def _items(one: Json) -> list[tuple[str, list[Json]]]:
    """The items of a list by their ids; none where an item has no id or leads nowhere back."""
    found = []
    for item in one["c"][1]:
        first = item[0] if len(item) == 1 else {}
        if first.get("t") != "Div" or not first["c"][0][0] or not _way_back(first["c"][1]):
            return []
        found.append((first["c"][0][0], first["c"][1]))
    return found


def _way_back(content: list[Json]) -> bool:
    """Whether an item ends in a link within the document."""
    last = content[-1] if content else {}
    inlines = last["c"] if last.get("t") in ("Para", "Plain") else []
    return bool(inlines) and inlines[-1].get("t") == "Link" and inlines[-1]["c"][2][0][:1] == "#"


def _calls(blocks: list[Json], wanted: set[str]) -> dict[str, list[Place]]:
    """The links to each item, with the raised element around a link."""
    calls: dict[str, list[Place]] = defaultdict(list)
    waiting: list[Json] = [blocks]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting.append(one.get("c"))
        elif isinstance(one, list):
            for index, inner in enumerate(one):
                name = _called(inner)
                if name in wanted:
                    calls[name].append((one, index))
                else:
                    waiting.append(inner)
    return calls


def _called(inline: Json) -> str:
    kind = inline.get("t") if isinstance(inline, dict) else ""
    if kind == "Superscript" and len(inline["c"]) == 1:
        return _called(inline["c"][0])
    target = str(inline["c"][2][0]) if kind == "Link" else ""
    return target[1:] if target.startswith("#") else ""


def _bare(content: list[Json]) -> list[Json]:
    """A note's blocks without the way back."""
    inlines = content[-1]["c"]
    inlines.pop()
    while inlines and inlines[-1].get("t") in SPACES:
        inlines.pop()
    if inlines and inlines[-1].get("t") == "Str":
        inlines[-1]["c"] = inlines[-1]["c"].rstrip()
    return [{**block, "t": "Para"} if block["t"] == "Plain" else block for block in content]


def _take_out(siblings: list[Json], one: Json) -> None:
    """Takes a list out, and the rule above it."""
    at = next(index for index, block in enumerate(siblings) if block is one)
    start = at - (at > 0 and siblings[at - 1].get("t") == "HorizontalRule")
    siblings[start : at + 1] = []


def _drop_emptied(blocks: list[Json]) -> None:
    blocks[:] = [one for one in blocks if not _is_emptied(one)]


def _is_emptied(one: Json) -> bool:
    classes = one["c"][0][1] if isinstance(one, dict) and one.get("t") == "Div" else []
    return not one["c"][1] if any("footnote" in name for name in classes) else False
